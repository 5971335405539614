/** The user's own screen: shared by property, command and button, shown where a page wants it, ended by anybody. */
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { CallError } from '../../src/errors.js';
import { nextFrames } from '../support/media.js';
import { expect, leaks, waitUntil } from '../support/testing.js';
import { CallFixture, inside, next, visibleText } from './call-fixture.js';

const { mediaDevices } = navigator;

describe('a shared screen', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const status = (call: ZegoCallElement, wanted: string) =>
    next(call, 'call-media', ({ kind, status }) => kind === 'screen' && status === wanted);
  const captures = () => leaks().filter((leak) => /track screen/.test(leak));

  it('is reported and seen by the others, until it is stopped', async () => {
    const call = await test.joined();
    const bob = await test.guest('bob');
    expect(call.screen).to.equal('off');
    const on = status(call, 'on');
    await call.setScreen(true);
    await on;
    expect(call.screen).to.equal('on');
    expect(call.participants[0]).to.include({ screen: 'on', camera: 'on' });
    expect(call.matches(':state(sharing)')).to.equal(true);
    expect(test.room.engines[0].enabled.screen.video).to.equal(true);
    expect(captures()).not.to.deep.equal([]);
    await call.toggleScreen();
    expect(call.screen).to.equal('off');
    expect(test.room.engines[0].tracks.screen).to.equal(null);
    expect(captures()).to.deep.equal([]);
    await bob.leave();
  });

  it('is told to the user, who can end it there, and not shown back to them', async () => {
    const call = await test.joined();
    await call.setScreen(true);
    await call.updateComplete;
    expect(visibleText(call)).to.contain('You are sharing your screen');
    expect(call.shadowRoot?.querySelectorAll('zego-local-video, zego-remote-video')).to.have.length(1);
    await expect(call).to.be.accessible();
    const off = status(call, 'off');
    inside(call, '[part~=stop-sharing-button]').click();
    await off;
    await call.updateComplete;
    expect(visibleText(call)).not.to.contain('You are sharing');
    expect(captures()).to.deep.equal([]);
  });

  it('starts and ends with a button in plain HTML', async function () {
    if (!('commandForElement' in HTMLButtonElement.prototype)) this.skip();
    const call = await test.joined();
    call.id = 'call';
    const button = document.createElement('button');
    Object.assign(button, { commandForElement: call });
    button.setAttribute('command', '--toggle-screen');
    call.before(button);
    const on = status(call, 'on');
    button.click();
    await on;
    const off = status(call, 'off');
    button.click();
    await off;
    button.remove();
  });

  it('is shown where a page wants it', async () => {
    const call = await test.joined();
    const tile = document.createElement('zego-local-video');
    tile.source = 'screen';
    call.append(tile);
    await call.setScreen(true);
    await tile.updateComplete;
    const video = inside<HTMLVideoElement>(tile, 'video');
    expect(video.srcObject).to.be.instanceOf(MediaStream);
    await nextFrames(video.srcObject as MediaStream, 2);
    expect(tile.matches(':state(camera-off)')).to.equal(false);
    await call.setScreen(false);
    await tile.updateComplete;
    expect(tile.matches(':state(camera-off)')).to.equal(true);
  });

  it('ends with the browser’s own button', async () => {
    const call = await test.joined();
    await call.setScreen(true);
    const shared = call.snapshot.streams.find(({ source }) => source === 'screen')!;
    const off = status(call, 'off');
    shared.media.getVideoTracks()[0].dispatchEvent(new Event('ended'));
    await off;
    expect(captures()).to.deep.equal([]);
  });

  it('survives a link that is lost, and ends with the call', async () => {
    const call = await test.joined();
    await call.setScreen(true);
    const [engine] = test.room.engines;
    engine.interrupt();
    expect([call.state, call.screen]).to.deep.equal(['reconnecting', 'on']);
    engine.restore();
    expect([call.state, call.screen]).to.deep.equal(['joined', 'on']);
    const left = call.leave();
    expect(captures().filter((track) => track.includes('video'))).to.deep.equal([]);
    await left;
    expect(call.screen).to.equal('off');
    await call.join();
    expect(call.screen).to.equal('off');
  });

  it('stops when the call fails, and when the element is removed', async () => {
    const call = await test.joined();
    await call.setScreen(true);
    test.room.engines[0].emit({ type: 'failed', error: new CallError('connection-lost', 'Gone.') });
    await waitUntil(() => captures().length === 0, 'it is stopped');
    await call.join();
    await call.setScreen(true);
    call.remove();
    await waitUntil(() => captures().length === 0, 'it is stopped');
  });

  it('is off with a notice when the engine sends it no more', async () => {
    const call = await test.joined();
    await call.setScreen(true);
    const error = new CallError('publish-failed', 'Lost.');
    const told = next(call, 'call-error');
    test.room.engines[0].emit({ type: 'unpublished', source: 'screen', error });
    expect((await told).error).to.include({ code: 'publish-failed', device: 'screen' });
    await call.updateComplete;
    expect(call).to.include({ screen: 'off', camera: 'on', microphone: 'on' });
    expect(visibleText(call)).to.contain('Your screen is not shared. Try again');
    await call.setScreen(true);
    await call.updateComplete;
    expect(visibleText(call)).not.to.contain('Try again');
  });

  it('is no error when the user picks nothing', async () => {
    const call = await test.joined();
    const { getDisplayMedia } = mediaDevices;
    const { now } = performance;
    let time = now.call(performance);
    performance.now = () => time;
    mediaDevices.getDisplayMedia = () => {
      time += 1500;
      return Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    };
    let failed = 0;
    call.addEventListener('call-error', () => failed++);
    try {
      const off = status(call, 'off');
      const why = await call.setScreen(true).catch((error: CallError) => error.code);
      await off;
      expect([why, call.screen, failed]).to.deep.equal(['cancelled', 'off', 0]);
    } finally {
      performance.now = now;
      mediaDevices.getDisplayMedia = getDisplayMedia;
    }
  });

  it('is not there for who only watches', async () => {
    const call = await test.call();
    await call.join();
    expect(call.screen).to.equal('unavailable');
    const why = await call.setScreen(true).catch((error: CallError) => error.code);
    expect(why).to.equal('unsupported');
  });
});
