import { findStream } from '../../src/call/call-state.js';
import { define } from '../../src/define.js';
import { loadPart } from '../../src/elements/lazy-parts.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { audioLevel, nextFrames, syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { Network } from '../support/network.js';
import { fixture, html, waitUntil } from '../support/testing.js';
import { comingOf, marks, PATIENCE, warns } from '../support/watch-call.js';

define();
await loadPart('in-call');

/** kbit/s: of one person's connection, for sound and picture both ways. Firefox codes 640 x 360 with 150 at the least. */
const LITTLE = 250;

describe('<zego-call engine="loopback"> in a bad network', function () {
  this.timeout(150_000);
  const network = new Network();
  let room: string;
  let media: SyntheticMedia;

  beforeEach(() => {
    room = crypto.randomUUID();
    media = syntheticMedia({ width: 640, height: 360, lively: true });
  });
  afterEach(async () => {
    await Promise.all([...document.querySelectorAll('zego-call')].map((call) => call.leave()));
    await Promise.all([media.stop(), network.close()]);
  });

  async function joined(userId: string): Promise<ZegoCallElement> {
    const place = await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`);
    const call = document.createElement('zego-call');
    const engine = () => network.loopback(userId);
    Object.assign(call, { engine, room, userId, userName: userId, source: media.stream });
    place.append(call);
    await call.join();
    return call;
  }

  /** The stream of somebody, once it moves. */
  async function seen(call: ZegoCallElement, userId: string): Promise<MediaStream> {
    await waitUntil(() => findStream(call.snapshot, userId), `${userId} is there`, PATIENCE);
    const { media } = findStream(call.snapshot, userId)!;
    await nextFrames(media, 2);
    return media;
  }

  it('lets everything through the relay', async () => {
    const [ann] = [await joined('ann'), await joined('bob')];
    await seen(ann, 'bob');
    const before = await network.carried('bob');
    const { audioBitrate = 0, videoBitrate = 0 } = await comingOf(
      ann,
      'bob',
      ({ audioBitrate = 0, videoBitrate = 0 }) => audioBitrate > 5 && videoBitrate > 5,
      'bob is heard and seen',
    );
    // What comes in half a second, and more.
    const least = ((audioBitrate + videoBitrate) * 1000) / 8 / 2;
    const grown = async () => {
      const { up, down } = await network.carried('bob');
      return up - before.up > least && down > before.down;
    };
    await waitUntil(grown, 'the relay carries it', PATIENCE);
    await network.set('bob', { up: { loss: 1 }, down: { loss: 1 } });
    await comingOf(
      ann,
      'bob',
      ({ audioBitrate, videoBitrate }) => audioBitrate === 0 && videoBitrate === 0,
      'nothing comes another way',
    );
  });

  it('keeps the sound, makes the picture less before it stops, and more again in the end', async () => {
    const ann = await joined('ann');
    const bob = await joined('bob');
    const stream = await seen(ann, 'bob');
    await comingOf(
      ann,
      'bob',
      ({ videoBitrate = 0, frameRate = 0 }) => videoBitrate > LITTLE && frameRate > 5,
      'more than will be possible',
    );
    await network.set('bob', { up: { rate: LITTLE }, down: { rate: LITTLE } });
    await audioLevel(stream); // also in the seconds before the browser has found out
    const less = await comingOf(
      ann,
      'bob',
      ({ audioBitrate = 0, videoBitrate = 0, frameRate = 0 }) =>
        audioBitrate > 20 && videoBitrate > 0 && videoBitrate < LITTLE && frameRate > 2,
      'all of the sound and less of the picture, which moves',
    );
    await Promise.all([audioLevel(stream), nextFrames(stream, 5, 20_000)]);
    await warns(bob);
    await network.set('bob', {});
    await comingOf(
      ann,
      'bob',
      ({ videoBitrate = 0, frameRate = 0 }) => videoBitrate > 1.5 * less.videoBitrate! && frameRate > 5,
      'more of the picture again',
    );
    await marks(ann, []);
    await warns(bob, false);
  });

  it('tells everybody of three whose network it is', async () => {
    const ann = await joined('ann');
    const bob = await joined('bob');
    const cid = await joined('cid');
    const stream = await seen(ann, 'bob');
    await seen(cid, 'bob');
    await network.set('bob', { up: { loss: 0.1, delay: 300 }, down: { loss: 0.1, delay: 300 } });
    await Promise.all([marks(ann, ['bob']), marks(cid, ['bob'])]);
    await warns(bob);
    await Promise.all([audioLevel(stream), nextFrames(stream, 5, 20_000)]);
    await network.set('bob', {});
    await Promise.all([ann, bob, cid].map((call) => marks(call, [])));
  });
});
