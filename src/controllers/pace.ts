/** How long a frame is waited for, ms: a page that nobody sees has none, and one that does much has few. */
const NO_FRAME = 100;
const SLOW_FRAME = 1000;

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

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, document.hidden ? NO_FRAME : SLOW_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
