/** What a user does in a call beside being heard and seen: shares a screen, raises a hand, reacts. */
import type { ScreenOptions } from '../media/screen-source.js';
import type { CallAttempt } from './call-attempt.js';

/** What the session does for them. */
export interface ActingCall {
  /** The attempt under way; throws `cancelled` where there is none. */
  readonly attempt: () => CallAttempt;
  /** Settles like the command; a failure is reported first. */
  readonly reporting: (command: Promise<void>) => Promise<void>;
  /** The others were shown that emoji. */
  readonly reacted: (reaction: string) => void;
}

/** The commands. All reject with a CallError, `cancelled` outside a call. */
export class OwnActs {
  readonly #call: ActingCall;

  constructor(call: ActingCall) {
    this.#call = call;
  }

  /** Shares the screen, or stops; call it from a click. Rejects as `OwnScreen.set` does. */
  async setScreen(on: boolean, options?: ScreenOptions): Promise<void> {
    await this.#call.attempt().whenVisiting(({ screen }) => screen.set(on, options));
  }

  /** Turns sharing to the opposite of what it is, or of what it is about to be. */
  async toggleScreen(): Promise<void> {
    await this.#call.attempt().whenVisiting(({ screen }) => screen.set(!screen.wanted));
  }

  /** Raises or lowers the hand. Resolves when the others know, or when a newer command overtook this one. */
  async setHand(raised: boolean): Promise<void> {
    await this.#call.reporting(this.#call.attempt().visit.gestures.setHand(raised));
  }

  /** Turns the hand to the opposite of what it is, or of what it is about to be. */
  async toggleHand(): Promise<void> {
    await this.setHand(!this.#call.attempt().visit.gestures.raised);
  }

  /** Shows one emoji to everybody, this user included. */
  async sendReaction(reaction: string): Promise<void> {
    await this.#call.reporting(this.#call.attempt().visit.gestures.react(reaction));
    this.#call.reacted(reaction);
  }
}
