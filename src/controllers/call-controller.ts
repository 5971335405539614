/** One call for the life of one element: when to join, when to leave, and what a change of an attribute means. */
import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallChange } from '../call/call-changes.js';
import { configChange, isComplete, type CallInput } from '../call/call-config.js';
import { CallSession } from '../call/call-session.js';
import type { CallSnapshot } from '../call/call-state.js';
import { isActive } from '../call/call-transitions.js';
import { Seats } from '../call/seats.js';
import { CallError } from '../errors.js';
import { emit, type TokenRequest } from '../events.js';
import { callContext } from './call-context.js';

/** The element's side: its properties are the description of the call. */
export interface CallHost
  extends ReactiveControllerHost, HTMLElement, Omit<CallInput, 'telemetry' | 'requestToken'> {
  readonly telemetry: 'on' | 'off';
  readonly autojoin: boolean;
}

/** Owns the session. `onChanges` hears of all news, when {@link snapshot} is already the new one. */
export class CallController implements ReactiveController {
  readonly session = new CallSession();
  readonly #seats = new Seats();
  readonly #host: CallHost;
  readonly #onChanges: (changes: readonly CallChange[]) => void;
  #snapshot = this.session.snapshot;
  /** What the last attempt was made from. */
  #tried: CallInput | undefined;

  constructor(host: CallHost, onChanges: (changes: readonly CallChange[]) => void) {
    this.#host = host;
    this.#onChanges = onChanges;
    host.addController(this);
    new ContextProvider(host, {
      context: callContext,
      initialValue: { session: this.session, seats: this.#seats },
    });
    this.session.subscribe((snapshot, changes) => {
      this.#snapshot = snapshot;
      this.#seats.update(snapshot.participants);
      host.requestUpdate();
      onChanges(changes);
    });
  }

  /** The call as last reported: it never runs ahead of the events. */
  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /** Joins what the properties describe. Rejects as {@link CallSession.join} does. */
  join(): Promise<void> {
    return this.session.join(() => (this.#tried = this.#describe()));
  }

  hostUpdated(): void {
    // What follows changes the call, hence the host: not in the middle of its update.
    queueMicrotask(() => this.#follow());
  }

  /** Does to the call what the properties, as they are now, ask for. */
  #follow(): void {
    if (!this.#host.isConnected) return;
    const input = this.#describe();
    const change = this.#tried ? configChange(this.#tried, input) : 'rejoin';
    const { state } = this.session.snapshot;
    if (isActive(state)) {
      if (change === 'rejoin') this.#rejoin().catch(ignoreReported);
      else if (change === 'renew' && state !== 'joining') void this.#renew(input.token);
      else return; // a token that changes while joining is renewed once joined
      this.#tried = input;
    } else if (this.#host.autojoin && isComplete(input)) {
      // A fresh token mends a call that failed, but does not bring back a user who left.
      if (change === 'rejoin' || (change === 'renew' && state === 'failed'))
        this.join().catch(ignoreReported);
    }
  }

  hostDisconnected(): void {
    // Frameworks move an element by taking it out and putting it back in: that is no goodbye.
    setTimeout(() => {
      if (this.#host.isConnected) return;
      this.#tried = undefined;
      void this.session.leave('removed');
    });
  }

  async #rejoin(): Promise<void> {
    await this.session.leave();
    await this.join();
  }

  async #renew(token: string): Promise<void> {
    try {
      await this.session.renewToken(token);
    } catch (reason) {
      const error = CallError.from(reason, 'token-invalid', 'The token could not be renewed: see the cause.');
      if (error.code !== 'cancelled') this.#onChanges([{ type: 'error', error }]);
    }
  }

  #describe(): CallInput {
    const { engine, appId, server, room, token, tokenUrl, tokenProvider, userId, userName } = this.#host;
    const { muted, cameraOff, audioOnly, viewOnly, quality, codec, telemetry, source } = this.#host;
    return {
      ...{ engine, appId, server, room, token, tokenUrl, tokenProvider, userId, userName },
      ...{ muted, cameraOff, audioOnly, viewOnly, quality, codec, source },
      telemetry: telemetry === 'on',
      requestToken: (request) => this.#requestToken(request),
    };
  }

  #requestToken(request: TokenRequest): Promise<string> | undefined {
    let answer: Promise<string> | undefined;
    const respondWith = (token: string | Promise<string>) => void (answer ??= Promise.resolve(token));
    emit(this.#host, 'call-token-request', { ...request, respondWith });
    return answer;
  }
}

/** For commands that nobody waits for: the session has reported their CallError by event. */
export function ignoreReported(reason: unknown): void {
  if (!(reason instanceof CallError)) throw reason;
}
