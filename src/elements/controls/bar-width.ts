import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many round buttons fit beside each other in the bar of its host, which is drawn anew when that changes. */
export class BarWidth implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #bar: Element | undefined;
  #observer: ResizeObserver | undefined;
  #places = Infinity;
  /** With one button alone there is nothing to know their distance from; nor where a page has its own in place of the bar. */
  #measured = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** All of them until the bar is laid out: it is measured before it is painted. */
  get places(): number {
    return this.#places;
  }

  hostUpdated(): void {
    const bar = this.#host.shadowRoot?.querySelector<HTMLElement>('.controls') ?? undefined;
    if (bar !== this.#bar) {
      this.hostDisconnected();
      if (!bar) return;
      this.#bar = bar;
      // Of the window the host is in: another's observes nothing there.
      const Observer = this.#host.ownerDocument.defaultView?.ResizeObserver ?? ResizeObserver;
      this.#observer = new Observer(([entry]) => entry && this.#measure(entry));
    } else if (this.#measured || !bar?.checkVisibility()) return;
    else this.#observer?.unobserve(bar);
    this.#observer?.observe(bar); // which measures, before it is painted
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = this.#bar = undefined;
    this.#measured = false;
  }

  #measure({ target, contentRect }: ResizeObserverEntry): void {
    const all = [...target.querySelectorAll<HTMLElement>('.round')];
    const [first, second] = all.filter((button) => button.checkVisibility()); // a page may hide some
    const size = first?.offsetHeight ?? 0; // they are round, and squeezed in width where there are too many
    this.#measured = second !== undefined && size > 0 && contentRect.width > 0;
    if (!first || !second || !this.#measured) return;
    const gap = distance(first, second);
    // The button that leaves is wider, where there is room.
    const places = Math.floor((contentRect.width + gap - 0.4 * size) / (size + gap));
    if (places === this.#places) return;
    this.#places = places;
    this.#host.requestUpdate();
  }
}

/** What lies between two that stand side by side, in either direction, px of the layout. */
function distance(one: HTMLElement, other: HTMLElement): number {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return (Math.max(b.left - a.right, a.left - b.right) * one.offsetWidth) / a.width;
}
