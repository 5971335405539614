/** The SDK's contract about publishing and playing: real peer connections, decoded frames, audible sound. */
import type { SyntheticMedia } from '../support/media.js';
import { audioLevel, frameWhere, nextFrames, syntheticMedia } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect } from '../support/testing.js';
import type { SdkClient } from './sdk-client.js';
import { later, rejection, setSdkStage } from './sdk-stage.js';
import { MediaResult, SessionError } from './signalling.js';

describe('ZEGO SDK: publishing and playing', function () {
  this.timeout(60_000);
  const stage = setSdkStage();
  const { client, joined, until } = stage;
  let source: SyntheticMedia;

  beforeEach(() => {
    source = syntheticMedia();
  });

  afterEach(() => source.stop());

  it('announces a stream with its extra information, and its end', async () => {
    const [ann, bob] = await joined('ann', 'bob');
    await ann.publish('cam', source.stream, { extraInfo: 'first' });
    expect(await bob.announced('cam')).to.deep.include({
      user: { userID: 'ann', userName: 'ANN' },
      extraInfo: 'first',
    });
    await ann.sdk.setStreamExtraInfo('cam', 'second');
    const set = pageTime();
    await bob.until('streamExtraInfoUpdate', (_, [stream]) => stream?.extraInfo === 'second');
    expect(pageTime() - set).to.be.below(1000);
    ann.sdk.stopPublishingStream('cam');
    await bob.until(
      'roomStreamUpdate',
      (_, type, [stream]) => type === 'DELETE' && stream?.streamID === 'cam',
    );
  });

  /** Ann publishes, bob plays and sees. */
  async function connected(): Promise<{
    ann: SdkClient;
    bob: SdkClient;
    sent: MediaStream;
    seen: MediaStream;
  }> {
    const [ann, bob] = await joined('ann', 'bob');
    const sent = await ann.publish('cam', source.stream);
    const seen = await bob.play('cam');
    await nextFrames(seen, 1);
    return { ann, bob, sent, seen };
  }

  it('carries picture and sound', async () => {
    const { seen } = await connected();
    await nextFrames(seen, 10);
    expect(await audioLevel(seen)).to.be.above(0.02);
  });

  it('tells players of a muted device some seconds later', async () => {
    const { ann, bob, sent } = await connected();
    await bob.until('remoteCameraStatusUpdate', (_, status) => status === 'OPEN');
    await bob.until('remoteMicStatusUpdate', (_, status) => status === 'OPEN');
    ann.sdk.mutePublishStreamVideo(sent, true);
    ann.sdk.mutePublishStreamAudio(sent, true);
    await bob.until('remoteCameraStatusUpdate', (_, status) => status === 'MUTE');
    await bob.until('remoteMicStatusUpdate', (_, status) => status === 'MUTE');
  });

  it('tells players of the network', async () => {
    const { bob } = await connected();
    stage.cloud.faults.gradeNetwork({ kind: 'play', streamId: 'cam' }, { up: 3, down: 2 });
    await bob.until(
      'networkQuality',
      (userId: string, up: number, down: number) => userId === 'ann' && up === 3 && down === 2,
    );
  });

  it('plays on when the stream is published again', async () => {
    const { ann, seen } = await connected();
    ann.sdk.stopPublishingStream('cam');
    ann.forget();
    const blue = syntheticMedia({ colour: 'rgb(0 0 200)' });
    await ann.publish('cam', blue.stream);
    await frameWhere(seen, ({ colour }) => colour.blue > 120, 'blue');
    await blue.stop();
  });

  it('may not publish, and is not asked again', async () => {
    const [ann] = await joined('ann');
    stage.cloud.faults.refuseSession({ kind: 'publish', streamId: 'cam' }, MediaResult.publishForbidden);
    const stream = await ann.sdk.createStream({ custom: { source: source.stream, bitrate: 500 } });
    ann.sdk.startPublishingStream('cam', stream, {
      videoCodec: 'VP8',
      enableAutoSwitchVideoCodec: true,
      extraInfo: '',
    });
    await ann.until(
      'publisherStateUpdate',
      ({ state, errorCode }) => state === 'NO_PUBLISH' && errorCode === 1103019,
    );
  });

  it('tries a stream that is not there until the retry time', async () => {
    const ann = await client('ann', 5);
    await ann.login();
    expect(await rejection(ann.sdk.startPlayingStream('none'))).to.include({ errorCode: 1104031 });
    await ann.until(
      'playerStateUpdate',
      ({ state, errorCode }) => state === 'PLAY_REQUESTING' && errorCode === 1104039,
    );
  });

  it('may neither publish nor play a forbidden stream any more', async () => {
    const { ann, bob } = await connected();
    stage.cloud.faults.forbidStream('cam');
    await ann.until(
      'publisherStateUpdate',
      ({ state, errorCode }) => state === 'NO_PUBLISH' && errorCode === 1003025,
    );
    await bob.until(
      'playerStateUpdate',
      ({ state, errorCode }) => state === 'NO_PLAY' && errorCode === 1004025,
    );
  });

  it('may not publish what is published elsewhere', async () => {
    const { ann } = await connected();
    const error = SessionError.publishedElsewhere;
    stage.cloud.faults.closeSession({ kind: 'publish', streamId: 'cam' }, { error, then: 'stop' });
    await ann.until(
      'publisherStateUpdate',
      ({ state, errorCode }) => state === 'NO_PUBLISH' && errorCode === 1003028,
    );
  });

  it('plays on by itself after an interruption', async () => {
    const { bob, seen } = await connected();
    bob.forget();
    stage.cloud.faults.closeSession({ kind: 'play', streamId: 'cam' });
    await bob.until('playerStateUpdate', ({ state }) => state === 'PLAY_REQUESTING');
    await bob.until('playerStateUpdate', ({ state }) => state === 'PLAYING');
    await nextFrames(seen, 5);
  });

  it('publishes on by itself after an interruption', async () => {
    const { ann, seen } = await connected();
    ann.forget();
    stage.cloud.faults.closeSession({ kind: 'publish', streamId: 'cam' });
    await ann.until('publisherStateUpdate', ({ state }) => state === 'PUBLISH_REQUESTING');
    await ann.until('publisherStateUpdate', ({ state }) => state === 'PUBLISHING');
    await nextFrames(seen, 5);
  });

  it('carries media on while the link is broken, and after', async () => {
    const { ann, bob, seen } = await connected();
    for (const client of [ann, bob]) client.forget();
    const { promise, resolve } = later();
    stage.cloud.faults.drop({ until: promise });
    await nextFrames(seen, 5);
    resolve();
    await Promise.all([ann.reconnected(), bob.reconnected()]);
    await ann.sdk.setStreamExtraInfo('cam', 'after');
    await bob.until('streamExtraInfoUpdate', (_, [stream]) => stream?.extraInfo === 'after');
    expect(stage.cloud.streams(ann.roomId)).to.deep.equal(['cam']);
  });

  it('publishes and plays again after the service started anew', async () => {
    const { ann, seen } = await connected();
    stage.cloud.faults.restart();
    await until(() => stage.cloud.streams(ann.roomId).length === 1, 12_000);
    await nextFrames(seen, 5);
  });

  it('notices that its media died, and plays on', async function () {
    this.timeout(90_000);
    const { bob, seen } = await connected();
    bob.forget();
    stage.cloud.faults.killMedia({ kind: 'play', streamId: 'cam' });
    await bob.until('playerStateUpdate', ({ state }) => state === 'PLAY_REQUESTING', 40_000);
    await bob.until('playerStateUpdate', ({ state }) => state === 'PLAYING', 10_000);
    await nextFrames(seen, 5);
  });
});
