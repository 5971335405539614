import { syntheticMedia, type SyntheticMedia } from '../../support/media.js';
import { expect } from '../../support/testing.js';
import { callNames, HeldTimers, never, rejection, Stage } from './stage.js';

describe('ZegoEngine and its own stream', () => {
  let stage: Stage;
  let media: SyntheticMedia;

  beforeEach(() => {
    stage = new Stage();
    media = syntheticMedia();
  });
  afterEach(async () => {
    await stage.leave();
    await media.stop();
  });

  for (const [content, kbit] of [
    ['detail', 1500],
    ['motion', 3000],
  ] as const)
    it(`gives a screen with ${content} a bit rate of its own`, async () => {
      const ann = await stage.join('ann', { videoBitrate: 900 });
      media.stream.getVideoTracks()[0].contentHint = content;
      await ann.engine.publish('screen', media.stream, never);
      const created = ann.sdk.calls.find(({ name }) => name === 'createStream')?.args[0];
      expect((created as { custom: { bitrate: number } }).custom.bitrate).to.equal(kbit);
    });

  it("lets the camera's picture cost no more than is said, now and later", async () => {
    const ann = await stage.join('ann', { videoBitrate: 900 });
    const told = () =>
      ann.sdk.calls
        .filter(({ name }) => name === 'setVideoConfig')
        .map(({ args: [, config] }) => (config as { maxBitrate: number }).maxBitrate);
    ann.engine.limitVideo(300);
    const [sound] = media.stream.getAudioTracks();
    await ann.engine.publish('screen', media.stream, never);
    await ann.engine.publish('camera', new MediaStream([sound]), never);
    expect(told()).to.deep.equal([]);
    await ann.engine.replaceTrack('camera', 'video', media.stream.getVideoTracks()[0]);
    expect(told()).to.deep.equal([300]);
    ann.engine.limitVideo(undefined);
    ann.engine.limitVideo(undefined);
    ann.engine.limitVideo(2000);
    expect(told()).to.deep.equal([300, 900, 900]);
  });

  it('publishes with the codec and bit rate asked for', async () => {
    const ann = await stage.join('ann', { codec: 'vp8', videoBitrate: 900 });
    await ann.engine.publish('camera', media.stream, never);
    const { calls } = ann.sdk;
    const created = calls.find(({ name }) => name === 'createStream')?.args[0];
    expect((created as { custom: { bitrate: number } }).custom.bitrate).to.equal(900);
    const options = calls.find(({ name }) => name === 'startPublishingStream')?.args[2];
    expect(options).to.deep.equal({
      videoCodec: 'VP8',
      enableAutoSwitchVideoCodec: true,
      extraInfo:
        '{"isCameraOn":true,"isMicrophoneOn":true,"hasVideo":true,"hasAudio":true,' +
        '"zego-call":1,"microphone":true,"camera":true}',
    });
  });

  for (const [vendorCode, code] of [
    [1103019, 'not-authorized'],
    [1003028, 'publish-failed'],
  ] as const)
    it(`rejects with ${code} when ZEGO refuses with ${vendorCode}, and can publish then`, async () => {
      const ann = await stage.join('ann');
      stage.zego.cloud.refuse('publish', vendorCode);
      expect(await rejection(ann.engine.publish('camera', media.stream, never))).to.include({
        code,
        vendorCode,
      });
      await ann.engine.publish('camera', media.stream, never);
    });

  it('publishes again no sooner than the SDK can mute again', async () => {
    const ann = await stage.join('ann');
    for (const track of media.stream.getVideoTracks()) track.enabled = false;
    const muted: number[] = [];
    const { mutePublishStreamVideo } = ann.sdk;
    ann.sdk.mutePublishStreamVideo = (...args) => {
      muted.push(performance.now());
      return mutePublishStreamVideo.apply(ann.sdk, args);
    };
    stage.zego.cloud.refuse('publish', 1103019);
    await rejection(ann.engine.publish('camera', media.stream, never));
    await ann.engine.publish('camera', media.stream, never);
    const [first = 0, second = 0] = muted;
    expect(second - first).to.be.at.least(200);
  });

  it('gives up after 15 s, and when it is aborted', async () => {
    const ann = await stage.join('ann');
    const timers = new HeldTimers();
    try {
      stage.zego.cloud.hold('publish');
      const publishing = rejection(ann.engine.publish('camera', media.stream, never));
      await new Promise<void>((resolve) => ann.sdk.on('publisherStateUpdate', () => resolve()));
      timers.fire(15_000);
      expect((await publishing).code).to.equal('publish-failed');
    } finally {
      timers.restore();
    }
    stage.zego.cloud.hold('publish');
    const abort = new AbortController();
    const publishing = rejection(ann.engine.publish('camera', media.stream, abort.signal));
    await new Promise<void>((resolve) => ann.sdk.on('publisherStateUpdate', () => resolve()));
    abort.abort();
    expect((await publishing).code).to.equal('cancelled');
    await ann.engine.publish('camera', media.stream, never);
  });

  it('tells when ZEGO ends it, and can publish then', async () => {
    const ann = await stage.join('ann');
    await ann.engine.publish('camera', media.stream, never);
    const streamID = ann.sdk.calls.find(({ name }) => name === 'startPublishingStream')?.args[0] as string;
    ann.sdk.dispatch('publisherStateUpdate', { streamID, state: 'NO_PUBLISH', errorCode: 1103051 });
    expect((await ann.heard('unpublished')).error.code).to.equal('publish-failed');
    expect((await rejection(ann.engine.setTrackEnabled('camera', 'audio', false))).code).to.equal(
      'publish-failed',
    );
    await ann.engine.publish('camera', media.stream, never);
  });

  it('adds a kind it had none of, and replaces it after that', async () => {
    const ann = await stage.join('ann');
    const [track] = media.stream.getVideoTracks();
    await ann.engine.publish('camera', new MediaStream(media.stream.getAudioTracks()), never);
    await ann.engine.replaceTrack('camera', 'video', track ?? null);
    await ann.engine.replaceTrack('camera', 'video', null);
    await ann.engine.replaceTrack('camera', 'video', track ?? null);
    const swaps = callNames(ann.sdk).filter((name) => name === 'addTrack' || name === 'replaceTrack');
    expect(swaps).to.deep.equal(['addTrack', 'replaceTrack']);
    await ann.engine.unpublish('camera');
    const count = (wanted: string) => callNames(ann.sdk).filter((name) => name === wanted).length;
    expect(count('destroyStream'), 'streams of the SDK destroyed').to.equal(count('createStream'));
  });
});
