/** From the preview into the call: what is open stays open. */
import type { CallError, MediaKind } from '../errors.js';
import { untilAborted } from '../internal/until-aborted.js';
import type { MediaRequest, MediaSource, OpenedMedia } from '../media/media-source.js';
import { KINDS, TRACK } from './own-tracks.js';

/** What was opened ahead of a call. */
export interface OpenedAhead {
  /** Settles when what is under way of a device has opened, or failed. */
  readonly ready: (kind: MediaKind) => Promise<unknown>;
  /** Gives the track of a device away, if it is on; what fails while it opens is told here only. */
  readonly take: (kind: MediaKind) => MediaStreamTrack | undefined;
  readonly failed: (kind: MediaKind) => CallError | undefined;
  /** Ends what was not taken. Idempotent. */
  readonly close: () => void;
}

/** Gives what was opened ahead to the first who ask, and opens the rest by `source`. */
export class HandOver implements MediaSource {
  readonly #source: MediaSource;
  readonly #ahead: OpenedAhead;
  #open = true;

  constructor(source: MediaSource, ahead: OpenedAhead) {
    this.#source = source;
    this.#ahead = ahead;
  }

  get ofDevices(): boolean {
    return this.#source.ofDevices === true;
  }

  /** All in one go as long as there is something to hand over: it opens without a question. */
  parts(kinds: readonly MediaKind[]): Promise<readonly (readonly MediaKind[])[]> {
    return this.#open ? Promise.resolve([kinds]) : (this.#source.parts?.(kinds) ?? Promise.resolve([kinds]));
  }

  async open(request: MediaRequest, signal: AbortSignal): Promise<OpenedMedia> {
    if (!this.#open) return this.#source.open(request, signal);
    this.#open = false;
    const taken: Partial<Record<'audio' | 'video', MediaStreamTrack>> = {};
    const errors: CallError[] = [];
    try {
      const kinds = KINDS.filter((kind) => request[TRACK[kind]]);
      await untilAborted(Promise.all(kinds.map((kind) => this.#ahead.ready(kind))), signal);
      const missing = { audio: false, video: false };
      for (const kind of kinds) {
        const track = this.#ahead.take(kind);
        const error = this.#ahead.failed(kind);
        if (track) taken[TRACK[kind]] = track;
        else if (error) errors.push(error);
        else missing[TRACK[kind]] = true;
      }
      if (!missing.audio && !missing.video) return { ...taken, errors };
      const opened = await this.#source.open(missing, signal);
      return { ...taken, ...opened, errors: [...errors, ...opened.errors] };
    } catch (reason) {
      for (const track of Object.values(taken)) track.stop();
      throw reason;
    } finally {
      this.#ahead.close();
    }
  }

  close(): void {
    this.#ahead.close();
  }
}
