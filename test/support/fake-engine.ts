/**
 * A scripted `CallEngine` for unit tests: an in-memory room that keeps the whole contract, plus handles to hold or fail any
 * command, to emit any event, and to read what was called. No network, no timers; streams carry the publisher's own clones.
 */
import type {
  CallEngine,
  EngineEvent,
  EngineFactory,
  EngineOptions,
  JoinOptions,
  TrackKind,
} from '../../src/engine/call-engine.js';
import { CallError } from '../../src/errors.js';
import { untilAborted } from '../../src/internal/until-aborted.js';

/** The commands that can be held. */
export type FakeCommand =
  'join' | 'publish' | 'replaceTrack' | 'setTrackEnabled' | 'renewToken' | 'sendMessage' | 'leave';

/** One call of a command, as it was made. */
export interface FakeCall {
  readonly command: FakeCommand;
  readonly args: readonly unknown[];
}

/** Holds one future call of a command. May be settled before the call comes. */
export interface Hold {
  /** Resolves when the command is called. */
  readonly called: Promise<void>;
  /** Lets it go on as usual. */
  resolve(): void;
  /** Makes it reject. `leave()` never does: for it this is `resolve()`. */
  reject(error: CallError): void;
}

/** Where fake engines meet: those that join the same room id see each other. */
export class FakeRoom {
  /** All engines built by {@link factory} or {@link enter}, oldest first. */
  readonly engines: FakeEngine[] = [];
  readonly #members = new Set<FakeEngine>();

  /** Builds engines that meet here. */
  readonly factory: EngineFactory = (options) => {
    const engine = new FakeEngine(this, options);
    this.engines.push(engine);
    return engine;
  };

  /** The engine built last. */
  get last(): FakeEngine {
    const engine = this.engines.at(-1);
    if (!engine) throw new Error('no engine was built');
    return engine;
  }

  /** Somebody else comes in; drive them through the engine returned. */
  async enter(roomId: string, userId: string, userName = userId): Promise<FakeEngine> {
    this.factory(EMPTY_OPTIONS);
    const engine = this.last;
    await engine.join({ roomId, userId, userName, token: '' }, new AbortController().signal);
    return engine;
  }

