import { expect } from '../../support/testing.js';
import { expectRejection, GREEN, never, ON, recordClones, RED } from './stage.js';
import type { Stage } from './stage.js';

/** What they see and hear: publishing, and tracks that change. */
export function mediaCases(stage: Stage): void {
  const { join, leave, synthesize, publish, receive, seen, shows, heard, promptly } = stage;

  describe('while publishing', () => {
    it('carries sound and picture both ways', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await Promise.all([publish(ann), publish(bob)]);
      const streams = await Promise.all([receive(ann, 'bob'), receive(bob, 'ann')]);
      await Promise.all(streams.flatMap((stream) => [seen(stream), heard(stream)]));
    });

    it('gives the stream to those who come later', async () => {
      const ann = await join('ann');
      await publish(ann);
      const bob = await join('bob');
      await seen(await receive(bob, 'ann'));
    });

    for (const { what, options, statuses } of [
      { what: 'no picture', options: { video: false }, statuses: { audio: true, video: false } },
      { what: 'no sound', options: { audio: false }, statuses: { audio: false, video: true } },
      {
        what: 'nothing yet',
        options: { audio: false, video: false },
        statuses: { audio: false, video: false },
      },
    ]) {
      it(`tells both statuses with a stream of ${what}`, async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await publish(ann, options);
        await receive(bob, 'ann', statuses);
      });
    }

    it('tells a disabled track as off', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const stream = synthesize();
      for (const track of stream.getAudioTracks()) track.enabled = false;
      await ann.engine.publish('camera', stream, never);
      await receive(bob, 'ann', { audio: false, video: true });
      await ann.engine.setTrackEnabled('camera', 'audio', true);
      await bob.ear.statuses('ann', ON);
      await heard(await bob.ear.stream('ann'));
      expect(stream.getAudioTracks().map(({ enabled }) => enabled)).to.deep.equal([false]);
    });

    it('brings a picture later to a stream published without one', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { audio: false, video: false });
      const stream = await receive(bob, 'ann', { audio: false, video: false });
      const [track] = synthesize({ audio: false }).getVideoTracks();
      await ann.engine.replaceTrack('camera', 'video', track);
      await ann.engine.setTrackEnabled('camera', 'video', true);
      await bob.ear.statuses('ann', { audio: false, video: true });
      await seen(stream);
    });

    it('rejects with cancelled when the signal is aborted, and can publish then', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const stream = synthesize();
      await expectRejection(promptly(ann.engine.publish('camera', stream, AbortSignal.abort())), 'cancelled');
      await ann.engine.publish('camera', stream, never);
      await receive(bob, 'ann');
    });

    it('neither ends nor disables the tracks it is given', async () => {
      const ann = await join('ann');
      const stream = await publish(ann);
      const [track] = synthesize({ audio: false }).getVideoTracks();
      await ann.engine.setTrackEnabled('camera', 'audio', false);
      await ann.engine.setTrackEnabled('camera', 'video', false);
      await ann.engine.replaceTrack('camera', 'video', track);
      await ann.engine.replaceTrack('camera', 'video', null);
      await ann.engine.replaceTrack('camera', 'audio', null);
      await leave(ann);
      for (const { kind, readyState, enabled } of [...stream.getTracks(), track])
        expect({ kind, readyState, enabled }).to.deep.equal({ kind, readyState: 'live', enabled: true });
    });
  });

  describe('while tracks change', () => {
    it('tells everybody of a mute and goes on afterwards on the same stream', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const cid = await join('cid');
      await publish(ann);
      const stream = await receive(bob, 'ann');
      await receive(cid, 'ann');
      await ann.engine.setTrackEnabled('camera', 'video', false);
      await ann.engine.setTrackEnabled('camera', 'audio', false);
      for (const { ear } of [bob, cid]) await ear.statuses('ann', { audio: false, video: false });
      await ann.engine.setTrackEnabled('camera', 'video', true);
      await ann.engine.setTrackEnabled('camera', 'audio', true);
      for (const { ear } of [bob, cid]) await ear.statuses('ann', ON);
      expect(await bob.ear.stream('ann')).to.equal(stream);
      await seen(stream);
      await heard(stream);
    });

    it('sends the new picture on the same stream when the track is replaced', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann, { colour: GREEN });
      const stream = await receive(bob, 'ann');
      await seen(stream, 1);
      const told = bob.ear.events.length;
      const [track] = synthesize({ audio: false, colour: RED }).getVideoTracks();
      await ann.engine.replaceTrack('camera', 'video', track);
      await shows(stream, 'red');
      expect(bob.ear.events.slice(told).filter(({ type }) => type !== 'quality')).to.deep.equal([]);
    });

    it('keeps a muted kind muted when its track is replaced', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(ann);
      await receive(bob, 'ann');
      await ann.engine.setTrackEnabled('camera', 'video', false);
      await bob.ear.statuses('ann', { audio: true, video: false });
      const [track] = synthesize({ audio: false, colour: RED }).getVideoTracks();
      const copies = recordClones();
      await ann.engine.replaceTrack('camera', 'video', track);
      const sent = copies.stop(track);
      expect(sent.filter(({ enabled, readyState }) => enabled && readyState === 'live')).to.deep.equal([]);
    });

    it('ends its copy when a track is replaced by nothing', async () => {
      const ann = await join('ann');
      const copies = recordClones();
      const stream = await publish(ann);
      await ann.engine.replaceTrack('camera', 'video', null);
      const [track] = stream.getVideoTracks();
      const live = copies.stop(track).filter(({ readyState }) => readyState === 'live');
      expect(live).to.deep.equal([]);
      expect(track.readyState).to.equal('live');
    });
  });
}
