/** One attempt at one call: one engine, one abort, from `join()` to `end()`. */
import type { CallEngine, EngineEvent } from '../engine/call-engine.js';
import { CallError, type MediaKind } from '../errors.js';
import type { TokenReason } from '../events.js';
import { isToken04 } from '../internal/token04.js';
import { delay, untilAborted } from '../internal/until-aborted.js';
import type { CallConfig } from './call-config.js';
import type { CallFact } from './call-reducer.js';
import type { CallTiming, DeviceStatus } from './call-state.js';
import { OwnMedia } from './own-media.js';
import { obtainToken } from './token-source.js';

/** Between two tries to get a fresh token, ms. */
const TOKEN_RETRY = 5000;

/** Who hears of what an attempt does. */
export interface AttemptListener {
  /** Something that changes the snapshot. */
  readonly fact: (fact: CallFact) => void;
  /** A failure that does not end the call. */
  readonly error: (error: CallError) => void;
  /** What the room says; what is about the own stream, the token or a mere failure is dealt with here. */
  readonly engine: (event: EngineEvent) => void;
}

/** Prepares engine and token, enters the room while the devices open, and publishes when both are done. */
export class CallAttempt {
  readonly #config: CallConfig;
  readonly #listener: AttemptListener;
  readonly #media: OwnMedia;
  readonly #abort = new AbortController();
  readonly #startedAt = performance.now();
  #engine: CallEngine | undefined;
  #joined = false;
  /** By `performance.now()`; undefined while the token is good. */
  #tokenEndsAt: number | undefined;
  #ended: Promise<void> | undefined;

