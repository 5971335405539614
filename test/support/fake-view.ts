/** What one fake engine has told its listeners about the others, and the telling. */
import type { EngineEvent, StreamIdentity, StreamSource, TrackKind } from '../../src/engine/call-engine.js';

/** Both kinds. */
export const KINDS = ['audio', 'video'] as const;

/** What is sent of a stream. */
export type Tracks = Record<TrackKind, MediaStreamTrack | null>;

/** What of a stream is on. */
export type Statuses = Readonly<Record<TrackKind, boolean>>;

/** A stream that is published. */
export interface FakeStream {
  readonly source: StreamSource;
  /** The engine's own clones. */
  readonly tracks: Tracks;
  /** What the others were told. */
  enabled: Statuses;
}

/** Somebody to look at. */
interface Other {
  readonly userId: string | undefined;
  readonly userName: string;
  readonly hand: boolean;
  /** By stream id. */
  readonly streams: ReadonlyMap<string, FakeStream>;
}

interface SeenStream {
  readonly identity: StreamIdentity;
  readonly stream: MediaStream;
  enabled: Statuses;
}

interface Seen {
  readonly other: Other;
  hand: boolean;
  /** By stream id. */
  readonly streams: Map<string, SeenStream>;
}

/** See the head of this file. */
export class FakeView {
  readonly #emit: (event: EngineEvent) => void;
  /** By user id. */
  readonly #seen = new Map<string, Seen>();

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  /** Tells what changed since the last look. */
  look(others: readonly Other[]): void {
    for (const [userId, { other, streams }] of [...this.#seen]) {
      if (others.includes(other)) continue;
      this.#seen.delete(userId);
      for (const streamId of [...streams.keys()]) this.#forget(streams, streamId);
      this.#emit({ type: 'participant-left', userId });
    }
    for (const other of others) if (other.userId !== undefined) this.#lookAt(other, other.userId);
  }

  /** Forgets everybody, tells nobody. */
  clear(): void {
    this.#seen.clear();
  }

  #lookAt(other: Other, userId: string): void {
    const seen = this.#seen.get(userId) ?? this.#meet(other, userId);
    const { streams: told } = seen;
    if (seen.hand !== other.hand) {
      seen.hand = other.hand;
      this.#emit({ type: 'hand-changed', userId, raised: other.hand });
    }
    for (const streamId of [...told.keys()]) if (!other.streams.has(streamId)) this.#forget(told, streamId);
    for (const [streamId, { source, tracks, enabled }] of [...other.streams]) {
      const live = KINDS.map((kind) => tracks[kind]).filter((track) => track !== null);
      const known = told.get(streamId);
      if (known) this.#update(known, live, enabled);
      else {
        const identity = { userId, source, streamId };
        const stream = new MediaStream(live);
        told.set(streamId, { identity, stream, enabled });
        this.#emit({ type: 'stream-added', ...identity, stream, ...enabled });
      }
    }
  }

  #meet(other: Other, userId: string): Seen {
    const seen: Seen = { other, hand: false, streams: new Map() };
    this.#seen.set(userId, seen);
    this.#emit({ type: 'participant-joined', userId, userName: other.userName });
    return seen;
  }

  #update(known: SeenStream, live: readonly MediaStreamTrack[], enabled: Statuses): void {
    const { identity, stream, enabled: told } = known;
    for (const track of stream.getTracks()) if (!live.includes(track)) stream.removeTrack(track);
    for (const track of live) stream.addTrack(track);
    known.enabled = enabled;
    const changed = KINDS.filter((kind) => told[kind] !== enabled[kind]);
    const changes = Object.fromEntries(changed.map((kind) => [kind, enabled[kind]]));
    if (changed.length) this.#emit({ type: 'media-changed', ...identity, ...changes });
  }

  #forget(streams: Seen['streams'], streamId: string): void {
    const known = streams.get(streamId);
    if (known && streams.delete(streamId)) this.#emit({ type: 'stream-removed', ...known.identity });
  }
}
