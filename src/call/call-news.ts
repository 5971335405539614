/** How the news of a call gets to those who listen. */
import type { CallChange } from './call-changes.js';
import type { CallSnapshot } from './call-state.js';

/** Hears of every new snapshot, and of what happened; `changes` is empty when only a stream came or went. */
export type CallListener = (snapshot: CallSnapshot, changes: readonly CallChange[]) => void;

/** News goes out in the order it came, also when a listener gives a command that makes more of it. */
export class CallNews {
  readonly #listeners = new Set<CallListener>();
  readonly #outbox: { snapshot: CallSnapshot; changes: readonly CallChange[]; then?: () => void }[] = [];
  #delivering = false;

  /** Hears of all that happens from now on; returns the unsubscribe function. */
  subscribe(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody; `then` is called once all have heard of it. */
  deliver(snapshot: CallSnapshot, changes: readonly CallChange[], then?: () => void): void {
    this.#outbox.push({ snapshot, changes, ...(then && { then }) });
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
