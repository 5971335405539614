import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells when something in its host has another size, and once whenever the host comes into a page, where scrolling begins anew. */
export class Resizes implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #target: () => Element;
  readonly #resized: () => void;
  #observer: ResizeObserver | undefined;
  #told = false;

  constructor(host: ReactiveControllerHost & Element, target: () => Element, resized: () => void) {
    this.#host = host;
    this.#target = target;
    this.#resized = resized;
    host.addController(this);
  }

  /** Whether it has told since the host came into the page: what scrolls before that, nobody has scrolled. */
  get told(): boolean {
    return this.#told;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#observer) return;
    // Of the window the host is in: another's observes nothing there.
    const Observer = this.#host.ownerDocument.defaultView?.ResizeObserver ?? ResizeObserver;
    this.#observer = new Observer(() => {
      this.#told = true;
      this.#resized();
    });
    this.#observer.observe(this.#target());
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#told = false;
  }
}
