/** After how long there is no frame to wait for, ms: in a page that nobody sees, and in one whose frames are late. */
const NO_FRAME = { hidden: 100, visible: 250 };

/** Does something at once, but no more often than once a frame: a storm of news must not cost a drawing each. */
export class Pace {
  readonly #act: () => void;
  #waiting = false;
  #again = false;

  /** `act` is what is done. */
  constructor(act: () => void) {
    this.#act = act;
  }

  /** Does it now, or once with the next frame if it was done in this one. */
  ask(): void {
    if (this.#waiting) this.#again = true;
    else void this.#run();
  }

  async #run(): Promise<void> {
    this.#waiting = true;
    this.#again = false;
    this.#act();
    await nextFrame();
    this.#waiting = false;
    if (this.#again) this.ask();
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
