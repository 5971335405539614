/** What a scripted engine was told to do, and what is to wait or to fail. */
import type { CallError } from '../../src/errors.js';

/** The commands that can be held. */
export type FakeCommand =
  | 'join'
  | 'publish'
  | 'unpublish'
  | 'replaceTrack'
  | 'setTrackEnabled'
  | 'renewToken'
  | 'setHand'
  | 'setReception'
  | 'sendReaction'
  | 'sendMessage'
  | 'leave';

/** One call of a command, as it was made. */
export interface FakeCall {
  readonly command: FakeCommand;
  readonly args: readonly unknown[];
}

/** Holds one future call of a command. May be settled before the call comes. */
export interface Hold {
  /** Resolves when the command is called. */
  readonly called: Promise<void>;
  /** Lets it go on as usual. */
  resolve(): void;
  /** Makes it reject. `leave()` never does: for it this is `resolve()`. */
  reject(error: CallError): void;
}

/** See the head of this file. */
export class CommandLog {
  /** Every command so far, in order. */
  readonly calls: FakeCall[] = [];
  readonly #holds: { command: FakeCommand; meet: () => Promise<void> }[] = [];

  /** The next call of `command` waits for the handle returned; several are used in the order they were asked for. */
  holdNext(command: FakeCommand): Hold {
    const called = deferred();
    const go = deferred();
    go.promise.catch(() => undefined); // may be rejected before the command is called, which then reports it
    this.#holds.push({
      command,
      meet: () => {
        called.resolve();
        return go.promise;
      },
    });
    return { called: called.promise, resolve: () => go.resolve(), reject: (error) => go.reject(error) };
  }

  /** Takes a call down; returns what it has to wait for, if anything. */
  note(command: FakeCommand, args: readonly unknown[]): Promise<void> | undefined {
    this.calls.push({ command, args });
    const index = this.#holds.findIndex((hold) => hold.command === command);
    return index < 0 ? undefined : this.#holds.splice(index, 1)[0].meet();
  }
}

function deferred() {
  let resolve: () => void = () => undefined;
  let reject: (error: CallError) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
