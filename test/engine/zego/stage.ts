/** One fake ZEGO service with engines on it, for a test: everything is left when it ends. */
import type { EngineEvent, EngineOptions, JoinOptions } from '../../../src/engine/call-engine.js';
import { ZegoEngine } from '../../../src/engine/zego/zego-engine.js';
import type { ZegoSdkClass } from '../../../src/engine/zego/zego-sdk-types.js';
import { CallError } from '../../../src/errors.js';
import { fakeZego, type FakeZegoClient } from '../../support/fake-zego-sdk.js';
import { within } from '../../support/media.js';
import { expect } from '../../support/testing.js';

/** A signal that never aborts. */
export const never = new AbortController().signal;

/** What engines are built from here. */
export const OPTIONS: EngineOptions = {
  appId: 1,
  server: '',
  codec: 'h264',
  videoBitrate: 500,
  telemetry: false,
};

/** Must not turn up in any error. */
export const TOKEN = '04SECRET';

/** Who joins what. */
export function joinOptions(userId: string, some: Partial<JoinOptions> = {}): JoinOptions {
  return { roomId: 'daily', userId, userName: userId.toUpperCase(), token: TOKEN, ...some };
}

/** An engine and what it said. */
export interface Seat {
  readonly engine: ZegoEngine;
  readonly events: EngineEvent[];
  /** The SDK instance; only after joining began. */
  readonly sdk: FakeZegoClient;
  /** Resolves with the first event of that type, also one already heard. */
  heard<Type extends EngineEvent['type']>(type: Type): Promise<Extract<EngineEvent, { type: Type }>>;
}

/** See the head of this file. */
export class Stage {
  readonly zego = fakeZego();
  readonly #seats: Seat[] = [];

  /** `agent: false`: on an SDK of another version, without its network agent. */
  seat(userId: string, options: Partial<EngineOptions> = {}, { agent = true } = {}): Seat {
    const { cloud, Sdk } = this.zego;
    const engine = new ZegoEngine(agent ? Sdk : withoutAgent(Sdk), { ...OPTIONS, ...options });
    const events: EngineEvent[] = [];
    const wakers = new Set<() => void>();
    engine.subscribe((event) => {
      events.push(event);
      for (const wake of [...wakers]) wake();
    });
    const seat: Seat = {
      engine,
      events,
      get sdk() {
        return cloud.client(userId);
      },
      heard(type) {
        const found = new Promise<Extract<EngineEvent, { type: typeof type }>>((resolve) => {
          const wake = () => {
            const event = events.find((one) => one.type === type);
            if (event) resolve(event as Extract<EngineEvent, { type: typeof type }>);
          };
          wakers.add(wake);
          wake();
        });
        return within(found, 4000, () => `${type}; heard ${JSON.stringify(events)}`);
      },
    };
    this.#seats.push(seat);
    return seat;
  }

  async join(userId: string, options: Partial<EngineOptions> = {}): Promise<Seat> {
    const seat = this.seat(userId, options);
    await seat.engine.join(joinOptions(userId), never);
    await seat.sdk.settled();
    return seat;
  }

  async leave(): Promise<void> {
    await Promise.all(this.#seats.map(({ engine }) => engine.leave()));
  }
}

function withoutAgent(Sdk: ZegoSdkClass): ZegoSdkClass {
  return class extends Sdk {
    override readonly zegoWebRTM = {};
  };
}

/** Names of the calls of an SDK instance, without those that only listen. */
export function callNames({ calls }: FakeZegoClient): string[] {
  return calls.map(({ name }) => name).filter((name) => name !== 'on' && name !== 'off');
}

/** What `work` rejects with: a CallError in which the token is not. */
export async function rejection(work: Promise<unknown>): Promise<CallError> {
  const error = await work.then(
    () => expect.fail('resolved'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(CallError);
  const { message, cause } = error as CallError;
  expect(`${message} ${JSON.stringify(cause ?? null)} ${String(cause)}`).not.to.contain(TOKEN);
  return error as CallError;
}

/** Holds timers of `least` ms and more until they are fired by hand; those below run as usual. */
export class HeldTimers {
  readonly #original = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  /** By a number that no timer of the page has. */
  readonly #held = new Map<number, { readonly ms: number; readonly run: () => void }>();
  #last = 0;

  constructor(least = 1000) {
    const { setTimeout, clearTimeout } = this.#original;
    const hold = (run: () => void, ms = 0, ...args: unknown[]) => {
      if (ms < least) return setTimeout(run, ms, ...args);
      this.#held.set(--this.#last, { ms, run });
      return this.#last;
    };
    globalThis.setTimeout = hold as unknown as typeof setTimeout;
    globalThis.clearTimeout = (id) => {
      if (!this.#held.delete(Number(id))) clearTimeout(id);
    };
  }

  /** Runs what waits for exactly so long. */
  fire(ms: number): void {
    for (const [id, timer] of [...this.#held]) if (timer.ms === ms && this.#held.delete(id)) timer.run();
  }

  restore(): void {
    Object.assign(globalThis, this.#original);
  }
}
