import { CallError } from '../../errors.js';
import type { JoinOptions } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import { zegoEnding, zegoError } from './zego-errors.js';
import { ZegoHeadCount } from './zego-head-count.js';
import { decodeHostCommands } from './zego-host-commands.js';
import { watchLink } from './zego-link.js';
import type { ZegoRoster } from './zego-roster.js';
import { ZegoToken } from './zego-token.js';
import { delay } from '../../internal/until-aborted.js';

/** How long `enter()` waits for those already there when ZEGO does not list them, ms. */
export const PEOPLE_MS = 2000;
/** A page that goes for good is gone by then; one that stays, as its user chose to, joins again. */
const AGAIN_MS = 1000;

/** The room itself: entering, its end, and the token. */
export class ZegoRoom {
  readonly #attempt: ZegoAttempt;
  readonly #roster: ZegoRoster;
  readonly #options: JoinOptions;
  readonly #token: ZegoToken;
  readonly #tellLink: () => void;
  readonly #onAgain: () => void;
  #progress: 'login' | 'people' | 'joined' = 'login';
  readonly #heads: ZegoHeadCount;
  #listed = false;
  /** Said by the SDK after all streams. */
  #connected = false;
  #onPeople: (() => void) | undefined;

  /** `onAgain` is called when the room had to be entered anew: what was published before is not any more. */
  constructor(attempt: ZegoAttempt, roster: ZegoRoster, options: JoinOptions, onAgain: () => void) {
    this.#attempt = attempt;
    this.#roster = roster;
    this.#options = options;
    this.#onAgain = onAgain;
    this.#token = new ZegoToken(attempt, options.roomId, options.token);
    attempt.on('roomStateUpdate', (_, state, errorCode) => {
      if (state === 'DISCONNECTED') this.#onOut(errorCode);
      this.#connected = state === 'CONNECTED';
      this.#onPeople?.();
    });
    this.#tellLink = watchLink(attempt);
    this.#heads = new ZegoHeadCount(attempt, roster);
    attempt.on('roomOnlineUserCountUpdate', () => this.#onPeople?.());
    attempt.on('roomUserUpdate', (_, type) => {
      if (type === 'ADD') this.#listed = true;
      this.#onPeople?.();
    });
    attempt.on('roomStreamUpdate', () => this.#onPeople?.());
    attempt.on('IMRecvCustomCommand', (_, { userID: userId }, text) => {
      for (const command of decodeHostCommands(text, options.userId))
        attempt.emit({ type: 'host-command', command, userId });
    });
  }

  /** Logs in; resolves when those already there were announced. */
  async enter(): Promise<void> {
    await this.#login();
    this.#progress = 'people';
    await this.#attempt.until(this.#people());
    this.#progress = 'joined';
    this.#tellLink();
    this.#token.watch();
  }

  async #login(): Promise<void> {
    const { roomId, userId, userName } = this.#options;
    const user = { userID: userId, userName };
    const login = this.#attempt.sdk.loginRoom(roomId, this.#token.value, user, { userUpdate: true });
    if (!(await this.#attempt.until(login)))
      throw new CallError('connection-failed', 'ZEGO refused the login without a reason. Join again.');
  }

  /**
   * The SDK left the room by itself. It does so before the page may be unloaded, in Firefox also when the user then
   * chooses to stay.
   */
  async #again(): Promise<void> {
    const { signal } = this.#attempt;
    this.#progress = 'login';
    this.#listed = false;
    this.#connected = false;
    this.#heads.forget();
    this.#attempt.lost();
    this.#roster.doubt();
    try {
      await delay(AGAIN_MS, signal);
      if (signal.aborted) return;
      await this.#login();
      this.#progress = 'joined';
      await this.#attempt.until(this.#people());
      this.#roster.forgetDoubtful();
      this.#attempt.restored();
      this.#onAgain();
    } catch (reason) {
      if (signal.aborted) return;
      this.#attempt.end({ type: 'failed', error: zegoError(reason, 'connection-lost', 'Joining again') });
    }
  }

  /** See {@link ZegoToken.renew}. */
  renewToken(token: string): void {
    this.#token.renew(token);
  }

  /**
   * After the login come, in this order, the count of people, their streams, and the list of people: whatever first
   * accounts for everybody will do.
   */
  async #people(): Promise<void> {
    if (this.#complete()) return;
    let timer;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PEOPLE_MS);
      this.#attempt.signal.addEventListener('abort', () => resolve(), { once: true });
      this.#onPeople = () => {
        if (this.#complete()) resolve();
      };
    });
    clearTimeout(timer);
    this.#onPeople = undefined;
  }

  #complete(): boolean {
    // In a crowd the streams are all there is to wait for.
    return this.#listed || this.#heads.complete || (this.#roster.crowded && this.#connected);
  }

  /** During the login its promise tells, until it is over that of `join()`. */
  #onOut(code: number): void {
    if (this.#progress === 'joined' && code === 0) void this.#again();
    else if (this.#progress === 'joined') this.#attempt.end(zegoEnding(code));
    else if (this.#progress === 'people')
      this.#attempt.close(zegoError({ code }, 'connection-failed', 'Joining the room'));
  }
}
