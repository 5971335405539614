/** What a screen reader hears of a call, and when. */
import type { CallChange } from '../../call/call-changes.js';
import { formatIn } from '../../i18n/format.js';
import type { Messages } from '../../i18n/messages.js';
import { announcement } from './announcements.js';

/** For how long people who come and go are gathered into one sentence, ms. */
const GATHERED = 1000;

/** How many are named at most; of the others it says how many. */
const NAMED = 3;

/** The one live region of a call, in words. */
export class Announcer {
  readonly #changed: () => void;
  readonly #came = new Map<string, string>();
  readonly #went = new Map<string, string>();
  #now = { id: 0, text: '' };
  #drawn = 0;
  #messages: Messages | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called whenever there is something new to draw. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is to be in the live region; a new `id` makes it be said again. */
  get now(): { readonly id: number; readonly text: string } {
    return this.#now;
  }

  /** Something happened. An open chat speaks for itself; outside a call nobody comes or goes. */
  news(messages: Messages, changes: readonly CallChange[], { active = true, chatOpen = false } = {}): void {
    this.#messages = messages;
    for (const change of changes) {
      if (change.type === 'participant-join') this.#move(change.participant, this.#came, this.#went);
      if (change.type === 'participant-leave') this.#move(change.participant, this.#went, this.#came);
    }
    if (!active) this.#forget();
    else if (this.#came.size + this.#went.size) this.#timer ??= setTimeout(() => this.#tell(), GATHERED);
    this.say(announcement(messages, changes, chatOpen));
  }

  /** Says a sentence; one that is not in the page yet is not lost for it. */
  say(text: string): void {
    if (!text) return;
    const { id } = this.#now;
    this.#now = { id: id + 1, text: id > this.#drawn ? `${this.#now.text}. ${text}` : text };
    this.#changed();
  }

  /** What was to be said is in the page. */
  drawn(): void {
    this.#drawn = this.#now.id;
  }

  /** Whoever is back before it was said that they went, never was away. */
  #move(
    { userId, userName }: { readonly userId: string; readonly userName: string },
    to: Map<string, string>,
    from: Map<string, string>,
  ): void {
    if (!from.delete(userId)) to.set(userId, userName);
  }

  #tell(): void {
    const messages = this.#messages;
    const [came, went] = [[...this.#came.values()], [...this.#went.values()]];
    this.#forget();
    if (!messages) return;
    if (came.length) this.say(messages.joined(listed(messages, came), came.length));
    if (went.length) this.say(messages.gone(listed(messages, went), went.length));
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#came.clear();
    this.#went.clear();
  }
}

/** "Ann, Bob and 8 others". */
function listed(messages: Messages, names: readonly string[]): string {
  const { list } = formatIn(messages.lang);
  if (names.length <= NAMED) return list(names);
  const named = names.slice(0, NAMED - 1);
  return list([...named, messages.others(names.length - named.length)]);
}
