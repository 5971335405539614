import type { CallEngine, StreamStats } from '../../../src/engine/call-engine.js';
import { expect, waitUntil } from '../../support/testing.js';
import { GREEN, ON, RED } from './stage.js';
import type { Seat, Stage } from './stage.js';

const ANN = { userId: 'ann', source: 'camera', direction: 'down' } as const;
const SCREEN = { ...ANN, source: 'screen' } as const;

/** Of what comes: sound, and whether there is a picture. */
const soundOnly = ({ audioBitrate = 0, videoBitrate = 0 }: StreamStats) =>
  audioBitrate > 0 && videoBitrate < 1;
const pictureToo = ({ videoBitrate = 0 }: StreamStats) => videoBitrate > 1;

/** How much of somebody's picture comes: all, little or nothing, as the one who looks at it wants. */
export function receptionCases(stage: Stage): void {
  const { join, seat, leave, publish, receive, seen, shows, heard, figures } = stage;
  const set = ({ engine }: Seat, ...args: Parameters<NonNullable<CallEngine['setReception']>>) =>
    engine.setReception?.(...args);

  describe('while not all of a picture is wanted', () => {
    it('says whether it can choose', () => {
      expect('setReception' in stage.room.create()).to.equal(stage.room.reception);
    });

    const can = (title: string, work: () => Promise<void>) =>
      it(title, async function () {
        if (stage.room.reception) await work();
        else this.skip();
      });

    can(
      'lets the picture go and the sound come, tells nobody, and has both again on the same stream',
      async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await publish(ann);
        const stream = await receive(bob, 'ann');
        await seen(stream);
        const told = bob.ear.types('ann').length;
        set(bob, 'ann', 'camera', 'off');
        await figures(bob, ANN, soundOnly);
        await heard(stream);
        set(bob, 'ann', 'camera', 'high');
        await figures(bob, ANN, pictureToo);
        await Promise.all([seen(stream), heard(stream)]);
        expect(bob.ear.types('ann').slice(told)).to.deep.equal([]);
        expect(await bob.ear.stream('ann')).to.equal(stream);
      },
    );

    can('leaves the picture as it is for the others', async () => {
      const ann = await join('ann');
      const [bob, cid] = [await join('bob'), await join('cid')];
      await publish(ann);
      await receive(bob, 'ann');
      const stream = await receive(cid, 'ann');
      set(bob, 'ann', 'camera', 'off');
      await figures(bob, ANN, soundOnly);
      await seen(stream);
    });

    can('leaves the screen when the camera is not wanted, and the other way round', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { colour: GREEN });
      await publish(ann, { colour: RED }, 'screen');
      const camera = await receive(bob, 'ann');
      const screen = await receive(bob, 'ann', ON, 'screen');
      set(bob, 'ann', 'camera', 'off');
      await figures(bob, ANN, soundOnly);
      await Promise.all([shows(screen, 'red'), heard(camera), heard(screen)]);
      set(bob, 'ann', 'camera', 'high');
      set(bob, 'ann', 'screen', 'off');
      await figures(bob, SCREEN, soundOnly);
      await shows(camera, 'green');
    });

    can('shows a small picture where little is wanted', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { width: 640, height: 480 });
      const stream = await receive(bob, 'ann');
      set(bob, 'ann', 'camera', 'low', { width: 160, height: 120 });
      await seen(stream);
      await figures(bob, ANN, pictureToo);
      set(bob, 'ann', 'camera', 'off');
      await figures(bob, ANN, soundOnly);
      set(bob, 'ann', 'camera', 'low');
      await seen(stream);
    });

    can('remembers what is wanted of who comes later, until they leave', async () => {
      const bob = await join('bob');
      set(bob, 'ann', 'camera', 'off');
      const ann = await join('ann');
      await publish(ann);
      const stream = await receive(bob, 'ann');
      await figures(bob, ANN, soundOnly);
      await leave(ann);
      await bob.ear.absent('ann');
      const again = await join('ann');
      await publish(again);
      const other = await receive(bob, 'ann');
      await seen(other);
      expect(other).not.to.equal(stream);
    });

    can('remembers what is wanted through an interruption', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann);
      const stream = await receive(bob, 'ann');
      set(bob, 'ann', 'camera', 'off');
      await figures(bob, ANN, soundOnly);
      await stage.room.interrupt(bob.engine);
      await bob.ear.heard('reconnecting');
      await stage.room.restore(bob.engine);
      await bob.ear.heard('reconnected');
      await figures(bob, ANN, soundOnly);
      set(bob, 'ann', 'camera', 'high');
      await figures(bob, ANN, pictureToo);
      await seen(await bob.ear.stream('ann'));
      expect(stream.getVideoTracks()).to.have.length(1);
    });

    it('plays nothing of what is not wanted at all, and all of it again in another object', async function () {
      if (stage.room.create().maxStreams === undefined) this.skip(); // it plays any number
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann);
      const stream = await receive(bob, 'ann');
      await seen(stream);
      const told = bob.ear.types('ann').length;
      set(bob, 'ann', 'camera', 'none');
      const figuresOfAnn = async () =>
        (await bob.engine.getStats()).streams.filter(({ userId }) => userId === 'ann');
      expect(await figuresOfAnn()).to.deep.equal([]);
      await waitUntil(() => !stream.getTracks().some(({ readyState }) => readyState === 'live'), 'it ends');
      set(bob, 'ann', 'camera', 'high');
      await bob.ear.until(() => bob.ear.types('ann').length > told, 'it is told once more');
      const again = await bob.ear.stream('ann');
      expect(again === stream).to.equal(false);
      await Promise.all([seen(again), heard(again)]);
      expect(bob.ear.types('ann').slice(told)).to.deep.equal(['stream-added']);
    });

    can('does nothing outside the room, and for nobody', async () => {
      const ann = seat('ann');
      set(ann, 'bob', 'camera', 'off');
      await ann.engine.join(stage.room.joinOptions('ann'), new AbortController().signal);
      set(ann, 'nobody', 'screen', 'off');
      const bob = await join('bob');
      await publish(bob);
      await seen(await receive(ann, 'bob'));
      set(ann, 'bob', 'camera', 'off');
      set(ann, 'bob', 'camera', 'off');
      await leave(ann);
      set(ann, 'bob', 'camera', 'high');
    });
  });
}
