/** The raised hand and the reactions of one attempt. */
import type { CallEngine } from '../engine/call-engine.js';
import { CallError } from '../errors.js';
import { isEmoji } from '../internal/emoji.js';

/** Reactions of one user that are passed on within a second: what is more is a key held down, or worse. */
const OWN_LIMIT = 3;
/** A network bunches what was sent at a steady pace. */
const LIMIT = 6;
const WINDOW_MS = 1000;

/** Asks the engine of the joined call; rejects with `cancelled` where there is none. */
type Ask = (command: (engine: CallEngine) => Promise<void>) => Promise<void>;

/** Tells the engine; `told` hears when the others know of the hand. */
export class Gestures {
  readonly #ask: Ask;
  readonly #told: (raised: boolean) => void;
  /** When each user reacted lately; this user under ''. */
  readonly #reacted = new Map<string, number[]>();
  #raised = false;

  constructor(ask: Ask, told: (raised: boolean) => void) {
    this.#ask = ask;
    this.#told = told;
  }

  /** Whether the hand is up, or is about to be. */
  get raised(): boolean {
    return this.#raised;
  }

  /** Raises or lowers the hand; resolves when the others know, or when a newer command overtook this one. */
  async setHand(raised: boolean): Promise<void> {
    const before = this.#raised;
    this.#raised = raised;
    try {
      await this.#ask((engine) => engine.setHand(raised));
    } catch (reason) {
      if (this.#raised === raised) this.#raised = before;
      throw reason;
    }
    if (this.#raised === raised) this.#told(raised);
  }

  /** Sends one emoji. Rejects with `message-failed`, also of anything else and of more than three within a second. */
  async react(reaction: string): Promise<void> {
    if (!isEmoji(reaction))
      throw new CallError('message-failed', 'A reaction is one emoji: send nothing else.');
    if (!this.#within(OWN_LIMIT, ''))
      throw new CallError('message-failed', 'Three reactions a second are enough: send the next one later.');
    await this.#ask((engine) => engine.sendReaction(reaction));
  }

  /** Whether a reaction of somebody else may be passed on. */
  admits(userId: string): boolean {
    return this.#within(LIMIT, userId);
  }

  #within(limit: number, userId: string): boolean {
    const now = performance.now();
    const lately = (this.#reacted.get(userId) ?? []).filter((at) => now - at < WINDOW_MS);
    const free = lately.length < limit;
    this.#reacted.set(userId, free ? [...lately, now] : lately);
    return free;
  }
}
