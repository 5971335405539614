/** Whether a picture comes, and goes on coming. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** After a frame the next one is waited for no sooner, ms: to look at each would cost more than to show it. */
export const EVERY = 2000;

/** A picture without a new frame for so long, ms, stands still. */
const PATIENCE = 4000;

/**
 * Redraws its host when the first frame of a picture is there, and when none has come for a while, or comes again. It goes by
 * the stream, as an engine may put a track into it later, or another, by script: of that no event tells.
 */
export class FrameWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #wanted: () => MediaStream | undefined;
  readonly #darkness: (() => unknown) | undefined;
  #dark: unknown;
  #stream: MediaStream | undefined;
  #state: 'waiting' | 'live' | 'still' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #video: HTMLVideoElement | null | undefined;

  /**
   * `wanted` is what should be seen in the host's `<video>`, undefined while nothing should; `darkness` tells why nobody asks
   * for its frames, undefined while somebody does.
   */
  constructor(
    host: ReactiveControllerHost & Element,
    wanted: () => MediaStream | undefined,
    darkness?: () => unknown,
  ) {
    this.#host = host;
    this.#wanted = wanted;
    this.#darkness = darkness;
    host.addController(this);
  }

  /** The first frame is being waited for. */
  get waiting(): boolean {
    return this.#state === 'waiting';
  }

  /** Frames have stopped. A screen on which nothing moves sends none either. */
  get still(): boolean {
    return this.#state === 'still';
  }

  hostUpdate(): void {
    const stream = this.#wanted();
    const dark = this.#darkness?.();
    if (stream === this.#stream && dark === this.#dark) return;
    this.#stop();
    // What nobody asked for stays as it was, but where the engine took the track out.
    if (stream !== this.#stream || !stream?.getVideoTracks().length) this.#state = stream && 'waiting';
    this.#stream = stream;
    this.#dark = dark;
  }

  hostUpdated(): void {
    const video = this.#host.shadowRoot?.querySelector('video');
    if (!this.#stream || this.#dark || this.#video || !video || !this.#host.isConnected) return;
    this.#video = video;
    // Firefox before 132 cannot tell.
    if ('requestVideoFrameCallback' in video) this.#await(video);
    else this.#become('live');
  }

  hostDisconnected(): void {
    this.#stop();
    this.#stream = this.#state = undefined;
  }

  #await(video: HTMLVideoElement): void {
    this.#frame = video.requestVideoFrameCallback(() => {
      clearTimeout(this.#timer);
      this.#become('live');
      this.#timer = setTimeout(() => this.#await(video), EVERY);
    });
    if (this.#state === 'live') this.#timer = setTimeout(() => this.#doubt(video), PATIENCE - EVERY);
  }

  /** Of a picture that nobody can see, no frame is told. */
  #doubt(video: HTMLVideoElement): void {
    if (video.ownerDocument.hidden || !video.checkVisibility()) {
      this.#timer = setTimeout(() => this.#doubt(video), EVERY);
    } else this.#become('still');
  }

  #become(state: 'live' | 'still'): void {
    if (this.#state === state) return;
    this.#state = state;
    // Within an update of the host it would be one too many.
    queueMicrotask(() => this.#host.requestUpdate());
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#video?.cancelVideoFrameCallback?.(this.#frame);
    this.#video = undefined;
  }
}
