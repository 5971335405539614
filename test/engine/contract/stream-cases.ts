import { expect } from '../../support/testing.js';
import { expectRejection, GREEN, never, ON, recordClones, RED } from './stage.js';
import type { Seat, Stage } from './stage.js';

/** Whose stream shows what: camera and screen of one user, and what is taken back. */
export function streamCases(stage: Stage): void {
  const { join, leave, synthesize, publish, receive, seen, shows, heard } = stage;

  /** Publishes a green camera and a red screen. */
  async function publishBoth(seat: Seat): Promise<void> {
    await publish(seat, { colour: GREEN });
    await publish(seat, { colour: RED }, 'screen');
  }

  describe('while a screen is shared', () => {
    it('carries camera and screen side by side, each as what it is', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publishBoth(ann);
      const camera = await receive(bob, 'ann');
      const screen = await receive(bob, 'ann', ON, 'screen');
      expect(screen).not.to.equal(camera);
      await Promise.all([shows(camera, 'green'), shows(screen, 'red'), heard(camera), heard(screen)]);
    });

    it('gives both to those who come later', async () => {
      const ann = await join('ann');
      await publishBoth(ann);
      const bob = await join('bob');
      const camera = await receive(bob, 'ann');
      const screen = await receive(bob, 'ann', ON, 'screen');
      await Promise.all([shows(camera, 'green'), shows(screen, 'red')]);
    });

    it('carries a screen of somebody without a camera', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { audio: false }, 'screen');
      await seen(await receive(bob, 'ann', { audio: false, video: true }, 'screen'));
      expect(bob.ear.types('ann').filter((type) => type === 'stream-added')).to.have.length(1);
    });

    it('mutes one and leaves the other', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publishBoth(ann);
      const camera = await receive(bob, 'ann');
      const screen = await receive(bob, 'ann', ON, 'screen');
      await ann.engine.setTrackEnabled('screen', 'audio', false);
      await bob.ear.statuses('ann', { audio: false, video: true }, 'screen');
      await ann.engine.setTrackEnabled('camera', 'video', false);
      await bob.ear.statuses('ann', { audio: true, video: false });
      await bob.ear.statuses('ann', { audio: false, video: true }, 'screen');
      await Promise.all([heard(camera), shows(screen, 'red')]);
    });

    it('replaces a track of one and leaves the other', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { colour: GREEN });
      await publish(ann, { colour: GREEN }, 'screen');
      const camera = await receive(bob, 'ann');
      const screen = await receive(bob, 'ann', ON, 'screen');
      const [track] = synthesize({ audio: false, colour: RED }).getVideoTracks();
      await ann.engine.replaceTrack('screen', 'video', track);
      await shows(screen, 'red');
      await shows(camera, 'green');
    });

    it('takes both streams back before somebody is gone', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publishBoth(ann);
      await receive(bob, 'ann');
      await receive(bob, 'ann', ON, 'screen');
      await leave(ann);
      await bob.ear.absent('ann');
      expect(bob.ear.types('ann').slice(-3)).to.deep.equal([
        'stream-removed',
        'stream-removed',
        'participant-left',
      ]);
    });
  });

  describe('while a stream is taken back', () => {
    it('tells all, leaves the other, ends the copies, and may publish again', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const copies = recordClones();
      await publish(ann, { colour: GREEN });
      const given = await publish(ann, { colour: RED }, 'screen');
      const camera = await receive(bob, 'ann');
      await receive(bob, 'ann', ON, 'screen');
      await ann.engine.unpublish('screen');
      const made = given.getTracks().flatMap((track) => copies.stop(track));
      expect(made.filter(({ readyState }) => readyState === 'live')).to.deep.equal([]);
      expect(given.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
      await bob.ear.streamless('ann', 'screen');
      const cid = await join('cid');
      await receive(cid, 'ann');
      await cid.ear.streamless('ann', 'screen');
      expect(cid.ear.types('ann').filter((type) => type === 'stream-added')).to.have.length(1);
      expect(await bob.ear.stream('ann')).to.equal(camera);
      await shows(camera, 'green');
      await publish(ann, { colour: GREEN }, 'screen');
      for (const seat of [bob, cid]) await shows(await receive(seat, 'ann', ON, 'screen'), 'green');
    });

    it('may be the camera, while the screen goes on', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publishBoth(ann);
      await receive(bob, 'ann');
      const screen = await receive(bob, 'ann', ON, 'screen');
      await ann.engine.unpublish('camera');
      await bob.ear.streamless('ann');
      await shows(screen, 'red');
      await expectRejection(ann.engine.setTrackEnabled('camera', 'audio', false), 'publish-failed');
    });

    it('may begin and end in the middle of a call, and the person stays', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await bob.ear.present('ann');
      for (const colour of [GREEN, RED] as const) {
        await publish(ann, { colour });
        await shows(await receive(bob, 'ann'), colour === GREEN ? 'green' : 'red');
        await ann.engine.unpublish('camera');
        await bob.ear.streamless('ann');
      }
      const types = [
        'participant-joined',
        'stream-added',
        'stream-removed',
        'stream-added',
        'stream-removed',
      ];
      expect(bob.ear.types('ann').filter((type) => type !== 'media-changed')).to.deep.equal(types);
    });

    it('does nothing where nothing is published', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.engine.unpublish('screen');
      await publish(ann);
      await ann.engine.unpublish('screen');
      await ann.engine.unpublish('camera');
      await ann.engine.unpublish('camera');
      await bob.ear.streamless('ann');
    });

    it('is needed before the same source is published again', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { colour: GREEN });
      const stream = await receive(bob, 'ann');
      const another = synthesize({ colour: RED });
      await expectRejection(ann.engine.publish('camera', another, never), 'publish-failed');
      await shows(stream, 'green');
    });
  });

  describe('while something is turned off', () => {
    for (const source of ['camera', 'screen'] as const)
      for (const kind of ['audio', 'video'] as const)
        it(`sends no more ${kind} of the ${source} from the call on`, async () => {
          const ann = await join('ann');
          const copies = recordClones();
          const [track] = (await publish(ann, {}, source)).getTracks().filter((one) => one.kind === kind);
          const sending = () =>
            copies.stop(track).filter(({ enabled, readyState }) => enabled && readyState === 'live');
          expect(sending()).not.to.deep.equal([]);
          const told = ann.engine.setTrackEnabled(source, kind, false);
          expect(sending()).to.deep.equal([]);
          await told;
          expect(sending()).to.deep.equal([]);
        });

    it('sends no more while the link is lost, and tells when it is back', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const copies = recordClones();
      const given = await publish(ann);
      await receive(bob, 'ann');
      await stage.room.interrupt(ann.engine);
      await ann.ear.heard('reconnecting');
      const told = ann.engine.setTrackEnabled('camera', 'audio', false);
      const sending = given.getAudioTracks().flatMap((track) => copies.stop(track));
      expect(sending.filter(({ enabled, readyState }) => enabled && readyState === 'live')).to.deep.equal([]);
      await told;
      await stage.room.restore(ann.engine);
      await bob.ear.statuses('ann', { audio: false, video: true });
    });
  });
}
