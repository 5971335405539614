import { delay } from '../../internal/until-aborted.js';
import type { Reception, StreamIdentity, StreamSource } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';

/** The SDK's numbers for the two pictures of a stream that has a small one. */
const SMALL = 0;
const LARGE = 1;
/**
 * The SDK has one brake for the mutes of all streams together: what follows within 100 ms is put off, and thrown away by
 * the next. So one goes after the other, and none sooner than this.
 */
const MUTE_MS = 130;
/** Its own requests are given up after 3 s; of a session that has just ended it never says. */
const ANSWER_MS = 5000;
/** A picture that is wanted and was not had is asked for again. */
const AGAIN_MS = 5000;

/** A stream that is played, and what the SDK was last asked for. */
interface Received {
  identity: StreamIdentity;
  /** Before and while it is retried, requests fail, and leave faults in the page that nobody can catch. */
  running: boolean;
  muted: boolean;
  small: boolean;
  /** When it was refused, by the count of occasions to ask: at the next one it is asked for again. */
  refused: number;
}

/**
 * How many streams are played at once, which others say nothing about: so many ZEGO's other clients play, of which they set
 * out with 12. Source: https://www.zegocloud.com/docs/faq/max-concurrent-streams
 */
export const MAX_PLAYED = 50;

/**
 * How much of which picture comes: `off` is a mute of the player, which leaves the sound and tells nobody; `low` is the small
 * one of two pictures, where the publisher sends two, else the only one.
 */
export class ZegoReception {
  readonly #attempt: ZegoAttempt;
  readonly #wishes = new Map<string, Reception>();
  readonly #streams = new Map<string, Received>();
  /** Occasions on which what was refused may be had: wishes, streams and links that are back. */
  #occasions = 0;
  #working = false;

  constructor(attempt: ZegoAttempt) {
    this.#attempt = attempt;
    attempt.on('playerStateUpdate', ({ streamID, state }) => {
      const received = this.#streams.get(streamID);
      if (!received) return;
      received.running = state === 'PLAYING';
      if (!received.running) return;
      // A mute is kept through an interruption by the SDK, the choice of the small one is not.
      received.small = false;
      this.#begin();
    });
    attempt.onRestored(() => this.#begin());
  }

  /** How much is wanted from now on, of what is played and of what will be. */
  set(userId: string, source: StreamSource, level: Reception): void {
    this.#wishes.set(keyOf({ userId, source }), level);
    this.#begin();
  }

  /** What was asked for; undefined where nobody has. */
  wanted(stream: Pick<StreamIdentity, 'userId' | 'source'>): Reception | undefined {
    return this.#wishes.get(keyOf(stream));
  }

  /** Somebody has left. */
  forget(userId: string): void {
    for (const source of ['camera', 'screen'] as const) this.#wishes.delete(keyOf({ userId, source }));
  }

  /** A stream is asked for: all of it will come at first. */
  begin(identity: StreamIdentity): void {
    const fresh = { running: false, muted: false, small: false, refused: -1 };
    this.#streams.set(identity.streamId, { identity, ...fresh });
  }

  /** It turned out to show something else. */
  rename(identity: StreamIdentity): void {
    const received = this.#streams.get(identity.streamId);
    if (!received) return;
    received.identity = identity;
    this.#begin();
  }

  /** A stream is played no more. */
  end(streamId: string): void {
    this.#streams.delete(streamId);
  }

  #begin(): void {
    this.#occasions++;
    void this.#work();
  }

  /** One request after the other, until all is as wanted. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    await Promise.resolve(); // the page has more to say, or lets it rest
    try {
      for (let next; (next = this.#next());) await this.#ask(next);
    } finally {
      this.#working = false;
    }
  }

  /** What is looked for comes before what is not looked at any more. */
  #next(): Received | undefined {
    if (this.#attempt.signal.aborted || this.#attempt.isLost) return undefined;
    const todo = [...this.#streams.values()].filter((received) => {
      const level = this.#wanted(received);
      if (!received.running || received.refused === this.#occasions) return false;
      return (
        received.muted !== (level === 'off') || (level !== 'off' && received.small !== (level === 'low'))
      );
    });
    return todo.find((received) => this.#wanted(received) !== 'off') ?? todo[0];
  }

  async #ask(received: Received): Promise<void> {
    const { sdk, signal } = this.#attempt;
    const { streamId } = received.identity;
    const level = this.#wanted(received);
    const small = level === 'low';
    const occasion = this.#occasions;
    try {
      if (level !== 'off' && received.small !== small) {
        await this.#answer(sdk.setPlayStreamVideoType(streamId, small ? SMALL : LARGE));
        received.small = small;
      } else {
        const muted = level === 'off';
        await this.#answer(sdk.mutePlayStreamVideo(streamId, muted));
        received.muted = muted;
        await delay(MUTE_MS, signal);
      }
    } catch {
      received.refused = occasion; // no fault that a page could act on: where more comes than is wanted, nobody is harmed
      if (received.muted && level !== 'off') void delay(AGAIN_MS, signal).then(() => this.#begin());
      await delay(MUTE_MS, signal);
    }
  }

  async #answer(request: Promise<boolean>): Promise<void> {
    const over = new AbortController();
    try {
      const late = delay(ANSWER_MS, over.signal).then(() => false);
      if (!(await this.#attempt.until(Promise.race([request, late])))) throw new Error('It was refused.');
    } finally {
      over.abort();
    }
  }

  /** Of what is played although it is not wanted, the picture need not come. */
  #wanted({ identity }: Received): Exclude<Reception, 'none'> {
    const level = this.wanted(identity) ?? 'high';
    return level === 'none' ? 'off' : level;
  }
}

function keyOf({ userId, source }: Pick<StreamIdentity, 'userId' | 'source'>): string {
  return `${source} ${userId}`;
}
