import type { StreamStats } from '../../../src/engine/call-engine.js';
import { expect } from '../../support/testing.js';
import type { Stage } from './stage.js';

/** kbit/s: what the picture may cost, and what more than that is seen by. */
const LITTLE = 100;
const MORE = 1.5 * LITTLE;
/** An encoder goes over what it is told for a moment. */
const HARDLY_MORE = 1.3 * LITTLE;

const LIVELY = { width: 640, height: 360, lively: true };
const CAMERA = { userId: 'ann', source: 'camera', direction: 'up' } as const;
const SCREEN = { ...CAMERA, source: 'screen' } as const;

/** What the own picture costs. */
export function limitCases(stage: Stage): void {
  const { join, seat, leave, publish, receive, seen, figures } = stage;
  const little = ({ videoBitrate = 0 }: StreamStats) => videoBitrate > 1 && videoBitrate < HARDLY_MORE;
  const more = ({ videoBitrate = 0 }: StreamStats) => videoBitrate > MORE;

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
      await figures(ann, CAMERA, little);
      ann.engine.limitVideo?.(undefined);
      await figures(ann, CAMERA, more);
      ann.engine.limitVideo?.(LITTLE);
      await figures(ann, CAMERA, little);
      await seen(stream);
      expect(bob.ear.types('ann').slice(told)).to.deep.equal([]);
    });

    it('leaves the screen as it is', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      ann.engine.limitVideo?.(LITTLE);
      await publish(ann, LIVELY, 'screen');
      await seen(await receive(bob, 'ann', undefined, 'screen'));
      await figures(ann, SCREEN, more);
    });

    it('does nothing outside the room', async () => {
      const ann = seat('ann');
      ann.engine.limitVideo?.(LITTLE);
      await ann.engine.join(stage.room.joinOptions('ann'), new AbortController().signal);
      const bob = await join('bob');
      await publish(ann, LIVELY);
      await seen(await receive(bob, 'ann'));
      await figures(ann, CAMERA, more);
      await leave(ann);
      ann.engine.limitVideo?.(LITTLE);
    });
  });
}
