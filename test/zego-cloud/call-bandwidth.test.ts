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
    const limits = () =>
      deviceSenders('video').map((sender) => sender.getParameters().encodings[0]?.maxBitrate);
    const streams = stage.cloud.streams(stage.room);
    const sends = async (small: boolean) => {
      // A busy machine may make less of it.
      await frameWhere(seen, ({ width }) => width <= 320 === small, small ? 'small' : 'whole', 30_000);
      const limit = small ? 300_000 : 600_000;
      await orElse(
        () => limits().join() === `${limit}`,
        () => `${limits().join()}, not ${limit} bit/s`,
      );
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
