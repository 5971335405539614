/** A machine that has as much to do as a test says, and a clock that can be put forward. */

import type { Pressure } from '../../src/media/pressure.js';

type Told = (records: readonly { readonly state: Pressure }[]) => void;

/** In the place of the browser's until `remove()`. */
export class FakePressure {
  readonly #before = Object.getOwnPropertyDescriptor(globalThis, 'PressureObserver');
  readonly #observers = new Set<Told>();
  #later = 0;

  constructor() {
    const observers = this.#observers;
    const value = class {
      readonly #told: Told;
      constructor(told: Told) {
        this.#told = told;
      }
      observe(): Promise<void> {
        observers.add(this.#told);
        return Promise.resolve();
      }
      disconnect(): void {
        observers.delete(this.#told);
      }
    };
    Object.defineProperty(globalThis, 'PressureObserver', { configurable: true, value });
    const { now } = performance;
    performance.now = () => now.call(performance) + this.#later;
  }

  /** How many look at it. */
  get watching(): number {
    return this.#observers.size;
  }

  /** All hear that it is so, and has been for so long, ms. */
  is(state: Pressure, since: number): void {
    for (const told of this.#observers) told([{ state }]);
    this.#later += since;
  }

  /** The browser's own again. */
  remove(): void {
    Reflect.deleteProperty(performance, 'now');
    Reflect.deleteProperty(globalThis, 'PressureObserver');
    if (this.#before) Object.defineProperty(globalThis, 'PressureObserver', this.#before);
  }
}
