import { CallError } from '../../errors.js';
import { anySignal } from '../../internal/any-signal.js';
import { untilAborted } from '../../internal/until-aborted.js';
import type { EngineEvent } from '../call-engine.js';
import type { ZegoEvents, ZegoSdk } from './zego-sdk-types.js';

/**
 * What the rooms of the adapter share: the SDK instance of this one attempt, the way out for events, and its end.
 * After the end no event leaves, whatever the SDK still says.
 */
export class ZegoAttempt {
  readonly sdk: ZegoSdk;
  readonly #deliver: (event: EngineEvent) => void;
  readonly #over = new AbortController();
  readonly #offs: (() => void)[] = [];
  readonly #whenRestored: (() => void)[] = [];
  #held: EngineEvent[] | undefined;

  constructor(sdk: ZegoSdk, deliver: (event: EngineEvent) => void) {
    this.sdk = sdk;
    this.#deliver = deliver;
  }

  /** Aborts when the attempt is over, with the CallError that says why. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Listens to the SDK until {@link endings} are run. */
  on<Name extends keyof ZegoEvents>(name: Name, handler: ZegoEvents[Name]): void {
    this.sdk.on(name, handler);
    this.#offs.push(() => this.sdk.off(name, handler));
  }

  /** Settles like `promise`, or rejects with a CallError once the attempt or `signal` is over. */
  async until<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
    const end = signal ? anySignal([this.signal, signal]) : this.signal;
    try {
      return await untilAborted(promise, end);
    } catch (reason) {
      throw end.aborted ? CallError.from(end.reason, 'cancelled', 'The attempt was cancelled.') : reason;
    }
  }

  /** True from `reconnecting` to `reconnected`. */
  get isLost(): boolean {
    return this.#held !== undefined;
  }

  /** Tells the listeners; while the link is lost, news of people wait until it is back. */
  emit(event: EngineEvent): void {
    if (this.signal.aborted) return;
    if (this.#held && event.type !== 'error' && event.type !== 'token-expiring') this.#held.push(event);
    else this.#deliver(event);
  }

  /** The link is lost. */
  lost(): void {
    if (this.#held) return;
    this.emit({ type: 'reconnecting' });
    this.#held = [];
  }

  /** `restored` is called each time the link is back, after all that was missed was told. */
  onRestored(restored: () => void): void {
    this.#whenRestored.push(restored);
  }

  /** The link is back: says so, then what was missed. */
  restored(): void {
    if (!this.#held) return;
    const missed = this.#held;
    this.#held = undefined;
    this.emit({ type: 'reconnected' });
    for (const event of missed) this.emit(event);
    for (const restored of this.#whenRestored) restored();
  }

  /** Over by itself: the last event. */
  end(event: Extract<EngineEvent, { type: 'ended' | 'failed' }>): void {
    this.#held = undefined;
    this.emit(event);
    this.close(
      event.type === 'failed'
        ? event.error
        : new CallError('connection-lost', `The call has ended: ${event.reason}.`),
    );
  }

  /** Over without a word: everything that waits rejects with `error`. */
  close(error: CallError): void {
    this.#over.abort(error);
  }

  /** Takes every handler off. */
  endings(): (() => void)[] {
    return this.#offs.splice(0);
  }
}

/** Runs every step, whatever the others do; returns what they threw. */
export function runAll(steps: readonly (() => void)[]): unknown[] {
  return steps.flatMap((step) => {
    try {
      step();
      return [];
    } catch (fault) {
      return [fault];
    }
  });
}
