/** `<zego-call>` on the unmodified SDK: the devices, exchanged in the middle of a call. */
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { inside } from '../elements/call-fixture.js';
import { realDevices } from '../support/fake-devices.js';
import { audioLevel, frameWhere, nextFrames } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import { isBlue, isRed, TwoCameras } from '../support/two-cameras.js';
import { setCallStage } from './call-stage.js';

/** What nobody notices on a machine that does three things at once, ms of `pageTime()`: a new connection would take longer. */
const GAP = 1500;

describe('<zego-call> on the real SDK, with devices', function () {
  this.timeout(60_000);
  const stage = setCallStage();
  const timeout = 15_000;
  let cameras: TwoCameras | undefined;

  afterEach(async () => {
    realDevices();
    await cameras?.remove();
    cameras = undefined;
  });

  const OWN = { source: undefined };
  const ofKind = ({ devices }: ZegoCallElement, wanted: string) =>
    devices.filter(({ kind }) => kind === wanted);
  const selected = (call: ZegoCallElement, wanted: string) =>
    ofKind(call, wanted).find((device) => device.selected)?.deviceId;

  /** The longest that a picture stood still while `work` was done, ms of `pageTime()`. */
  async function longestGap(video: HTMLVideoElement, work: () => Promise<unknown>): Promise<number> {
    let last = pageTime();
    let longest = 0;
    let over = false;
    const onFrame = () => {
      longest = Math.max(longest, pageTime() - last);
      last = pageTime();
      if (!over) video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
    await work();
    over = true;
    return Math.max(longest, pageTime() - last);
  }

  it('exchanges the camera and turns to the other one while the others go on seeing', async () => {
    cameras = new TwoCameras();
    const { ann, bob, seen } = await stage.pair(OWN);
    const changes: string[] = [];
    ann.call.addEventListener('call-media', ({ detail }) => changes.push(detail.status));
    await frameWhere(seen, isRed, 'a red frame');
    expect(selected(ann.call, 'camera')).to.equal('red');
    const video = inside<HTMLVideoElement>(inside(bob.call, 'zego-remote-video'), 'video');
    const streams = stage.cloud.streams(stage.room);
    const gap = await longestGap(video, async () => {
      await ann.call.selectCamera('blue');
      await frameWhere(seen, isBlue, 'a blue frame');
      expect(selected(ann.call, 'camera')).to.equal('blue');
      await ann.call.flipCamera();
      await frameWhere(seen, isRed, 'a red frame again');
      await nextFrames(seen, 5);
    });
    expect(gap).to.be.below(GAP);
    expect(selected(ann.call, 'camera')).to.equal('red');
    expect(changes).to.deep.equal([]);
    expect(video.srcObject === seen, 'the same stream').to.equal(true);
    expect(stage.cloud.streams(stage.room)).to.deep.equal(streams);
    expect(ann.log).to.deep.equal(['joining', 'joined']);
  });

  it('exchanges a camera that is off, which is seen when it is turned on', async () => {
    cameras = new TwoCameras();
    const { ann, bob, seen } = await stage.pair(OWN);
    const off = (status: string) => () =>
      bob.call.participants.some(({ userId, camera }) => userId === 'ann' && camera === status);
    await ann.call.setCamera(false);
    await waitUntil(off('off'), 'bob knows', { timeout });
    await ann.call.selectCamera('blue');
    expect(ann.call.camera).to.equal('off');
    await ann.call.setCamera(true);
    await waitUntil(off('on'), 'bob knows', { timeout });
    await frameWhere(seen, isBlue, 'a blue frame');
  });

  it('goes on with the camera it has when the other one cannot be opened', async () => {
    cameras = new TwoCameras((id) => id === 'blue');
    const { ann, seen } = await stage.pair(OWN);
    await frameWhere(seen, isRed, 'a red frame');
    const refused = await ann.call.selectCamera('blue').catch((error: unknown) => error);
    expect(refused).to.include({ code: 'device-busy', device: 'camera' });
    await nextFrames(seen, 3);
    await frameWhere(seen, isRed, 'a red frame');
    expect(ann.call.camera).to.equal('on');
    expect(selected(ann.call, 'camera')).to.equal('red');
  });

  it('lists microphones, and exchanges them while the others go on hearing', async () => {
    const { ann, seen } = await stage.pair(OWN);
    await waitUntil(() => ofKind(ann.call, 'microphone').length > 1, 'the microphones are listed', {
      timeout,
    });
    await audioLevel(seen);
    for (const { deviceId } of ofKind(ann.call, 'microphone')) {
      await ann.call.selectMicrophone(deviceId);
      expect(selected(ann.call, 'microphone')).to.equal(deviceId);
      await audioLevel(seen);
    }
    expect(ann.call.microphone).to.equal('on');
    expect(ann.log).to.deep.equal(['joining', 'joined']);
  });

  it('plays the others on the chosen speaker', async () => {
    const { bob, seen } = await stage.pair();
    await waitUntil(() => ofKind(bob.call, 'speaker').length, 'the speakers are listed', { timeout });
    const speaker = ofKind(bob.call, 'speaker').at(-1)!.deviceId;
    await bob.call.selectSpeaker(speaker);
    const audio = inside<HTMLAudioElement>(bob.call, 'audio');
    expect(audio.srcObject === seen, 'the same stream').to.equal(true);
    expect({ sinkId: audio.sinkId, paused: audio.paused }).to.deep.equal({ sinkId: speaker, paused: false });
    expect(selected(bob.call, 'speaker')).to.equal(speaker);
    await audioLevel(seen);
  });
});
