import { thisBrowser } from '../../src/elements/lobby/this-browser.js';
import type { CallError } from '../../src/errors.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { captureBy, ofDevice, plugIn, realDevices } from '../support/fake-devices.js';
import { nextFrames } from '../support/media.js';
import { aTimeout, expect, leaks, waitUntil } from '../support/testing.js';
import { CallFixture, inside, next, reached } from './call-fixture.js';

const { getUserMedia } = navigator.mediaDevices;
const { query } = navigator.permissions;

/** Where the browser of this test lets devices be allowed; what it says of others is in the tests of its words. */
const ALLOW = thisBrowser() === 'safari' ? 'In the menu bar' : 'left of the address';

describe('the lobby', () => {
  let test: CallFixture;
  let captured: MediaStreamConstraints[];
  let streams: MediaStream[];

  beforeEach(() => {
    test = new CallFixture();
    captured = [];
    streams = [];
    captureBy(async (constraints) => {
      captured.push(constraints);
      const stream = await getUserMedia.call(navigator.mediaDevices, constraints);
      streams.push(stream);
      return stream;
    });
  });
  afterEach(() => {
    realDevices();
    navigator.permissions.query = query;
    return test.dispose();
  });

  const permission = (state: PermissionState) => {
    navigator.permissions.query = () => Promise.resolve({ state } as PermissionStatus);
  };
  const refuse = (name: string, message = 'no') => {
    captureBy(() => Promise.reject(new DOMException(message, name)));
  };
  const lobby = (properties: Partial<ZegoCallElement> = {}) =>
    test.call({ viewOnly: false, quality: '180p', ...properties });
  const part = (call: Element, name: string) => inside<HTMLElement>(call, `[part~="${name}"]`);
  const has = (call: Element, name: string) => call.shadowRoot!.querySelector(`[part~="${name}"]`) !== null;
  const problems = (call: Element) => call.shadowRoot!.querySelector('zego-call-problems')?.shadowRoot;
  const picture = (call: Element) =>
    part(call, 'local').shadowRoot!.querySelector('video')!.srcObject as MediaStream | null;
  const open = (call: Element) => waitUntil(() => picture(call)?.active, 'the preview is open');
  /** What was captured last of that kind. */
  const last = (kind: string) =>
    streams
      .flatMap((stream) => stream.getTracks())
      .filter((track) => track.kind === kind)
      .at(-1);
  const live = () => leaks().filter((leak) => leak.startsWith('live'));

  it('shows the user without a question where that was answered before', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    await nextFrames(picture(call)!, 3);
    expect(has(call, 'preview-button')).to.equal(false);
    expect(call.state).to.equal('idle');
    await expect(call).to.be.accessible();
  });

  it('asks on a press only, and for both at once', async () => {
    permission('prompt');
    const call = await lobby();
    await aTimeout(0);
    expect(captured).to.deep.equal([]);
    await expect(call).to.be.accessible();
    part(call, 'preview-button').click();
    await open(call);
    expect(captured).to.have.length(1);
  });

  it('takes what is open into the call, without opening it again', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    const before = streams[0].getTracks();
    expect(picture(call)!.getTracks()).to.deep.equal(streams[0].getVideoTracks());
    const on = next(call, 'call-media', ({ kind, status }) => kind === 'camera' && status === 'on');
    part(call, 'join-button').click();
    await reached(call, 'joined');
    await on;
    expect(call.snapshot.streams[0].media.getTracks()).to.have.members(before);
    expect(captured).to.have.length(1);
    await call.leave();
    expect(live()).to.deep.equal([]);
  });

  it('enters with what was turned off there off, and frees it', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    part(call, 'microphone-button').click();
    const label = () => part(call, 'microphone-button').getAttribute('aria-label');
    await waitUntil(() => label() === 'Turn on microphone', 'it is off');
    await call.join();
    await waitUntil(() => call.camera === 'on', 'the camera is on');
    expect(call.microphone).to.equal('off');
    expect(live().some((leak) => leak.includes('audio'))).to.equal(false);
    await call.setMicrophone(true);
    expect(call.microphone).to.equal('on');
  });

  it('uses the device that was chosen there', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    await waitUntil(() => call.devices.filter(({ kind }) => kind === 'microphone').length > 1, 'listed');
    const other = call.devices.filter(({ kind }) => kind === 'microphone').at(-1)!;
    part(call, 'settings-button').click();
    await waitUntil(
      () => call.shadowRoot!.querySelector('zego-call-lobby-extras')?.shadowRoot?.querySelector('select'),
      'pickers',
    );
    const extras = inside(call, 'zego-call-lobby-extras');
    await expect(extras).to.be.accessible();
    const select = inside<HTMLSelectElement>(extras, '#microphone');
    const chosen = next(call, 'call-devices', ({ devices }) =>
      devices.some(({ deviceId, selected }) => selected && deviceId === other.deviceId),
    );
    select.value = other.deviceId;
    select.dispatchEvent(new Event('change'));
    await chosen;
    await waitUntil(
      () => last('audio')?.getSettings().deviceId === other.deviceId,
      'the other microphone is open',
    );
    const bar = inside(extras, '.level');
    await waitUntil(() => Number(bar.style.scale.split(' ')[0]) > 0, 'the meter moves');
    await call.join();
    const [track] = call.snapshot.streams[0].media.getAudioTracks();
    expect(track.getSettings().deviceId).to.equal(other.deviceId);
  });

  it('goes on with the one in use where another cannot be opened, and enters with it', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    plugIn('audioinput:headset');
    await waitUntil(() => call.devices.some(({ deviceId }) => deviceId === 'headset'), 'it is listed');
    refuse('NotReadableError');
    const code = await call.selectMicrophone('headset').catch((error: CallError) => error.code);
    expect(code).to.equal('device-busy');
    await call.updateComplete;
    expect(part(call, 'join-button').textContent.trim()).to.equal('Join');
    await call.join();
    await waitUntil(() => call.microphone === 'on', 'the microphone is on');
  });

  it('enters with a device that is still being opened in the place of another', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    let allow = () => {};
    const answered = new Promise<void>((resolve) => (allow = resolve));
    captureBy(async () => {
      await answered;
      const stream = await getUserMedia.call(navigator.mediaDevices, { video: true });
      ofDevice(stream.getVideoTracks()[0], { deviceId: 'other' });
      return stream;
    });
    plugIn('videoinput:one', 'videoinput:other');
    await waitUntil(() => call.devices.some(({ deviceId }) => deviceId === 'other'), 'it is listed');
    const chosen = call.selectCamera('other');
    await call.join();
    allow();
    await chosen;
    await waitUntil(() => call.camera === 'on', 'the camera is on');
    const [track] = call.snapshot.streams[0].media.getVideoTracks();
    expect(track.getSettings().deviceId).to.equal('other');
  });

  it('leaves the name as it is being typed', async () => {
    const call = await lobby({ userName: '' });
    const field = inside<HTMLInputElement>(call, 'input');
    for (const typed of ['Ann S', 'Ann ', 'Ann ']) {
      field.value = typed;
      field.dispatchEvent(new Event('input'));
      await call.updateComplete;
      expect(field.value).to.equal(typed);
    }
    await call.join();
    expect(call.participants[0].userName).to.equal('Ann');
  });

  it('remembers name, devices and what was off', async () => {
    permission('granted');
    const call = await lobby({ userName: '' });
    await open(call);
    const field = inside<HTMLInputElement>(call, 'input');
    field.value = 'Zoë';
    field.dispatchEvent(new Event('input'));
    part(call, 'camera-button').click();
    plugIn('audioinput:headset');
    await waitUntil(() => call.devices.some(({ deviceId }) => deviceId === 'headset'), 'it is listed');
    await call.selectMicrophone('headset').catch(() => undefined);
    call.remove();
    await waitUntil(() => !live().length, 'the devices are free');

    const again = await lobby({ userName: '' });
    await waitUntil(() => last('audio')?.readyState === 'live', 'the microphone is open');
    expect(inside<HTMLInputElement>(again, 'input').value).to.equal('Zoë');
    expect(live()).to.have.length(1);
    await again.join();
    expect(again.participants[0]).to.include({ userName: 'Zoë' });
    expect(again.camera).to.equal('off');
  });

  it('works where nothing can be remembered', async () => {
    const { setItem, getItem } = Storage.prototype;
    Storage.prototype.setItem = Storage.prototype.getItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
    try {
      permission('granted');
      const call = await lobby();
      await open(call);
      part(call, 'camera-button').click();
      await call.join();
      expect(call.camera).to.equal('off');
    } finally {
      Object.assign(Storage.prototype, { setItem, getItem });
    }
  });

  for (const [name, message, text, help] of [
    ['NotAllowedError', 'Permission denied', 'may not use your microphone or camera', ALLOW],
    ['NotAllowedError', 'Permission denied by system', 'may not use your microphone', 'system blocks it'],
    ['NotFoundError', 'none', 'No microphone or camera was found', ''],
    ['NotReadableError', 'busy', 'Another program is using', 'another tab'],
  ] as const)
    it(`says what is wrong and lets the user in without: ${name}, ${message}`, async () => {
      permission('prompt');
      refuse(name, message);
      const call = await lobby();
      part(call, 'preview-button').click();
      const told = () => problems(call)?.textContent;
      await waitUntil(() => told()?.includes(text), 'it is told');
      expect(part(call, 'join-button').textContent.trim()).to.equal('Join without microphone and camera');
      if (help) await waitUntil(() => told()?.includes(help), 'it says how to mend it');
      await expect(call).to.be.accessible();
      let errors = 0;
      call.addEventListener('call-error', () => errors++);
      await call.join();
      expect([call.microphone, call.camera, errors]).to.deep.equal(['off', 'off', 0]);
    });

  it('tries again when it is told to', async () => {
    permission('prompt');
    refuse('NotReadableError');
    const call = await lobby();
    part(call, 'preview-button').click();
    const retry = () => problems(call)?.querySelector('button');
    await waitUntil(retry, 'it is told');
    realDevices();
    retry()!.click();
    await open(call);
    await waitUntil(() => !has(call, 'problems'), 'all is well');
    expect(part(call, 'join-button').textContent.trim()).to.equal('Join');
  });

  it('frees the devices when the element is removed, and when the page is left', async () => {
    permission('granted');
    const call = await lobby();
    await open(call);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await waitUntil(() => !live().length, 'the devices are free');
    const other = await lobby();
    await open(other);
    other.remove();
    await waitUntil(() => !live().length, 'the devices are free');
  });

  it('waits for an answer that is still out when the user joins', async () => {
    permission('prompt');
    let allow = () => {};
    const answered = new Promise<void>((resolve) => (allow = resolve));
    captureBy(async (constraints) => {
      captured.push(constraints);
      await answered;
      return getUserMedia.call(navigator.mediaDevices, constraints);
    });
    const call = await lobby();
    part(call, 'preview-button').click();
    await call.join();
    expect(call.camera).to.equal('pending');
    allow();
    await waitUntil(() => call.camera === 'on' && call.microphone === 'on', 'both are on');
    expect(captured).to.have.length(1);
  });

  it('keeps the focus when one of two problems is tried again', async () => {
    permission('prompt');
    captureBy(({ audio }) =>
      Promise.reject(new DOMException('no', audio ? 'NotReadableError' : 'NotFoundError')),
    );
    const call = await lobby();
    part(call, 'preview-button').click();
    const retries = () => [...(problems(call)?.querySelectorAll('button') ?? [])];
    await waitUntil(() => retries().length === 2, 'both are told');
    realDevices();
    retries()[1].focus();
    retries()[1].click();
    await waitUntil(() => retries().length === 1, 'one is left');
    expect(problems(call)?.activeElement === retries()[0]).to.equal(true);
  });

  it('frees what is open when the call cannot be joined', async () => {
    permission('granted');
    const call = await lobby({ room: '' });
    await open(call);
    await call.join().catch(() => undefined);
    expect(call.state).to.equal('failed');
    await waitUntil(() => !live().length, 'the devices are free');
  });

  it('fetches the engine of a call that cannot be joined yet only when the user is about to join', async () => {
    permission('prompt');
    const call = await lobby({ engine: 'loopback', room: '' });
    const fetched = () =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('loopback-engine'));
    await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
    expect(fetched()).to.equal(false);
    part(call, 'join-button').dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(fetched, 'it is fetched');
  });

  it('opens nothing once it is gone, though the permission is told only then', async () => {
    let tell: (status: PermissionStatus) => void = () => undefined;
    const told = new Promise<PermissionStatus>((resolve) => (tell = resolve));
    navigator.permissions.query = () => told;
    const call = await lobby();
    call.viewOnly = true;
    await call.updateComplete;
    await aTimeout(0); // what follows from that is done
    tell({ state: 'granted' } as PermissionStatus);
    await aTimeout(0);
    expect(captured).to.deep.equal([]);
  });

  it('is not there for who only watches, nor where the page has its own', async () => {
    permission('granted');
    expect(has(await lobby({ viewOnly: true }), 'lobby')).to.equal(false);
    expect(has(await lobby({ hideControls: true }), 'lobby')).to.equal(false);
    const call = await lobby();
    call.innerHTML = '<p slot="lobby">Mine</p>';
    await waitUntil(() => !live().length, 'the devices are free');
  });

  it('shows the stream of the page, and asks for nothing', async () => {
    permission('granted');
    const source = test.media();
    const call = await lobby({ source });
    await waitUntil(() => picture(call) !== null, 'it is shown');
    expect(captured).to.deep.equal([]);
  });

  it('leaves the camera alone in a call with sound only', async () => {
    permission('granted');
    const call = await lobby({ audioOnly: true });
    await waitUntil(() => live().length === 1, 'the microphone is open');
    expect(has(call, 'camera-button')).to.equal(false);
    expect(captured.every(({ video }) => !video)).to.equal(true);
  });
});
