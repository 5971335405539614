import type { StreamStats } from '../../../src/engine/call-engine.js';
import { expect } from '../../support/testing.js';
import type { Seat, Stage } from './stage.js';

/** What is known of the network: figures of each stream, and one grade for each way. */
export function qualityCases(stage: Stage): void {
  const { join, seat, leave, publish, receive, seen, figures } = stage;

  describe('while the network is measured', () => {
    it('has figures of what is sent and of what is played', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann);
      await seen(await receive(bob, 'ann'));
      const flows = ({ audioBitrate = 0, videoBitrate = 0, frameRate = 0, packetLoss }: StreamStats) =>
        audioBitrate > 0 && videoBitrate > 0 && frameRate > 0 && packetLoss !== undefined;
      const camera = { userId: 'ann', source: 'camera' } as const;
      const up = await figures(ann, { ...camera, direction: 'up' }, flows);
      const down = await figures(bob, { ...camera, direction: 'down' }, flows);
      for (const stats of [up, down]) {
        expect(stats.packetLoss).to.be.within(0, 1);
        expect(stats.videoBitrate).to.be.below(20_000);
        expect(stats.frameRate).to.be.within(1, 61);
        expect(stats.width).to.be.within(16, 1920);
        expect(stats.height).to.be.within(16, 1080);
        expect(stats.codec).to.match(/^(VP8|H264|VP9|AV1)$/i);
        for (const ms of [stats.roundTripTime, stats.jitter])
          if (ms !== undefined) expect(ms).to.be.within(0, 2000);
      }
      expect((await bob.engine.getStats()).streams).to.have.length(1);
      expect((await bob.engine.getStats()).at).to.be.closeTo(Date.now(), 2000);
    });

    it('has figures of each stream by its source, as long as it is there', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann);
      await publish(ann, {}, 'screen');
      await receive(bob, 'ann');
      await receive(bob, 'ann', undefined, 'screen');
      const screen = { userId: 'ann', source: 'screen' } as const;
      await figures(ann, { ...screen, direction: 'up' });
      await figures(bob, { ...screen, direction: 'down' });
      await ann.engine.unpublish('screen');
      await bob.ear.streamless('ann', 'screen');
      for (const { engine } of [ann, bob])
        expect((await engine.getStats()).streams.map(({ source }) => source)).not.to.include('screen');
    });

    it('tells how well people are connected, the user too', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann);
      await seen(await receive(bob, 'ann'));
      stage.room.measure?.();
      const told = ({ ear }: Seat) =>
        ear.until(
          () =>
            ear.events.some((event) => event.type === 'quality' && event.userId === 'ann' && event.up >= 3),
          'ann is connected well',
        );
      await Promise.all([told(ann), told(bob)]);
    });

    it('knows nothing outside the room', async () => {
      const ann = seat('ann');
      expect((await ann.engine.getStats()).streams).to.deep.equal([]);
      await ann.engine.join(stage.room.joinOptions('ann'), new AbortController().signal);
      await publish(ann);
      await leave(ann);
      expect((await ann.engine.getStats()).streams).to.deep.equal([]);
    });
  });
}
