import { findStream } from '../../src/call/call-state.js';
import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { next, reached } from '../elements/call-fixture.js';
import { captureBy, plugIn, realDevices } from '../support/fake-devices.js';
import { audioLevel, frameWhere, nextFrames } from '../support/media.js';
import { expect, fixture, html, leaks, oneEvent, waitUntil } from '../support/testing.js';
import { isBlue, isRed, TwoCameras } from '../support/two-cameras.js';

define();

let rooms = 0;

describe('devices in a call between two', () => {
  let room: string;
  let cameras: TwoCameras | undefined;

  beforeEach(() => {
    room = `devices-${++rooms}`;
    cameras = undefined;
  });
  afterEach(async () => {
    realDevices();
    await cameras?.remove();
  });

  async function callOf(userId: string, more: Partial<ZegoCallElement> = {}): Promise<ZegoCallElement> {
    const call = document.createElement('zego-call');
    Object.assign(call, { engine: 'loopback', room, userId, quality: '180p', ...more });
    const place = await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`);
    place.append(call);
    const on = next(call, 'call-media', ({ kind, status }) => kind === 'microphone' && status === 'on');
    await call.join();
    await reached(call, 'joined');
    if (!call.viewOnly) await on;
    return call;
  }

  const received = async (call: ZegoCallElement, userId: string): Promise<MediaStream> => {
    await waitUntil(() => findStream(call.snapshot, userId), `${userId} is seen`, { timeout: 10_000 });
    return findStream(call.snapshot, userId)!.media;
  };
  const microphones = (call: ZegoCallElement) => call.devices.filter(({ kind }) => kind === 'microphone');
  const ownTrack = (call: ZegoCallElement, kind: string) =>
    call.snapshot.streams[0].media.getTracks().find((track) => track.kind === kind)!;

  function twoCameras(taken?: (id: string) => boolean): void {
    cameras = new TwoCameras(taken);
  }

  it('lists what there is, and exchanges the microphone while the other one listens', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await waitUntil(() => microphones(ann).length > 1, 'the microphones are listed');
    expect(microphones(ann).filter(({ selected }) => selected)).to.have.length(1);
    await audioLevel(stream);
    const before = ownTrack(ann, 'audio');
    const other = microphones(ann).find(({ selected }) => !selected)!;
    const told = next(ann, 'call-devices', ({ devices }) =>
      devices.some(({ deviceId, selected }) => selected && deviceId === other.deviceId),
    );
    await ann.selectMicrophone(other.deviceId);
    expect((await told).added).to.deep.equal([]);
    expect(before.readyState).to.equal('ended');
    expect(ownTrack(ann, 'audio').getSettings().deviceId).to.equal(other.deviceId);
    expect(ann.microphone).to.equal('on');
    await audioLevel(stream);
  });

  it('exchanges a microphone that is off, which is heard when it is turned on', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await ann.setMicrophone(false);
    await waitUntil(() => microphones(ann).length > 1, 'the microphones are listed');
    const before = ownTrack(ann, 'audio');
    const other = microphones(ann).find(({ selected }) => !selected)!;
    await ann.selectMicrophone(other.deviceId);
    expect([before.readyState, ann.microphone]).to.deep.equal(['ended', 'off']);
    expect(ownTrack(ann, 'audio').enabled).to.equal(false);
    await waitUntil(() => !leaks().some((leak) => leak.endsWith(before.label)), 'nothing of it is open');
    await ann.setMicrophone(true);
    await audioLevel(stream);
  });

  it('swaps the picture of the camera for that of another', async () => {
    twoCameras();
    const ann = await callOf('ann');
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await frameWhere(stream, isRed, 'a red frame');
    const media: string[] = [];
    ann.addEventListener('call-media', ({ detail }) => media.push(detail.status));
    await ann.selectCamera('blue');
    await frameWhere(stream, isBlue, 'a blue frame');
    await ann.flipCamera();
    await frameWhere(stream, isRed, 'a red frame');
    expect(media).to.deep.equal([]);
  });

  it('ends the old camera first where two cannot be open, and goes back to it when the new one fails', async () => {
    let broken = true;
    const calls: ZegoCallElement[] = [];
    // As on a phone: a camera cannot be opened while the call has another one, and `blue` not at all at first.
    twoCameras((id) => {
      const inUse = calls[0]?.snapshot.streams[0].media
        .getVideoTracks()
        .some((track) => track.readyState === 'live');
      return Boolean(inUse) || (id === 'blue' && broken);
    });
    const ann = await callOf('ann');
    calls.push(ann);
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await frameWhere(stream, isRed, 'a red frame');
    const failed = oneEvent(ann, 'call-error');
    const refused = await ann.selectCamera('blue').catch((error: unknown) => error);
    expect((await failed).detail.error).to.equal(refused);
    expect(refused).to.include({ code: 'device-busy', device: 'camera' });
    await nextFrames(stream, 3);
    await frameWhere(stream, isRed, 'a red frame');
    expect(ann.devices.find(({ selected, kind }) => kind === 'camera' && selected)?.deviceId).to.equal('red');
    broken = false;
    await ann.selectCamera('blue');
    await frameWhere(stream, isBlue, 'a blue frame');
    expect(ann.camera).to.equal('on');
  }).timeout(30_000);

  it('comes back to the chosen camera when it is plugged in again', async () => {
    twoCameras();
    let gone = false;
    const ann = await callOf('ann');
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await ann.selectCamera('blue');
    await frameWhere(stream, isBlue, 'a blue frame');
    gone = true;
    const { getUserMedia } = navigator.mediaDevices;
    captureBy((constraints) =>
      getUserMedia.call(navigator.mediaDevices, {
        ...constraints,
        ...(gone && constraints.video && { video: { deviceId: { exact: 'red' } } }),
      }),
    );
    plugIn('videoinput:red');
    const lost = ownTrack(ann, 'video');
    lost.stop();
    lost.dispatchEvent(new Event('ended'));
    await frameWhere(stream, isRed, 'a red frame');
    gone = false;
    const back = next(ann, 'call-devices', ({ added }) => added.some(({ deviceId }) => deviceId === 'blue'));
    plugIn('videoinput:red', 'videoinput:blue');
    await back;
    await frameWhere(stream, isBlue, 'a blue frame');
  });

  it('plays the others on the chosen speaker, also those who come later', async () => {
    const bob = await callOf('bob');
    const ann = await callOf('ann', { viewOnly: true });
    await received(ann, 'bob');
    await waitUntil(() => ann.devices.some(({ kind }) => kind === 'speaker'), 'the speakers are listed');
    const speaker = ann.devices.filter(({ kind }) => kind === 'speaker').at(-1)!;
    await ann.selectSpeaker(speaker.deviceId);
    const sinks = () => [...ann.shadowRoot!.querySelectorAll('audio')].map(({ sinkId }) => sinkId);
    expect(sinks()).to.deep.equal([speaker.deviceId]);
    await callOf('cid');
    await received(ann, 'cid');
    await waitUntil(() => sinks().length === 2 && sinks()[1] === speaker.deviceId, 'so does the other');
    await bob.leave();
  });

  it('tells of a speaker that cannot be used', async () => {
    const bob = await callOf('bob');
    const ann = await callOf('ann', { viewOnly: true });
    await received(ann, 'bob');
    await ann.updateComplete;
    plugIn('audiooutput:none');
    await waitUntil(() => ann.devices.some(({ deviceId }) => deviceId === 'none'), 'it is listed');
    const failed = next(ann, 'call-error');
    const refused = await ann.selectSpeaker('none').catch((error: unknown) => error);
    expect(refused).to.include({ code: 'device-missing', device: 'speaker' });
    expect((await failed).error).to.include({ device: 'speaker' });
    await bob.leave();
  });
});
