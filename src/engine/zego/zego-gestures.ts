import { CallError } from '../../errors.js';
import { isEmoji } from '../../internal/emoji.js';
import type { JoinOptions } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import { checkResponse, zegoError } from './zego-errors.js';
import { parseCommand } from './zego-host-commands.js';
import type { ZegoRoster } from './zego-roster.js';

/** What is ours among custom commands: other clients, ZEGO's kits among them, pass over keys they do not know. */
const KEY = 'zego_call';
/** Told one by one up to here: ZEGO lets commands to many pass ten times a second in a room. */
const FEW = 10;
const TRIED = 'Telling the others';

/** What one client of ours tells the others. */
interface Gesture {
  readonly hand?: boolean;
  readonly reaction?: string;
  /** Whoever has a hand up is to say so again. */
  readonly ask?: true;
}

/** Raised hands and reactions, as custom commands to everybody: `{"zego_call":{"hand":true}}`. */
export class ZegoGestures {
  readonly #attempt: ZegoAttempt;
  readonly #roster: ZegoRoster;
  readonly #options: JoinOptions;
  #raised = false;

  constructor(attempt: ZegoAttempt, roster: ZegoRoster, options: JoinOptions) {
    this.#attempt = attempt;
    this.#roster = roster;
    this.#options = options;
    attempt.on('IMRecvCustomCommand', (_, user, text) => {
      const { userID: userId } = user;
      const { hand, reaction, ask } = decode(text);
      if (hand !== undefined) roster.raise(user, hand);
      if (reaction !== undefined && roster.has(userId)) attempt.emit({ type: 'reaction', userId, reaction });
      if (ask && this.#raised) this.#tellAgain([userId]);
    });
    attempt.on('roomUserUpdate', (_, type, users) => {
      if (type === 'ADD' && this.#raised)
        this.#tellAgain(users.length > FEW ? [] : users.map(({ userID }) => userID));
    });
    attempt.onRestored(() => {
      roster.lowerAll(); // whoever lowered theirs meanwhile said so to nobody
      if (roster.size) this.#tellAgain([], { hand: this.#raised, ask: true });
    });
  }

  /** Raises or lowers the hand; what cannot be told now is told when the link is back. */
  async setHand(hand: boolean): Promise<void> {
    if (hand === this.#raised) return;
    this.#raised = hand;
    try {
      await this.#send({ hand });
    } catch (reason) {
      if (this.#attempt.isLost) return;
      this.#raised = !hand;
      throw reason;
    }
  }

  /** Shows one emoji. */
  async react(reaction: string): Promise<void> {
    if (!isEmoji(reaction)) throw new CallError('message-failed', 'A reaction is one emoji.');
    await this.#send({ reaction });
  }

  #tellAgain(to: readonly string[], gesture: Gesture = { hand: true }): void {
    this.#send(gesture, to).catch((reason: unknown) => {
      if (this.#attempt.signal.aborted || this.#attempt.isLost) return; // it is done when the link is back
      this.#attempt.emit({ type: 'error', error: zegoError(reason, 'message-failed', TRIED) });
    });
  }

  /** To everybody where nobody is named; in a crowd ZEGO passes commands to one at a time only: to those who publish. */
  async #send(gesture: Gesture, to: readonly string[] = []): Promise<void> {
    const command = JSON.stringify({ [KEY]: gesture });
    const send = async (to: readonly string[]) => {
      const sending = this.#attempt.sdk.sendCustomCommand(this.#options.roomId, command, to);
      checkResponse(await this.#attempt.until(sending), 'message-failed', TRIED);
    };
    if (!this.#roster.crowded) return send(to);
    const some = to.length ? to : this.#roster.publishers(FEW);
    await Promise.all(some.map((userId) => send([userId])));
  }
}

/** What a custom command says, as far as it is well-formed: anybody may send anything. */
function decode(text: unknown): Gesture {
  const command = parseCommand(text)?.[KEY];
  if (typeof command !== 'object' || command === null) return {};
  const { hand, reaction, ask } = command as Record<string, unknown>;
  return {
    ...(typeof hand === 'boolean' && { hand }),
    ...(isEmoji(reaction) && { reaction }),
    ...(ask === true && { ask }),
  };
}
