/** The listening half of the fake SDK: handlers, events in the real order, and a record of all calls. */
import type { ZegoEvents, ZegoNetAgent } from '../../../src/engine/zego/zego-sdk-types.js';
import type { FakeSdkCall } from './cloud.js';

type Handlers = { [Name in keyof ZegoEvents]?: ZegoEvents[Name][] };

/** Rejections of the SDK are no errors. */
export function failure(code: number): Error {
  return { code, msg: 'said by the fake' } as unknown as Error;
}

/** The same, as streams put it. */
export function streamFailure(errorCode: number): Error {
  return { errorCode, extendedData: '' } as unknown as Error;
}

/** The SDK's network agent: tells of the socket, at once. */
export class FakeAgent implements ZegoNetAgent {
  readonly #handlers = new Map<() => void, 'broken' | 'connected'>();

  /** How many handlers are on. */
  get handlerCount(): number {
    return this.#handlers.size;
  }

  on(event: 'broken' | 'connected', handler: () => void): void {
    this.#handlers.set(handler, event);
  }

  off(event: 'broken' | 'connected', handler: () => void): void {
    if (this.#handlers.get(handler) === event) this.#handlers.delete(handler);
  }

  emit(event: 'broken' | 'connected'): void {
    for (const [handler, name] of [...this.#handlers]) if (name === event) handler();
  }
}

/** See the head of this file. */
export class FakeEvents {
  /** Calls of this instance, in order. */
  readonly calls: FakeSdkCall[] = [];
  readonly #handlers: Handlers = {};
  #events: Promise<void> = Promise.resolve();

  /** How many handlers are on. */
  get handlerCount(): number {
    return Object.values(this.#handlers).reduce((count, handlers) => count + handlers.length, 0);
  }

  /** Resolves when all events so far were dispatched. */
  async settled(): Promise<void> {
    await this.#events;
  }

  /** An event out of nowhere, as if the service had caused it. */
  dispatch<Name extends keyof ZegoEvents>(name: Name, ...args: Parameters<ZegoEvents[Name]>): void {
    this.raise(name, args);
  }

  on<Name extends keyof ZegoEvents>(name: Name, handler: ZegoEvents[Name]): boolean {
    this.note('on', [name]);
    const handlers: ZegoEvents[Name][] = (this.#handlers[name] ??= []);
    handlers.push(handler);
    return true;
  }

  off<Name extends keyof ZegoEvents>(name: Name, handler?: ZegoEvents[Name]): boolean {
    this.note('off', [name]);
    const handlers = this.#handlers[name] ?? [];
    handlers.splice(0, Infinity, ...(handler ? handlers.filter((one) => one !== handler) : []));
    return true;
  }

  /** Takes everybody's handlers off. */
  protected deafen(): void {
    for (const name of Object.keys(this.#handlers) as (keyof ZegoEvents)[]) delete this.#handlers[name];
  }

  protected note(name: string, args: readonly unknown[]): void {
    this.calls.push({ name, args });
  }

  /** In order, each in a task of its own, hence after the call returned and its promise settled. */
  protected raise(name: keyof ZegoEvents, args: readonly unknown[]): void {
    this.#events = this.#events
      .then(() => new Promise((resolve) => setTimeout(resolve, 0)))
      .then(() => {
        const handlers = [...(this.#handlers[name] ?? [])] as ((...args: readonly unknown[]) => void)[];
        for (const handler of handlers) handler(...args);
      });
  }
}
