/** Keeps the `<video>` of an element playing a stream. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { playMedia } from './play-media.js';

/** What to play, and whom to tell. */
export interface MediaStreamOptions {
  /** The stream as of now; read after each update of the host. */
  readonly stream: () => MediaStream | undefined;
  /** The browser wants a tap before it plays. */
  readonly onBlocked: () => void;
  /** The first picture of a stream is on the screen. */
  readonly onFrame?: () => void;
}

/** Expects one `<video>` in the host's shadow root, rendered always. Lets go of the stream while disconnected. */
export class MediaStreamController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: MediaStreamOptions;

  constructor(host: ReactiveControllerHost & Element, options: MediaStreamOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Plays what is paused: for a click handler, after the browser has refused. */
  play(): void {
    const video = this.#video;
    if (video?.srcObject && video.paused) void playMedia(video, this.#options.onBlocked);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const video = this.#video;
    if (!video || !this.#host.isConnected) return;
    const stream = this.#options.stream() ?? null;
    if (video.srcObject !== stream) {
      video.srcObject = stream;
      // Firefox before 132 cannot tell: there the first frame is not timed.
      if ('requestVideoFrameCallback' in video)
        video.requestVideoFrameCallback(
          () => stream && video.srcObject === stream && this.#options.onFrame?.(),
        );
    }
    this.play();
  }

  hostDisconnected(): void {
    if (this.#video) this.#video.srcObject = null;
  }

  get #video(): HTMLVideoElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('video');
  }
}
