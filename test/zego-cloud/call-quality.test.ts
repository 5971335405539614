/** `<zego-call>` on the unmodified SDK: who is heard to speak, and what is known of the network. */
import { expect, waitUntil } from '../support/testing.js';
import { next } from '../elements/call-fixture.js';
import { setCallStage } from './call-stage.js';

describe('<zego-call> on the real SDK, measuring', function () {
  this.timeout(60_000);
  const stage = setCallStage();

  it('tells who speaks, how well people are connected, and the figures', async () => {
    const { bob } = await stage.pair();
    const { call } = bob;
    const ann = () => call.participants.find(({ userId }) => userId === 'ann');
    await waitUntil(() => ann()?.speaking === true, 'ann is heard');
    expect(call.levels.get('ann')).to.be.within(0, 1);
    if (!ann()?.quality) await next(call, 'call-quality', ({ userId }) => userId === 'ann');
    expect(ann()?.quality).to.be.within(1, 5);
    await waitUntil(
      async () => {
        const { streams } = await call.getStats();
        return streams.some(
          ({ userId, direction, videoBitrate = 0 }) =>
            userId === 'ann' && direction === 'down' && videoBitrate > 0,
        );
      },
      'figures of ann',
      { interval: 200 },
    );
  });
});
