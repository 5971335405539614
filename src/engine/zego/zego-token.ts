import { CallError } from '../../errors.js';
import { tokenExpiry } from '../../internal/token04.js';
import type { ZegoAttempt } from './zego-attempt.js';

/** How long before a token's end the SDK says so. */
const NOTICE_MS = 30_000;

/**
 * The token in use, and when it ends. The SDK says so by a timer, which is late after sleep: whenever the link goes or
 * comes back, the wall clock is asked, too.
 */
export class ZegoToken {
  readonly #attempt: ZegoAttempt;
  readonly #roomId: string;
  #token: string;
  #renewed = false;
  #watching = false;

  constructor(attempt: ZegoAttempt, roomId: string, token: string) {
    this.#attempt = attempt;
    this.#roomId = roomId;
    this.#token = token;
    attempt.on('tokenWillExpire', () => this.#warn());
    attempt.on('roomStateUpdate', (_, state) => {
      // Said while the link was lost, the service may not have heard it; the SDK ignores what it knows to be in use.
      if (state === 'CONNECTED' && this.#renewed) attempt.sdk.renewToken(this.#token, roomId);
      if (state !== 'DISCONNECTED') this.#check();
    });
    addEventListener('online', () => this.#check(), { signal: attempt.signal });
  }

  /** Looks at the clock from now on: of a token that is as good as over when it is used for joining the SDK tells. */
  watch(): void {
    this.#watching = true;
  }

  /** What to log in with. */
  get value(): string {
    return this.#token;
  }

  /**
   * Rejects with `token-expired` for one that ends no later than the one in use: the SDK would take it, and renew nothing.
   * With `token-invalid` for a malformed one; what the server thinks of it is not told.
   */
  renew(token: string): void {
    const [before, after] = [tokenExpiry(this.#token), tokenExpiry(token)];
    if (token === this.#token || (before !== undefined && after !== undefined && after <= before))
      throw new CallError(
        'token-expired',
        'The fresh token ends no later than the one in use: your server must make a new one at each request.',
      );
    if (!this.#attempt.sdk.renewToken(token, this.#roomId))
      throw new CallError('token-invalid', 'ZEGO refused the fresh token: it is malformed. Pass a token04.');
    const ended = this.#left() <= 0;
    this.#token = token;
    this.#renewed = true;
    // Lost with a token that has ended, the SDK tries to come back with that one only: left, the room is entered anew.
    if (ended && this.#attempt.isLost) this.#attempt.sdk.logoutRoom();
  }

  /** ms; a token of another kind has no end that could be read. */
  #left(): number {
    return (tokenExpiry(this.#token) ?? Infinity) - Date.now();
  }

  #check(): void {
    if (this.#watching && this.#left() <= NOTICE_MS) this.#warn();
  }

  #warn(): void {
    const left = this.#left();
    const expiresIn = left === Infinity ? 0 : Math.min(NOTICE_MS, Math.max(0, left));
    this.#attempt.emit({ type: 'token-expiring', expiresIn });
  }
}
