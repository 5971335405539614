import { nextFrames, syntheticMedia } from '../../support/media.js';
import { expect, waitUntil } from '../../support/testing.js';
import { callNames, HeldTimers, never, Stage, type Seat } from './stage.js';
import { enterStranger, type Stranger } from './stranger.js';

/** What was told of streams, in short: `+camera eve-1`. */
function story({ events }: Seat): string[] {
  return events.flatMap((event) => {
    if (event.type === 'stream-added') return `+${event.source} ${event.streamId}`;
    if (event.type === 'stream-removed') return `-${event.source} ${event.streamId}`;
    return event.type === 'error' ? event.error.code : [];
  });
}

describe('ZegoEngine and the streams of others', () => {
  let stage: Stage;
  let ann: Seat;
  let eve: Stranger;

  beforeEach(async () => {
    stage = new Stage();
    ann = await stage.join('ann');
    eve = await enterStranger(stage, 'eve');
  });
  afterEach(async () => {
    await stage.leave();
    await eve.leave();
  });

  /** Waits until that much was told, which must be this. */
  async function tells(...lines: string[]): Promise<void> {
    await waitUntil(() => story(ann).length >= lines.length, `told ${lines.join(', ')}`);
    expect(story(ann)).to.deep.equal(lines);
  }
  const settled = () => ann.sdk.settled();
  const told = (streamId: string) =>
    ann.events.flatMap((event) =>
      event.type === 'media-changed' && event.streamId === streamId ? event : [],
    );
  const identity = { userId: 'eve', source: 'camera', streamId: 'eve-1' } as const;

  describe('of which one is the camera', () => {
    it('plays every stream of a user, further ones as screens', async () => {
      for (const id of ['eve-1', 'eve-2', 'eve-3']) await eve.publish(id);
      await tells('+camera eve-1', '+screen eve-2', '+screen eve-3');
    });

    it("knows the kit's by their ids, whatever came first", async () => {
      await eve.publish('r_eve_screensharing');
      await eve.publish('r_eve_main');
      await tells('+screen r_eve_screensharing', '+camera r_eve_main');
    });

    it('makes the next one the camera when it goes, with the same MediaStream, without playing it again', async () => {
      await eve.publish('eve-1');
      await eve.publish('eve-2');
      const both = ['+camera eve-1', '+screen eve-2'];
      await tells(...both);
      eve.sdk.stopPublishingStream('eve-1');
      await tells(...both, '-camera eve-1', '-screen eve-2', '+camera eve-2');
      const [, screen, camera] = ann.events.flatMap((event) =>
        event.type === 'stream-added' ? event.stream : [],
      );
      expect(camera).to.equal(screen);
      const played = ann.sdk.calls.filter(({ name }) => name.endsWith('PlayingStream'));
      expect(played.map(({ name, args }) => `${name} ${String(args[0])}`)).to.deep.equal([
        'startPlayingStream eve-1',
        'startPlayingStream eve-2',
        'stopPlayingStream eve-1',
      ]);
    });

    it('makes an unmarked camera a screen when one comes that says it is the camera', async () => {
      await eve.publish('eve-1');
      await eve.publish('r_eve_main');
      await tells('+camera eve-1', '-camera eve-1', '+screen eve-1', '+camera r_eve_main');
    });

    it('takes all back before the user is gone', async () => {
      await eve.publish('eve-1');
      await eve.publish('eve-2');
      await tells('+camera eve-1', '+screen eve-2');
      await eve.leave();
      await ann.heard('participant-left');
      const types = ann.events.slice(-3).map(({ type }) => type);
      expect(types).to.deep.equal(['stream-removed', 'stream-removed', 'participant-left']);
    });
  });

  describe('of which something is off', () => {
    it('takes for on what nobody told off', async () => {
      await eve.publish('eve-1');
      expect(await ann.heard('stream-added')).to.include({ ...identity, audio: true, video: true });
    });

    it('learns of clients that say nothing by the status of the service', async () => {
      await eve.publish('eve-1');
      const { stream } = await ann.heard('stream-added');
      eve.mute('eve-1', true);
      stage.zego.cloud.sample('daily');
      await settled();
      expect(stream.getVideoTracks()).to.deep.equal([]);
      eve.mute('eve-1', false);
      stage.zego.cloud.sample('daily');
      await settled();
      expect(told('eve-1')).to.deep.equal([
        { type: 'media-changed', ...identity, video: false },
        { type: 'media-changed', ...identity, video: true },
      ]);
      await nextFrames(stream, 3);
    });

    it('loses nothing that comes before the stream plays', async () => {
      const release = stage.zego.cloud.hold('play');
      await eve.publish('eve-1');
      await settled();
      ann.sdk.dispatch('remoteMicStatusUpdate', 'eve-1', 'MUTE');
      await eve.sdk.setStreamExtraInfo('eve-1', '{"isCameraOn":false}');
      await settled();
      release();
      expect(await ann.heard('stream-added')).to.include({ audio: false, video: false });
    });

    it('understands the kit, at the start and at each change', async () => {
      await eve.publish(
        'eve-1',
        '{"isCameraOn":true,"isMicrophoneOn":false,"hasVideo":true,"hasAudio":true}',
      );
      expect(await ann.heard('stream-added')).to.include({ audio: false, video: true });
      await eve.sdk.setStreamExtraInfo('eve-1', '{"isCameraOn":false,"isMicrophoneOn":true}');
      await settled();
      expect(told('eve-1')).to.deep.equal([
        { type: 'media-changed', ...identity, audio: true, video: false },
      ]);
    });

    it('sees no camera of who has none, whatever the kit and the service say of it', async () => {
      await eve.publish(
        'eve-1',
        '{"isCameraOn":true,"isMicrophoneOn":true,"hasVideo":false,"hasAudio":true}',
      );
      expect(await ann.heard('stream-added')).to.include({ audio: true, video: false });
      ann.sdk.dispatch('remoteCameraStatusUpdate', 'eve-1', 'OPEN');
      await settled();
      expect(told('eve-1')).to.deep.equal([]);
    });

    it('lets no late status of the service contradict what a client says of itself', async () => {
      await eve.publish('eve-1', '{"isCameraOn":true,"isMicrophoneOn":true}');
      await eve.sdk.setStreamExtraInfo('eve-1', '{"isCameraOn":false,"isMicrophoneOn":true}');
      await settled();
      ann.sdk.dispatch('remoteCameraStatusUpdate', 'eve-1', 'OPEN');
      await settled();
      expect(told('eve-1')).to.deep.equal([{ type: 'media-changed', ...identity, video: false }]);
    });

    it('speaks so that our own clients and the kit know at once', async () => {
      const bob = await stage.join('bob');
      const media = syntheticMedia();
      await bob.engine.publish('camera', media.stream, never);
      const { streamId } = await ann.heard('stream-added');
      await bob.engine.setTrackEnabled('camera', 'video', false);
      await settled();
      expect(told(streamId)).to.deep.equal([
        { type: 'media-changed', userId: 'bob', source: 'camera', streamId, video: false },
      ]);
      const sent = bob.sdk.calls.find(({ name }) => name === 'setStreamExtraInfo')?.args[1] as string;
      expect(JSON.parse(sent)).to.include({
        isCameraOn: false,
        isMicrophoneOn: true,
        hasVideo: true,
        hasAudio: true,
      });
      await media.stop();
    });
  });

  describe('that cannot be played', () => {
    let timers: HeldTimers;

    beforeEach(() => {
      timers = new HeldTimers();
    });
    afterEach(() => timers.restore());

    it('stops one that goes before it played, whose promise never settles', async () => {
      const release = stage.zego.cloud.hold('play');
      await eve.publish('eve-1');
      await settled();
      eve.sdk.stopPublishingStream('eve-1');
      await eve.sdk.settled();
      await settled();
      release();
      await settled();
      expect(callNames(ann.sdk).slice(-2)).to.deep.equal(['startPlayingStream', 'stopPlayingStream']);
      expect(ann.events.map(({ type }) => type)).to.deep.equal(['participant-joined']);
    });

    it('tells of it once, and asks again, ever later, until it plays', async () => {
      const plays = () => callNames(ann.sdk).filter((name) => name === 'startPlayingStream').length;
      stage.zego.cloud.refuse('play', 1104031);
      await eve.publish('eve-1');
      expect((await ann.heard('error')).error).to.include({ code: 'play-failed', vendorCode: 1104031 });
      await settled();
      for (const wait of [5000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
        const before = plays();
        timers.fire(wait - 1);
        expect(plays()).to.equal(before);
        stage.zego.cloud.refuse('play', 1104031);
        timers.fire(wait);
        expect(plays()).to.equal(before + 1);
        await settled();
      }
      timers.fire(60_000);
      await ann.heard('stream-added');
      expect(story(ann)).to.deep.equal(['play-failed', '+camera eve-1']);
    });

    it('asks for it no more once it is announced no more', async () => {
      stage.zego.cloud.refuse('play', 1104031);
      await eve.publish('eve-1');
      await ann.heard('error');
      eve.sdk.stopPublishingStream('eve-1');
      await eve.sdk.settled();
      await settled();
      timers.fire(5000);
      expect(callNames(ann.sdk).filter((name) => name === 'startPlayingStream')).to.have.length(1);
      expect(story(ann)).to.deep.equal(['play-failed']);
    });

    it('keeps the stream through an interruption', async () => {
      await eve.publish('eve-1');
      await ann.heard('stream-added');
      const state = { streamID: 'eve-1', state: 'PLAY_REQUESTING', errorCode: 1004020 } as const;
      ann.sdk.dispatch('playerStateUpdate', state);
      ann.sdk.dispatch('playerStateUpdate', { ...state, state: 'PLAYING', errorCode: 0 });
      await settled();
      expect(story(ann)).to.deep.equal(['+camera eve-1']);
    });

    for (const [sign, act] of [
      ['after a while', () => timers.fire(5000)],
      ['as soon as the room is back', () => ann.sdk.dispatch('roomStateUpdate', 'daily', 'CONNECTED', 0)],
      ['at a sign of life', () => void eve.sdk.setStreamExtraInfo('eve-1', '{}')],
    ] as const)
      it(`keeps the place of one the SDK gave up, dark and silent, and fills it ${sign}`, async () => {
        await eve.publish('eve-1');
        const { stream } = await ann.heard('stream-added');
        ann.sdk.dispatch('playerStateUpdate', { streamID: 'eve-1', state: 'NO_PLAY', errorCode: 1104031 });
        expect((await ann.heard('error')).error.code).to.equal('play-failed');
        expect(told('eve-1')).to.deep.equal([
          { type: 'media-changed', ...identity, audio: false, video: false },
        ]);
        act();
        await ann.heard('stream-removed');
        expect(story(ann)).to.deep.equal(['+camera eve-1', 'play-failed', '-camera eve-1', '+camera eve-1']);
        const again = ann.events.at(-1);
        expect(again).to.include({ type: 'stream-added', audio: true, video: true });
        expect(again).not.to.include({ stream });
      });
  });
});
