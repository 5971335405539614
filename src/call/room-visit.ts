/** What goes by the engine in one attempt: from the token to the room, and what is done there. */
import type { CallEngine, CallStats, EngineEvent, StreamSource } from '../engine/call-engine.js';
import { CallError } from '../errors.js';
import { loadError } from '../internal/load-error.js';
import { untilAborted } from '../internal/until-aborted.js';
import { keepScreenOn } from '../media/wake-lock.js';
import type { CallChange } from './call-changes.js';
import type { CallConfig } from './call-config.js';
import type { CallFact } from './call-reducer.js';
import type { CallTiming } from './call-state.js';
import { Gestures } from './gestures.js';
import { inBackground } from './in-background.js';
import type { OwnMedia } from './own-media.js';
import { ownPicture, type OwnPicture, type Thrift } from './own-picture.js';
import { OwnScreen } from './own-screen.js';
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

/** What a visit gets of its attempt. */
export interface VisitOptions {
  readonly config: CallConfig;
  readonly media: OwnMedia;
  readonly listener: AttemptListener;
  /** A step of joining is done. */
  readonly mark: (step: keyof CallTiming) => void;
  /** Ends it all; then call `end()`. */
  readonly signal: AbortSignal;
}

/** Prepares engine and token, enters the room while the devices open, and publishes when both are done. */
export class RoomVisit {
  readonly #config: CallConfig;
  readonly #listener: AttemptListener;
  readonly #media: OwnMedia;
  readonly #mark: (step: keyof CallTiming) => void;
  readonly #signal: AbortSignal;
  /** What the user shares. */
  readonly screen: OwnScreen;
  /** The hand and the reactions. */
  readonly gestures: Gestures;
  readonly #tokens: TokenKeeper;
  #engine: CallEngine | undefined;
  #joined = false;
  #thrift: Thrift = { bandwidth: 'auto', strained: false };
  #keepScreenOn: () => void = () => undefined;

  constructor({ config, media, listener, mark, signal }: VisitOptions) {
    this.#config = config;
    this.#media = media;
    this.#listener = listener;
    this.#mark = mark;
    this.#signal = signal;
    this.screen = new OwnScreen(
      config.screen,
      {
        changed: (status, stream) => listener.fact({ type: 'screen-changed', status, stream }),
        error: (error) => this.#report(error),
      },
      signal,
    );
    const { join, engineOptions } = config;
    this.gestures = new Gestures(
      (command) => this.#ask(command),
      (raised) => listener.fact({ type: 'hand-changed', userId: join.userId, raised }),
    );
    this.#tokens = new TokenKeeper({
      ...{ tokens: config.tokens, tokenNeed: config.tokenNeed, signal },
      request: { appId: engineOptions.appId, roomId: join.roomId, userId: join.userId },
      put: (token) => this.#ask((engine) => engine.renewToken(token)),
      error: (error) => this.#report(error),
    });
  }

  /** Enters the room, as the attempt's `join()` says. */
  async join(): Promise<void> {
    const signal = this.#signal;
    signal.throwIfAborted(); // left before it began
    this.spare({ ...this.#thrift, bandwidth: this.#config.bandwidth });
    const gettingToken = this.#tokens.first(); // throws at once when none is to be had: nothing is opened then
    this.#openMedia();
    const [engine, token] = await Promise.all([this.#createEngine(), gettingToken]);
    this.#listener.fact({ type: 'step-started', step: 'room' });
    await untilAborted(engine.join({ ...this.#config.join, token }, signal), signal);
    this.#joined = true;
    this.#mark('login');
    this.#listener.fact({ type: 'joined' });
    this.#limit();
    this.#media.start(engine);
    this.screen.start(engine);
    this.#tokens.start();
    this.#keepScreenOn = keepScreenOn(signal);
    addEventListener('online', () => this.#tokens.check(), { signal });
  }

  /** The user is back at the page, or the computer has slept. */
  wake(): void {
    this.#tokens.check();
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

  /** See {@link CallEngine.setReception}; false where the engine cannot choose, and sends all. */
  setReception(...wish: Parameters<NonNullable<CallEngine['setReception']>>): boolean {
    this.#engine?.setReception?.(...wish);
    return this.#engine?.setReception !== undefined;
  }

  /** Makes less of the own picture from now on, or all of it again: of the quality this call was entered with. */
  spare(thrift: Thrift): void {
    const { bandwidth, strained } = this.#thrift;
    if (thrift.bandwidth === bandwidth && thrift.strained === strained) return;
    this.#thrift = thrift;
    inBackground(this.#media.fit(this.#picture.fit));
    this.#limit();
  }

  /** See {@link CallEngine.maxStreams}. */
  get maxStreams(): number | undefined {
    return this.#engine?.maxStreams;
  }

  /** Hands the engine a fresh token. */
  async renewToken(token: string): Promise<void> {
    await this.#tokens.renew(token);
  }

  /** Ends sharing at once, and leaves the room. Never rejects. */
  async end(): Promise<void> {
    this.screen.stop();
    try {
      await this.#engine?.leave();
    } catch (reason) {
      reportError(reason); // engines never reject here; a page's own may, and leaving must still end
    }
  }

  get #picture(): OwnPicture {
    return ownPicture(this.#config.quality, this.#thrift);
  }

  #limit(): void {
    if (this.#joined) this.#engine?.limitVideo?.(this.#picture.kbits);
  }

  async #ask<T>(command: (engine: CallEngine) => Promise<T>): Promise<T> {
    if (!this.#engine || !this.#joined)
      throw new CallError('cancelled', 'There is no call to do this in: join first.');
    return untilAborted(command(this.#engine), this.#signal);
  }

  /** Beside the login, not before it: nobody has to wait for a prompt to hear the others. */
  #openMedia(): void {
    this.#media.open().then(
      () => this.#mark('media'),
      (reason: unknown) => {
        if (!this.#signal.aborted) throw reason; // it fails for no other cause
      },
    );
  }

  async #createEngine(): Promise<CallEngine> {
    const signal = this.#signal;
    let factory;
    try {
      factory = await untilAborted(this.#config.loadEngine(), signal);
    } catch (reason) {
      throw loadError('The engine', reason);
    }
    signal.throwIfAborted();
    this.#mark('engine');
    if (Object.values(this.#media.entryStatus).includes('pending'))
      this.#listener.fact({ type: 'step-started', step: 'media' });
    this.#engine = factory(this.#config.engineOptions);
    this.#engine.subscribe((event) => this.#onEvent(event));
    return this.#engine;
  }

  #onEvent(event: EngineEvent): void {
    if (event.type === 'error') this.#listener.change(event);
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
