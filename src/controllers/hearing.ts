/** When each stream of a call was last heard, as far as there was something to hear. */
import { keyOf } from '../call/reception-plan.js';
import type { CallSnapshot } from '../call/call-state.js';

/** Of one stream, ms on the clock given: see `ReceptionWish`. */
export interface Heard {
  readonly heardAt: number;
  readonly mutedAt: number | undefined;
}

/** Takes it down from snapshot to snapshot. */
export class Hearing {
  #heard: ReadonlyMap<string, Heard> = new Map();

  /** The call is so `now`; whoever comes counts as heard. */
  follow({ streams, participants }: Pick<CallSnapshot, 'streams' | 'participants'>, now: number): void {
    const speaking = new Set(participants.filter((each) => each.speaking).map(({ userId }) => userId));
    this.#heard = new Map(
      streams.map((stream) => {
        const was = this.#heard.get(keyOf(stream));
        const speaks = stream.source === 'camera' && speaking.has(stream.userId);
        const begins = !was || (stream.audio && was.mutedAt !== undefined);
        const heardAt = speaks || begins ? now : was.heardAt;
        return [keyOf(stream), { heardAt, mutedAt: stream.audio ? undefined : (was?.mutedAt ?? now) }];
      }),
    );
  }

  /** Of a stream that was there at the last {@link follow}. */
  of(stream: Parameters<typeof keyOf>[0]): Heard {
    return this.#heard.get(keyOf(stream)) ?? { heardAt: -Infinity, mutedAt: undefined };
  }
}
