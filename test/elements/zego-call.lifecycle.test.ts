import { findStream, type CallState } from '../../src/call/call-state.js';
import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { CallError } from '../../src/errors.js';
import { aTimeout, expect, fixture, html, waitUntil } from '../support/testing.js';
import { CallFixture, inside, next, reached } from './call-fixture.js';

/** One turn of the event loop: the grace that a removed call is given. */
const grace = () => aTimeout(0);

function states(call: ZegoCallElement): CallState[] {
  const seen: CallState[] = [];
  call.addEventListener('call-state', ({ detail }) => seen.push(detail.state));
  return seen;
}

describe('<zego-call> in the page', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  describe('while it is moved', () => {
    it('keeps the call when it is appended elsewhere, and everybody plays on', async () => {
      await test.guest('bob');
      const call = await test.joined();
      const seen = states(call);
      const tile = inside<HTMLElementTagNameMap['zego-remote-video']>(call, 'zego-remote-video');
      const stream = findStream(call.snapshot, 'bob')!.media;
      const elsewhere = await fixture(html`<div></div>`);
      elsewhere.append(call);
      await grace();
      await tile.updateComplete;
      const video = inside<HTMLVideoElement>(tile, 'video');
      expect(seen).to.deep.equal([]);
      expect(video.srcObject === stream).to.equal(true);
      expect(video.paused).to.equal(false);
      expect(inside<HTMLAudioElement>(call, 'audio').paused).to.equal(false);
    });

    it('keeps the call and every picture through moveBefore()', async function () {
      if (!('moveBefore' in Element.prototype)) this.skip();
      await test.guest('bob');
      const call = await test.joined();
      const seen = states(call);
      const tile = inside<HTMLElementTagNameMap['zego-remote-video']>(call, 'zego-remote-video');
      await tile.updateComplete;
      const video = inside<HTMLVideoElement>(tile, 'video');
      const stream = video.srcObject;
      const elsewhere = await fixture(html`<div></div>`);
      elsewhere.moveBefore(call, null);
      expect(video.srcObject === stream).to.equal(true);
      expect(video.paused).to.equal(false);
      await grace();
      expect(seen).to.deep.equal([]);
    });

    it('outlives the double mount of a framework', async () => {
      const call = await test.call({ autojoin: true });
      const { parentElement } = call;
      call.remove();
      parentElement?.append(call);
      await reached(call, 'joined');
      await grace();
      expect(call.state).to.equal('joined');
      expect(test.room.engines.length).to.equal(1);
    });
  });

  describe('once it is removed', () => {
    it('leaves, tells so, and frees everything', async () => {
      const call = await test.joined();
      const left = next(call, 'call-state', ({ state }) => state === 'left');
      call.remove();
      expect((await left).reason).to.equal('removed');
      expect(test.room.last.left).to.equal(true);
    });

    it('calls off joining', async () => {
      const held = test.holdJoin();
      const call = await test.call();
      const joining = call.join().catch((error: unknown) => error);
      await (
        await held
      ).called;
      call.remove();
      expect(await joining).to.have.property('code', 'cancelled');
      expect(call.state).to.equal('left');
      expect(test.room.last.left).to.equal(true);
    });

    it('leaves soon when it was told to join outside the page, and stays when it comes in', async () => {
      const call = document.createElement('zego-call');
      Object.assign(call, test.description);
      await call.join();
      await waitUntil(() => call.state === 'left');
      expect(call.snapshot.reason).to.equal('removed');
      expect(test.room.last.left).to.equal(true);
      const place = await fixture(html`<div></div>`);
      const joining = call.join();
      place.append(call);
      await joining;
      await grace();
      expect(call.state).to.equal('joined');
    });

    it('joins anew when it comes back with autojoin', async () => {
      const call = await test.call({ autojoin: true });
      await reached(call, 'joined');
      const { parentElement } = call;
      call.remove();
      await reached(call, 'left');
      parentElement?.append(call);
      await reached(call, 'joined');
    });
  });

  describe('with autojoin', () => {
    it('joins once when the last of several properties is set', async () => {
      const call = await test.call({ autojoin: true, room: '' });
      expect(call.state).to.equal('idle');
      call.room = 'daily';
      call.userName = 'Ann the second';
      await reached(call, 'joined');
      expect(test.room.engines.length).to.equal(1);
    });

    it('does not bring back a user who left', async () => {
      const call = await test.call({ autojoin: true });
      await reached(call, 'joined');
      await call.leave();
      call.token = 'fresh';
      call.muted = true;
      await call.updateComplete;
      expect(call.state).to.equal('left');
    });

    it('tries a call that failed again when it gets a fresh token', async () => {
      const call = await test.call();
      test.holds.push((engine) => engine.holdNext('join').reject(new CallError('token-invalid', 'Wrong.')));
      call.autojoin = true;
      await reached(call, 'failed');
      call.token = 'fresh';
      await reached(call, 'joined');
    });
  });

  describe('when its description changes in a call', () => {
    for (const change of [{ room: 'weekly' }, { userId: 'anna' }, { appId: 2 }, { server: 'wss://other' }])
      it(`leaves and rejoins for ${Object.keys(change).join()}`, async () => {
        const call = await test.joined();
        const seen = states(call);
        Object.assign(call, change);
        await call.updateComplete;
        await reached(call, 'left');
        await reached(call, 'joined');
        expect(seen.filter((state, i) => state !== seen[i - 1])).to.deep.equal([
          'leaving',
          'left',
          'joining',
          'joined',
        ]);
        expect(test.room.engines.length).to.equal(2);
      });

    it('joins the other room when the room changes while joining', async () => {
      const held = test.holdJoin();
      const call = await test.call();
      const joining = call.join().catch((error: unknown) => error);
      await (
        await held
      ).called;
      call.room = 'weekly';
      await reached(call, 'joined');
      expect(await joining).to.have.property('code', 'cancelled');
      expect(test.room.last.roomId).to.equal('weekly');
    });

    for (const [what, end] of [
      ['left', (call: ZegoCallElement) => call.leave()],
      ['removed', (call: ZegoCallElement) => Promise.resolve(call.remove())],
    ] as const)
      it(`stays out when it is ${what} while it rejoins`, async () => {
        const call = await test.joined();
        const leaving = test.room.last.holdNext('leave');
        call.room = 'weekly';
        await leaving.called;
        const ended = end(call);
        await grace();
        leaving.resolve();
        await ended;
        await reached(call, 'left');
        await grace();
        expect(call.state).to.equal('left');
        expect(test.room.engines.every(({ left }) => left)).to.equal(true);
      });

    it('renews the token without leaving', async () => {
      const call = await test.joined({ token: 'old' });
      call.token = 'new';
      await call.updateComplete;
      expect(test.room.last.calls.filter(({ command }) => command === 'renewToken')).to.deep.equal([
        { command: 'renewToken', args: ['new'] },
      ]);
      expect(call.state).to.equal('joined');
    });

    it('renews a token that changed while joining once it is in', async () => {
      const held = test.holdJoin();
      const call = await test.call({ token: 'old' });
      const joining = call.join();
      await (
        await held
      ).called;
      call.token = 'new';
      await call.updateComplete;
      (await held).resolve();
      await joining;
      await call.updateComplete;
      expect(test.room.last.calls.at(-1)).to.deep.equal({ command: 'renewToken', args: ['new'] });
    });

    it('tells when the fresh token is refused', async () => {
      const call = await test.joined({ token: 'old' });
      test.room.last.holdNext('renewToken').reject(new CallError('token-invalid', 'Wrong.'));
      const told = next(call, 'call-error');
      call.token = 'new';
      expect((await told).error.code).to.equal('token-invalid');
      expect(call.state).to.equal('joined');
    });
  });

  describe('before it is upgraded', () => {
    it('takes what was set on the plain element', async () => {
      // A tag that is registered only after the element is there, as when the script comes late.
      const early = document.createElement('late-call') as ZegoCallElement;
      Object.assign(early, test.description, { autojoin: true, quality: '180p', appId: 7 });
      const place = await fixture(html`<div></div>`);
      place.append(early);
      const { ZegoCallElement: Base } = await import('../../src/elements.js');
      customElements.define('late-call', class extends Base {});
      await reached(early, 'joined');
      expect(Object.keys(early)).to.not.include.members(['room', 'appId', 'quality']);
      expect(test.room.last.options).to.include({ appId: 7 });
      expect(test.room.last.roomId).to.equal('daily');
      early.remove();
      await reached(early, 'left');
    });
  });

  describe('over many calls', () => {
    /** All that hangs in the element's shadow tree, the markers of the templates included. */
    const nodesIn = ({ shadowRoot }: ZegoCallElement) => {
      const walker = document.createTreeWalker(shadowRoot!);
      let count = 0;
      while (walker.nextNode()) count++;
      return count;
    };

    it('keeps no node of a call that is over', async () => {
      await test.guest('bob');
      const call = await test.joined();
      const counts: number[] = [];
      const has = (part: string) => call.shadowRoot?.querySelector(`[part~="${part}"]`);
      await waitUntil(() => has('move-button') && has('devices-button'), 'stage and bar are measured');
      for (let round = 0; round < 4; round++) {
        const inCall = nodesIn(call);
        await call.leave();
        await call.updateComplete;
        counts.push(nodesIn(call));
        await call.join();
        await waitUntil(() => nodesIn(call) === inCall, `${inCall} nodes again`);
      }
      expect(new Set(counts).size, counts.join()).to.equal(1);
    });

    it('keeps no node of somebody who went', async () => {
      const call = await test.joined();
      // The button comes with the list of devices, which some browsers are slow to give.
      await waitUntil(() => call.shadowRoot?.querySelector('[part~=devices-button]'));
      const counts: number[] = [];
      for (let round = 0; round < 4; round++) {
        const bob = await test.guest('bob');
        await waitUntil(() => call.shadowRoot?.querySelector('audio'));
        await bob.leave();
        await waitUntil(() => !call.shadowRoot?.querySelector('audio'));
        await call.updateComplete;
        counts.push(nodesIn(call));
      }
      expect(new Set(counts.slice(1)).size, counts.join()).to.equal(1);
    });
  });

  describe('beside another one', () => {
    it('keeps to its own call', async () => {
      const ann = await test.joined();
      const bob = await test.joined({ userId: 'bob', userName: 'Bob' });
      await Promise.all([ann.updateComplete, bob.updateComplete]);
      expect(inside(ann, 'zego-remote-video').getAttribute('user-id')).to.equal('bob');
      expect(inside(bob, 'zego-remote-video').getAttribute('user-id')).to.equal('ann');
      const gone = next(ann, 'call-participant-leave');
      await bob.leave();
      await gone;
      expect(ann.state).to.equal('joined');
    });
  });

  describe('when the package is included twice', () => {
    it('keeps the first registration', () => {
      const first = customElements.get('zego-call');
      define();
      expect(customElements.get('zego-call')).to.equal(first);
    });
  });
});
