import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { next } from '../elements/call-fixture.js';
import { captureBy, plugIn, realDevices } from '../support/fake-devices.js';
import { frameWhere, nextFrames } from '../support/media.js';
import { expect, oneEvent } from '../support/testing.js';
import { deviceCall, ownTrack, received } from './device-call.js';
import { isBlue, isRed, TwoCameras } from '../support/two-cameras.js';

define();

let rooms = 0;

describe('cameras in a call between two', function () {
  this.timeout(60_000);

  let room: string;
  let cameras: TwoCameras | undefined;

  beforeEach(() => {
    room = `cameras-${++rooms}`;
    cameras = undefined;
  });
  afterEach(async () => {
    realDevices();
    await cameras?.remove();
  });

  const callOf = (userId: string, more?: Partial<ZegoCallElement>) => deviceCall(room, userId, more);

  function twoCameras(taken?: (id: string) => boolean): void {
    cameras = new TwoCameras(taken);
  }

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
  });

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
});
