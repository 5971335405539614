import type { ZegoAttempt } from './zego-attempt.js';
import type { ZegoRoster } from './zego-roster.js';

/** Above so many ZEGO tells of streams only: https://www.zegocloud.com/docs/video-call/quotas-limits */
const LISTED = 500;

/** How many people ZEGO counts in the room, and tells how many of them nobody was told of. */
export class ZegoHeadCount {
  readonly #attempt: ZegoAttempt;
  readonly #roster: ZegoRoster;
  /** The local user included; undefined until ZEGO has counted. */
  #count: number | undefined;
  #told = 0;

  constructor(attempt: ZegoAttempt, roster: ZegoRoster) {
    this.#attempt = attempt;
    this.#roster = roster;
    attempt.on('roomOnlineUserCountUpdate', (_, count) => {
      this.#count = count;
      roster.crowded ||= count > LISTED;
      this.#tell();
    });
    roster.onChanged = () => this.#tell();
  }

  /** Whether all who are there are known. */
  get complete(): boolean {
    return this.#count !== undefined && this.#roster.size >= this.#count - 1;
  }

  /** The room is entered anew. */
  forget(): void {
    this.#count = undefined;
  }

  /** Of a room that ZEGO lists, the list is newer than the count. */
  #tell(): void {
    const unlisted = this.#roster.crowded ? Math.max(0, (this.#count ?? 0) - 1 - this.#roster.size) : 0;
    if (unlisted === this.#told) return;
    this.#told = unlisted;
    this.#attempt.emit({ type: 'unlisted-changed', count: unlisted });
  }
}
