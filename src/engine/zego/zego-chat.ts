import { CallError } from '../../errors.js';
import { delay } from '../../internal/until-aborted.js';
import { byteLength, MAX_MESSAGE_BYTES } from '../../internal/utf8.js';
import type { JoinOptions } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import { checkResponse } from './zego-errors.js';

/** ms. */
const SECOND = 1000;

/** What is written in the room. */
export class ZegoChat {
  readonly #attempt: ZegoAttempt;
  readonly #roomId: string;
  /** When the next message may go out, by the wall clock, ms. */
  #next = 0;

  constructor(attempt: ZegoAttempt, { roomId }: JoinOptions) {
    this.#attempt = attempt;
    this.#roomId = roomId;
    attempt.on('IMRecvBroadcastMessage', (_, messages) => {
      for (const { fromUser, message, sendTime } of messages) {
        const { userID: userId, userName = userId } = fromUser;
        attempt.emit({ type: 'message', userId, userName, text: message, sentAt: sendTime });
      }
    });
  }

  /** At most 1 KB. */
  async send(text: string): Promise<void> {
    if (byteLength(text) > MAX_MESSAGE_BYTES)
      throw new CallError('message-failed', 'A message may have at most 1 KB in UTF-8. Send a shorter one.');
    await this.#attempt.until(this.#turn());
    const sending = this.#attempt.sdk.sendBroadcastMessage(this.#roomId, text);
    checkResponse(await this.#attempt.until(sending), 'message-failed', 'Sending a message');
  }

  /** The service takes two a second, but the SDK by itself refuses a second one within the same second of the clock. */
  async #turn(): Promise<void> {
    const now = Date.now();
    const wait = Math.max(0, this.#next - now);
    // A clock that was set back must not keep a message for long.
    const at = wait > 60 * SECOND ? now : now + wait;
    this.#next = (Math.floor(at / SECOND) + 1) * SECOND;
    while (Date.now() < at && !this.#attempt.signal.aborted)
      await delay(at - Date.now(), this.#attempt.signal);
  }
}