  constructor(config: CallConfig, listener: AttemptListener) {
    this.#config = config;
    this.#listener = listener;
    this.#media = new OwnMedia(
      config,
      {
        status: (kind, status) => listener.fact({ type: 'device-changed', kind, status }),
        opened: () => listener.fact({ type: 'own-tracks-changed' }),
        error: listener.error,
        published: () => this.mark('publish'),
      },
      this.#abort.signal,
    );
  }

  /** The own sound and picture: one object for the whole attempt, tracks come and go. */
  get stream(): MediaStream {
    return this.#media.stream;
  }

  /** How the devices stand at the start. */
  get entryStatus(): Record<MediaKind, DeviceStatus> {
    return this.#media.entryStatus;
  }

  /**
   * Enters the room; opening the devices and publishing whatever of them works go on after this resolves.
   * Rejects with the CallError that ended it; then call `end()`.
   */
  async join(): Promise<void> {
    const { signal } = this.#abort;
    try {
      signal.throwIfAborted(); // left before it began
      const gettingToken = this.#token('join'); // throws at once when none is to be had: nothing is fetched or opened then
      this.#openMedia();
      const [engine, token] = await Promise.all([this.#createEngine(), gettingToken]);
      this.#listener.fact({ type: 'step-started', step: 'room' });
      await untilAborted(engine.join({ ...this.#config.join, token }, signal), signal);
      this.#joined = true;
      this.mark('login');
      this.#listener.fact({ type: 'joined' });
      this.#media.start(engine);
      if (this.#tokenEndsAt !== undefined) void this.#renew(this.#tokenEndsAt);
    } catch (reason) {
      throw CallError.from(reason, 'internal', 'Joining failed: see the cause.');
    }
  }

  /** Turns a device on or off; see {@link OwnMedia.set}. */
  setDevice(kind: MediaKind, on: boolean): Promise<void> {
    return this.#media.set(kind, on);
  }

  /** Turns a device to the opposite of what it is, or is about to be. */
  toggleDevice(kind: MediaKind): Promise<void> {
    return this.#media.set(kind, !this.#media.wants(kind));
  }

  /** Sends a chat message. Rejects with `message-failed`, or `cancelled` when the call is not joined. */
  async sendMessage(text: string): Promise<void> {
    await untilAborted(this.#joinedEngine().sendMessage(text), this.#abort.signal);
  }

  /** Hands the engine a fresh token. */
  async renewToken(token: string): Promise<void> {
    await untilAborted(this.#joinedEngine().renewToken(token), this.#abort.signal);
    this.#tokenEndsAt = undefined;
  }

  /** Notes the time at which a step of joining was done; the first time counts. */
  mark(step: keyof CallTiming): void {
    const ms = Math.round((performance.now() - this.#startedAt) * 10) / 10;
    this.#listener.fact({ type: 'timed', timing: { [step]: ms } });
  }

  /** Aborts what is under way, stops the devices at once, and leaves the room. Idempotent, never rejects. */
  end(): Promise<void> {
    return (this.#ended ??= this.#end());
  }

  async #end(): Promise<void> {
    this.#abort.abort(new CallError('cancelled', 'The call was left.'));
    this.#media.stop();
    try {
      await this.#engine?.leave();
    } catch (reason) {
      reportError(reason); // engines never reject here; a page's own may, and leaving must still end
    }
  }

  #joinedEngine(): CallEngine {
    if (!this.#engine || !this.#joined)
      throw new CallError('cancelled', 'There is no call to do this in: join first.');
    return this.#engine;
  }

  /** Beside the login, not before it: nobody has to wait for a prompt to hear the others. */
  #openMedia(): void {
    this.#media.open().then(
      () => this.mark('media'),
      (reason: unknown) => {
        if (!this.#abort.signal.aborted) throw reason; // it fails for no other cause
      },
    );
  }

  async #createEngine(): Promise<CallEngine> {
    const { signal } = this.#abort;
    let factory;
    try {
      factory = await untilAborted(this.#config.loadEngine(), signal);
    } catch (reason) {
      throw CallError.from(
        reason,
        'engine-load',
        'The engine could not be loaded: check the network and the content security policy, then join again.',
      );
    }
    signal.throwIfAborted();
    this.mark('engine');
    if (Object.values(this.entryStatus).includes('pending'))
      this.#listener.fact({ type: 'step-started', step: 'media' });
    this.#engine = factory(this.#config.engineOptions);
    this.#engine.subscribe((event) => this.#onEvent(event));
    return this.#engine;
  }

  #onEvent(event: EngineEvent): void {
    if (event.type === 'error') this.#listener.error(event.error);
    else if (event.type === 'unpublished') this.#media.unpublished(event.error);
    else if (event.type === 'token-expiring') this.#onTokenEnding(event.expiresIn);
    else this.#listener.engine(event);
  }

  /** Engines may tell more than once, and before joining is done: then there is time until it is. */
  #onTokenEnding(expiresIn: number): void {
    if (this.#tokenEndsAt !== undefined) return;
    this.#tokenEndsAt = performance.now() + expiresIn;
    if (this.#joined) void this.#renew(this.#tokenEndsAt);
  }

  /** Asks for a fresh token, again after a while if that failed and there is time left. */
  async #renew(endsAt: number): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        await this.renewToken(await this.#token('expiring'));
        return;
      } catch (reason) {
        const error = CallError.from(
          reason,
          'token-invalid',
          'The token could not be renewed: see the cause.',
        );
        if (error.code === 'cancelled') return;
        this.#listener.error(error);
        // Nobody to ask, or an answer that would be the same again.
        if (error.code === 'token-expired' || !error.retryable) return;
        if (performance.now() + TOKEN_RETRY > endsAt) return;
      }
      await delay(TOKEN_RETRY, signal);
    }
  }

  /** Throws, or rejects, with a CallError; throws when the page has no source of tokens. */
  #token(reason: TokenReason): Promise<string> {
    const { tokenNeed, tokens, join, engineOptions } = this.#config;
    if (tokenNeed === 'none') return Promise.resolve('');
    const request = { reason, appId: engineOptions.appId, roomId: join.roomId, userId: join.userId };
    const token = obtainToken(tokens, request, this.#abort.signal);
    if (token) return tokenNeed === 'required' ? token.then(checkToken04) : token;
    if (reason === 'expiring')
      throw new CallError(
        'token-expired',
        'The token ends soon and nobody renews it: set token-url or tokenProvider, answer call-token-request, or set a fresh token.',
      );
    if (tokenNeed === 'optional') return Promise.resolve('');
    throw new CallError(
      'configuration',
      'token is missing: set token, token-url or tokenProvider, or answer call-token-request.',
    );
  }
}

function checkToken04(token: string): string {
  if (isToken04(token)) return token;
  throw new CallError(
    'token-invalid',
    'The token source gave something else than a token04: check what token-url or tokenProvider answers.',
  );
}
