/** `<zego-call>` on the unmodified SDK, in a bad network. */
import { audioLevel, nextFrames, syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { Network } from '../support/network.js';
import { expect, waitUntil } from '../support/testing.js';
import { comingOf, marks, PATIENCE, warns } from '../support/watch-call.js';
import { setCallStage } from './call-stage.js';

/** kbit/s: of one person's connection, for sound and picture both ways. */
const LITTLE = 150;

describe('<zego-call> on the real SDK, in a bad network', function () {
  this.timeout(150_000);
  const network = new Network();
  const stage = setCallStage({ network });
  let media: SyntheticMedia[];

  beforeEach(() => (media = []));
  afterEach(() => Promise.all([network.close(), ...media.map((each) => each.stop())]));

  async function joined(userId: string) {
    const made = syntheticMedia({ width: 640, height: 360, lively: true });
    media.push(made);
    return stage.joined(userId, { source: made.stream, quality: '360p' });
  }

  it('keeps the sound, makes the picture less, says whose network it is and what helps', async () => {
    const { call: ann, ...annSees } = await joined('ann');
    const { call: bob } = await joined('bob');
    const stream = await annSees.streamOf('bob');
    await nextFrames(stream, 2);
    const { up } = await network.carried('bob');
    expect(up).to.be.above(1000);
    await comingOf(
      ann,
      'bob',
      ({ videoBitrate = 0 }) => videoBitrate > 1.2 * LITTLE,
      'more than will be possible',
    );

    await network.set('bob', { up: { rate: LITTLE }, down: { rate: LITTLE } });
    await Promise.all([audioLevel(stream), marks(ann, ['bob'])]);
    await warns(bob);
    await comingOf(
      bob,
      'ann',
      ({ audioBitrate = 0, videoBitrate = 0 }) =>
        audioBitrate > 20 && videoBitrate > 0 && videoBitrate < LITTLE,
      'all of the sound and less of the picture',
    );
    await Promise.all([audioLevel(stream), nextFrames(stream, 5, 20_000)]);
    expect(ann.participants.find(({ userId }) => userId === 'ann')!.quality).to.be.above(2);
    bob.shadowRoot!.querySelector<HTMLElement>('[part~="camera-off-button"]')!.click();
    await waitUntil(() => bob.camera === 'off', 'the camera is off', PATIENCE);
    await warns(bob, false);
    await audioLevel(stream);

    await network.set('bob', {});
    await bob.setCamera(true);
    await nextFrames(stream, 5, 20_000);
    await Promise.all([marks(ann, []), marks(bob, [])]);
  });

  it('is told of a long way, on which sound and picture go on', async () => {
    const { call: ann, ...annSees } = await joined('ann');
    const { call: bob } = await joined('bob');
    const stream = await annSees.streamOf('bob');
    await nextFrames(stream, 2);
    await network.set('bob', { up: { loss: 0.1, delay: 300 }, down: { loss: 0.1, delay: 300 } });
    await Promise.all([marks(ann, ['bob']), marks(bob, ['bob']), audioLevel(stream)]);
    await nextFrames(stream, 5, 20_000);
  });
});
