/** A call as its owner sees it: one snapshot, the commands, and the news. Outlives its attempts. */
import type { CallStats } from '../engine/call-engine.js';
import { CallError, type MediaKind } from '../errors.js';
import { deferred } from '../internal/deferred.js';
import { inBackground } from './in-background.js';
import { CallAttempt } from './call-attempt.js';
import { changesBetween, type CallChange } from './call-changes.js';
import { resolveConfig, resolveMedia, type CallInput } from './call-config.js';
import { IDLE, reduce, type CallFact } from './call-reducer.js';
import type { CallSnapshot, DeviceStatus, LeaveReason } from './call-state.js';
import { roomFile, type RoomFile } from './call-files.js';
import { LazyRoom } from './lazy-room.js';
import type { Draft, LoggedMessage } from './message-log.js';
import type { TokenSource } from './token-source.js';
import { isActive, isInCall } from './call-transitions.js';
import { CallNews, type CallListener } from './call-news.js';
import { DeviceChoice } from './device-choice.js';
import { newcomer } from './newcomer.js';
import { OwnActs } from './own-acts.js';
import type { Thrift } from './own-picture.js';
import { Devices } from './devices.js';
import { Preview } from './preview.js';
import type { AttemptListener, RoomVisit } from './room-visit.js';
import type { SoundLevels } from './sound-levels.js';

/** What is read whenever it is needed, since a page may change it in a call. */
export type CallPage = TokenSource & Pick<CallInput, 'hosts'>;

/**
 * Joins and leaves, any number of times. The order is always: snapshot, listeners, promise.
 * Commands reject with a CallError; those that fail in a call also report it as an `error` change.
 */
export class CallSession {
  #snapshot = IDLE;
  #attempt: CallAttempt | undefined;
  #joining: Promise<void> | undefined;
  #leaving: Promise<void> | undefined;
  /** The end of the attempt before: its devices and its place in the room must be free first. */
  #previous: Promise<void> = Promise.resolve();
  /** Counts calls of `leave()`, so that a join which waits for the end of the last call knows it was called off. */
  #leaves = 0;
  /** The page as it is now: what it says may change in a call. */
  #page: (() => CallPage) | undefined;
  readonly #choice = new DeviceChoice();
  /** Which microphone, camera and speaker. */
  readonly devices = new Devices({
    changed: (devices) => this.#apply({ type: 'devices-changed', devices }),
    exchange: (kind, undo) =>
      this.#attempt ? this.#attempt.exchangeDevice(kind, undo) : this.preview.exchange(kind, undo),
  });
  /** Camera and microphone before a call. */
  readonly preview: Preview;
  /** Screen, hand and reactions. */
  readonly acts = new OwnActs({
    attempt: () => this.#current(),
    reporting: (command) => this.#reporting(command),
    reacted: (reaction) => this.#room.now?.onReaction(this.#snapshot.participants[0]?.userId, reaction),
  });
  readonly #news = new CallNews();
  readonly #room: LazyRoom;

