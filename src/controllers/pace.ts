import { deferred } from '../internal/deferred.js';

/** After how long there is no frame to wait for, ms: in a page that nobody sees, and in one whose frames are late. */
const NO_FRAME = { hidden: 100, visible: 1000 };

/** Something is drawn at once, but then not again before the next frame: a storm of news must not cost a drawing each. */
export class Pace {
  #rest: ReturnType<typeof deferred> | undefined;

  /** Until it may be drawn again; undefined when it may now. */
  get rest(): Promise<void> | undefined {
    return this.#rest?.promise;
  }

  /** It was drawn. */
  drawn(): void {
    const rest = deferred();
    this.#rest = rest;
    void nextFrame().then(() => rest === this.#rest && this.hurry());
  }

  /** It may be drawn now: a person waits for it. */
  hurry(): void {
    this.#rest?.resolve();
    this.#rest = undefined;
  }
}

/** Resolves with the next frame, or a little later where there is none. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, NO_FRAME[document.visibilityState]);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
