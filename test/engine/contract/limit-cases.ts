import type { StreamStats } from '../../../src/engine/call-engine.js';
import { expect } from '../../support/testing.js';
import type { Seat, Stage } from './stage.js';

/** kbit/s: what the picture may cost. */
const LITTLE = 100;

const LIVELY = { width: 640, height: 360, lively: true };
const CAMERA = { userId: 'ann', source: 'camera', direction: 'up' } as const;
const SCREEN = { ...CAMERA, source: 'screen' } as const;

/** What the own picture costs. */
export function limitCases(stage: Stage): void {
  const { join, seat, leave, publish, receive, seen, figures } = stage;
  const flows = ({ videoBitrate = 0 }: StreamStats) => videoBitrate > 1;
  const above = (kbits: number) => (stats: StreamStats) => (stats.videoBitrate ?? 0) > 1.25 * kbits;
  const below = (kbits: number) => (stats: StreamStats) => flows(stats) && stats.videoBitrate! < kbits / 1.25;
  /** What the own picture costs, as soon as that is `ready`. */
  const cost = async (ann: Seat, ready: typeof flows) => (await figures(ann, CAMERA, ready)).videoBitrate!;

  describe('while the own picture may cost no more than is said', () => {
    beforeEach(function () {
      if (!stage.room.create().limitVideo) this.skip();
    });

    it('keeps to it, also with a picture that is published later, and tells nobody', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      ann.engine.limitVideo?.(LITTLE);
      await publish(ann, LIVELY);
      const stream = await receive(bob, 'ann');
      await seen(stream);
      const told = bob.ear.types('ann').length;
      const limited = await cost(ann, flows);
      ann.engine.limitVideo?.(undefined);
      const all = await cost(ann, above(Math.max(limited, LITTLE)));
      ann.engine.limitVideo?.(LITTLE);
      await figures(ann, CAMERA, below(all));
      await seen(stream);
      expect(bob.ear.types('ann').slice(told)).to.deep.equal([]);
    });

    it('leaves the screen as it is', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      ann.engine.limitVideo?.(LITTLE);
      await publish(ann, LIVELY, 'screen');
      await seen(await receive(bob, 'ann', undefined, 'screen'));
      await figures(ann, SCREEN, above(LITTLE));
    });

    it('does nothing outside the room', async () => {
      const ann = seat('ann');
      ann.engine.limitVideo?.(LITTLE);
      await ann.engine.join(stage.room.joinOptions('ann'), new AbortController().signal);
      const bob = await join('bob');
      await publish(ann, LIVELY);
      await seen(await receive(bob, 'ann'));
      await figures(ann, CAMERA, above(LITTLE));
      await leave(ann);
      expect(() => ann.engine.limitVideo?.(LITTLE)).not.to.throw();
    });
  });
}
