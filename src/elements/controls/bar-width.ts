import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many round buttons fit beside each other in the bar of its host, which is drawn anew when that changes. */
export class BarWidth implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #bar: Element | undefined;
  #observer: ResizeObserver | undefined;
  #places = Infinity;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** All of them until the bar is laid out: it is measured before it is painted. */
  get places(): number {
    return this.#places;
  }

  hostUpdated(): void {
    const bar = this.#host.shadowRoot?.querySelector('.controls') ?? undefined;
    if (bar === this.#bar) return;
    this.hostDisconnected();
    if (!bar) return;
    this.#bar = bar;
    // Of the window the host is in: another's observes nothing there.
    const Observer = this.#host.ownerDocument.defaultView?.ResizeObserver ?? ResizeObserver;
    this.#observer = new Observer(([entry]) => entry && this.#measure(entry));
    this.#observer.observe(bar);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = this.#bar = undefined;
  }

  #measure({ target, contentRect }: ResizeObserverEntry): void {
    const size = target.querySelector<HTMLElement>('.round')?.offsetWidth ?? 0;
    if (!size || !contentRect.width) return;
    const gap = Number.parseFloat(getComputedStyle(target).columnGap) || 0;
    // The button that leaves is wider, where there is room.
    const places = Math.floor((contentRect.width + gap - 0.4 * size) / (size + gap));
    if (places === this.#places) return;
    this.#places = places;
    this.#host.requestUpdate();
  }
}
