/** The token of one attempt: got before joining, renewed before it ends. */
import { CallError } from '../errors.js';
import type { TokenReason, TokenRequest } from '../events.js';
import { isToken04, tokenExpiry } from '../internal/token04.js';
import type { CallConfig } from './call-config.js';
import { obtainToken } from './token-source.js';

/** Between two tries to get a fresh token, ms: a tenth of what is left of the old one, within these. */
const RETRY = { least: 5000, most: 60_000 };

/** How long before its end a token is renewed, ms, at most; a fifth of a short life. Clocks may be wrong by minutes. */
const EARLY = 600_000;

/** The longest a timer can take, ms. */
const LONGEST = 2 ** 31 - 1;

/** What a keeper needs to know, and whom to tell. */
export interface TokenKeeperOptions extends Pick<CallConfig, 'tokens' | 'tokenNeed'> {
  readonly request: Omit<TokenRequest, 'reason'>;
  /** Hands a fresh token to the engine. */
  readonly put: (token: string) => Promise<void>;
  /** A renewal failed. */
  readonly error: (error: CallError) => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/** Goes by the wall clock, because timers stand still while a computer sleeps: {@link check} looks at it. */
export class TokenKeeper {
  readonly #options: TokenKeeperOptions;
  #token = '';
  /** By `Date.now()`; undefined while nothing is known of the end. */
  #endsAt: number | undefined;
  /** By `Date.now()`: from then on the token is to be renewed. */
  #dueAt = Infinity;
  /** The engine says that the token ends: now it matters that there is somebody to ask. */
  #urgent = false;
  /** One on its way to the engine. */
  #putting: { readonly token: string; readonly done: Promise<void> } | undefined;
  #joined = false;
  #renewing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** The token to join with, '' for engines without. Throws at once, or rejects, with a CallError. */
  first(): Promise<string> {
    const { tokenNeed } = this.#options;
    if (tokenNeed === 'none') return Promise.resolve('');
    const token = this.#obtain('join');
    if (token)
      return token.then((token) => {
        this.#use(token);
        return token;
      });
    if (tokenNeed === 'optional') return Promise.resolve('');
    throw new CallError(
      'configuration',
      'token is missing: set token, token-url or tokenProvider, or answer call-token-request.',
    );
  }

  /** The room is entered: from now on the token is kept fresh. */
  start(): void {
    this.#joined = true;
    this.check();
  }

  /** The engine says that the token ends in `expiresIn` ms; it may say so more than once, and before joining is done. */
  expiring(expiresIn: number): void {
    this.#urgent = true;
    this.#dueAt = Date.now();
    this.#endsAt = this.#dueAt + expiresIn;
    this.check();
  }

  /** Renews the token if it is time; for when a renewal that failed may succeed, or the computer may have slept. */
  check(): void {
    clearTimeout(this.#timer);
    if (!this.#joined || this.#renewing || this.#options.signal.aborted) return;
    if (Date.now() >= this.#dueAt) void this.#renew();
    else if (this.#dueAt < Infinity) this.#checkIn(this.#dueAt - Date.now());
  }

  /**
   * Puts a fresh token in use. Until it is time for another, the one in use may be set again, as by a page that keeps what
   * it answered. Rejects with `token-invalid` when the token ends no later than that.
   */
  async renew(token: string): Promise<void> {
    if (token !== this.#token || Date.now() >= this.#dueAt) await this.#put(token);
  }

  #put(token: string): Promise<void> {
    if (token !== this.#putting?.token) {
      const done = this.#exchange(token).finally(() => {
        if (this.#putting?.done === done) this.#putting = undefined;
      });
      this.#putting = { token, done };
    }
    return this.#putting.done;
  }

  async #exchange(token: string): Promise<void> {
    const [now, then] = [tokenExpiry(this.#token), tokenExpiry(token)];
    // ZEGO takes such a token without a word, and ends the call when the old one ends.
    if (now !== undefined && then !== undefined && then <= now)
      throw new CallError(
        'token-invalid',
        'The token ends no later than the one in use: make a new one for each request, and cache none.',
      );
    await this.#options.put(token);
    this.#use(token);
    this.check();
  }

  #use(token: string): void {
    this.#token = token;
    this.#urgent = false;
    const endsAt = tokenExpiry(token);
    const left = endsAt === undefined ? 0 : endsAt - Date.now();
    // One that seems to have ended when it is new: this clock is no help, only the engine is.
    this.#endsAt = left > 0 ? endsAt : undefined;
    this.#dueAt = endsAt !== undefined && left > 0 ? endsAt - Math.min(EARLY, left / 5) : Infinity;
  }

  async #renew(): Promise<void> {
    this.#renewing = true;
    let retry = false;
    try {
      const before = this.#token;
      const obtaining = this.#obtain('expiring');
      if (obtaining) {
        const token = await obtaining;
        // Unless the page has set the same meanwhile.
        if (token === before || token !== this.#token) await this.#put(token);
      } else if (this.#urgent)
        throw new CallError(
          'token-expired',
          'The token ends soon and nobody renews it: set token-url or tokenProvider, answer call-token-request, or set a fresh token.',
        );
    } catch (reason) {
      const error = CallError.from(reason, 'token-invalid', 'The token could not be renewed: see the cause.');
      if (error.code === 'cancelled') return;
      this.#options.error(error);
      // There is nobody to ask, or the answer would be the same again.
      retry = error.retryable && error.code !== 'token-expired';
    } finally {
      this.#renewing = false;
    }
    if (Date.now() < this.#dueAt) return this.check();
    const left = (this.#endsAt ?? 0) - Date.now();
    const pause = Math.min(RETRY.most, Math.max(RETRY.least, left / 10));
    if (retry && left > pause) this.#checkIn(pause);
  }

  #checkIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), Math.min(ms, LONGEST));
  }

  /** Undefined when the page has nobody to ask. */
  #obtain(reason: TokenReason): Promise<string> | undefined {
    const { tokens, tokenNeed, request, signal } = this.#options;
    const token = obtainToken(tokens(), { ...request, reason }, signal, this.#token);
    return tokenNeed === 'required' ? token?.then(checkToken04) : token;
  }
}

function checkToken04(token: string): string {
  if (isToken04(token)) return token;
  throw new CallError(
    'token-invalid',
    'The token source gave something else than a token04: check what token-url or tokenProvider answers.',
  );
}