  /** All leave: for an `afterEach`. */
  async dispose(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.leave()));
  }

  /** For engines. */
  add(engine: FakeEngine): void {
    for (const other of this.others(engine)) if (other.userId === engine.userId) other.end('replaced');
    this.#members.add(engine);
    this.changed();
  }

  /** For engines. */
  remove(engine: FakeEngine): void {
    if (this.#members.delete(engine)) this.changed();
  }

  /** For engines: everybody looks around. */
  changed(): void {
    for (const member of [...this.#members]) member.look();
  }

  /** For engines. */
  others(engine: FakeEngine): FakeEngine[] {
    return [...this.#members].filter((member) => member !== engine && member.roomId === engine.roomId);
  }
}

const EMPTY_OPTIONS: EngineOptions = {
  appId: 0,
  server: '',
  codec: 'h264',
  videoBitrate: 500,
  telemetry: false,
};

/** What one engine has told its listeners about another. */
interface Seen {
  readonly engine: FakeEngine;
  stream?: MediaStream;
  audio?: boolean;
  video?: boolean;
}

type Tracks = Record<TrackKind, MediaStreamTrack | null>;

/** One scripted engine. Build it through {@link FakeRoom}. */
export class FakeEngine implements CallEngine {
  /** What it was built from. */
  readonly options: EngineOptions;
  /** Every command so far, in order. */
  readonly calls: FakeCall[] = [];
  /** What is published, null before. The engine's own clones. */
  tracks: Tracks | null = null;
  /** What the others were told. */
  readonly enabled: Record<TrackKind, boolean> = { audio: false, video: false };
  #joined: JoinOptions | null = null;
  readonly #room: FakeRoom;
  readonly #life = new AbortController();
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #holds: { command: FakeCommand; meet: () => Promise<void> }[] = [];
  readonly #seen = new Map<string, Seen>();
  #interrupted = false;

  constructor(room: FakeRoom, options: EngineOptions) {
    this.#room = room;
    this.options = options;
  }

  get userId(): string | undefined {
    return this.#joined?.userId;
  }

  get userName(): string {
    return this.#joined?.userName ?? '';
  }

  get roomId(): string | undefined {
    return this.#joined?.roomId;
  }

  /** True once `leave()` was called or the call ended by itself. */
  get left(): boolean {
    return this.#life.signal.aborted;
  }

  // Control surface

  /** The next call of `command` waits for the handle returned; several are used in the order they were asked for. */
  holdNext(command: FakeCommand): Hold {
    const called = deferred();
    const go = deferred();
    go.promise.catch(() => undefined); // may be rejected before the command is called, which then reports it
    this.#holds.push({
      command,
      meet: () => {
        called.resolve();
        return go.promise;
      },
    });
    return { called: called.promise, resolve: () => go.resolve(), reject: (error) => go.reject(error) };
  }

  /** Tells the listeners anything; nothing after `leave()`. */
  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** Loses the link. */
  interrupt(): void {
    this.#interrupted = true;
    this.emit({ type: 'reconnecting' });
  }

  /** Finds the link again, and tells what was missed. */
  restore(): void {
    this.#interrupted = false;
    this.emit({ type: 'reconnected' });
    this.look();
  }

  /** Ends the call from outside. */
  end(reason: 'replaced' | 'room-closed'): void {
    this.emit({ type: 'ended', reason });
    this.#close();
  }

  // The port

  subscribe(listener: (event: EngineEvent) => void): () => void {
    if (!this.left) this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async join(options: JoinOptions, signal: AbortSignal): Promise<void> {
    await this.#command('join', [options, signal], signal);
    this.#joined = options;
    this.#room.add(this);
  }

  async publish(stream: MediaStream, signal: AbortSignal): Promise<void> {
    await this.#command('publish', [stream, signal], signal);
    const [audio, video] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]];
    this.#stopTracks();
    this.tracks = { audio: audio?.clone() ?? null, video: video?.clone() ?? null };
    Object.assign(this.enabled, { audio: audio?.enabled ?? false, video: video?.enabled ?? false });
    this.#room.changed();
  }

  async replaceTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await this.#command('replaceTrack', [kind, track]);
    const tracks = this.#published();
    tracks[kind]?.stop();
    tracks[kind] = track?.clone() ?? null;
    if (tracks[kind]) tracks[kind].enabled = this.enabled[kind];
    this.#room.changed();
  }

  async setTrackEnabled(kind: TrackKind, enabled: boolean): Promise<void> {
    await this.#command('setTrackEnabled', [kind, enabled]);
    const track = this.#published()[kind];
    if (track) track.enabled = enabled;
    this.enabled[kind] = enabled;
    this.#room.changed();
  }

  async renewToken(token: string): Promise<void> {
    await this.#command('renewToken', [token]);
  }

  async sendMessage(text: string): Promise<void> {
    await this.#command('sendMessage', [text]);
    if (new TextEncoder().encode(text).length > 1024)
      throw new CallError('message-failed', 'A message may have at most 1 KB.');
    const { userId, userName } = this;
    if (userId === undefined) throw new CallError('message-failed', 'Join before sending.');
    for (const other of this.#room.others(this))
      if (!other.#interrupted) other.emit({ type: 'message', userId, userName, text, sentAt: Date.now() });
  }

  async leave(): Promise<void> {
    this.#listeners.clear();
    const held = this.#note('leave', []);
    this.#close();
    await held?.catch(() => undefined); // leaving never rejects
  }

  /** For the room: tells what changed since the last look. */
  look(): void {
    if (this.#interrupted) return;
    const others = this.#room.others(this);
    for (const [userId, seen] of [...this.#seen])
      if (!others.includes(seen.engine)) this.#forget(userId, seen);
    for (const other of others) this.#lookAt(other);
  }

  #lookAt(engine: FakeEngine): void {
    const { userId, userName, tracks, enabled } = engine;
    if (userId === undefined) return;
    const seen = this.#seen.get(userId) ?? { engine };
    if (!this.#seen.has(userId)) {
      this.#seen.set(userId, seen);
      this.emit({ type: 'participant-joined', userId, userName });
    }
    if (!tracks) return;
    const live = [tracks.audio, tracks.video].filter((track) => track !== null);
    if (seen.stream) {
      for (const track of seen.stream.getTracks()) if (!live.includes(track)) seen.stream.removeTrack(track);
      for (const track of live) seen.stream.addTrack(track);
    } else {
      seen.stream = new MediaStream(live);
      this.emit({ type: 'stream-added', userId, stream: seen.stream });
    }
    const { audio, video } = enabled;
    if (seen.audio === audio && seen.video === video) return;
    const changes = {
      ...(seen.audio !== audio && { audio }),
      ...(seen.video !== video && { video }),
    };
    Object.assign(seen, changes);
    this.emit({ type: 'media-changed', userId, ...changes });
  }

  #forget(userId: string, seen: Seen): void {
    this.#seen.delete(userId);
    if (seen.stream) this.emit({ type: 'stream-removed', userId });
    this.emit({ type: 'participant-left', userId });
  }

  #published(): Tracks {
    if (!this.tracks) throw new CallError('publish-failed', 'Publish first.');
    return this.tracks;
  }

  #note(command: FakeCommand, args: unknown[]): Promise<void> | undefined {
    this.calls.push({ command, args });
    const index = this.#holds.findIndex((hold) => hold.command === command);
    return index < 0 ? undefined : this.#holds.splice(index, 1)[0].meet();
  }

  async #command(command: FakeCommand, args: unknown[], signal?: AbortSignal): Promise<void> {
    const held = this.#note(command, args);
    const end = AbortSignal.any([this.#life.signal, ...(signal ? [signal] : [])]);
    try {
      end.throwIfAborted();
      await untilAborted(held ?? Promise.resolve(), end);
    } catch (error) {
      throw end.aborted ? new CallError('cancelled', 'The attempt was cancelled.') : error;
    }
  }

  #close(): void {
    if (this.left) return;
    this.#life.abort();
    this.#listeners.clear();
    this.#seen.clear();
    this.#room.remove(this);
    this.#stopTracks();
  }

  #stopTracks(): void {
    for (const kind of ['audio', 'video'] as const) this.tracks?.[kind]?.stop();
  }
}

function deferred() {
  let resolve: () => void = () => undefined;
  let reject: (error: CallError) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** A factory whose engines meet in a room of their own, and that room. */
export function fakeEngineFactory(): { readonly factory: EngineFactory; readonly room: FakeRoom } {
  const room = new FakeRoom();
  return { factory: room.factory, room };
}
