import { nextFrames, syntheticMedia, type SyntheticMedia } from '../../support/media.js';
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

  it('publishes with the codec and bit rate asked for', async () => {
    const ann = await stage.join('ann', { codec: 'vp8', videoBitrate: 900 });
    await ann.engine.publish(media.stream, never);
    const { calls } = ann.sdk;
    const created = calls.find(({ name }) => name === 'createStream')?.args[0];
    expect((created as { custom: { bitrate: number } }).custom.bitrate).to.equal(900);
    const options = calls.find(({ name }) => name === 'startPublishingStream')?.args[2];
    expect(options).to.deep.equal({
      videoCodec: 'VP8',
      enableAutoSwitchVideoCodec: true,
      extraInfo: '{"zego-call":1,"microphone":true,"camera":true}',
    });
  });

  for (const [vendorCode, code] of [
    [1103019, 'not-authorized'],
    [1003028, 'publish-failed'],
  ] as const)
    it(`rejects with ${code} when ZEGO refuses with ${vendorCode}, and can publish then`, async () => {
      const ann = await stage.join('ann');
      stage.zego.cloud.refuse('publish', vendorCode);
      expect(await rejection(ann.engine.publish(media.stream, never))).to.include({ code, vendorCode });
      await ann.engine.publish(media.stream, never);
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
    await rejection(ann.engine.publish(media.stream, never));
    await ann.engine.publish(media.stream, never);
    const [first = 0, second = 0] = muted;
    expect(second - first).to.be.at.least(200);
  });

  it('gives up after 15 s, and when it is aborted', async () => {
    const ann = await stage.join('ann');
    const timers = new HeldTimers();
    try {
      stage.zego.cloud.hold('publish');
      const publishing = rejection(ann.engine.publish(media.stream, never));
      await new Promise<void>((resolve) => ann.sdk.on('publisherStateUpdate', () => resolve()));
      timers.fire(15_000);
      expect((await publishing).code).to.equal('publish-failed');
    } finally {
      timers.restore();
    }
    stage.zego.cloud.hold('publish');
    const abort = new AbortController();
    const publishing = rejection(ann.engine.publish(media.stream, abort.signal));
    await new Promise<void>((resolve) => ann.sdk.on('publisherStateUpdate', () => resolve()));
    abort.abort();
    expect((await publishing).code).to.equal('cancelled');
    await ann.engine.publish(media.stream, never);
  });

  it('tells when ZEGO ends it, and can publish then', async () => {
    const ann = await stage.join('ann');
    await ann.engine.publish(media.stream, never);
    const streamID = ann.sdk.calls.find(({ name }) => name === 'startPublishingStream')?.args[0] as string;
    ann.sdk.dispatch('publisherStateUpdate', { streamID, state: 'NO_PUBLISH', errorCode: 1103051 });
    expect((await ann.heard('unpublished')).error.code).to.equal('publish-failed');
    expect((await rejection(ann.engine.setTrackEnabled('audio', false))).code).to.equal('publish-failed');
    await ann.engine.publish(media.stream, never);
  });

  it('adds a kind it had none of, and replaces it after that', async () => {
    const ann = await stage.join('ann');
    const [track] = media.stream.getVideoTracks();
    await ann.engine.publish(new MediaStream(media.stream.getAudioTracks()), never);
    await ann.engine.replaceTrack('video', track ?? null);
    await ann.engine.replaceTrack('video', null);
    await ann.engine.replaceTrack('video', track ?? null);
    const swaps = callNames(ann.sdk).filter((name) => name === 'addTrack' || name === 'replaceTrack');
    expect(swaps).to.deep.equal(['addTrack', 'replaceTrack']);
  });

  it('rejects when ZEGO does not take what is told', async () => {
    const ann = await stage.join('ann');
    await ann.engine.publish(media.stream, never);
    stage.zego.cloud.refuse('extraInfo', 1003051);
    expect((await rejection(ann.engine.setTrackEnabled('audio', false))).code).to.equal('publish-failed');
  });
});

