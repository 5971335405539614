import { EASY_MS, HARD_MS } from '../../src/call/strain.js';
import { define } from '../../src/define.js';
import { loadPart } from '../../src/elements/lazy-parts.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { FakePressure } from '../support/fake-pressure.js';
import { cameraFollows } from '../support/machine.js';
import { nextFrames, syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { deviceSenders, expect, waitUntil } from '../support/testing.js';
import { comingOf, orElse, PATIENCE } from '../support/watch-call.js';
import { deviceCall, ownTrack, received } from './device-call.js';

define();
await loadPart('in-call');

describe('<zego-call engine="loopback"> that spares', function () {
  this.timeout(120_000);
  let room: string;
  let calls: ZegoCallElement[];
  let media: SyntheticMedia;

  beforeEach(() => {
    room = crypto.randomUUID();
    calls = [];
    media = syntheticMedia({ width: 640, height: 360, lively: true });
  });
  afterEach(async () => {
    await Promise.all(calls.map((call) => call.leave()));
    await media.stop();
  });

  async function joined(userId: string, more: Partial<ZegoCallElement> = {}): Promise<ZegoCallElement> {
    const call = await deviceCall(room, userId, { quality: '360p', ...more });
    calls.push(call);
    await waitUntil(() => call.camera === 'on', `the camera of ${userId} is on`, PATIENCE);
    return call;
  }

  /** Somebody who does not use the camera: all of a page get the same size from it. */
  const other = (userId: string) => joined(userId, { source: media.stream });

  const own = (call: ZegoCallElement) => ownTrack(call, 'video').getSettings();

  /** What may be sent of cameras whose picture is so high, bit/s each. */
  const limits = (height: number) =>
    deviceSenders('video')
      .filter(({ track }) => track?.getSettings().height === height)
      .map((sender) => sender.getParameters().encodings[0]?.maxBitrate);

  /** Waits until the one camera whose picture is so high may send so much. */
  const limited = (height: number, limit: number | undefined) =>
    orElse(
      () => limits(height).length === 1 && limits(height)[0] === limit,
      () => `${height}: ${JSON.stringify(limits(height))}, not ${limit}`,
    );

  it('sends a small picture with little bandwidth, and the whole one without leaving', async function () {
    if (!(await cameraFollows())) this.skip();
    const ann = await joined('ann', { bandwidth: 'low' });
    const bob = await other('bob');
    const news: string[] = [];
    for (const type of ['call-state', 'call-media', 'call-error'] as const)
      ann.addEventListener(type, () => news.push(type));
    const camera = ownTrack(ann, 'video');
    /** What bob gets of ann; a busy machine may make less of it. */
    const small = () =>
      comingOf(
        bob,
        'ann',
        ({ height = 0, frameRate = 0, videoBitrate = Infinity, audioBitrate = 0 }) =>
          height > 0 && height <= 180 && frameRate > 0 && videoBitrate < 330 && audioBitrate > 5,
        'a small picture that costs little, and sound',
      );
    for (let time = 0; time < 2; time++) {
      await small();
      expect(own(ann)).to.include({ width: 320, height: 180 });
      await limited(180, 300_000);
      ann.bandwidth = 'auto';
      await comingOf(bob, 'ann', ({ width = 0 }) => width > 320, 'the whole picture');
      expect(own(ann)).to.include({ width: 640, height: 360 });
      await limited(360, undefined);
      ann.bandwidth = 'low';
    }
    await small();
    expect(ownTrack(ann, 'video')).to.equal(camera);
    expect(news).to.deep.equal([]);
    const sound = deviceSenders('audio').map((sender) => sender.getParameters().encodings[0]?.priority);
    expect(sound).to.deep.equal(['high']);
  });

  it('sends a small picture from the first', async function () {
    if (!(await cameraFollows())) this.skip();
    const bob = await other('bob');
    const sizes: number[] = [];
    const { replaceTrack } = RTCRtpSender.prototype;
    RTCRtpSender.prototype.replaceTrack = function (track) {
      const { groupId, height } = track?.getSettings() ?? {};
      if (groupId && height) sizes.push(height);
      return replaceTrack.call(this, track);
    };
    try {
      await joined('ann', { bandwidth: 'low' });
      await received(bob, 'ann');
      await waitUntil(() => sizes.length, 'a camera is sent', PATIENCE);
    } finally {
      RTCRtpSender.prototype.replaceTrack = replaceTrack;
    }
    expect(sizes[0]).to.equal(180);
    await limited(180, 300_000);
  });

  it('has one small picture of three people with little bandwidth, and hears everybody', async () => {
    const ann = await joined('ann', { bandwidth: 'low' });
    for (const who of ['bob', 'cid', 'dan']) await other(who);
    /** How high the picture of each is, 0 where none comes; undefined until all are heard. */
    const heights = async () => {
      const down = (await ann.getStats()).streams.filter(({ direction }) => direction === 'down');
      if (down.length < 3 || down.some(({ audioBitrate = 0 }) => audioBitrate <= 5)) return undefined;
      return down.map(({ videoBitrate = 0, height = 0 }) => (videoBitrate > 0 ? height : 0));
    };
    let before = false;
    /** By two readings that follow each other: pictures come and go one after the other. */
    const one = async () => {
      const was = before;
      const pictures = (await heights())?.filter((height) => height > 0);
      before = pictures?.length === 1 && pictures[0] <= 180;
      return was && before;
    };
    await waitUntil(one, 'one small picture, and the sound of all', PATIENCE);
    ann.bandwidth = 'auto';
    await waitUntil(async () => (await heights())?.every((height) => height > 0), 'all pictures', PATIENCE);
    ann.bandwidth = 'low';
    before = false;
    await waitUntil(one, 'one small picture again', PATIENCE);
  });

  it('sends less while the machine has too much to do, but not of the screen', async function () {
    if (!(await cameraFollows())) this.skip();
    const pressure = new FakePressure();
    try {
      const ann = await joined('ann', { quality: '540p' });
      const bob = await other('bob');
      const seen = await received(bob, 'ann');
      pressure.is('critical', HARD_MS);
      for (const call of calls) call.requestUpdate(); // they look again
      await waitUntil(() => own(ann).height === 360, 'less is sent', PATIENCE);
      await limited(360, 600_000);
      await nextFrames(seen, 3);
      await ann.setScreen(true);
      const shared = ann.snapshot.streams.find(
        ({ userId, source }) => userId === 'ann' && source === 'screen',
      );
      expect(shared!.media.getVideoTracks()[0].getSettings().height).to.be.above(360);
      await ann.setScreen(false);
      expect(own(bob).height, "the page's own").to.equal(360);
      pressure.is('fair', EASY_MS);
      for (const call of calls) call.requestUpdate();
      await waitUntil(() => own(ann).height === 540, 'all of it again', PATIENCE);
      await nextFrames(seen, 3);
      await limited(540, undefined);
      expect(ann.camera).to.equal('on');
    } finally {
      pressure.remove();
    }
  });
});
