/** How well this user is connected, as far as the figures of one moment do not tell. */
import type { EngineEvent, Quality } from '../engine/call-engine.js';

/** Up to this a connection is weak. */
const WEAK = 2;
/** Left of the own picture, kbit/s: with so little it is one to be recognized by, no more. */
const LITTLE = 150;

/**
 * A connection that was weak stays so while little is left of the own picture: as the browser sends no more than there is
 * room for, the rest goes well, and its figures look as if the network had mended.
 */
export class OwnQuality {
  #told: Quality = { up: 0, down: 0 };

  /** What is to be told, of what the engine says; undefined where that is the same as before. */
  take({ up, down, heldBack = Infinity }: Extract<EngineEvent, { type: 'quality' }>): Quality | undefined {
    const { up: was, down: wasDown } = this.#told;
    const stays = was > 0 && was <= WEAK && heldBack < LITTLE;
    const now = { up: stays && up > 0 ? Math.min(up, WEAK) : up, down };
    if (now.up === was && down === wasDown) return undefined;
    return (this.#told = now);
  }
}
