/** Keeps the `<video>` of an element playing a stream. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepPlaying, playMedia, type Player } from './play-media.js';

/** What to play, and whom to tell. */
export interface MediaStreamOptions {
  /** The stream as of now; read after each update of the host. */
  readonly stream: () => MediaStream | undefined;
  /** Plays no sound, and so takes none of the few sound outputs a browser has. */
  readonly silent?: boolean;
  /** The browser wants a tap before it plays. */
  readonly onBlocked: () => void;
  /** The first picture of a stream is on the screen. */
  readonly onFrame?: () => void;
}

/** Expects one `<video>` in the host's shadow root, rendered always. Lets go of the stream while disconnected. */
export class MediaStreamController implements ReactiveController, Player {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: MediaStreamOptions;

  /** What a silent one plays: the picture alone. */
  readonly #picture = new MediaStream();
  /** While the host is in a page. */
  #connection: AbortController | undefined;
  readonly #redraw = () => this.#host.requestUpdate();
  #stream: MediaStream | undefined;

  constructor(host: ReactiveControllerHost & Element, options: MediaStreamOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get paused(): boolean {
    return Boolean(this.#video?.srcObject && this.#video.paused);
  }

  /** Plays what is paused: for a click handler, after the browser has refused. */
  async play(): Promise<boolean> {
    const video = this.#video;
    return video && this.paused ? playMedia(video, this.#options.onBlocked) : false;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { shadowRoot } = this.#host;
    const again = () => void this.play();
    if (shadowRoot) keepPlaying(shadowRoot, again, this.#options.onBlocked, this.#connection.signal);
    this.#redraw();
  }

  hostUpdated(): void {
    const video = this.#video;
    if (!video || !this.#host.isConnected) return;
    const stream = this.#options.stream();
    const played = (this.#options.silent ? this.#pictureOf(stream) : stream) ?? null;
    if (this.#stream !== stream || video.srcObject !== played) {
      video.srcObject = played;
      this.#follow(stream);
      // Firefox before 132 cannot tell: there the first frame is not timed.
      if ('requestVideoFrameCallback' in video)
        video.requestVideoFrameCallback(() => stream && this.#stream === stream && this.#options.onFrame?.());
    }
    void this.play();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    queueMicrotask(() => this.#letGo());
  }

  /** Not while the host is moved: some browsers take it out and in again even where all around it is moved as it is. */
  #letGo(): void {
    if (this.#host.isConnected) return;
    this.#follow(undefined);
    if (this.#video) this.#video.srcObject = null;
  }

  #pictureOf(stream: MediaStream | undefined): MediaStream | undefined {
    if (!stream) return undefined;
    const tracks = stream.getVideoTracks();
    for (const track of this.#picture.getTracks())
      if (!tracks.includes(track)) this.#picture.removeTrack(track);
    for (const track of tracks) this.#picture.addTrack(track);
    return this.#picture;
  }

  /** A picture that comes late, or goes, changes what the host shows. */
  #follow(stream: MediaStream | undefined): void {
    for (const type of ['addtrack', 'removetrack']) {
      this.#stream?.removeEventListener(type, this.#redraw);
      stream?.addEventListener(type, this.#redraw);
    }
    this.#stream = stream;
  }

  get #video(): HTMLVideoElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('video');
  }
}
