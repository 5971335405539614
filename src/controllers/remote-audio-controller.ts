/** Lets everybody be heard, whether or not they are seen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallSession } from '../call/call-session.js';
import { playMedia } from './play-media.js';

/** Plays the `<audio>` elements that the host renders in its shadow root, and tells the session when it may not. */
export class RemoteAudioController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #session: CallSession;
  #blocked = false;

  constructor(host: ReactiveControllerHost & Element, session: CallSession) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  /** Plays all there is: for a click handler. Resolves when it plays, or may still not: the session hears which. */
  async resume(): Promise<void> {
    await this.#play();
    this.#session.reportPlayback(this.#blocked);
  }

  hostConnected(): void {
    this.#host.requestUpdate(); // whatever leaves the page is paused by the browser
  }

  hostUpdated(): void {
    // The verdict changes the call, hence the host: not in the middle of its update.
    queueMicrotask(() => this.#follow());
  }

  #follow(): void {
    if (!this.#host.isConnected) return;
    const before = this.#blocked;
    void this.#play();
    // Only its own verdict is taken back here: a picture may be blocked too.
    if (before !== this.#blocked) this.#session.reportPlayback(this.#blocked);
  }

  async #play(): Promise<void> {
    const sounds = [...(this.#host.shadowRoot?.querySelectorAll('audio') ?? [])];
    const blocked = () => (this.#blocked = sounds.some(({ paused }) => paused));
    const starting = sounds
      .filter(({ paused }) => paused)
      .map((sound) => playMedia(sound, () => this.#session.reportPlayback(true)));
    blocked();
    await Promise.all(starting);
    blocked();
  }
}
