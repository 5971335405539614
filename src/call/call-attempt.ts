/** One attempt at one call: one engine, one abort, from `join()` to `end()`. */
import type { CallEngine, CallStats, EngineEvent, StreamSource } from '../engine/call-engine.js';
import { CallError, type MediaKind, type OwnMediaKind } from '../errors.js';
import { untilAborted } from '../internal/until-aborted.js';
import { keepScreenOn } from '../media/wake-lock.js';
import type { CallChange } from './call-changes.js';
import type { CallConfig, MediaConfig } from './call-config.js';
import type { CallFact } from './call-reducer.js';
import type { CallTiming, DeviceStatus } from './call-state.js';
import { Gestures } from './gestures.js';
import { OwnMedia } from './own-media.js';
import { OwnScreen } from './own-screen.js';
import { inBackground } from './in-background.js';
import { TokenKeeper } from './token-keeper.js';

/** Who hears of what an attempt does. */
export interface AttemptListener {
  /** Something that changes the snapshot. */
  readonly fact: (fact: CallFact) => void;
  /** Something to report that changes nothing in the snapshot. */
  readonly change: (change: CallChange) => void;
  /** What the room says; what is about the own stream, the token or a mere failure is dealt with here. */
  readonly engine: (event: EngineEvent) => void;
}

/** Prepares engine and token, enters the room while the devices open, and publishes when both are done. */
export class CallAttempt {
  readonly #config: CallConfig;
  readonly #listener: AttemptListener;
  readonly #media: OwnMedia;
  /** What the user shares. */
  readonly screen: OwnScreen;
  /** The hand and the reactions. */
  readonly gestures: Gestures;
  readonly #tokens: TokenKeeper;
  readonly #abort = new AbortController();
  readonly #startedAt = performance.now();
  #engine: CallEngine | undefined;
  #joined = false;
  #keepScreenOn: () => void = () => undefined;
  #ended: Promise<void> | undefined;

  constructor(config: CallConfig, listener: AttemptListener) {
    this.#config = config;
    this.#listener = listener;
    this.#media = new OwnMedia(
      config,
      {
        status: (kind, status) => listener.fact({ type: 'device-changed', kind, status }),
        opened: () => listener.fact({ type: 'own-tracks-changed' }),
        error: (error) => this.#report(error),
        replaced: (kind, label) => listener.change({ type: 'device-replaced', kind, label }),
        published: () => this.mark('publish'),
      },
      this.#abort.signal,
    );
    this.screen = new OwnScreen(
      config.screen,
      {
        changed: (status, stream) => listener.fact({ type: 'screen-changed', status, stream }),
        error: (error) => this.#report(error),
      },
      this.#abort.signal,
    );
    const { join, engineOptions } = config;
    this.gestures = new Gestures(
      (command) => this.#ask(command),
      (raised) => listener.fact({ type: 'hand-changed', userId: join.userId, raised }),
    );
    this.#tokens = new TokenKeeper({
      ...{ tokens: config.tokens, tokenNeed: config.tokenNeed, signal: this.#abort.signal },
      request: { appId: engineOptions.appId, roomId: join.roomId, userId: join.userId },
      put: (token) => this.#ask((engine) => engine.renewToken(token)),
      error: (error) => this.#report(error),
    });
  }

  /** The own sound and picture: one object for the whole attempt, tracks come and go. */
  get stream(): MediaStream {
    return this.#media.stream;
  }

  /** The sound of a microphone that is off but open. */
  get muted(): MediaStream {
    return this.#media.muted;
  }

  /** How the devices stand at the start. */
  get entryStatus(): Record<OwnMediaKind, DeviceStatus> {
    return { ...this.#media.entryStatus, screen: this.#config.screen };
  }

  /**
   * Enters the room; opening the devices and publishing whatever of them works go on after this resolves.
   * Rejects with the CallError that ended it; then call `end()`.
   */
  async join(): Promise<void> {
    const { signal } = this.#abort;
    try {
      signal.throwIfAborted(); // left before it began
      const gettingToken = this.#tokens.first(); // throws at once when none is to be had: nothing is fetched or opened then
      this.#openMedia();
      const [engine, token] = await Promise.all([this.#createEngine(), gettingToken]);
      this.#listener.fact({ type: 'step-started', step: 'room' });
      await untilAborted(engine.join({ ...this.#config.join, token }, signal), signal);
      this.#joined = true;
      this.mark('login');
      this.#listener.fact({ type: 'joined' });
      this.#media.start(engine);
      this.screen.start(engine);
      this.#tokens.start();
      this.#keepScreenOn = keepScreenOn(signal);
      addEventListener('online', () => this.#tokens.check(), { signal });
    } catch (reason) {
      throw CallError.from(reason, 'internal', 'Joining failed: see the cause.');
    }
  }

  /** Turns a device on or off; see {@link OwnMedia.set}. */
  setDevice(kind: MediaKind, on: boolean): Promise<void> {
    return this.#media.set(kind, on);
  }

  /** Whether a device is on, or is about to be. */
  wants(kind: MediaKind): boolean {
    return this.#media.wants(kind);
  }

  /** Goes on with the device that is wished now; see {@link OwnMedia.exchange}. */
  exchangeDevice(kind: MediaKind, undo: () => void): Promise<void> {
    return this.#media.exchange(kind, undo);
  }

  /** Goes on with another source of media; see {@link OwnMedia.replace}. */
  replaceMedia(config: MediaConfig): void {
    inBackground(this.#media.replace(config));
  }

  /** The user is back at the page, or the computer has slept. */
  wake(): void {
    this.#tokens.check();
    this.#media.wake();
    this.#keepScreenOn();
  }

  /** Sends a chat message. Rejects with `message-failed`, or `cancelled` when the call is not joined. */
  async sendMessage(text: string): Promise<void> {
    await this.#ask((engine) => engine.sendMessage(text));
  }

  /** Figures of every stream. Rejects with `cancelled` when the call is not joined. */
  async getStats(): Promise<CallStats> {
    return this.#ask((engine) => engine.getStats());
  }

  /** See {@link CallEngine.setReception}; false where the engine cannot choose. */
  setReception(...wish: Parameters<NonNullable<CallEngine['setReception']>>): boolean {
    this.#engine?.setReception?.(...wish);
    return this.#engine?.setReception !== undefined;
  }

  /** Hands the engine a fresh token. */
  async renewToken(token: string): Promise<void> {
    await this.#tokens.renew(token);
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
    this.screen.stop();
    try {
      await this.#engine?.leave();
    } catch (reason) {
      reportError(reason); // engines never reject here; a page's own may, and leaving must still end
    }
  }

  async #ask<T>(command: (engine: CallEngine) => Promise<T>): Promise<T> {
    if (!this.#engine || !this.#joined)
      throw new CallError('cancelled', 'There is no call to do this in: join first.');
    return untilAborted(command(this.#engine), this.#abort.signal);
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
    if (event.type === 'error') this.#report(event.error);
    else if (event.type === 'unpublished') this.#onUnpublished(event.source, event.error);
    else if (event.type === 'token-expiring') this.#tokens.expiring(event.expiresIn);
    else if (event.type !== 'reaction' || this.gestures.admits(event.userId)) this.#listener.engine(event);
    if (event.type === 'reconnected') this.#tokens.check();
  }

  #onUnpublished(source: StreamSource, error: CallError): void {
    if (source === 'camera') this.#media.unpublished(error);
    else this.screen.unpublished(error);
  }

  #report(error: CallError): void {
    this.#listener.change({ type: 'error', error });
  }
}
