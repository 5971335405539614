/** Measures the stage, in whichever document it is. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fitStage, UNMEASURED, type StageFit } from './fit.js';

/** Redraws its host when the stage is of another size. */
export class StageSize implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #fit = UNMEASURED;
  #observer: ResizeObserver | undefined;
  #stage: Element | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** What the stage has room for. */
  get fit(): StageFit {
    return this.#fit;
  }

  hostConnected(): void {
    this.#observe();
  }

  hostUpdated(): void {
    if (this.#stage?.isConnected) return;
    this.#observer?.disconnect();
    this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#later);
    this.#stage = undefined;
  }

  #observe(): void {
    const stage = this.#host.shadowRoot?.querySelector('.stage');
    // That of the document it is in: another one's sleeps while its page is hidden.
    const view = this.#host.ownerDocument.defaultView;
    if (!stage || !view) return;
    this.#stage = stage;
    this.#observer = new view.ResizeObserver(() => this.#measure(stage, view));
    this.#observer.observe(stage);
  }

  #measure(stage: Element, view: Window): void {
    const gap = parseFloat(view.getComputedStyle(stage).paddingInlineStart) || 0;
    const root = view.getComputedStyle(view.document.documentElement);
    const rem = Math.max(16, parseFloat(root.fontSize) || 0); // as in `css.ts`
    const { clientWidth, clientHeight } = stage;
    if (!clientWidth) return; // not drawn
    const fit = fitStage({ width: clientWidth - 2 * gap, height: clientHeight - 2 * gap, rem, gap });
    const before = this.#fit;
    if (JSON.stringify(fit) === JSON.stringify(before)) return;
    this.#fit = fit;
    if (!before.box) return this.#host.requestUpdate();
    // A drawing within this notification could resize what is observed, too: the browser would call that a loop.
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#host.requestUpdate());
  }
}
