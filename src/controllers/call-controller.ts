/** One call for the life of one element: when to join, when to leave, and what a change of an attribute means. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isVisible, type CallChange } from '../call/call-changes.js';
import {
  configChange,
  isComplete,
  prefetchEngine,
  resolveConfig,
  type CallInput,
} from '../call/call-config.js';
import { CallSession } from '../call/call-session.js';
import { findStream, type CallSnapshot, type StreamSource } from '../call/call-state.js';
import { isActive } from '../call/call-transitions.js';
import { unsupported } from '../call/supported.js';
import { Seats } from '../call/seats.js';
import { CallError } from '../errors.js';
import { emit, type TokenRequest } from '../events.js';
import type { CheckStep } from '../call/call-state.js';
import { ConnectionChecks, type CheckModule } from './connection-checks.js';
import { provideCall } from './call-context.js';
import { Pace, type Paced } from './pace.js';
import type { Players } from './play-media.js';

/** The element's side: its properties are the description of the call. */
export interface CallHost
  extends Paced, ReactiveControllerHost, HTMLElement, Omit<CallInput, 'telemetry' | 'requestToken'> {
  readonly telemetry: 'on' | 'off';
  readonly autojoin: boolean;
  readonly hosts: readonly string[];
}

/** Owns the session. `onChanges` hears of all news, when {@link snapshot} is already the new one. */
export class CallController implements ReactiveController {
  readonly session = new CallSession();
  readonly #seats = new Seats();
  readonly #host: CallHost;
  /** Of the host's drawings. */
  readonly pace: Pace;
  #snapshot = this.session.snapshot;
  /** The pictures of the call, wherever they are drawn. */
  readonly players: Players = new Set();
  /** What the last attempt was made from. */
  #tried: CallInput | undefined;
  /** While the host is in a page. */
  #connection: AbortController | undefined;
  /** The page was left, and may come back. */
  #away = false;
  /** The page was left in a call. */
  #interrupted = false;

  readonly #checks = new ConnectionChecks();
  readonly #showsLobby: () => boolean;
  #prefetched = false;
  #obstacleTold = false;

