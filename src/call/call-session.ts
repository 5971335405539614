/** A call as its owner sees it: one snapshot, the commands, and the news. Outlives its attempts. */
import type { CallStats, EngineEvent } from '../engine/call-engine.js';
import { CallError, type MediaKind } from '../errors.js';
import { deferred } from '../internal/deferred.js';
import { inBackground } from './in-background.js';
import { CallAttempt, type AttemptListener } from './call-attempt.js';
import { changesBetween, type CallChange } from './call-changes.js';
import { resolveConfig, resolveMedia, type CallInput } from './call-config.js';
import { IDLE, reduce, type CallFact } from './call-reducer.js';
import type { CallSnapshot, DeviceStatus, LeaveReason } from './call-state.js';
import { onHostCommand, type HostedCall } from './host-commands.js';
import type { TokenSource } from './token-source.js';
import { isActive, isInCall } from './call-transitions.js';
import { CallNews, type CallListener } from './call-news.js';
import { DeviceChoice } from './device-choice.js';
import { newcomer } from './newcomer.js';
import { OwnActs } from './own-acts.js';
import { MessageLog, type LoggedMessage } from './message-log.js';
import { Devices } from './devices.js';
import { Preview } from './preview.js';
import { CallLevels, type SoundLevels, type Speech } from './sound-levels.js';

/** What is read whenever it is needed, since a page may change it in a call. */
export type CallPage = TokenSource & Pick<CallInput, 'hosts'>;

/**
 * Joins and leaves, any number of times. The order is always: snapshot, listeners, promise.
 * Commands reject with a CallError; those that fail in a call also report it as an `error` change.
 */
export class CallSession {
  /** What was written. Kept when the same user joins the same room again. */
  readonly messages = new MessageLog((text) => this.#current().sendMessage(text));
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
  readonly preview: Preview = new Preview({
    configure: (input) => this.#choice.applyTo(resolveMedia(input, this.devices.wish), input),
    choose: (kind, on) => this.#choice.choose(kind, on),
    use: (tracks) => this.devices.use(tracks),
    changed: (error) => this.#deliver([{ type: 'preview', error }]),
  });
  readonly #levels = new CallLevels((speech) => this.#onSpeech(speech));
  readonly #hosted: HostedCall = {
    attempt: () => this.#attempt,
    participants: () => this.#snapshot.participants,
    hosts: () => this.#page?.().hosts ?? [],
    deliver: (changes, then) => this.#deliver(changes, then),
    turnOff: (kind) => inBackground(this.setDevice(kind, false)),
    leave: () => void this.leave('removed-by-host'),
  };
  /** Screen, hand and reactions. */
  readonly acts = new OwnActs({
    attempt: () => this.#current(),
    reporting: (command) => this.#reporting(command),
    reacted: (reaction) => this.#onReaction(this.#snapshot.participants[0]?.userId, reaction),
  });
  readonly #news = new CallNews();

  /** All of the call now. */
  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /** How loud everybody is; never through the snapshot. */
  get levels(): SoundLevels {
    return this.#levels;
  }

  /** Hears of all that happens from now on; returns the unsubscribe function. */
  subscribe(listener: CallListener): () => void {
    return this.#news.subscribe(listener);
  }

