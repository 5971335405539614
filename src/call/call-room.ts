/** What a session has to do with a room: news, messages, loudness. In a file of its own, fetched when a call is about to be joined. */
import type { EngineEvent } from '../engine/call-engine.js';
import type { CallError } from '../errors.js';
import type { CallFact } from './call-reducer.js';
import { onHostCommand, type HostedCall } from './host-commands.js';
import { MessageLog, type LoggedMessage } from './message-log.js';
import { newcomer } from './newcomer.js';
import { OwnQuality } from './own-quality.js';
import { reduceRoom } from './room-reducer.js';
import { RoomVisit, type VisitOptions } from './room-visit.js';
import { CallLevels, type Speech } from './sound-levels.js';

export { LevelMeter } from '../media/levels.js';

/** What a room needs of its session. */
export interface RoomOwner extends HostedCall {
  /** The visit under way; throws `cancelled` where there is none. */
  readonly visit: () => RoomVisit;
  readonly apply: (fact: CallFact) => void;
  /** Settles like the command; a failure is reported first. */
  readonly reporting: <T>(command: Promise<T>) => Promise<T>;
  /** The engine has given up. */
  readonly fail: (error: CallError) => void;
}

/** Outlives the visits of a session. */
export class CallRoom {
  /** What was written. Kept when the same user joins the same room again. */
  readonly messages = new MessageLog((text) => this.#owner.visit().sendMessage(text));
  /** How loud everybody is. */
  readonly levels = new CallLevels((speech) => this.#onSpeech(speech));
  /** What becomes of a snapshot in a room, too. */
  readonly reduce = reduceRoom;
  readonly #owner: RoomOwner;
  #quality = new OwnQuality();

  constructor(owner: RoomOwner) {
    this.#owner = owner;
    this.messages.subscribe(() => owner.deliver([]));
  }

  /** An attempt to join begins. */
  visit(options: VisitOptions): RoomVisit {
    this.messages.enter(options.config.join);
    this.#quality = new OwnQuality();
    return new RoomVisit(options);
  }

  /** Sends a message of this user, and reports it. */
  async send(text: string): Promise<void> {
    const from = this.#owner.snapshot().participants.find(({ local }) => local);
    if (from) await this.#sent(this.messages.send(from, text));
  }

  /** Sends a message once more that failed. */
  async retry(id: string): Promise<void> {
    const sending = this.messages.retry(id);
    if (sending) await this.#sent(sending);
  }

  /** The others, or only this user, were shown that emoji. */
  onReaction(userId: string | undefined, reaction: string): void {
    const from = this.#find(userId);
    if (from) this.#owner.deliver([{ type: 'reaction', from, reaction }]);
  }

  /** The room says something. */
  onEvent(event: EngineEvent): void {
    const { apply, deliver, snapshot } = this.#owner;
    switch (event.type) {
      case 'reconnecting':
        return apply({ type: 'reconnecting' });
      case 'reconnected':
        if (snapshot().state === 'reconnecting') apply({ type: 'joined' });
        return;
      case 'ended':
        return this.#owner.leave(event.reason);
      case 'failed':
        return this.#owner.fail(event.error);
      case 'participant-joined':
        return apply({ type: event.type, participant: newcomer(event.userId, event.userName) });
      case 'message': {
        const { userId, userName, text, sentAt } = event;
        const from = this.#find(userId) ?? newcomer(userId, userName);
        this.messages.receive(from, text, sentAt);
        return deliver([{ type: 'message', from, text, sentAt }]);
      }
      case 'reaction':
        return this.onReaction(event.userId, event.reaction);
      case 'host-command':
        return onHostCommand(this.#owner, event.command, event.userId);
      case 'quality': {
        const { type, userId, up, down } = event;
        const who = this.#find(userId);
        const quality = who?.local ? this.#quality.take(event) : { up, down };
        if (!who || !quality) return;
        apply({ type, userId, ...quality });
        return deliver([{ type, userId, ...quality }]);
      }
      case 'participant-left':
      case 'unlisted-changed':
      case 'hand-changed':
      case 'media-changed':
      case 'stream-added':
      case 'stream-removed':
        return apply(event);
    }
  }

  #find(userId: string | undefined) {
    return this.#owner.snapshot().participants.find((each) => each.userId === userId);
  }

  async #sent(sending: Promise<LoggedMessage>): Promise<void> {
    const { from, text, sentAt } = await this.#owner.reporting(sending);
    this.#owner.deliver([{ type: 'message', from, text, sentAt }]);
  }

  #onSpeech(speech: Speech): void {
    const { apply, deliver, snapshot } = this.#owner;
    const { activeSpeaker: before } = snapshot();
    apply({ type: 'speech-changed', ...speech });
    const { activeSpeaker: userId } = snapshot();
    if (userId === undefined || userId === before) return;
    deliver([{ type: 'active-speaker', userId, level: this.levels.get(userId) }]);
  }
}
