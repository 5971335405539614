import { LoopbackCoding, type Senders } from '../../../src/engine/loopback/loopback-coding.js';
import { expect } from '../../support/testing.js';

/** What a sender is to do, of which the browser refuses what it cannot. */
class Sender {
  readonly asked: RTCRtpEncodingParameters[] = [];
  track: Pick<MediaStreamTrack, 'getSettings'> | null = { getSettings: () => ({ width: 640, height: 360 }) };
  refuses = false;

  getParameters(): Pick<RTCRtpSendParameters, 'encodings'> {
    const { active = true, priority } = this.asked.at(-1) ?? {};
    return { encodings: [{ active, ...(priority && { priority }) }] };
  }

  setParameters({ encodings }: RTCRtpSendParameters): Promise<void> {
    this.asked.push(encodings[0]);
    return this.refuses ? Promise.reject(new Error('no')) : Promise.resolve();
  }
}

const senders = (camera: Sender, screen: Sender, audio = new Sender()): Senders =>
  ({ camera: { audio, video: camera }, screen: { audio, video: screen } }) as unknown as Senders;

const PLAIN = { active: true, scaleResolutionDownBy: 1 };
const WISH = { level: 'high', width: 0, height: 0 } as const;

describe('LoopbackCoding', () => {
  it('asks of a sender what is wanted of its picture, and nothing of one without', async () => {
    const [camera, screen] = [new Sender(), new Sender()];
    const coding = new LoopbackCoding(() => Infinity);
    const follow = async (level: 'low' | 'high') => {
      coding.wish({ camera: { ...WISH, level }, screen: WISH });
      await coding.follow();
      return camera.asked.at(-1);
    };
    screen.track = null;
    coding.begin(senders(camera, screen));
    const low = { active: true, scaleResolutionDownBy: 2, maxBitrate: 150_000, maxFramerate: 15 };
    expect(await follow('low')).to.deep.equal(low);
    expect(await follow('high')).to.deep.equal(PLAIN);
    expect(screen.asked).to.deep.equal([{ ...PLAIN, active: false }]);
    screen.track = camera.track;
    await coding.follow();
    expect(screen.asked.at(-1)).to.deep.equal(PLAIN);
  });

  it("lets the camera's picture cost no more than is said, and the screen's what it will", async () => {
    const [camera, screen] = [new Sender(), new Sender()];
    let limit = Infinity;
    const coding = new LoopbackCoding(() => limit);
    coding.begin(senders(camera, screen));
    const costs = async (kbits: number, level: 'low' | 'high') => {
      limit = kbits * 1000;
      coding.wish({ camera: { ...WISH, level }, screen: WISH });
      await coding.follow();
      return camera.asked.at(-1)?.maxBitrate;
    };
    expect(await costs(300, 'high')).to.equal(300_000);
    expect(await costs(300, 'low')).to.equal(150_000);
    expect(await costs(100, 'low')).to.equal(100_000);
    expect(await costs(Infinity, 'high')).to.equal(undefined);
    expect(screen.asked).to.deep.equal([PLAIN]);
  });

  it('lets sound come first, and no bandwidth be kept for sound that is not there', async () => {
    const [picture, sound] = [new Sender(), new Sender()];
    const coding = new LoopbackCoding(() => Infinity);
    coding.begin(senders(picture, picture, sound));
    await coding.follow();
    expect(sound.asked).to.deep.equal([{ active: true, priority: 'high' }]);
    sound.track = null;
    await coding.follow();
    sound.track = picture.track;
    await coding.follow();
    expect(sound.asked.map(({ active }) => active)).to.deep.equal([true, false, true]);
  });

  it('tells once of what is refused, and asks again only for something else', async () => {
    const [camera, screen] = [new Sender(), new Sender()];
    const coding = new LoopbackCoding(() => Infinity);
    coding.begin(senders(camera, screen));
    await coding.follow();
    camera.refuses = true;
    coding.wish({ camera: { ...WISH, level: 'off' }, screen: WISH });
    expect(await coding.follow().catch(() => 'refused')).to.equal('refused');
    await coding.follow();
    expect(camera.asked.map(({ active }) => active)).to.deep.equal([true, false]);
    camera.refuses = false;
    coding.wish({ camera: WISH, screen: WISH });
    await coding.follow();
    expect(camera.asked.map(({ active }) => active)).to.deep.equal([true, false, true]);
    expect(screen.asked).to.have.length(1);
  });
});
