/** How news of a call goes out. */
import type { CallChange } from './call-changes.js';
import type { CallSnapshot } from './call-state.js';

/** Hears of every new snapshot, and of what happened; `changes` is empty when only a stream came or went. */
export type CallListener = (snapshot: CallSnapshot, changes: readonly CallChange[]) => void;

interface Item {
  readonly snapshot: CallSnapshot;
  readonly changes: readonly CallChange[];
  readonly then: (() => void) | undefined;
}

/** In the order it came, also when a listener gives a command that makes more of it. */
export class CallNews {
  readonly #listeners = new Set<CallListener>();
  readonly #outbox: Item[] = [];
  #delivering = false;

  /** Hears of all that happens from now on; returns the unsubscribe function. */
  subscribe(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody; `then` runs when all have heard of it. */
  deliver(snapshot: CallSnapshot, changes: readonly CallChange[], then?: () => void): void {
    this.#outbox.push({ snapshot, changes, then });
    if (this.#delivering) return;
    this.#delivering = true;
    for (let news = this.#outbox.shift(); news; news = this.#outbox.shift()) {
      for (const listener of [...this.#listeners]) {
        try {
          listener(news.snapshot, news.changes);
        } catch (reason) {
          reportError(reason); // one listener's fault must not keep the news from the others
        }
      }
      news.then?.();
    }
    this.#delivering = false;
  }
}
