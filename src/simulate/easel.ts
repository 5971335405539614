/** The clock that everything drawn is drawn by: one for all, as forty-nine of them would not keep in step. */

/** Something that is drawn again and again. */
export interface Drawing {
  /** Draws what is to be seen `seconds` after the clock began. */
  draw(seconds: number): void;
}

/** Draws while it runs, a few times a second. */
export class Easel {
  readonly #drawings = new Set<Drawing>();
  readonly #began = performance.now();
  #rate = 10;
  #running = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** How often a second. */
  set rate(rate: number) {
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.#set();
  }

  /** Whether anybody is looking. */
  set running(running: boolean) {
    if (running === this.#running) return;
    this.#running = running;
    this.#set();
  }

  /** Draws it at once, and from now on while it runs. */
  add(drawing: Drawing): void {
    this.#drawings.add(drawing);
    drawing.draw(this.#seconds);
  }

  /** Draws it no more. */
  delete(drawing: Drawing): void {
    this.#drawings.delete(drawing);
  }

  get #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #set(): void {
    clearInterval(this.#timer);
    // Goes on in a tab in the background, which an animation frame does not.
    if (this.#running) this.#timer = setInterval(() => this.#draw(), 1000 / this.#rate);
  }

  #draw(): void {
    const seconds = this.#seconds;
    for (const drawing of this.#drawings) drawing.draw(seconds);
  }
}
