/** `<zego-call>` on the unmodified SDK: less of the own picture, and all of it again. */
import { frameWhere } from '../support/media.js';
import { deviceSenders, expect } from '../support/testing.js';
import { orElse } from '../support/watch-call.js';
import { setCallStage } from './call-stage.js';

describe('<zego-call bandwidth="low"> on the real SDK', function () {
  this.timeout(120_000);
  const stage = setCallStage();
  const OWN = { source: undefined, quality: '360p', bandwidth: 'low' } as const;

  it('sends a small picture, and the whole one without leaving', async () => {
    const { ann, bob, seen } = await stage.pair(OWN);
    /** How wide what is sent is, and what it may cost, bit/s. */
    const sent = () =>
      deviceSenders('video').map(
        (sender) =>
          `${sender.track?.getSettings().width} at ${sender.getParameters().encodings[0]?.maxBitrate}`,
      );
    const streams = stage.cloud.streams(stage.room);
    const sends = async (small: boolean) => {
      const wanted = small ? '320 at 300000' : '640 at 600000';
      await orElse(
        () => sent().join() === wanted,
        () => `${sent().join()}, not ${wanted}`,
      );
      // A busy machine may make less of it, and not more.
      await frameWhere(seen, ({ width }) => width > 0 && (!small || width <= 320), wanted, 30_000);
    };
    for (let time = 0; time < 2; time++) {
      await sends(true);
      ann.call.bandwidth = 'auto';
      await sends(false);
      ann.call.bandwidth = 'low';
    }
    await sends(true);
    expect(stage.cloud.streams(stage.room)).to.deep.equal(streams);
    expect(ann.log).to.deep.equal(['joining', 'joined']);
    expect(bob.log).to.deep.equal(['joining', 'joined']);
  });

  it('sends no second picture where there are many', async () => {
    for (const who of ['bob', 'cid', 'dan']) await stage.joined(who, { viewOnly: true });
    await stage.joined('ann', OWN);
    expect(deviceSenders('video')).to.have.length(1);
    await stage.joined('eve', { ...OWN, bandwidth: 'auto' });
    expect(deviceSenders('video')).to.have.length(3);
  });
});
