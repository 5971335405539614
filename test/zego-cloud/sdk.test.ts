/** The SDK's contract as the adapter relies on it: the unmodified SDK against the cloud in this page. */
import { expect, nextFrame } from '../support/testing.js';
import type { SyntheticMedia } from '../support/media.js';
import { audioLevel, frameWhere, nextFrames, syntheticMedia } from '../support/media.js';
import type { InPageCloud } from './in-page.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { loadSdk } from './load-sdk.js';
import type { KickReason } from './room-service.js';
import { SdkClient } from './sdk-client.js';
import { MediaResult } from './signalling.js';
import { testToken } from './token.js';

describe('ZEGO SDK', () => {
  let cloud: InPageCloud;
  let clients: SdkClient[] = [];
  let room = 0;

  before(async () => {
    const first = installZegoCloud();
    await loadSdk();
    first.uninstall();
  });

  beforeEach(() => {
    clearZegoStorage();
    room++;
    cloud = installZegoCloud();
  });

  afterEach(function end() {
    for (const client of clients) client.destroy();
    clients = [];
    cloud.uninstall();
    const error = this.currentTest?.err;
    if (error) error.message += `\ncloud:\n${String(cloud.log)}`;
  });

  /** A user with an engine in this test's room. */
  async function client(userId: string): Promise<SdkClient> {
    const created = await SdkClient.create(userId, `room-${room}`);
    clients.push(created);
    return created;
  }

  /** Users who are in this test's room and know of each other. */
  async function joined(...userIds: string[]): Promise<SdkClient[]> {
    const all: SdkClient[] = [];
    for (const userId of userIds) {
      const one = await client(userId);
      await one.login();
      all.push(one);
    }
    for (const one of all) await one.meets(...userIds.filter((userId) => userId !== one.userId));
    return all;
  }

  describe('while logging in', () => {
    it('resolves with true and is connected', async () => {
      const ann = await client('ann');
      expect(await ann.login()).to.equal(true);
      await ann.until('roomStateUpdate', (_, state, code) => state === 'CONNECTED' && code === 0);
      expect(cloud.members(ann.roomId)).to.deep.equal(['ann']);
      expect(cloud.log.unknowns).to.deep.equal([]);
    });

    it('tells everybody who is there and who comes', async () => {
      const [ann] = await joined('ann', 'bob');
      expect(ann?.heard.filter(({ name }) => name === 'roomUserUpdate')).to.have.length(1);
    });

    const REFUSALS: [server: number, sdk: number][] = [
      ...[50116, 50118, 50122, 50124, 50128, 202002].map((code): [number, number] => [code, 1102016]),
      [50117, 1102018],
      [50123, 1102018],
      [50013, 1002086],
      [205030, 1002066],
      [201105, 1002034],
      [201016, 1002036],
      [205022, 1002037],
      [777, 1002099],
    ];
    for (const [server, code] of REFUSALS)
      it(`is refused with ${code} when the service says ${server}`, async () => {
        cloud.faults.refuseLogin(server);
        const ann = await client('ann');
        expect(await rejection(ann.login())).to.include({ code });
        expect(cloud.members(ann.roomId)).to.deep.equal([]);
      });

    it('is refused with a token that is none, or has expired', async () => {
      const ann = await client('ann');
      expect(await rejection(ann.login('nonsense'))).to.include({ code: 1102016 });
      const bob = await client('bob');
      expect(await rejection(bob.login(testToken({ expiresIn: -1 })))).to.include({ code: 1102018 });
    });

    it('is refused for an unknown application', async () => {
      const ann = await client('ann');
      cloud.faults.refuseApplication(20012);
      expect(await rejection(ann.login())).to.include({ code: 1001004 });
    });
  });

  describe('while in a room', () => {
    it('learns of a user who leaves, and of one who is gone', async () => {
      const [ann, bob] = await joined('ann', 'bob', 'cat');
      bob?.sdk.logoutRoom();
      await ann?.until('roomUserUpdate', (_, type, users) => type === 'DELETE' && users[0]?.userID === 'bob');
      cloud.faults.timeOut('cat');
      await ann?.until('roomUserUpdate', (_, type, users) => type === 'DELETE' && users[0]?.userID === 'cat');
      expect(cloud.members(`room-${room}`)).to.deep.equal(['ann']);
    });

    it('carries chat, barrage and commands to the others', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      await ann?.sdk.sendBroadcastMessage(ann.roomId, 'héllo');
      const [, messages] = (await bob?.until('IMRecvBroadcastMessage', () => true)) ?? [];
      expect(messages?.[0]).to.deep.include({
        message: 'héllo',
        fromUser: { userID: 'ann', userName: 'ANN' },
      });
      await ann?.sdk.sendBarrageMessage(ann.roomId, 'whoosh');
      await bob?.until('IMRecvBarrageMessage');
      await ann?.sdk.sendCustomCommand(ann.roomId, 'wave', ['bob']);
      expect((await bob?.until('IMRecvCustomCommand'))?.slice(1)).to.deep.equal([
        { userID: 'ann', userName: 'ANN' },
        'wave',
      ]);
    });

    it('shares extra information with those who are there and those who come', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      await ann?.sdk.setRoomExtraInfo(ann.roomId, 'topic', 'cats');
      const topic = (_: string, [info]: readonly { key: string; value: string }[]) =>
        info?.key === 'topic' && info.value === 'cats';
      await bob?.until('roomExtraInfoUpdate', topic);
      const cat = await client('cat');
      await cat.login();
      await cat.until('roomExtraInfoUpdate', topic);
    });

    it('is told 30 s before that its token ends, and renews it', async () => {
      const ann = await client('ann');
      await ann.login(testToken({ expiresIn: 31 }));
      await ann.until('tokenWillExpire');
      const fresh = testToken();
      expect(ann.sdk.renewToken(fresh, ann.roomId)).to.equal(true);
      await until(() => cloud.tokenOf('ann') === fresh);
    });

    const KICKS: [KickReason, number][] = [
      ['elsewhere', 1002050],
      ['removed', 1002055],
      ['token-expired', 1102018],
    ];
    for (const [reason, code] of KICKS)
      it(`is put out with ${code}: ${reason}`, async () => {
        const [ann] = await joined('ann');
        cloud.faults.kick('ann', reason, 'because');
        await ann?.until('roomStateUpdate', (_, state, error) => state === 'DISCONNECTED' && error === code);
      });

    it('is put out when the same user logs in elsewhere', async () => {
      const [ann] = await joined('ann');
      const again = await client('ann');
      await again.login();
      await ann?.until('roomStateUpdate', (_, state, code) => state === 'DISCONNECTED' && code === 1002050);
      expect(cloud.members(again.roomId)).to.deep.equal(['ann']);
    });
  });

  describe('while publishing and playing', () => {
    let source: SyntheticMedia;

    beforeEach(() => {
      source = syntheticMedia();
    });

    afterEach(() => source.stop());

    it('announces a stream with its extra information, and its end', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      await ann?.publish('cam', source.stream, { extraInfo: 'first' });
      expect(await bob?.announced('cam')).to.deep.include({
        user: { userID: 'ann', userName: 'ANN' },
        extraInfo: 'first',
      });
      await ann?.sdk.setStreamExtraInfo('cam', 'second');
      await bob?.until('streamExtraInfoUpdate', (_, [stream]) => stream?.extraInfo === 'second', 1000);
      ann?.sdk.stopPublishingStream('cam');
      await bob?.until(
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
      const [ann, bob] = (await joined('ann', 'bob')) as [SdkClient, SdkClient];
      const sent = await ann.publish('cam', source.stream);
      const seen = await bob.play('cam');
      await nextFrames(seen, 1);
      return { ann, bob, sent, seen };
    }

    it('carries picture and sound', async () => {
      const { seen } = await connected();
      await nextFrames(seen, 10);
      expect(await audioLevel(seen)).to.be.above(0.02);
      expect(cloud.log.unknowns).to.deep.equal([]);
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
      cloud.faults.gradeNetwork({ kind: 'play', streamId: 'cam' }, { up: 3, down: 2 });
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
      cloud.faults.refuseSession({ kind: 'publish', streamId: 'cam' }, MediaResult.publishForbidden);
      const stream = await ann!.sdk.createStream({ custom: { source: source.stream, bitrate: 500 } });
      ann!.sdk.startPublishingStream('cam', stream, {
        videoCodec: 'VP8',
        enableAutoSwitchVideoCodec: true,
        extraInfo: '',
      });
      await ann!.until(
        'publisherStateUpdate',
        ({ state, errorCode }) => state === 'NO_PUBLISH' && errorCode === 1103019,
      );
    });

    it('tries a stream that is not there until the retry time', async () => {
      const [ann] = await joined('ann');
      expect(await rejection(ann!.sdk.startPlayingStream('none'))).to.include({ errorCode: 1104031 });
      await ann!.until(
        'playerStateUpdate',
        ({ state, errorCode }) => state === 'PLAY_REQUESTING' && errorCode === 1104039,
      );
    });

    it('may not play any more', async () => {
      const { bob } = await connected();
      cloud.faults.forbidStream('cam');
      await bob.until('playerStateUpdate', ({ state, errorCode }) => state === 'NO_PLAY' && errorCode !== 0);
    });

    it('plays on by itself after an interruption', async () => {
      const { bob, seen } = await connected();
      bob.forget();
      cloud.faults.closeSession({ kind: 'play', streamId: 'cam' });
      await bob.until('playerStateUpdate', ({ state }) => state === 'PLAY_REQUESTING');
      await bob.until('playerStateUpdate', ({ state }) => state === 'PLAYING');
      await nextFrames(seen, 5);
    });

    it('publishes on by itself after an interruption', async () => {
      const { ann, seen } = await connected();
      ann.forget();
      cloud.faults.closeSession({ kind: 'publish', streamId: 'cam' });
      await ann.until('publisherStateUpdate', ({ state }) => state === 'PUBLISH_REQUESTING');
      await ann.until('publisherStateUpdate', ({ state }) => state === 'PUBLISHING');
      await nextFrames(seen, 5);
    });

    it('carries media on while the link is broken, and after', async () => {
      const { ann, bob, seen } = await connected();
      bob.forget();
      let restore: () => void = () => undefined;
      cloud.faults.drop({ until: new Promise<void>((resolve) => (restore = resolve)) });
      await nextFrames(seen, 5);
      restore();
      await bob.until('roomStateUpdate', (_, state, code) => state === 'CONNECTED' && code === 0, 12_000);
      await ann.sdk.setStreamExtraInfo('cam', 'after');
      await bob.until('streamExtraInfoUpdate', (_, [stream]) => stream?.extraInfo === 'after');
      expect(cloud.streams(ann.roomId)).to.deep.equal(['cam']);
    });

    it('publishes and plays again after the service started anew', async () => {
      const { ann, seen } = await connected();
      cloud.faults.restart();
      await until(() => cloud.streams(ann.roomId).length === 1, 12_000);
      await nextFrames(seen, 5);
    });
  });

  describe('while the link is broken', () => {
    it('comes back by itself, with the users who came and went meanwhile', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      ann?.forget();
      let restore: () => void = () => undefined;
      cloud.faults.drop({ until: new Promise<void>((resolve) => (restore = resolve)) });
      cloud.faults.timeOut('bob');
      bob?.destroy();
      restore();
      await ann?.until('roomStateUpdate', (_, state, code) => state === 'CONNECTED' && code === 0, 12_000);
      await ann?.until('roomUserUpdate', (_, type, users) => type === 'DELETE' && users[0]?.userID === 'bob');
    });

    it('gives up with 1002031 after the retry time', async () => {
      const [ann] = await joined('ann');
      cloud.faults.drop({ until: new Promise(() => undefined) });
      await ann?.until(
        'roomStateUpdate',
        (_, state, code) => state === 'DISCONNECTED' && code === 1002031,
        14_000,
      );
    });

    it('enters again after the service started anew', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      ann?.forget();
      cloud.faults.restart();
      expect(cloud.members(`room-${room}`)).to.deep.equal([]);
      await until(() => cloud.members(`room-${room}`).length === 2, 12_000);
      expect(bob?.heard).not.to.deep.include({ name: 'roomUserUpdate', args: [`room-${room}`, 'DELETE'] });
    });
  });
});

/** What a promise rejects with; the SDK's rejections are no errors. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    return expect.fail(`resolved with ${JSON.stringify(await promise)}`);
  } catch (reason) {
    return reason;
  }
}

/** Waits for a state of the cloud. */
async function until(holds: () => boolean, timeout = 5000): Promise<void> {
  const deadline = performance.now() + timeout;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not within ${timeout} ms: ${String(holds)}`);
    await nextFrame();
  }
}
