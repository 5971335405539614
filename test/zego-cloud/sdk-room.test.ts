/** The SDK's contract about rooms, as the adapter relies on it: the unmodified SDK against the cloud in this page. */
import { expect } from '../support/testing.js';
import type { KickReason } from './room-service.js';
import { rejection, setSdkStage } from './sdk-stage.js';
import { testToken } from './token.js';

describe('ZEGO SDK: rooms', function () {
  this.timeout(60_000);
  const stage = setSdkStage();
  const { client, joined, until } = stage;

  describe('while logging in', () => {
    it('resolves with true and is connected', async () => {
      const ann = await client('ann');
      expect(await ann.login()).to.equal(true);
      await ann.until('roomStateUpdate', (_, state, code) => state === 'CONNECTED' && code === 0);
      expect(stage.cloud.members(stage.roomId)).to.deep.equal(['ann']);
    });

    it('tells everybody who is there and who comes', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      for (const { heard } of [ann, bob])
        expect(heard.filter(({ name }) => name === 'roomUserUpdate')).to.have.length(1);
    });

    const REFUSALS: [server: number, sdk: number][] = [
      ...[50116, 50118, 50122, 50124, 50128, 202002, 202010].map((code): [number, number] => [code, 1102016]),
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
        stage.cloud.faults.refuseLogin(server);
        const ann = await client('ann');
        expect(await rejection(ann.login())).to.include({ code });
        expect(stage.cloud.members(stage.roomId)).to.deep.equal([]);
      });

    it('is refused with a token that is none, or has expired', async () => {
      const ann = await client('ann');
      expect(await rejection(ann.login('nonsense'))).to.include({ code: 1102016 });
      const bob = await client('bob');
      expect(await rejection(bob.login(testToken({ expiresIn: -1 })))).to.include({ code: 1102018 });
    });

    for (const [server, code] of [
      [20012, 1001004],
      [20019, 1001005],
    ] as const)
      it(`is refused with ${code} when the application is answered with ${server}`, async () => {
        stage.cloud.faults.refuseApplication(server);
        const ann = await client('ann');
        expect(await rejection(ann.login())).to.include({ code });
      });
  });

  describe('while in a room', () => {
    it('learns of a user who leaves, and of one who is gone', async () => {
      const [ann, bob] = await joined('ann', 'bob', 'cat');
      bob.sdk.logoutRoom();
      await ann.misses('bob');
      stage.cloud.faults.timeOut('cat');
      await ann.misses('cat');
      expect(stage.cloud.members(stage.roomId)).to.deep.equal(['ann']);
    });

    it('carries chat, barrage and commands to the others', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      const fromUser = { userID: 'ann', userName: 'ANN' };
      await ann.sdk.sendBroadcastMessage(ann.roomId, 'héllo');
      const [, messages] = await bob.until('IMRecvBroadcastMessage', () => true);
      expect(messages[0]).to.deep.include({ message: 'héllo', fromUser });
      await ann.sdk.sendBarrageMessage(ann.roomId, 'whoosh');
      const [, [barrage]] = (await bob.until('IMRecvBarrageMessage')) as [string, unknown[]];
      expect(barrage).to.deep.include({ message: 'whoosh', fromUser });
      await ann.sdk.sendCustomCommand(ann.roomId, 'wave', ['bob']);
      expect((await bob.until('IMRecvCustomCommand')).slice(1)).to.deep.equal([fromUser, 'wave']);
    });

    it('shares extra information with those who are there and those who come', async () => {
      const [ann, bob] = await joined('ann', 'bob');
      await ann.sdk.setRoomExtraInfo(ann.roomId, 'topic', 'cats');
      const topic = (_: string, [info]: readonly { key: string; value: string }[]) =>
        info?.key === 'topic' && info.value === 'cats';
      await bob.until('roomExtraInfoUpdate', topic);
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
      await until(() => stage.cloud.tokenOf('ann') === fresh);
    });

    it('believes the service how long its token lasts', async () => {
      stage.cloud.faults.shortenToken('ann', 31);
      const ann = await client('ann');
      await ann.login(testToken({ expiresIn: 3600 }));
      await ann.until('tokenWillExpire');
    });

    const KICKS: [KickReason, number][] = [
      ['elsewhere', 1002050],
      ['removed', 1002055],
      ['token-expired', 1102018],
    ];
    for (const [reason, code] of KICKS)
      it(`is put out with ${code}: ${reason}`, async () => {
        const [ann] = await joined('ann');
        stage.cloud.faults.kick('ann', reason, 'because');
        await ann.until('roomStateUpdate', (_, state, error) => state === 'DISCONNECTED' && error === code);
      });

    it('is put out when the same user logs in elsewhere', async () => {
      const [ann] = await joined('ann');
      const again = await client('ann');
      await again.login();
      await ann.until('roomStateUpdate', (_, state, code) => state === 'DISCONNECTED' && code === 1002050);
      expect(stage.cloud.members(stage.roomId)).to.deep.equal(['ann']);
    });
  });
});

describe('ZEGO SDK: rooms of too many', function () {
  this.timeout(60_000);
  const { joined, client } = setSdkStage({ userLimit: 2 });

  it('hears nothing of users above the limit', async () => {
    const [ann] = await joined('ann', 'bob');
    const cat = await client('cat');
    await cat.login();
    await ann.sdk.sendBroadcastMessage(ann.roomId, 'anybody new?');
    await cat.until('IMRecvBroadcastMessage');
    expect(JSON.stringify(ann.heard)).not.to.contain('"cat"');
  });
});
