/** Measures the stage, in whichever document it is. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fitStage, UNMEASURED, type StageFit } from './fit.js';

/** Redraws its host when the stage has room for more tiles, or for fewer. */
export class StageSize implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #fit = UNMEASURED;
  #observer: ResizeObserver | undefined;
  #stage: Element | undefined;

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
    if (!this.#stage) this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
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
    const rem = parseFloat(view.getComputedStyle(view.document.documentElement).fontSize) || 16;
    const { clientWidth, clientHeight } = stage;
    if (!clientWidth) return; // not drawn
    const fit = fitStage({ width: clientWidth - 2 * gap, height: clientHeight - 2 * gap, rem, gap });
    if (JSON.stringify(fit) === JSON.stringify(this.#fit)) return;
    this.#fit = fit;
    this.#host.requestUpdate();
  }
}
