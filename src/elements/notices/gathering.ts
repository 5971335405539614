/** Gathers who did the same at about the same time, so that it is one sentence. */
import { formatIn } from '../../i18n/format.js';
import { isolated } from '../../i18n/isolated.js';
import type { Messages } from '../../i18n/messages.js';

/** For how long, from the first on, ms. */
const GATHERED = 1000;

/** How many are named at most; of the others it says how many. */
const NAMED = 3;

/** By what they did, the names by user id. */
export class Gathering {
  readonly #tell: (what: string, names: readonly string[]) => void;
  readonly #doings = new Map<string, Map<string, string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `tell` is called for each doing, in the order of the first who did it. */
  constructor(tell: (what: string, names: readonly string[]) => void) {
    this.#tell = tell;
  }

  /** Somebody did something. Whoever undoes `instead` before it was told has done nothing. */
  add(what: string, userId: string, name: string, instead?: string): void {
    if (instead !== undefined && this.undo(instead, userId)) return;
    const names = this.#doings.get(what) ?? new Map<string, string>();
    this.#doings.set(what, names.set(userId, name));
    this.#timer ??= setTimeout(() => this.#tellAll(), GATHERED);
  }

  /** Somebody has done it no more. */
  undo(what: string, userId: string): boolean {
    return this.#doings.get(what)?.delete(userId) ?? false;
  }

  /** Nobody is to be told of what was gathered. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#doings.clear();
  }

  #tellAll(): void {
    const doings = [...this.#doings];
    this.clear();
    for (const [what, names] of doings) if (names.size) this.#tell(what, [...names.values()]);
  }
}

/** "Ann, Bob and 8 others". */
export function listed(messages: Messages, names: readonly string[]): string {
  const { list } = formatIn(messages.lang);
  if (names.length <= NAMED) return list(names.map(isolated));
  const named = names.slice(0, NAMED - 1).map(isolated);
  return list([...named, messages.others(names.length - named.length)]);
}