  /** `file` has what is needed from joining on. */
  constructor(file: RoomFile = roomFile) {
    this.preview = new Preview({
      configure: (input) => this.#choice.applyTo(resolveMedia(input, this.devices.wish), input),
      choose: (kind, on) => this.#choice.choose(kind, on),
      use: (tracks) => this.devices.use(tracks),
      changed: (error) => this.#deliver([{ type: 'preview', error }]),
      file,
    });
    this.#room = new LazyRoom(
      {
        attempt: () => this.#attempt,
        visit: () => this.#current().visit,
        snapshot: () => this.#snapshot,
        hosts: () => this.#page?.().hosts ?? [],
        apply: (fact) => this.#apply(fact),
        deliver: (changes, then) => this.#deliver(changes, then),
        reporting: (command) => this.#reporting(command),
        turnOff: (kind) => inBackground(this.setDevice(kind, false)),
        leave: (reason) => void this.leave(reason),
        fail: (error) => this.#fail(error),
      },
      file,
    );
  }

  /** All of the call now. */
  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /** How loud everybody is; never through the snapshot. */
  get levels(): SoundLevels {
    return this.#room.levels;
  }

  /** What was written, oldest first; another list when that changes. Kept when the same user joins the same room again. */
  get messages(): readonly LoggedMessage[] {
    return this.#room.now?.messages.all ?? [];
  }

  /** What the user is writing: kept, and forgotten, with {@link messages}. Undefined before the first call. */
  get draft(): Draft | undefined {
    return this.#room.now?.messages.draft;
  }

  /** Hears of all that happens from now on; returns the unsubscribe function. */
  subscribe(listener: CallListener): () => void {
    return this.#news.subscribe(listener);
  }

  /**
   * Joins; while joining, the same promise; when in the call, resolves at once. Rejects with the error that `failed`
   * carries, or `cancelled` when the call is left meanwhile. `describe` is asked when the attempt begins: at once, or
   * when the call before has been left. `page` is asked for tokens and hosts as often as these are needed. Devices and
   * room are entered when `free` has settled, which never rejects.
   */
  join(describe: () => CallInput, page: () => CallPage = describe, free?: Promise<unknown>): Promise<void> {
    if (isInCall(this.#snapshot.state)) return Promise.resolve();
    if (this.#joining) return this.#joining;
    const { promise, resolve } = deferred();
    this.#joining = promise; // before it begins: listeners hear of that at once, and may join or leave
    const joining = this.#join(describe, page, free).finally(() => {
      if (this.#joining === promise) this.#joining = undefined;
    });
    resolve(joining);
    return promise;
  }

  /** Leaves, or calls off joining. Resolves when all is released; never rejects. Outside a call it does nothing. */
  leave(reason: LeaveReason = 'local'): Promise<void> {
    this.#leaves++;
    this.preview.follow(undefined);
    this.#joining = undefined; // a join from now on is a new one
    if (!isActive(this.#snapshot.state)) return this.#leaving ?? this.#previous;
    const { promise, resolve } = deferred();
    this.#leaving = promise; // before it begins, likewise
    resolve(this.#leave(reason).finally(() => (this.#leaving = undefined)));
    return promise;
  }

  /** Turns the microphone or camera on or off. Resolves when the others know, or when a newer command overtook this one. */
  async setDevice(kind: MediaKind, on: boolean): Promise<void> {
    const attempt = this.#current();
    if (this.#snapshot[kind] !== 'unavailable') this.#choice.choose(kind, on);
    await attempt.setDevice(kind, on);
  }

  /** Turns a device to the opposite of what it is, or of what it is about to be. */
  async toggleDevice(kind: MediaKind): Promise<void> {
    await this.setDevice(kind, !this.#current().wants(kind));
  }

  /** Publishes what this description says from now on, without leaving the call. Outside one it does nothing. */
  replaceMedia(input: CallInput): void {
    this.#attempt?.replaceMedia(this.#choice.applyTo(resolveMedia(input, this.devices.wish), input));
  }

  /** Makes less of the own picture, or all of it again; see {@link RoomVisit.spare}. Outside a call it does nothing. */
  spare(thrift: Thrift): void {
    this.#attempt?.spare(thrift);
  }

  /** The user is back at the page, or the computer has slept: looks after what may have been missed. */
  wake(): void {
    this.#attempt?.wake();
  }

  /** Sends a chat message, at most 1 KB of UTF-8, and reports it as a `message` of the local user. */
  async sendMessage(text: string): Promise<void> {
    if (!isInCall(this.#snapshot.state))
      throw new CallError('cancelled', 'There is no call to write to: join first.');
    await this.#room.now?.send(text);
  }

  /** Sends a message once more that failed; does nothing where there is none. Resolves and rejects as {@link sendMessage}. */
  async retryMessage(id: string): Promise<void> {
    if (isInCall(this.#snapshot.state)) await this.#room.now?.retry(id);
  }

  /** Figures of every stream, as the engine has them now. Rejects with `cancelled` outside a call. */
  async getStats(): Promise<CallStats> {
    return this.#current().visit.getStats();
  }

  /** Says how much of a picture is wanted, see {@link RoomVisit.setReception}. Throws `cancelled` outside a call. */
  setReception(...wish: Parameters<RoomVisit['setReception']>): boolean {
    return this.#current().visit.setReception(...wish);
  }

  /** How many streams can be played at once; undefined: any number. Throws `cancelled` outside a call. */
  get maxStreams(): number | undefined {
    return this.#current().visit.maxStreams;
  }

  /** Puts a fresh token in use. */
  async renewToken(token: string): Promise<void> {
    await this.#reporting(this.#current().visit.renewToken(token));
  }

  /** The view says why there can be no call, or that there can: the snapshot has it until somebody joins. No news of its own. */
  hinder(error: CallError | undefined): void {
    this.#apply({ type: 'hindered', error });
  }

  /** The view says whether the browser refuses to play sound. */
  reportPlayback(blocked: boolean): void {
    this.#apply({ type: 'playback-changed', blocked });
  }

  /** The view says what failed there. */
  report(error: CallError): void {
    this.#deliver([{ type: 'error', error }]);
  }

  /** The view says that a picture of somebody else was shown. */
  reportRemoteFrame(): void {
    this.#attempt?.mark('remoteFrame');
  }

  async #join(describe: () => CallInput, page: () => CallPage, free?: Promise<unknown>): Promise<void> {
    const leaves = this.#leaves;
    if (this.#leaving) await this.#leaving;
    if (leaves !== this.#leaves) throw new CallError('cancelled', 'The call was left before joining began.');
    const previous = this.#previous;
    this.#page = page;
    const attempt = this.#begin(describe());
    try {
      await Promise.all([previous, free]);
      await attempt.join();
    } catch (reason) {
      const error = CallError.from(reason, 'internal', 'Joining failed: see the cause.');
      if (attempt === this.#attempt) this.#fail(error);
      await this.#leaving;
      throw this.#snapshot.error ?? error; // the room may have ended it first, with a better reason
    }
  }

  /** Starts an attempt; a description that cannot work fails here, as an attempt of its own. */
  #begin(input: CallInput): CallAttempt {
    const local = { ...newcomer(input.userId, input.userName || input.userId), local: true };
    let config;
    try {
      const resolved = resolveConfig(input, () => this.#page?.() ?? input, this.devices.wish);
      config = this.preview.handOver(this.#choice.applyTo(resolved, input));
    } catch (reason) {
      const error = CallError.from(reason, 'configuration', 'The call is not described well: see the cause.');
      const off: DeviceStatus = 'off';
      this.#apply({ type: 'join-started', local, microphone: off, camera: off, screen: off });
      this.#applyFailure(error);
      throw error;
    }
    // Late news of an attempt that is over must not reach the next one.
    const ifCurrent =
      <T>(handle: (news: T) => void) =>
      (news: T) => {
        if (attempt === this.#attempt) handle(news);
      };
    const listener: AttemptListener = {
      fact: ifCurrent((fact) => {
        this.#apply(fact);
        if (fact.type === 'own-tracks-changed') this.devices.use(attempt.stream.getTracks());
      }),
      change: ifCurrent((change) => this.#deliver([change])),
      engine: ifCurrent((event) => this.#room.now?.onEvent(event)),
    };
    const attempt: CallAttempt = new CallAttempt(config, listener, this.#room);
    this.#attempt = attempt;
    this.#apply({ type: 'join-started', local, ...attempt.entryStatus, stream: attempt.stream });
    return attempt;
  }

  async #leave(reason: LeaveReason): Promise<void> {
    this.#apply({ type: 'leaving' });
    await this.#endAttempt();
    this.#apply({ type: 'left', reason });
  }

  #fail(error: CallError): void {
    const ended = this.#endAttempt();
    this.#previous = ended;
    this.#applyFailure(error);
  }

  #applyFailure(error: CallError): void {
    this.#joining = undefined; // a join from now on is a new one
    this.#apply({ type: 'failed', error });
  }

  #endAttempt(): Promise<void> {
    const attempt = this.#attempt;
    this.#attempt = undefined;
    this.#room.now?.messages.stop();
    return attempt?.end() ?? Promise.resolve();
  }

  #current(): CallAttempt {
    if (!this.#attempt) throw new CallError('cancelled', 'There is no call to do this in: join first.');
    return this.#attempt;
  }

  async #reporting<T>(command: Promise<T>): Promise<T> {
    try {
      return await command;
    } catch (reason) {
      const error = CallError.from(reason, 'internal', 'The command failed: see the cause.');
      if (error.code !== 'cancelled') this.#deliver([{ type: 'error', error }]);
      throw error;
    }
  }

  #apply(fact: CallFact): void {
    const before = this.#snapshot;
    this.#snapshot = (this.#room.now?.reduce ?? reduce)(before, fact);
    if (this.#snapshot === before) return;
    this.#deliver(changesBetween(before, this.#snapshot));
    this.#room.now?.levels.follow(this.#snapshot, this.#attempt?.muted);
  }

  #deliver(changes: readonly CallChange[], then?: () => void): void {
    this.#news.deliver(this.#snapshot, changes, then);
  }
}
