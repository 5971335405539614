/**
 * `<zego-call>` with a client made of no more SDK calls than ZEGO's quick starts: stream ids of its own choice, no extra
 * info, every announced stream is played, state is known by the SDK's own status or not at all.
 */
import type { ZegoStreamInfo } from '../../src/engine/zego/zego-sdk-types.js';
import { next } from '../elements/call-fixture.js';
import { encodesH264 } from '../support/machine.js';
import { audioLevel, nextFrames, syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { expect, waitUntil } from '../support/testing.js';
import { setCallStage } from './call-stage.js';
import { sounds, tileSeen } from './kit-stage.js';
import { SdkClient } from './sdk-client.js';

const FRAMES = 10;

const VP8 = { videoCodec: 'VP8', enableAutoSwitchVideoCodec: false, extraInfo: '' } as const;

describe('<zego-call> and a bare client of ZEGO', function () {
  this.timeout(60_000);
  let bare: SdkClient;
  let media: SyntheticMedia[] = [];
  /** What the client plays, by stream id. */
  let playing: Map<string, Promise<MediaStream>>;

  afterEach(async () => {
    await Promise.allSettled(playing.values());
    bare.destroy();
    await Promise.all(media.splice(0).map((source) => source.stop()));
  });
  const stage = setCallStage();

  beforeEach(async () => {
    playing = new Map();
    media = [];
    bare = await SdkClient.create('bare', stage.room);
    bare.sdk.on(
      'roomStreamUpdate',
      (_: string, type: 'ADD' | 'DELETE', streams: readonly ZegoStreamInfo[]) => {
        for (const { streamID } of streams)
          if (type === 'ADD') playing.set(streamID, bare.sdk.startPlayingStream(streamID));
          else {
            bare.sdk.stopPlayingStream(streamID);
            playing.delete(streamID);
          }
      },
    );
  });

  /** Publishes as the quick start does: no extra info, the codec left to the SDK, which takes H.264 and nothing else then. */
  async function publish(streamId: string): Promise<MediaStream> {
    const source = syntheticMedia();
    media.push(source);
    const stream = await bare.sdk.createStream({ custom: { source: source.stream } });
    bare.sdk.startPublishingStream(streamId, stream, encodesH264 ? undefined : VP8);
    await bare.until(
      'publisherStateUpdate',
      ({ streamID, state }) => streamID === streamId && state === 'PUBLISHING',
    );
    return stream;
  }

  /** The one stream it plays. */
  async function played(): Promise<MediaStream> {
    await waitUntil(() => playing.size === 1, 'one stream is played');
    const [stream] = await Promise.all(playing.values());
    return stream;
  }

  it('shows and plays it although nobody ever says what is on', async () => {
    stage.cloud.faults.statusless = true;
    const { call } = await stage.joined('ann');
    await bare.login();
    await publish('stream_123');
    await tileSeen(call, 'bare');
    expect(call.participants[1]).to.include({
      userId: 'bare',
      microphone: 'on',
      camera: 'on',
      screen: 'off',
    });
    const [, stream] = call.snapshot.streams;
    expect(stream).to.include({ userId: 'bare', source: 'camera', streamId: 'stream_123' });
    await audioLevel(stream.media);
    expect(sounds(call).find(({ srcObject }) => srcObject === stream.media)).to.include({ paused: false });
  });

  it('shows and plays it at once when it was there first', async () => {
    await bare.login();
    await publish('stream_123');
    const ann = await stage.joined('ann');
    await tileSeen(ann.call, 'bare');
    await audioLevel(await ann.streamOf('bare'));
    await nextFrames(await played(), FRAMES);
  });

  it('is one stream to it, played at once, with mutes by the SDK’s own status', async () => {
    await bare.login();
    const { call } = await stage.joined('ann');
    const seen = await played();
    await nextFrames(seen, FRAMES);
    await audioLevel(seen);
    const [streamId] = playing.keys();
    for (const [event, set] of [
      ['remoteCameraStatusUpdate', (on: boolean) => call.setCamera(on)],
      ['remoteMicStatusUpdate', (on: boolean) => call.setMicrophone(on)],
    ] as const)
      for (const on of [false, true]) {
        bare.forget();
        await set(on);
        await bare.until(event, (id, status) => id === streamId && status === (on ? 'OPEN' : 'MUTE'));
      }
    await nextFrames(seen, FRAMES);
    await call.leave();
    await bare.misses('ann');
    expect(playing).to.have.property('size', 0);
  });

  it('follows what it turns off and on', async () => {
    const { call } = await stage.joined('ann');
    await bare.login();
    const stream = await publish('stream_123');
    await tileSeen(call, 'bare');
    const is = (kind: 'microphone' | 'camera', status: string) => () =>
      call.participants.some((who) => who.userId === 'bare' && who[kind] === status);
    for (const off of [true, false]) {
      const status = off ? 'off' : 'on';
      // One after the other: of two mutes at once the SDK tells the first only.
      bare.sdk.mutePublishStreamVideo(stream, off);
      await waitUntil(is('camera', status), `the camera is ${status}`);
      bare.sdk.mutePublishStreamAudio(stream, off);
      await waitUntil(is('microphone', status), `the microphone is ${status}`);
    }
    await tileSeen(call, 'bare');
  });

  it('takes its first stream for the camera and every further one for a screen', async () => {
    const { call } = await stage.joined('ann');
    await bare.login();
    for (const streamId of ['stream_9', 'stream_1', 'stream_5']) await publish(streamId);
    const own = () => call.snapshot.streams.filter(({ userId }) => userId === 'bare');
    await waitUntil(() => own().length === 3, 'all are there');
    expect(own().map(({ streamId, source }) => `${source} ${streamId}`)).to.deep.equal([
      'camera stream_9',
      'screen stream_1',
      'screen stream_5',
    ]);
    expect(call.participants[1]).to.include({ camera: 'on', screen: 'on' });
    await Promise.all([tileSeen(call, 'bare'), tileSeen(call, 'bare', 'screen')]);
    bare.sdk.stopPublishingStream('stream_1');
    bare.sdk.stopPublishingStream('stream_5');
    await waitUntil(() => own().length === 1, 'the screens are gone');
    expect(call.participants[1]).to.include({ camera: 'on', screen: 'off' });
    await tileSeen(call, 'bare');
  });

  it('passes messages both ways', async () => {
    const { call } = await stage.joined('ann');
    await bare.login();
    await bare.meets('ann');
    const heard = next(call, 'call-message');
    await bare.sdk.sendBroadcastMessage(stage.room, 'good morning');
    expect(await heard).to.deep.include({ text: 'good morning' });
    await call.sendMessage('hello');
    await bare.until(
      'IMRecvBroadcastMessage',
      (_, [message]) => message?.message === 'hello' && message.fromUser.userID === 'ann',
    );
  });
});
