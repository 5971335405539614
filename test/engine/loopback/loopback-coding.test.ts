import { LoopbackCoding } from '../../../src/engine/loopback/loopback-coding.js';
import { expect } from '../../support/testing.js';

/** What a sender is to do, of which the browser refuses what it cannot. */
class Sender {
  readonly asked: RTCRtpEncodingParameters[] = [];
  readonly track = null;
  refuses = false;

  getParameters(): Pick<RTCRtpSendParameters, 'encodings'> {
    return { encodings: [{}] };
  }

  setParameters({ encodings }: RTCRtpSendParameters): Promise<void> {
    this.asked.push(encodings[0]);
    return this.refuses ? Promise.reject(new Error('no')) : Promise.resolve();
  }
}

const WISH = { level: 'high', width: 0, height: 0 } as const;

describe('LoopbackCoding', () => {
  it('tells once of what is refused, and asks again only for something else', async () => {
    const [camera, screen] = [new Sender(), new Sender()];
    const coding = new LoopbackCoding();
    coding.begin({ camera, screen } as unknown as Parameters<LoopbackCoding['begin']>[0]);
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
