/** `<zego-call>` on the unmodified SDK: pictures and sound while the service and the others do what they like. */
import { findStream } from '../../src/call/call-state.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { audioLevel, nextFrames, syntheticMedia } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import { inside } from '../elements/call-fixture.js';
import { setCallStage } from './call-stage.js';
import { SdkClient } from './sdk-client.js';
import { SessionError } from './signalling.js';

const FRAMES = 10;

/** The call itself goes on showing and playing whom it shows: not only the stream is alive. */
async function shown(call: ZegoCallElement): Promise<void> {
  const video = inside<HTMLVideoElement>(inside(call, 'zego-remote-video'), 'video');
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  expect(video.paused || inside<HTMLAudioElement>(call, 'audio').paused).to.equal(false);
}

describe('<zego-call> on the real SDK, in the call', function () {
  this.timeout(60_000);
  const stage = setCallStage();
  const streamIdOf = (userId: string) =>
    stage.cloud.streams(stage.room).find((id) => id.startsWith(userId)) ?? '';

  it('shows and plays two calls of one page to each other', async () => {
    const { ann, bob, seen } = await stage.pair();
    const back = await ann.streamOf('bob');
    await Promise.all([
      nextFrames(seen, FRAMES),
      nextFrames(back, FRAMES),
      audioLevel(seen),
      audioLevel(back),
    ]);
    const tile = inside(bob.call, 'zego-remote-video');
    expect(inside<HTMLVideoElement>(tile, 'video').srcObject).to.equal(seen);
    expect(inside<HTMLAudioElement>(bob.call, 'audio')).to.include({ srcObject: seen, paused: false });
    const { engine, media, login, publish } = ann.call.timing;
    for (const ms of [engine, media, login, publish]) expect(ms).to.be.greaterThanOrEqual(0);
    expect([...ann.log, ...bob.log]).to.deep.equal(['joining', 'joined', 'joining', 'joined']);
  });

  it('tells of camera and microphone at once, and keeps the stream attached', async () => {
    const { ann, bob, seen } = await stage.pair();
    const video = inside<HTMLVideoElement>(inside(bob.call, 'zego-remote-video'), 'video');
    for (const [kind, set] of [
      ['camera', (on: boolean) => ann.call.setCamera(on)],
      ['microphone', (on: boolean) => ann.call.setMicrophone(on)],
    ] as const)
      for (const on of [false, true]) {
        const known = () =>
          bob.call.participants.some(
            ({ userId, [kind]: is }) => userId === 'ann' && is === (on ? 'on' : 'off'),
          );
        await set(on);
        const told = pageTime();
        await waitUntil(known, `ann's ${kind} is ${on ? 'on' : 'off'}`);
        // The SDK's own status takes 3 to 4 s.
        expect(pageTime() - told).to.be.below(2000);
        expect(video.srcObject).to.equal(seen);
      }
    await nextFrames(seen, FRAMES);
    await audioLevel(seen);
    await shown(bob.call);
  });

  it('shows other clients of ZEGO, whatever they put into their extra info', async () => {
    const bob = await stage.joined('bob');
    const native = await SdkClient.create('native', stage.room);
    const source = syntheticMedia();
    try {
      await native.login();
      const published = await native.publish('native-1', source.stream, {
        extraInfo: '{"microphone": "whatever',
      });
      const seen = await bob.streamOf('native');
      await nextFrames(seen, FRAMES);
      await native.sdk.setStreamExtraInfo('native-1', 'mood=good');
      native.sdk.mutePublishStreamVideo(published, true);
      await waitUntil(() => bob.call.participants[1].camera === 'off', 'the camera is off');
      expect(findStream(bob.call.snapshot, 'native')?.media).to.equal(seen);
      native.sdk.mutePublishStreamVideo(published, false);
      await waitUntil(() => bob.call.participants[1].camera === 'on', 'the camera is on');
      await nextFrames(seen, FRAMES);
    } finally {
      native.destroy();
      await source.stop();
    }
  });

  it('goes on when the service closes the publisher’s session', async () => {
    const { ann, seen } = await stage.pair();
    stage.cloud.faults.closeSession({ kind: 'publish', streamId: streamIdOf('ann') });
    await nextFrames(seen, 3 * FRAMES);
    await audioLevel(seen);
    expect(ann.log).to.deep.equal(['joining', 'joined']);
  });

  it('goes on when playing is interrupted', async () => {
    const { bob, seen } = await stage.pair();
    stage.cloud.faults.closeSession({ kind: 'play', streamId: streamIdOf('ann') });
    await nextFrames(seen, 3 * FRAMES);
    await shown(bob.call);
    expect(findStream(bob.call.snapshot, 'ann')?.media).to.equal(seen);
    expect(bob.log).to.deep.equal(['joining', 'joined']);
  });

  it('goes on when the media path of the publisher dies', async () => {
    const { ann, bob, seen } = await stage.pair();
    const before = stage.cloud.streams(stage.room);
    stage.cloud.faults.killMedia({ kind: 'publish', streamId: streamIdOf('ann') });
    // The SDK notices after some 22 s and publishes the same stream anew.
    await nextFrames(seen, 3 * FRAMES, 50_000);
    await shown(bob.call);
    expect(stage.cloud.streams(stage.room)).to.deep.equal(before);
    expect(ann.call.state).to.equal('joined');
  });

  it('is off with an error when its stream is taken over, and publishes again when turned on', async () => {
    const { ann, bob } = await stage.pair();
    const error = SessionError.publishedElsewhere;
    stage.cloud.faults.closeSession(
      { kind: 'publish', streamId: streamIdOf('ann') },
      { error, then: 'stop' },
    );
    await waitUntil(() => ann.log.includes('error publish-failed'), 'publish-failed');
    expect(ann.call).to.include({ state: 'joined', microphone: 'off', camera: 'off' });
    await ann.call.setMicrophone(true);
    await ann.call.setCamera(true);
    await nextFrames(await bob.streamOf('ann'), FRAMES);
  });

  it('lets somebody who vanishes without a word go', async () => {
    const { ann, bob } = await stage.pair();
    stage.cloud.faults.timeOut('bob');
    await waitUntil(() => ann.call.participants.length === 1, 'bob is gone');
    expect(findStream(ann.call.snapshot, 'bob')).to.equal(undefined);
    await bob.call.leave();
  });

  it('passes messages on as text', async () => {
    const { ann, bob } = await stage.pair();
    const heard = new Promise<CustomEvent>((resolve) =>
      bob.call.addEventListener('call-message', resolve, { once: true }),
    );
    await ann.call.sendMessage('<b>hello</b>');
    expect((await heard).detail).to.deep.include({ text: '<b>hello</b>' });
  });
});

describe('<zego-call> on the real SDK, in a room of more than the service lists', function () {
  this.timeout(60_000);
  const stage = setCallStage({ userLimit: 0 });

  it('knows people by their streams', async () => {
    const ann = await stage.joined('ann');
    const bob = await stage.joined('bob');
    await nextFrames(await bob.streamOf('ann'), FRAMES);
    await nextFrames(await ann.streamOf('bob'), FRAMES);
    expect(ann.call.participants.map(({ userId }) => userId)).to.deep.equal(['ann', 'bob']);
    await bob.call.leave();
    await waitUntil(() => ann.call.participants.length === 1, 'bob is gone');
  });
});
