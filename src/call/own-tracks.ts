/** The tracks of the user's own stream in one attempt: one a device, and what happens to them. */
import type { TrackKind } from '../engine/call-engine.js';
import type { MediaKind } from '../errors.js';
import { delay } from '../internal/until-aborted.js';
import { canMeasure } from '../media/web-audio.js';

/** The kind of track that comes from a device. */
export const TRACK: Readonly<Record<MediaKind, TrackKind>> = { microphone: 'audio', camera: 'video' };

/** In the order they are dealt with. */
export const KINDS: readonly MediaKind[] = ['microphone', 'camera'];

/** A camera that stalls under load is muted for a moment, too: nobody has to hear of that. ms. */
const MUTE_GRACE = 1000;

/** Who hears of tracks. */
export interface OwnTracksListener {
  /** A track was put into the stream. */
  readonly opened: () => void;
  /** A track ended by itself: the device was unplugged, or taken away. It is still in the stream. */
  readonly ended: (kind: MediaKind, track: MediaStreamTrack) => void;
  /** The system keeps a device silent, for a phone call or by a switch; or lets it go on. */
  readonly muted: (kind: MediaKind, muted: boolean) => void;
}

/** At most one track of each device; who puts one in gives it away. */
export class OwnTracks {
  /** One object for the whole attempt, tracks come and go. */
  readonly stream = new MediaStream();
  /**
   * The sound of the microphone while it is kept open and off, which is silence otherwise: to notice that the user speaks.
   * It leaves the page as little as that.
   */
  readonly muted = new MediaStream();
  /** Those that are not a page's own. */
  readonly #ofDevices = new WeakSet<MediaStreamTrack>();
  readonly #listener: OwnTracksListener;
  readonly #signal: AbortSignal;

  constructor(listener: OwnTracksListener, signal: AbortSignal) {
    this.#listener = listener;
    this.#signal = signal;
  }

  /** The track of a device, if it is open. */
  get(kind: MediaKind): MediaStreamTrack | undefined {
    return this.stream.getTracks().find((track) => track.kind === TRACK[kind]);
  }

  /** The same, unless it is a page's own. */
  ofDevice(kind: MediaKind): MediaStreamTrack | undefined {
    const track = this.get(kind);
    return track && this.#ofDevices.has(track) ? track : undefined;
  }

  /** Puts a track in, in the place of the one before. `ofDevice`: the system may mute it. */
  keep(kind: MediaKind, track: MediaStreamTrack, ofDevice: boolean): void {
    this.stop(kind);
    this.stream.addTrack(track);
    this.#listener.opened();
    const options = { signal: this.#signal };
    const onEnded = () => this.#is(kind, track) && this.#listener.ended(kind, track);
    track.addEventListener('ended', onEnded, options);
    // It may have ended while another device was still asked for: no event tells that now.
    if (track.readyState === 'ended') queueMicrotask(onEnded);
    if (!ofDevice) return;
    this.#ofDevices.add(track);
    track.addEventListener('mute', () => void this.#onMute(kind, track), options);
    track.addEventListener(
      'unmute',
      () => this.#is(kind, track) && this.#listener.muted(kind, false),
      options,
    );
    if (track.muted) void this.#onMute(kind, track);
  }

  /** Opens or shuts a track; the device stays open. */
  enable(kind: MediaKind, enabled: boolean): void {
    const track = this.get(kind);
    if (track) track.enabled = enabled;
    if (kind === 'microphone') this.#listenWhileMuted(!enabled);
  }

  /** Frees a device, at once. */
  stop(kind: MediaKind): void {
    const track = this.get(kind);
    if (!track) return;
    track.stop();
    this.stream.removeTrack(track);
    if (kind === 'microphone') this.#listenWhileMuted(false);
  }

  #listenWhileMuted(on: boolean): void {
    const [before] = this.muted.getTracks();
    if (Boolean(before) === on || !canMeasure()) return;
    if (before) {
      before.stop();
      this.muted.removeTrack(before);
    }
    const track = on && this.ofDevice('microphone')?.clone();
    if (!track) return;
    track.enabled = true;
    this.muted.addTrack(track);
  }

  async #onMute(kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    await delay(MUTE_GRACE, this.#signal);
    if (track.muted && this.#is(kind, track) && !this.#signal.aborted) this.#listener.muted(kind, true);
  }

  #is(kind: MediaKind, track: MediaStreamTrack): boolean {
    return this.get(kind) === track;
  }
}