  /**
   * Joins; while joining, the same promise; when in the call, resolves at once. Rejects with the error that `failed`
   * carries, or `cancelled` when the call is left meanwhile. `describe` is asked when the attempt begins: at once, or
   * when the call before has been left. `page` is asked for tokens and hosts as often as these are needed.
   */
  join(describe: () => CallInput, page: () => CallPage = describe): Promise<void> {
    if (isInCall(this.#snapshot.state)) return Promise.resolve();
    if (this.#joining) return this.#joining;
    const { promise, resolve } = deferred();
    this.#joining = promise; // before it begins: listeners hear of that at once, and may join or leave
    const joining = this.#join(describe, page).finally(() => {
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

  /** The user is back at the page, or the computer has slept: looks after what may have been missed. */
  wake(): void {
    this.#attempt?.wake();
  }

  /** Sends a chat message, at most 1 KB of UTF-8, and reports it as a `message` of the local user. */
  async sendMessage(text: string): Promise<void> {
    const from = this.#snapshot.participants.find(({ local }) => local);
    if (!from || !isInCall(this.#snapshot.state))
      throw new CallError('cancelled', 'There is no call to write to: join first.');
    await this.#sent(this.messages.send(from, text));
  }

  /** Sends a message once more that failed; does nothing where there is none. Resolves and rejects as {@link sendMessage}. */
  async retryMessage(id: string): Promise<void> {
    if (!isInCall(this.#snapshot.state)) return;
    const sending = this.messages.retry(id);
    if (sending) await this.#sent(sending);
  }

  /** Figures of every stream, as the engine has them now. Rejects with `cancelled` outside a call. */
  async getStats(): Promise<CallStats> {
    return this.#current().getStats();
  }

  /** Says how much of a picture is wanted in this attempt; false where its engine cannot choose, and sends all of it. */
  setReception(...wish: Parameters<CallAttempt['setReception']>): boolean {
    return this.#attempt?.setReception(...wish) ?? false;
  }

  /** Puts a fresh token in use. */
  async renewToken(token: string): Promise<void> {
    await this.#reporting(this.#current().renewToken(token));
  }

  /** The view says whether the browser refuses to play sound. */
  reportPlayback(blocked: boolean): void {
    this.#apply({ type: 'playback-changed', blocked });
  }

  /** The view says that the chosen speaker cannot be used. */
  reportSpeaker(error: CallError): void {
    this.#deliver([{ type: 'error', error }]);
  }

  /** The view says that a picture of somebody else was shown. */
  reportRemoteFrame(): void {
    this.#attempt?.mark('remoteFrame');
  }

  async #join(describe: () => CallInput, page: () => CallPage): Promise<void> {
    const leaves = this.#leaves;
    if (this.#leaving) await this.#leaving;
    if (leaves !== this.#leaves) throw new CallError('cancelled', 'The call was left before joining began.');
    const previous = this.#previous;
    this.#page = page;
    const attempt = this.#begin(describe());
    try {
      await previous;
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
      engine: ifCurrent((event) => this.#onEngineEvent(event)),
    };
    this.messages.enter(config.join);
    const attempt: CallAttempt = new CallAttempt(config, listener);
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
    this.messages.stop();
    return attempt?.end() ?? Promise.resolve();
  }

  #current(): CallAttempt {
    if (!this.#attempt) throw new CallError('cancelled', 'There is no call to do this in: join first.');
    return this.#attempt;
  }

  async #sent(sending: Promise<LoggedMessage>): Promise<void> {
    const { from, text, sentAt } = await this.#reporting(sending);
    this.#deliver([{ type: 'message', from, text, sentAt }]);
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

  #onEngineEvent(event: EngineEvent): void {
    switch (event.type) {
      case 'reconnecting':
        return this.#apply({ type: 'reconnecting' });
      case 'reconnected':
        if (this.#snapshot.state === 'reconnecting') this.#apply({ type: 'joined' });
        return;
      case 'ended':
        return void this.leave(event.reason);
      case 'failed':
        return this.#fail(event.error);
      case 'participant-joined':
        return this.#apply({ type: event.type, participant: newcomer(event.userId, event.userName) });
      case 'message': {
        const { userId, userName, text, sentAt } = event;
        const known = this.#snapshot.participants.find((participant) => participant.userId === userId);
        const from = known ?? newcomer(userId, userName);
        this.messages.receive(from, text, sentAt);
        return this.#deliver([{ type: 'message', from, text, sentAt }]);
      }
      case 'reaction':
        return this.#onReaction(event.userId, event.reaction);
      case 'host-command':
        return onHostCommand(this.#hosted, event.command, event.userId);
      case 'quality':
        this.#apply(event);
        if (!this.#snapshot.participants.some(({ userId }) => userId === event.userId)) return;
        return this.#deliver([event]);
      case 'participant-left':
      case 'hand-changed':
      case 'media-changed':
      case 'stream-added':
      case 'stream-removed':
        return this.#apply(event);
    }
  }

  #onReaction(userId: string | undefined, reaction: string): void {
    const from = this.#snapshot.participants.find((each) => each.userId === userId);
    if (from) this.#deliver([{ type: 'reaction', from, reaction }]);
  }

  #apply(fact: CallFact): void {
    const before = this.#snapshot;
    this.#snapshot = reduce(before, fact);
    if (this.#snapshot === before) return;
    this.#deliver(changesBetween(before, this.#snapshot));
    this.#levels.follow(this.#snapshot, this.#attempt?.muted);
  }

  #onSpeech(speech: Speech): void {
    const { activeSpeaker: before } = this.#snapshot;
    this.#apply({ type: 'speech-changed', ...speech });
    const { activeSpeaker: userId } = this.#snapshot;
    if (userId === undefined || userId === before) return;
    this.#deliver([{ type: 'active-speaker', userId, level: this.levels.get(userId) }]);
  }

  #deliver(changes: readonly CallChange[], then?: () => void): void {
    this.#news.deliver(this.#snapshot, changes, then);
  }
}
