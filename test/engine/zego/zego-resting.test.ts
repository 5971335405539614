import { syntheticMedia, type SyntheticMedia } from '../../support/media.js';
import { expect, waitUntil } from '../../support/testing.js';
import { callNames, HeldTimers, Stage, type Seat } from './stage.js';
import { enterStranger, type Stranger } from './stranger.js';

/** What a client says that tells when it can be heard again. */
const MUTED = '{"isCameraOn":true,"isMicrophoneOn":false}';
/** What says nothing. */
const BARE = 'hello';
/** Between two mutes, ms. */
const BRAKE_MS = 130;
/** ms before a break counts, and after which a socket that is back does although the SDK never spoke. */
const GRACE_MS = 800;
const SILENCE_MS = 10_000;

describe('ZegoEngine and streams that nobody wants', () => {
  let stage: Stage;
  let ann: Seat;

  beforeEach(async () => {
    stage = new Stage();
    ann = await stage.join('ann');
  });
  afterEach(() => stage.leave());

  const added = () => ann.events.filter((event) => event.type === 'stream-added');
  const times = (name: string) => callNames(ann.sdk).filter((each) => each === name).length;

  describe('of one', () => {
    let eve: Stranger;
    beforeEach(async () => {
      eve = await enterStranger(stage, 'eve');
    });
    afterEach(() => eve.leave());

    async function rests(): Promise<void> {
      await eve.publish('eve-1', MUTED);
      await ann.heard('stream-added');
      ann.engine.setReception('eve', 'camera', 'none');
      expect(times('stopPlayingStream')).to.equal(1);
    }

    it('asks for no other picture first', async () => {
      const timers = new HeldTimers(BRAKE_MS);
      try {
        await eve.publish('eve-1', MUTED);
        const { stream } = await ann.heard('stream-added');
        ann.engine.setReception('eve', 'camera', 'off');
        await waitUntil(() => !stream.getVideoTracks().length, 'it is muted', { interval: 1 });
        await ann.sdk.settled();
        timers.fire(BRAKE_MS); // from here on it would ask at once
        await ann.sdk.settled();
        ann.engine.setReception('eve', 'camera', 'none');
        await ann.sdk.settled();
      } finally {
        timers.restore();
      }
      expect(times('mutePlayStreamVideo')).to.equal(1);
      expect(times('stopPlayingStream')).to.equal(1);
    });

    it('plays the sound of who says nothing of it, to learn that it is on again', async () => {
      await eve.publish('eve-1', BARE);
      await ann.heard('stream-added');
      ann.sdk.dispatch('remoteMicStatusUpdate', 'eve-1', 'MUTE');
      await ann.heard('media-changed');
      ann.engine.setReception('eve', 'camera', 'none');
      await waitUntil(() => times('mutePlayStreamVideo') === 1, 'the picture is muted');
      expect(times('stopPlayingStream')).to.equal(0);
      await eve.sdk.setStreamExtraInfo('eve-1', MUTED);
      await waitUntil(() => times('stopPlayingStream') === 1, 'it rests once it is told');
    });

    it('plays it when it turns out to be the camera, which is wanted', async () => {
      await eve.publish('eve-1', MUTED);
      await eve.publish('eve-2', MUTED);
      await waitUntil(() => added().length === 2, 'a camera and a screen');
      ann.engine.setReception('eve', 'screen', 'none');
      ann.engine.setReception('eve', 'camera', 'high');
      expect(times('stopPlayingStream'), 'the screen rests').to.equal(1);
      eve.sdk.stopPublishingStream('eve-1');
      await waitUntil(() => times('startPlayingStream') === 3, 'it is asked for');
      await waitUntil(() => added().at(-1)!.stream.getTracks().length, 'it plays');
      expect(added().at(-1)).to.include({ streamId: 'eve-2', source: 'camera' });
    });

    it('asks once at a time when it is wanted again and cannot be had', async () => {
      const timers = new HeldTimers();
      try {
        await rests();
        const release = stage.zego.cloud.hold('play');
        stage.zego.cloud.refuse('play', 1104031);
        ann.engine.setReception('eve', 'camera', 'high');
        ann.sdk.dispatch('playerStateUpdate', { streamID: 'eve-1', state: 'NO_PLAY', errorCode: 1104031 });
        await ann.sdk.settled();
        release();
        await ann.heard('error');
        await ann.sdk.settled();
        const before = times('startPlayingStream');
        timers.fire(10_000);
        timers.fire(5000);
        expect(times('startPlayingStream')).to.equal(before + 1);
      } finally {
        timers.restore();
      }
      await waitUntil(() => added().length === 2, 'it plays');
      expect(ann.events.filter(({ type }) => type === 'error')).to.have.length(1);
    });

    it('asks for it when the link is back, if it is wanted while that is lost', async () => {
      await rests();
      ann.sdk.drop();
      await ann.heard('reconnecting');
      ann.engine.setReception('eve', 'camera', 'high');
      await ann.sdk.settled();
      expect(times('startPlayingStream')).to.equal(1);
      ann.sdk.restore();
      await waitUntil(() => added().length === 2, 'it plays');
      expect(times('startPlayingStream')).to.equal(2);
      expect(added().at(-1)!.stream.getTracks()).not.to.have.length(0);
    });

    it('asks for it as well when the SDK never speaks of the break', async () => {
      await rests();
      const timers = new HeldTimers(GRACE_MS);
      try {
        ann.sdk.drop({ told: false });
        timers.fire(GRACE_MS);
        ann.engine.setReception('eve', 'camera', 'high');
        ann.sdk.restore({ told: false });
        timers.fire(SILENCE_MS);
      } finally {
        timers.restore();
      }
      await waitUntil(() => added().length === 2, 'it plays');
      expect(times('startPlayingStream')).to.equal(2);
    });
  });

  describe('of many', () => {
    const played = () => added().filter(({ stream }) => stream.getTracks().length).length;
    let users: string[] = [];
    let media: SyntheticMedia;
    beforeEach(() => {
      media = syntheticMedia();
      users = [];
    });
    afterEach(async () => {
      for (const userID of users) stage.zego.cloud.client(userID).destroyEngine();
      await media.stop();
    });

    /** So many people, of whom as many as may be are played: `user0`, `user1` … */
    async function crowd(people: number, extraInfo: string): Promise<void> {
      for (let i = 0; i < people; i++) await enter(`user${i}`, extraInfo);
      await waitUntil(() => played() === 50 && added().length === people, 'as many as may be play');
    }

    async function enter(userID: string, extraInfo: string): Promise<void> {
      users.push(userID);
      const sdk = new stage.zego.Sdk(1, '', { scenario: 4 });
      await sdk.loginRoom('daily', 'token', { userID, userName: userID }, { userUpdate: true });
      const stream = await sdk.createStream({ custom: { source: media.stream.clone(), bitrate: 500 } });
      sdk.startPublishingStream(`${userID}-1`, stream, {
        ...{ videoCodec: 'H264', enableAutoSwitchVideoCodec: true, extraInfo },
      });
    }

    it('plays no more than so many, and others once they are wanted', async () => {
      await crowd(52, MUTED);
      expect(added().every(({ video, audio }) => video && !audio)).to.equal(true);
      ann.engine.setReception('user0', 'camera', 'none');
      ann.engine.setReception('user51', 'camera', 'off');
      await waitUntil(() => added().length === 53, 'it is told once more');
      expect(added().at(-1)).to.include({ userId: 'user51', audio: false });
      expect(added().at(-1)!.stream.getTracks()).not.to.have.length(0);
      expect(times('stopPlayingStream')).to.equal(1);
    });

    it('lets who says nothing of itself rest only as long as there is no room', async () => {
      await crowd(51, BARE);
      ann.engine.setReception('user0', 'camera', 'none');
      expect(times('stopPlayingStream')).to.equal(0);
      ann.engine.setReception('user50', 'camera', 'off');
      await waitUntil(() => added().length === 52, 'the other one plays');
      expect(times('stopPlayingStream')).to.equal(1);
      stage.zego.cloud.client('user1').stopPublishingStream('user1-1');
      await waitUntil(() => added().length === 53, 'there is room again');
      expect(added().at(-1)).to.include({ userId: 'user0' });
    });

    it('gives the place of who is not wanted to who has just come', async () => {
      await crowd(50, BARE);
      ann.engine.setReception('user0', 'camera', 'none');
      expect(times('stopPlayingStream')).to.equal(0);
      await enter('user50', BARE);
      await waitUntil(() => added().length === 51, 'the newcomer is there');
      await waitUntil(() => added().at(-1)!.stream.getTracks().length, 'and plays');
      expect(added().at(-1)).to.include({ userId: 'user50' });
      expect(times('stopPlayingStream')).to.equal(1);
    });
  });
});
