/** `<zego-call>` on the unmodified SDK: less of the own picture, and all of it again. */
import { frameWhere } from '../support/media.js';
import { deviceSenders, expect } from '../support/testing.js';
import { orElse } from '../support/watch-call.js';
import { setCallStage } from './call-stage.js';

describe('<zego-call bandwidth="low"> on the real SDK', function () {
  this.timeout(120_000);
  const stage = setCallStage();
  const OWN = { source: undefined, quality: '360p', bandwidth: 'low' } as const;
  /** How wide what is sent is, and what it may cost, bit/s. */
  const sent = () =>
    deviceSenders('video').map(
      (sender) =>
        `${sender.track?.getSettings().width} at ${sender.getParameters().encodings[0]?.maxBitrate}`,
    );

  const own = () => stage.cloud.streams(stage.room)[0] ?? '';
  const [SMALL, WHOLE] = ['320 at 300000', '640 at 600000'];
  /** Waits until one picture is sent, of that size and cost, by another sender than `before`. */
  const sends = (wanted: string | undefined, before?: RTCRtpSender) =>
    orElse(
      () => sent().join() === wanted && deviceSenders('video')[0] !== before,
      () => `${sent().join()}, not ${wanted}`,
    );

  it('sends a small picture from the first', async () => {
    const ann = await stage.actor('ann', OWN);
    const first = new Promise((resolve) =>
      ann.call.addEventListener('call-media', ({ detail: { kind, status } }) => {
        if (kind === 'camera' && status === 'on') resolve(sent().join());
      }),
    );
    await ann.call.join();
    expect(await first).to.equal(SMALL);
  });

  for (const [why, happens] of [
    ['the service ends it', () => stage.cloud.faults.closeSession({ kind: 'publish', streamId: own() })],
    ['the SDK has left the room', () => dispatchEvent(new Event('unload'))],
  ] as const)
    it(`keeps to what it may cost where it is published anew, as ${why}`, async () => {
      const { call } = await stage.joined('ann', { ...OWN, bandwidth: 'auto' });
      for (const [bandwidth, wanted] of [
        ['low', SMALL],
        ['auto', WHOLE],
      ] as const) {
        call.bandwidth = bandwidth;
        await sends(wanted);
        const [before] = deviceSenders('video');
        happens();
        await sends(wanted, before);
      }
    });

  it('sends a small picture, and the whole one without leaving', async () => {
    const { ann, bob, seen } = await stage.pair(OWN);
    const streams = stage.cloud.streams(stage.room);
    const seesAsMuch = async (small: boolean) => {
      const wanted = small ? SMALL : WHOLE;
      await sends(wanted);
      // A busy machine may make less of it, and not more.
      await frameWhere(seen, ({ width }) => width > 0 && (!small || width <= 320), wanted, 30_000);
    };
    for (let time = 0; time < 2; time++) {
      await seesAsMuch(true);
      ann.call.bandwidth = 'auto';
      await seesAsMuch(false);
      ann.call.bandwidth = 'low';
    }
    await seesAsMuch(true);
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