describe('ZegoEngine and the streams of others', () => {
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

  /** Somebody with another ZEGO client, who publishes a stream with text of their own. */
  async function foreigner(userID: string): Promise<{
    publish: (streamID: string) => Promise<void>;
    stop: (streamID: string) => void;
    mute: (mute: boolean) => void;
    leave: () => void;
  }> {
    const { cloud, Sdk } = stage.zego;
    const sdk = new Sdk(1, '', { scenario: 4 });
    await sdk.loginRoom('daily', 'token', { userID, userName: userID }, { userUpdate: true });
    const stream = await sdk.createStream({ custom: { source: media.stream.clone(), bitrate: 500 } });
    const options = { videoCodec: 'H264', enableAutoSwitchVideoCodec: true, extraInfo: 'hello' } as const;
    return {
      async publish(streamID) {
        sdk.startPublishingStream(streamID, stream, options);
        await cloud.client(userID).settled();
      },
      stop: (streamID) => void sdk.stopPublishingStream(streamID),
      mute: (mute) => void sdk.mutePublishStreamVideo(stream, mute),
      leave: () => sdk.destroyEngine(),
    };
  }

  it('learns of clients that are not ours by the status of the service', async () => {
    const ann = await stage.join('ann');
    const eve = await foreigner('eve');
    await eve.publish('eve-1');
    const { stream } = await ann.heard('stream-added');
    expect(ann.events.some(({ type }) => type === 'media-changed')).to.equal(false);
    stage.zego.cloud.sample('daily');
    await ann.sdk.settled();
    eve.mute(true);
    stage.zego.cloud.sample('daily');
    await ann.sdk.settled();
    expect(ann.events.filter(({ type }) => type === 'media-changed')).to.deep.equal([
      { type: 'media-changed', userId: 'eve', video: true },
      { type: 'media-changed', userId: 'eve', audio: true },
      { type: 'media-changed', userId: 'eve', video: false },
      { type: 'media-changed', userId: 'eve', audio: true },
    ]);
    expect(stream.getVideoTracks()).to.deep.equal([]);
    eve.mute(false);
    await nextFrames(stream, 3);
    eve.leave();
  });

  it('does not let a late status of the service contradict what our own client said', async () => {
    const ann = await stage.join('ann');
    const bob = await stage.join('bob');
    await bob.engine.publish(media.stream, never);
    await ann.heard('media-changed');
    await bob.engine.setTrackEnabled('video', false);
    await ann.sdk.settled();
    const told = ann.events.length;
    const streamID = bob.sdk.calls.find(({ name }) => name === 'startPublishingStream')?.args[0] as string;
    ann.sdk.dispatch('remoteCameraStatusUpdate', streamID, 'OPEN');
    await ann.sdk.settled();
    expect(ann.events.slice(told)).to.deep.equal([]);
    expect(ann.events.at(-1)).to.deep.equal({
      type: 'media-changed',
      userId: 'bob',
      audio: true,
      video: false,
    });
  });

  it('plays the first stream of a participant, and the next when it goes', async () => {
    const ann = await stage.join('ann');
    const eve = await foreigner('eve');
    await eve.publish('eve-1');
    await ann.heard('stream-added');
    await eve.publish('eve-2');
    await ann.sdk.settled();
    eve.stop('eve-1');
    await ann.heard('stream-removed');
    await ann.sdk.settled();
    expect(ann.events.map(({ type }) => type)).to.deep.equal([
      'participant-joined',
      'stream-added',
      'stream-removed',
      'stream-added',
    ]);
    const played = ann.sdk.calls.filter(({ name }) => name.endsWith('PlayingStream'));
    expect(played.map(({ name, args }) => `${name} ${String(args[0])}`)).to.deep.equal([
      'startPlayingStream eve-1',
      'stopPlayingStream eve-1',
      'startPlayingStream eve-2',
    ]);
    eve.leave();
  });

  it('stops a stream that goes before it played, whose promise never settles', async () => {
    const ann = await stage.join('ann');
    const eve = await foreigner('eve');
    const release = stage.zego.cloud.hold('play');
    await eve.publish('eve-1');
    await ann.sdk.settled();
    eve.stop('eve-1');
    await ann.sdk.settled();
    release();
    await ann.sdk.settled();
    expect(callNames(ann.sdk).slice(-2)).to.deep.equal(['startPlayingStream', 'stopPlayingStream']);
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['participant-joined']);
    eve.leave();
  });

  it('tells of a stream that cannot be played, and keeps the participant', async () => {
    const ann = await stage.join('ann');
    const eve = await foreigner('eve');
    stage.zego.cloud.refuse('play', 1104031);
    await eve.publish('eve-1');
    const { error } = await ann.heard('error');
    expect(error).to.include({ code: 'play-failed', vendorCode: 1104031 });
    await ann.sdk.settled();
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['participant-joined', 'error']);
    eve.leave();
  });

  it('keeps the stream through an interruption, and takes it back when the SDK gives up', async () => {
    const ann = await stage.join('ann');
    const eve = await foreigner('eve');
    await eve.publish('eve-1');
    await ann.heard('stream-added');
    ann.sdk.dispatch('playerStateUpdate', {
      streamID: 'eve-1',
      state: 'PLAY_REQUESTING',
      errorCode: 1004020,
    });
    ann.sdk.dispatch('playerStateUpdate', { streamID: 'eve-1', state: 'PLAYING', errorCode: 0 });
    await ann.sdk.settled();
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['participant-joined', 'stream-added']);
    ann.sdk.dispatch('playerStateUpdate', { streamID: 'eve-1', state: 'NO_PLAY', errorCode: 1104031 });
    await ann.heard('stream-removed');
    expect((await ann.heard('error')).error.code).to.equal('play-failed');
    ann.events.length = 0;
    ann.sdk.dispatch('roomStateUpdate', 'room', 'CONNECTED', 0);
    await ann.heard('stream-added');
    eve.leave();
  });
});
