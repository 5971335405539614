import { deferred } from './deferred.js';
import { untilAborted } from './until-aborted.js';

/** Where work waits until it may go on. */
export class Gate {
  #isOpen = false;
  readonly #opened = deferred();

  /** Whether it was opened. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** From now on nobody else waits; those who do go on `when` that is done. */
  open(when?: Promise<unknown>): void {
    this.#isOpen = true;
    this.#opened.resolve(when as Promise<void>);
  }

  /** Resolves when it is open, or rejects with the reason of `signal`. */
  async pass(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#isOpen) await untilAborted(this.#opened.promise, signal);
  }
}
