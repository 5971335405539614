import { CallError } from '../../src/errors.js';
import type { Hold } from '../support/fake-engine.js';
import { expect, nextFrame, waitUntil } from '../support/testing.js';
import { CallFixture, inside, next, reached, visibleText, unmarked } from './call-fixture.js';

describe('<zego-call>', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  describe('while idle', () => {
    it('offers to join, and is accessible', async () => {
      const call = await test.call();
      expect(visibleText(call)).to.include('Ready to join?').and.to.include('Room daily');
      await expect(call).to.be.accessible();
    });

    it('joins at the press of the button', async () => {
      const call = await test.call();
      inside(call, 'button').click();
      await reached(call, 'joined');
    });

    it('has a default size of its own and takes the size the page gives', async () => {
      const call = await test.call();
      expect(call.offsetHeight).to.be.at.least(320);
      call.style.height = '500px';
      expect(call.offsetHeight).to.equal(500);
      expect(call.offsetWidth).to.equal(call.parentElement?.offsetWidth);
    });

    it('shows what the page puts into the lobby in place of its own', async () => {
      const call = await test.call();
      call.innerHTML = '<p slot="lobby">Hello</p>';
      await nextFrame();
      expect(visibleText(call)).to.equal('');
    });
  });

  it('shows what the page puts into `left` after a call, in place of its own', async () => {
    const call = await test.call();
    call.innerHTML = '<p slot="left">Bye</p>';
    const own = call.querySelector('p')!;
    expect(own.checkVisibility()).to.equal(false);
    await call.join();
    await call.updateComplete;
    expect(own.checkVisibility()).to.equal(false);
    await call.leave();
    await call.updateComplete;
    expect(own.checkVisibility()).to.equal(true);
    expect(visibleText(call)).to.equal('');
  });

  describe('while joining', () => {
    it('says what it is busy with, and can be called off', async () => {
      const held = test.holdJoin();
      const call = await test.call({ viewOnly: false, source: test.media() });
      const joining = call.join();
      await (
        await held
      ).called;
      await call.updateComplete;
      expect(visibleText(call)).to.include('Entering the room');
      await expect(call).to.be.accessible();
      inside(call, '[aria-label="Cancel"]').click();
      await reached(call, 'left');
      expect(await joining.catch((error: unknown) => error)).to.have.property('code', 'cancelled');
    });

    it('shows the own picture already', async () => {
      const held = test.holdJoin();
      const call = await test.call({ viewOnly: false, source: test.media() });
      const joining = call.join();
      await (
        await held
      ).called;
      await call.updateComplete;
      const preview = inside<HTMLElementTagNameMap['zego-local-video']>(call, 'zego-local-video');
      await preview.updateComplete;
      expect(preview.matches(':state(camera-off)')).to.equal(false);
      (await held).resolve();
      await joining;
    });

    it('shows the own picture as soon as the camera opens, also in the room already', async () => {
      const { mediaDevices } = navigator;
      let allow: (stream: MediaStream) => void = () => undefined;
      const prompt = new Promise<MediaStream>((resolve) => (allow = resolve));
      Object.defineProperty(mediaDevices, 'getUserMedia', { configurable: true, value: () => prompt });
      try {
        let publishing: Hold | undefined;
        test.holds.push((engine) => (publishing = engine.holdNext('publish')));
        const call = await test.call({ viewOnly: false });
        await call.join();
        const preview = inside<HTMLElementTagNameMap['zego-local-video']>(call, 'zego-local-video');
        expect(preview.matches(':state(camera-off)')).to.equal(true);
        allow(test.media());
        await publishing!.called;
        await preview.updateComplete;
        expect(preview.matches(':state(camera-off)')).to.equal(false);
        await call.leave();
      } finally {
        Reflect.deleteProperty(mediaDevices, 'getUserMedia');
      }
    });
  });

  describe('while joined', () => {
    it('shows everybody, is accessible, and has buttons of at least 44 px', async () => {
      await test.guest('bob', 'Bob');
      await test.guest('eve', 'Eve');
      const call = await test.joined();
      expect(call.shadowRoot?.querySelectorAll('zego-remote-video').length).to.equal(2);
      expect(call.shadowRoot?.querySelectorAll('zego-local-video').length).to.equal(1);
      for (const button of call.shadowRoot?.querySelectorAll('button') ?? []) {
        expect(button.offsetWidth).to.be.at.least(44);
        expect(button.offsetHeight).to.be.at.least(44);
      }
      await expect(call).to.be.accessible();
    });

    it('fits nine people on a phone without scrolling', async () => {
      for (const name of 'bcdefghi') await test.guest(name);
      const call = await test.joined();
      Object.assign(call.style, { width: '360px', height: '640px' });
      await nextFrame();
      const tiles = inside(call, '.tiles');
      expect(tiles.children.length).to.equal(9);
      expect(tiles.scrollHeight).to.be.at.most(tiles.clientHeight);
    });

    it('hints that nobody else is here', async () => {
      const call = await test.joined();
      expect(visibleText(call)).to.include('You are the first one here');
      expect(call.matches(':state(alone)')).to.equal(true);
      const seen = next(call, 'call-participant-join');
      await test.guest('bob');
      await seen;
      await call.updateComplete;
      expect(visibleText(call)).to.equal('');
    });

    it('turns the microphone off and on by its button', async () => {
      const call = await test.joined();
      const off = next(call, 'call-media', ({ kind, status }) => kind === 'microphone' && status === 'off');
      inside(call, '[aria-label="Turn off microphone"]').click();
      await off;
      await call.updateComplete;
      expect(call.matches(':state(microphone-off)')).to.equal(true);
      const on = next(call, 'call-media', ({ kind, status }) => kind === 'microphone' && status === 'on');
      inside(call, '[aria-label="Turn on microphone"]').click();
      await on;
    });

    it('marks a button as busy until the engine has confirmed', async () => {
      const call = await test.joined();
      const held = test.room.last.holdNext('setTrackEnabled');
      const toggled = call.toggleCamera();
      await held.called;
      await call.updateComplete;
      const camera = inside(call, '[part~="camera-button"]');
      expect(camera.getAttribute('aria-busy')).to.equal('true');
      held.resolve();
      await toggled;
      await call.updateComplete;
      expect(camera.getAttribute('aria-busy')).not.to.equal('true');
    });

    it('has no button for what is not part of the call', async () => {
      const call = await test.call();
      await call.join();
      await call.updateComplete;
      const buttons = [...(call.shadowRoot?.querySelectorAll<HTMLElement>('.controls button') ?? [])];
      expect(buttons.map(({ dataset }) => dataset.key)).not.to.include.members(['microphone', 'camera']);
    });

    it('draws no buttons with hide-controls', async () => {
      const call = await test.joined({ hideControls: true });
      expect(call.shadowRoot?.querySelector('button')).to.equal(null);
    });

    it('shows names as text', async () => {
      await test.guest('bob', '<img src=x onerror=alert(1)>');
      const call = await test.joined();
      const tile = inside<HTMLElementTagNameMap['zego-remote-video']>(call, 'zego-remote-video');
      await tile.updateComplete;
      expect(inside(tile, '.name').textContent).to.equal('<img src=x onerror=alert(1)>');
      expect(tile.shadowRoot?.querySelector('img')).to.equal(null);
    });

    it('tells which device failed, and lets that be dismissed', async () => {
      const call = await test.joined();
      const held = test.room.last.holdNext('setTrackEnabled');
      held.reject(new CallError('publish-failed', 'no'));
      expect(await call.setCamera(false).catch((error: unknown) => error)).to.have.property(
        'code',
        'publish-failed',
      );
      await call.updateComplete;
      expect(visibleText(call)).to.include('cannot see or hear you');
      await expect(call).to.be.accessible();
      inside(call, '[aria-label="Dismiss"]').click();
      await call.updateComplete;
      expect(visibleText(call)).not.to.include('cannot see or hear you');
    });
  });

  describe('while reconnecting', () => {
    it('keeps everybody and says so, once there is a connection no more', async () => {
      await test.guest('bob');
      const call = await test.joined();
      test.room.last.emit({ type: 'participant-left', userId: 'nobody' });
      const mine = test.room.engines.find(({ userId }) => userId === 'ann');
      mine?.interrupt();
      await reached(call, 'reconnecting');
      expect(visibleText(call)).to.include('Reconnecting');
      expect(call.shadowRoot?.querySelector('zego-remote-video')).not.to.equal(null);
      await expect(call).to.be.accessible();
      mine?.restore();
      await reached(call, 'joined');
      expect(visibleText(call)).to.equal('');
    });
  });

  describe('after leaving', () => {
    it('offers to join again', async () => {
      const call = await test.joined();
      inside(call, '[part~="leave-button"]').click();
      await reached(call, 'left');
      expect(visibleText(call)).to.include('You left the call');
      await expect(call).to.be.accessible();
      inside(call, '[part~="join-button"]').click();
      await reached(call, 'joined');
    });
  });

  describe('after a failure', () => {
    const fail = async (error: CallError) => {
      test.holds.push((engine) => engine.holdNext('join').reject(error));
      const call = await test.call();
      await call.join().catch(() => undefined);
      await call.updateComplete;
      return call;
    };

    it('says why and offers to try again', async () => {
      const call = await fail(new CallError('room-full', 'No seat.'));
      expect(visibleText(call)).to.include('This call is full').and.to.include('Try again');
      await expect(call).to.be.accessible();
      inside(call, '[part~="join-button"]').click();
      await reached(call, 'joined');
    });

    it('offers nothing where nothing helps', async () => {
      test.holds.push((engine) => engine.holdNext('join').reject(new CallError('unsupported', 'No WebRTC.')));
      const call = await test.call();
      const join = inside(call, '[part~="join-button"]');
      join.focus();
      join.click();
      await reached(call, 'failed');
      expect(visibleText(call)).to.include('This browser cannot');
      expect(call.shadowRoot?.querySelector('button')).to.equal(null);
      const focused = call.shadowRoot?.activeElement;
      expect(focused?.part.contains('base'), 'the focus stays in the call').to.equal(true);
    });

    it('never shows the message for developers', async () => {
      const call = await fail(new CallError('internal', 'undefined is not a function'));
      expect(visibleText(call)).not.to.include('undefined');
    });
  });

  describe('with the keyboard', () => {
    it('moves on to the next control when the focused one goes', async () => {
      const call = await test.call({ viewOnly: false, source: test.media() });
      const join = inside(call, '[part~="join-button"]');
      join.focus();
      join.click();
      await reached(call, 'joined');
      expect(call.shadowRoot?.activeElement?.part.contains('microphone-button')).to.equal(true);
      await call.leave();
      await call.updateComplete;
      expect(call.shadowRoot?.activeElement?.part.contains('join-button')).to.equal(true);
    });

    it('leaves the focus of the rest of the page alone', async () => {
      const call = await test.joined();
      await call.leave();
      await call.updateComplete;
      expect(call.shadowRoot?.activeElement).to.equal(null);
    });
  });

  describe('to a screen reader', () => {
    const said = (call: Element) => unmarked(inside(call, '[aria-live]').textContent).trim();

    it('says who comes and goes, in one live region', async () => {
      const call = await test.joined();
      expect(call.shadowRoot?.querySelectorAll('[aria-live], [role=status], [role=alert]').length).to.equal(
        1,
      );
      const bob = await test.guest('bob', 'Bob');
      await waitUntil(() => said(call) === 'Bob joined', 'joined');
      await bob.leave();
      await waitUntil(() => said(call) === 'Bob left', 'left');
    });

    it('says again what happens again', async () => {
      const call = await test.joined();
      await test.guest('bob', 'Sam');
      await waitUntil(() => said(call) === 'Sam joined', 'one');
      const first = inside(call, '[aria-live] p');
      await test.guest('eve', 'Sam');
      await waitUntil(() => inside(call, '[aria-live] p') !== first, 'the other');
      expect(said(call)).to.equal('Sam joined');
    });

    it('says how the call and the devices stand', async () => {
      const call = await test.joined();
      await call.setMicrophone(false);
      await call.updateComplete;
      expect(said(call)).to.equal('Microphone off');
      await call.leave();
      await call.updateComplete;
      expect(said(call)).to.equal('You left the call');
    });
  });

  describe("with the page's own layout", () => {
    it('steps aside, keeps its buttons and notices, and shows everybody where the page wants', async () => {
      const call = await test.call({ viewOnly: false, source: test.media() });
      call.innerHTML = `<main><zego-remote-video user-id="bob"></zego-remote-video><zego-remote-video></zego-remote-video>
        <zego-local-video></zego-local-video></main>`;
      await test.guest('eve', 'Eve');
      await test.guest('bob', 'Bob');
      await call.join();
      await call.updateComplete;
      const tiles = [...call.querySelectorAll('zego-remote-video')];
      await Promise.all(tiles.map((tile) => tile.updateComplete));
      expect(tiles.map(({ participant }) => participant?.userId)).to.deep.equal(['bob', 'eve']);
      expect(call.shadowRoot?.querySelector('zego-remote-video, zego-local-video')).to.equal(null);
      expect(call.shadowRoot?.querySelector('.controls [data-key="camera"]')).not.to.equal(null);
      expect(call.matches(':state(own-layout)')).to.equal(true);
      await expect(call).to.be.accessible();
    });

    it('shows failures only when the page draws the buttons too', async () => {
      test.holds.push((engine) => engine.holdNext('join').reject(new CallError('room-full', 'No seat.')));
      const call = await test.call({ hideControls: true });
      call.innerHTML = '<main></main>';
      await nextFrame();
      expect(visibleText(call)).to.equal('');
      await call.join().catch(() => undefined);
      await call.updateComplete;
      expect(visibleText(call)).to.include('This call is full');
    });

    it('takes the stage back when the layout is taken away', async () => {
      const call = await test.joined();
      call.innerHTML = '<main></main>';
      await nextFrame();
      expect(call.shadowRoot?.querySelector('zego-local-video')).to.equal(null);
      call.innerHTML = ' text is no layout <script></script><noscript></noscript>';
      await nextFrame();
      expect(call.shadowRoot?.querySelector('zego-local-video')).not.to.equal(null);
    });
  });
});
