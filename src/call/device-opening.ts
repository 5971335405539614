/** Opening devices into the user's own stream. */
import { CallError, type MediaKind } from '../errors.js';
import { anySignal } from '../internal/any-signal.js';
import type { MediaSource, OpenedMedia } from '../media/media-source.js';
import { TRACK, type OwnTracks } from './own-tracks.js';

/** What fails is an error of that device. `signal` ends it with `cancelled`. */
export class DeviceOpening {
  readonly #tracks: OwnTracks;
  readonly #signal: AbortSignal;
  readonly #running = new Map<MediaKind, Promise<readonly CallError[]>>();
  #source: MediaSource;
  #replaced = new AbortController();

  constructor(source: MediaSource, tracks: OwnTracks, signal: AbortSignal) {
    this.#source = source;
    this.#tracks = tracks;
    this.#signal = signal;
  }

  /** Where tracks come from. */
  get source(): MediaSource {
    return this.#source;
  }

  /** Another source from now on: nobody waits for what is still to come of the one before. */
  replace(source: MediaSource): void {
    this.#source.close?.();
    this.#replaced.abort(new CallError('cancelled', 'Another source takes the place of this one.'));
    this.#replaced = new AbortController();
    this.#source = source;
    this.#running.clear();
  }

  /** Does `open` for those that open together, as the source has it; not at all once that was replaced. */
  inParts<T>(kinds: readonly MediaKind[], open: (part: readonly MediaKind[]) => T): Promise<readonly T[]> {
    const source = this.#source;
    if (!kinds.length) source.close?.(); // what was opened ahead is wanted no more
    const parts = source.parts?.(kinds) ?? Promise.resolve([kinds]);
    return parts.then((parts) => (source === this.#source ? parts.map(open) : []));
  }

  /** What comes of a device that is being opened. */
  of(kind: MediaKind): Promise<readonly CallError[]> | undefined {
    return this.#running.get(kind);
  }

  /** Opens devices; `tried` is called for each, unless the source was replaced meanwhile. */
  open(kinds: readonly MediaKind[], tried: (kind: MediaKind) => void): Promise<readonly CallError[]> {
    const source = this.#source;
    const request = { audio: kinds.includes('microphone'), video: kinds.includes('camera') };
    const signal = anySignal([this.#signal, this.#replaced.signal]);
    const take = ({ errors, ...tracks }: OpenedMedia) => {
      const current = source === this.#source && !this.#signal.aborted;
      for (const kind of kinds) {
        const track = tracks[TRACK[kind]];
        if (!current) track?.stop();
        else if (track) this.#tracks.keep(kind, track, source.ofDevices === true);
        if (current) {
          this.#running.delete(kind);
          tried(kind);
        }
      }
      this.#signal.throwIfAborted();
      return current ? errors : [];
    };
    const opening = source.open(request, signal).then(take, (reason: unknown) => {
      if (source === this.#source || this.#signal.aborted) throw reason;
      return [];
    });
    for (const kind of kinds) this.#running.set(kind, opening);
    return opening;
  }
}