  /** `showsLobby`: whether the host draws one before the first call. */
  constructor(
    host: CallHost,
    onChanges: (changes: readonly CallChange[]) => void,
    showsLobby: () => boolean,
  ) {
    this.#host = host;
    this.pace = new Pace(host);
    this.#showsLobby = showsLobby;
    host.addController(this);
    provideCall(host, { session: this.session, seats: this.#seats, players: this.players });
    this.session.subscribe((snapshot, changes) => {
      this.#snapshot = snapshot;
      this.#seats.update(snapshot);
      // What many do at once is drawn together; what this user waits for, at once.
      const ofOthers = changes.every(({ type }) => type.startsWith('participant-'));
      // No change is a stream's, which brings sound: not to wait where frames are rare.
      const urgent = ofOthers ? !changes.length && document.hidden : isVisible(changes);
      if (urgent) this.pace.now();
      else if (ofOthers) this.pace.ask();
      onChanges(changes);
    });
  }

  /** The call as last reported: it never runs ahead of the events. */
  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /** Why there can be no call in this browser; known before anybody asks for one. */
  get obstacle(): CallError | undefined {
    return unsupported(this.#host.engine);
  }

  /** Joins what the properties describe. Rejects as {@link CallSession.join} does. */
  join(): Promise<void> {
    if (!this.#host.isConnected) this.#leaveIfGone(); // nobody would ever take it out of the page
    return this.session.join(
      () => (this.#tried = this.#describe()),
      () => this.#describe(),
      this.#checks.stop(),
    );
  }

  /** Looks whether a call would work; see `checkConnection` of the call. Rejects with `configuration`, or `cancelled`. */
  check(load: () => Promise<CheckModule>): Promise<readonly CheckStep[]> {
    return this.#checks.run(load, () => {
      const { snapshot, preview, devices } = this.session;
      const input = this.#describe();
      const own = snapshot.participants.find(({ local }) => local);
      return {
        config: resolveConfig(input, () => this.#describe(), devices.wish),
        loopback: input.engine === 'loopback',
        open: own ? findStream(snapshot, own.userId)?.media : preview.now.stream,
        inCall: isActive(snapshot.state),
        told: (step) => emit(this.#host, 'call-check', { step }),
      };
    });
  }

  /** See {@link Seats.glance}. */
  glance(userId: string, source: StreamSource): () => void {
    return this.#seats.glance({ userId, source });
  }

  /** Fetches the engine: the user is about to join. */
  prefetch(): void {
    prefetchEngine(this.#describe());
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.session.devices.watch(signal);
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
    document.addEventListener('prerenderingchange', () => this.#follow(), { signal });
    // Of this script's own page, also while the host is in another document: the call ends with the page it runs in.
    window.addEventListener('pagehide', () => this.#onPageHide(), { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#onPageBack(), { signal });
    const view = this.#host.ownerDocument.defaultView;
    if (view !== window) view?.addEventListener('pagehide', () => this.#leaveIfGone(), { signal });
  }

  hostUpdated(): void {
    // What follows changes the call, hence the host: not in the middle of its update.
    queueMicrotask(() => this.#follow());
  }

  /** Does to the call what the properties, as they are now, ask for. */
  #follow(): void {
    if (!this.#host.isConnected) return;
    const input = this.#describe();
    this.#followLobby(input);
    this.#tellObstacle();
    const change = this.#tried ? configChange(this.#tried, input) : 'rejoin';
    const { state } = this.session.snapshot;
    if (isActive(state)) {
      const before = this.#tried;
      if (!before || change === 'rejoin') {
        void this.session.leave();
        this.join().catch(ignoreReported);
        this.#tried = input;
        return;
      }
      const { token, source, viewOnly } = input;
      // First, as the one before may not allow to publish. One that changes while joining is renewed once joined.
      const renews = change === 'renew' && state !== 'joining';
      if (renews) this.session.renewToken(token).catch(ignoreReported);
      const republishes = before.source !== source || before.viewOnly !== viewOnly;
      if (republishes) this.session.replaceMedia(input);
      this.#tried = { ...before, ...(renews && { token }), source, viewOnly };
    } else if (this.#host.autojoin && isComplete(input) && !isPrerendering()) {
      // A fresh token mends a call that failed, but does not bring back a user who left.
      if (change === 'rejoin' || (change === 'renew' && state === 'failed'))
        this.join().catch(ignoreReported);
    }
  }

  #followLobby(input: CallInput): void {
    if (document.hidden || this.#away || isPrerendering()) return;
    const lobby = this.#showsLobby();
    this.session.preview.follow(lobby ? input : undefined);
    if (lobby && !this.#prefetched && isComplete(input) && this.#connection) {
      this.#prefetched = true;
      whenIdle(() => this.#host.isConnected && this.prefetch());
    }
  }

  /** Nobody is offered to join: a page that has something else to offer hears why. One that joins by itself hears of that. */
  #tellObstacle(): void {
    this.session.hinder(this.obstacle);
    const { state, error } = this.#snapshot;
    if (!error || state !== 'idle' || this.#obstacleTold || this.#host.autojoin) return;
    this.#obstacleTold = true;
    emit(this.#host, 'call-error', { error });
  }

  #onVisibility(): void {
    this.session.preview.show(!document.hidden);
    if (document.hidden) return;
    this.session.wake();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    void this.#checks.stop();
    this.#leaveIfGone();
  }

  /** Frameworks move an element by taking it out and putting it back in: that is no goodbye. */
  #leaveIfGone(): void {
    setTimeout(() => {
      // In a frame that was removed, or a window that was closed, an element is connected still.
      if (this.#host.isConnected && this.#host.ownerDocument.defaultView?.closed === false) return;
      this.#tried = undefined;
      void this.session.leave('removed');
    });
  }

  /** Nothing may run after this: leaving begins at once, so that no ghost stays in the room. */
  #onPageHide(): void {
    this.#away = true;
    void this.#checks.stop();
    this.#interrupted = isActive(this.session.snapshot.state);
    void this.session.leave('removed');
  }

  /** From the back-forward cache the page comes back as it was: so does the call. */
  #onPageBack(): void {
    this.#away = false;
    if (this.#interrupted) this.join().catch(ignoreReported);
    this.#interrupted = false;
    this.#follow();
  }

  #describe(): CallInput {
    const { engine, appId, server, room, token, tokenUrl, tokenProvider, userId, userName } = this.#host;
    const { muted, cameraOff, audioOnly, viewOnly, quality, codec, source, hosts } = this.#host;
    const { simulcast, bandwidth, telemetry } = this.#host;
    return {
      ...{ engine, appId, tokenProvider, server: text(server), room: text(room), token: text(token) },
      ...{
        tokenUrl: text(tokenUrl),
        userId: text(userId),
        userName: text(userName) || this.session.preview.now.name.trim(),
      },
      ...{ muted, cameraOff, audioOnly, viewOnly, quality, codec, simulcast, bandwidth, hosts },
      source: source ?? undefined, // a page takes it back with null
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

/** Nobody has come to see the page yet, and perhaps nobody will. */
function isPrerendering(): boolean {
  return (document as { prerendering?: boolean }).prerendering ?? false;
}

/** Not in the way of the page. Safari has no say in that: there a while later. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 5000 });
  else setTimeout(work, 1000);
}

/** A page's script may set anything: a number for an id, null for nothing. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** For commands that nobody waits for: the session has reported their CallError by event. */
export function ignoreReported(reason: unknown): void {
  if (!(reason instanceof CallError)) throw reason;
}
