/** A notice that is there while something lasts: that the user speaks unheard, that the connection is weak. */

/** How long, ms. */
export interface Patience {
  /** It lasts before it is told. */
  readonly before: number;
  /** It is gone before the next time counts as another: a breath is not the end. */
  readonly after: number;
}

/** Shown once each time it lasts, until that is over, it matters no more, or it is put away. */
export class Spell {
  readonly #patience: Patience;
  readonly #began: () => void;
  readonly #changed: () => void;
  #stage: 'none' | 'coming' | 'shown' | 'dismissed' = 'none';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `began` is called when it is to be shown, `changed` when it is there no more. */
  constructor(patience: Patience, began: () => void, changed: () => void) {
    this.#patience = patience;
    this.#began = began;
    this.#changed = changed;
  }

  /** Whether there is something to show. */
  get shown(): boolean {
    return this.#stage === 'shown';
  }

  /** Whether it is so now, and whether that would matter. */
  follow(lasts: boolean, matters: boolean): void {
    if (!matters || (!lasts && this.#stage === 'coming')) this.#over();
    else if (!lasts && this.#stage !== 'none')
      this.#timer ??= setTimeout(() => this.#over(), this.#patience.after);
    else if (lasts && this.#stage === 'none') this.#come();
    else if (lasts && this.#stage !== 'coming') this.#stop();
  }

  /** Not to be shown for the rest of the time. */
  dismiss(): void {
    if (!this.shown) return;
    this.#stage = 'dismissed';
    this.#changed();
  }

  #come(): void {
    const begin = () => {
      this.#stop();
      this.#stage = 'shown';
      this.#began();
    };
    this.#stage = 'coming';
    if (this.#patience.before) this.#timer = setTimeout(begin, this.#patience.before);
    else begin();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #over(): void {
    this.#stop();
    const { shown } = this;
    this.#stage = 'none';
    if (shown) this.#changed();
  }
}
