/** What a screen reader hears of a call, and when. */
import type { CallChange } from '../../call/call-changes.js';
import type { Participant } from '../../call/call-state.js';
import type { Messages } from '../../i18n/messages.js';
import { announcement } from './announcements.js';
import { CrowdNews } from './crowd-news.js';

/** How the call is when something happened. */
export interface Scene {
  /** Outside a call nobody comes or goes. */
  readonly active: boolean;
  /** An open chat speaks for itself. */
  readonly chatOpen: boolean;
  readonly participants: readonly Participant[];
}

/** The one live region of a call, in words. */
export class Announcer {
  readonly #changed: () => void;
  readonly #crowd = new CrowdNews((text) => this.say(text));
  #now = { id: 0, text: '' };
  #drawn = 0;

  /** `changed` is called whenever there is something new to draw. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is to be in the live region; a new `id` makes it be said again. */
  get now(): { readonly id: number; readonly text: string } {
    return this.#now;
  }

  /** Something happened. What concerns this user is said at once. */
  news(messages: Messages, changes: readonly CallChange[], scene: Scene): void {
    if (scene.active) this.#crowd.hear(messages, changes, scene.participants);
    else this.#crowd.forget();
    this.say(announcement(messages, changes, scene.chatOpen));
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
}
