/** Chance that repeats itself. */

/** Numbers from 0 to less than 1, the same ones for the same seed (the generator known as mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** The next number. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A number from `low` to less than `high`. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)];
  }
}
