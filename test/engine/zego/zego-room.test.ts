import { syntheticMedia } from '../../support/media.js';
import { expect, waitUntil } from '../../support/testing.js';
import { HeldTimers, joinOptions, never, rejection, Stage, type Seat } from './stage.js';

/** ms before a break counts, and after which a socket that is back does although the SDK never spoke. */
const GRACE = 800;
const SILENCE = 10_000;

describe('ZegoEngine in its room', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.leave());

  describe('while people are unlisted', () => {
    it('knows those with streams by them, once each, and waits no longer than 2 s for the others', async () => {
      const media = syntheticMedia({ audio: false });
      stage.zego.cloud.userLimit = 1;
      const bob = await stage.join('bob');
      await bob.engine.publish('camera', media.stream, never);
      const timers = new HeldTimers();
      const cid = stage.seat('cid');
      try {
        const joining = cid.engine.join(joinOptions('cid'), never);
        await cid.heard('participant-joined');
        timers.fire(2000);
        await joining;
        const dan = stage.seat('dan');
        const late = dan.engine.join(joinOptions('dan'), never);
        await dan.heard('participant-joined');
        timers.fire(2000);
        await late;
      } finally {
        timers.restore();
      }
      await cid.heard('stream-added');
      expect(cid.events[0]).to.deep.equal({ type: 'participant-joined', userId: 'bob', userName: 'BOB' });
      await bob.engine.leave();
      await cid.heard('participant-left');
      expect(cid.events.map(({ type }) => type)).to.deep.equal([
        'participant-joined',
        'stream-added',
        'stream-removed',
        'participant-left',
      ]);
      await media.stop();
    });
  });

  it('tells how well somebody is connected anew when they come back', async () => {
    const [ann, bob] = [await stage.join('ann'), await stage.join('bob')];
    const told = () =>
      ann.events.filter((event) => event.type === 'quality' && event.userId === 'bob').length;
    const joins = () => ann.events.filter(({ type }) => type === 'participant-joined').length;
    await ann.heard('participant-joined');
    for (let i = 0; i < 2; i++) ann.sdk.dispatch('networkQuality', 'bob', 0, 0);
    await ann.sdk.settled();
    expect(told()).to.equal(1);
    await bob.engine.leave();
    await ann.heard('participant-left');
    await stage.join('bob');
    await waitUntil(() => joins() === 2, 'he is back');
    ann.sdk.dispatch('networkQuality', 'bob', 0, 0);
    await ann.sdk.settled();
    expect(told()).to.equal(2);
  });

  describe('while joining', () => {
    let timers: HeldTimers;

    beforeEach(() => {
      timers = new HeldTimers(GRACE);
      stage.zego.cloud.userLimit = 1;
    });
    afterEach(() => timers.restore());

    /** Bob is there, unlisted, and ann waits for news of him. */
    async function half(): Promise<{ ann: Seat; joining: Promise<void> }> {
      await stage.join('bob');
      const ann = stage.seat('ann');
      const joining = ann.engine.join(joinOptions('ann'), never);
      const { sdk } = ann;
      await new Promise<void>((resolve) => sdk.on('roomOnlineUserCountUpdate', () => resolve()));
      await sdk.settled();
      return { ann, joining };
    }

    it('rejects, and says nothing, when put out before it is done', async () => {
      const { ann, joining } = await half();
      ann.sdk.kick(1002050);
      expect(await rejection(joining)).to.include({ code: 'not-authorized', vendorCode: 1002050 });
      expect(ann.events).to.deep.equal([]);
    });

    it('tells of a lost link when it is done, not before', async () => {
      const { ann, joining } = await half();
      ann.sdk.drop({ told: false });
      timers.fire(GRACE);
      expect(ann.events).to.deep.equal([]);
      timers.fire(2000);
      await joining;
      timers.fire(GRACE);
      expect(ann.events).to.deep.equal([{ type: 'reconnecting' }]);
    });
  });

  describe('while the link is lost', () => {
    let timers: HeldTimers;

    beforeEach(() => {
      timers = new HeldTimers(GRACE);
    });
    afterEach(() => timers.restore());

    it('says so when a break lasts, long before the SDK does', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop({ told: false });
      expect(ann.events).to.deep.equal([]);
      timers.fire(GRACE);
      expect(ann.events).to.deep.equal([{ type: 'reconnecting' }]);
      ann.sdk.restore();
      await ann.heard('reconnected');
    });

    it('says so each time', async () => {
      const ann = await stage.join('ann');
      for (const told of [true, false, true]) {
        ann.sdk.drop({ told });
        timers.fire(GRACE);
        ann.sdk.restore();
        await ann.sdk.settled();
      }
      const once = ['reconnecting', 'reconnected'];
      expect(ann.events.map(({ type }) => type)).to.deep.equal([...once, ...once, ...once]);
    });

    it('says nothing of a break that is over at once, as at a change of server', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop({ told: false });
      const bob = await stage.join('bob');
      ann.sdk.restore();
      await ann.heard('participant-joined');
      timers.fire(GRACE);
      expect(ann.events.map(({ type }) => type)).to.deep.equal(['participant-joined']);
      await bob.engine.leave();
    });

    it('is not misled by what the SDK says late of the login', async () => {
      const ann = stage.seat('ann');
      await ann.engine.join(joinOptions('ann'), never);
      ann.sdk.drop({ told: false });
      ann.sdk.dispatch('roomStateUpdate', 'daily', 'CONNECTED', 0);
      await ann.sdk.settled();
      timers.fire(GRACE);
      expect(ann.events).to.deep.equal([{ type: 'reconnecting' }]);
    });

    it('is back with the socket when the SDK never says that the room was lost', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop({ told: false });
      timers.fire(GRACE);
      ann.sdk.restore({ told: false });
      timers.fire(SILENCE);
      expect(ann.events.map(({ type }) => type)).to.deep.equal(['reconnecting', 'reconnected']);
    });

    it('is not back with the socket alone while the SDK says that the room is lost', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop();
      await ann.sdk.settled();
      timers.fire(GRACE);
      ann.sdk.restore({ told: false });
      timers.fire(SILENCE);
      expect(ann.events).to.deep.equal([{ type: 'reconnecting' }]);
    });

    it("says so at the page's offline event and at the word of an SDK without the agent", async () => {
      const ann = stage.seat('ann', {}, { agent: false });
      await ann.engine.join(joinOptions('ann'), never);
      dispatchEvent(new Event('offline'));
      timers.fire(GRACE);
      ann.sdk.restore();
      await ann.heard('reconnected');
      ann.sdk.drop();
      await ann.sdk.settled();
      timers.fire(GRACE);
      expect(ann.events.map(({ type }) => type)).to.deep.equal([
        'reconnecting',
        'reconnected',
        'reconnecting',
      ]);
    });

    it('tells what is sent while it is lost as soon as it is back', async () => {
      const media = syntheticMedia();
      const [ann, bob] = [await stage.join('ann'), await stage.join('bob')];
      await ann.engine.publish('camera', media.stream, never);
      const { userId, source, streamId } = await bob.heard('stream-added');
      ann.sdk.drop();
      timers.fire(GRACE);
      await ann.engine.setTrackEnabled('camera', 'audio', false);
      const told = bob.events.length;
      ann.sdk.restore();
      await ann.heard('reconnected');
      await ann.sdk.settled();
      await bob.sdk.settled();
      expect(bob.events.slice(told)).to.deep.equal([
        { type: 'media-changed', userId, source, streamId, audio: false },
      ]);
      await media.stop();
    });

    it('fails with connection-lost when it does not come back', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop();
      ann.sdk.giveUp();
      const { error } = await ann.heard('failed');
      expect(error).to.include({ code: 'connection-lost', vendorCode: 1002031 });
      expect((await rejection(ann.engine.sendMessage('hello'))).code).to.equal('connection-lost');
    });

    it('hears nothing of the link after it was left', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop({ told: false });
      await ann.engine.leave();
      ann.sdk.drop({ told: false });
      dispatchEvent(new Event('offline'));
      timers.fire(GRACE);
      expect(ann.events).to.deep.equal([]);
      expect(ann.sdk.zegoWebRTM?.netAgent?.handlerCount).to.equal(0);
    });
  });

  describe('while the SDK left by itself', () => {
    let timers: HeldTimers;

    beforeEach(() => {
      timers = new HeldTimers(GRACE);
    });
    afterEach(() => timers.restore());

    it('joins again, keeps who is still there, and tells what was missed', async () => {
      const [ann, , cid] = [await stage.join('ann'), await stage.join('bob'), await stage.join('cid')];
      await waitUntil(() => ann.events.length === 2, 'both are there');
      ann.events.length = 0;
      ann.sdk.logoutRoom();
      await ann.heard('reconnecting');
      await cid.engine.leave();
      await stage.join('dan');
      timers.fire(1000);
      await ann.heard('participant-left');
      expect(ann.events).to.deep.equal([
        { type: 'reconnecting' },
        { type: 'reconnected' },
        { type: 'participant-joined', userId: 'dan', userName: 'DAN' },
        { type: 'participant-left', userId: 'cid' },
      ]);
    });

    it('fails when it may not', async () => {
      const ann = await stage.join('ann');
      ann.sdk.logoutRoom();
      await ann.heard('reconnecting');
      stage.zego.cloud.refuse('login', 1102018);
      timers.fire(1000);
      expect((await ann.heard('failed')).error.code).to.equal('token-expired');
    });

    it('does not, once it was left', async () => {
      const ann = await stage.join('ann');
      ann.sdk.logoutRoom();
      await ann.heard('reconnecting');
      await ann.engine.leave();
      timers.fire(1000);
      expect(ann.sdk.calls.filter(({ name }) => name === 'loginRoom')).to.have.length(1);
    });
  });

  describe('while being put out', () => {
    for (const [vendorCode, reason] of [
      [1002050, 'replaced'],
      [1002055, 'room-closed'],
    ] as const)
      it(`ends with ${reason} at ${vendorCode}, and says nothing afterwards`, async () => {
        const ann = await stage.join('ann');
        ann.sdk.kick(vendorCode);
        await ann.heard('ended');
        ann.sdk.warnOfToken();
        await ann.sdk.settled();
        expect(ann.events).to.deep.equal([{ type: 'ended', reason }]);
      });

    it('fails with token-expired at 1102018', async () => {
      const ann = await stage.join('ann');
      ann.sdk.kick(1102018);
      expect((await ann.heard('failed')).error.code).to.equal('token-expired');
    });
  });

  describe('while somebody runs the room', () => {
    it('tells who asks this user for what, and nothing else of that channel', async () => {
      const ann = await stage.join('ann');
      const says = (text: string) =>
        ann.sdk.dispatch('IMRecvCustomCommand', 'daily', { userID: 'eve' }, text);
      says('hello');
      says('{"zego_turn_camera_off":"bob"}');
      says('{"zego_turn_camera_off":"ann"}');
      says('{"zego_remove_user":["ann"]}');
      await ann.sdk.settled();
      expect(ann.events).to.deep.equal([
        { type: 'host-command', command: 'camera-off', userId: 'eve' },
        { type: 'host-command', command: 'remove', userId: 'eve' },
      ]);
    });
  });

  describe('while chatting', () => {
    it('sends one in each second of the clock, as the SDK takes no more', async () => {
      const ann = await stage.join('ann');
      await Promise.all(['one', 'two', 'three'].map((text) => ann.engine.sendMessage(text)));
      expect(
        ann.sdk.calls.filter(({ name }) => name === 'sendBroadcastMessage').map(({ args }) => args[1]),
      ).to.deep.equal(['one', 'two', 'three']);
    });

    it('rejects with message-failed when the link is lost', async () => {
      const ann = await stage.join('ann');
      ann.sdk.drop();
      expect((await rejection(ann.engine.sendMessage('hello'))).code).to.equal('message-failed');
    });

    it('rejects with message-failed when ZEGO does not take it', async () => {
      const ann = await stage.join('ann');
      stage.zego.cloud.refuse('message', 1009015);
      expect(await rejection(ann.engine.sendMessage('hello'))).to.include({
        code: 'message-failed',
        vendorCode: 1009015,
      });
    });
  });
});
