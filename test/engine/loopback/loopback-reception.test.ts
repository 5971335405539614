import fc from 'fast-check';
import type { StreamStats } from '../../../src/engine/call-engine.js';
import { LoopbackEngine } from '../../../src/engine/loopback/loopback-engine.js';
import { codingFor, isWish, type Wish } from '../../../src/engine/loopback/loopback-reception.js';
import { Ear } from '../../support/ear.js';
import { audioLevel, frameWhere, syntheticMedia, type SyntheticMedia } from '../../support/media.js';
import { expect, waitUntil } from '../../support/testing.js';

const CAMERA = { width: 1280, height: 720 };

describe('codingFor', () => {
  const table: [Wish, number, boolean][] = [
    [{ level: 'high', width: 0, height: 0 }, 1, true],
    [{ level: 'high', width: 1280, height: 720 }, 1, true],
    [{ level: 'high', width: 1920, height: 1080 }, 1, true],
    [{ level: 'high', width: 640, height: 360 }, 2, true],
    [{ level: 'high', width: 360, height: 640 }, 1, true],
    [{ level: 'low', width: 0, height: 0 }, 4, true],
    [{ level: 'low', width: 640, height: 360 }, 4, true],
    [{ level: 'low', width: 160, height: 90 }, 8, true],
    [{ level: 'low', width: 1, height: 1 }, 16, true],
    [{ level: 'off', width: 0, height: 0 }, 1, false],
  ];
  for (const [wish, scale, active] of table)
    it(`${wish.level} for ${wish.width}×${wish.height}: ${active ? `a part of ${scale}` : 'nothing'}`, () => {
      const coding = codingFor(wish, CAMERA);
      expect([coding.scaleResolutionDownBy, coding.active]).to.deep.equal([scale, active]);
    });

  it('does not fail where the size of the picture is not known', () => {
    for (const level of ['low', 'high'] as const)
      expect(codingFor({ level, width: 300, height: 200 }, {}).scaleResolutionDownBy).to.equal(1);
  });

  it('covers what it is shown in, with a third more at the most', () => {
    const pixels = fc.integer({ min: 80, max: 4000 });
    fc.assert(
      fc.property(pixels, pixels, pixels, pixels, (width, height, w, h) => {
        const scale = codingFor(
          { level: 'high', width, height },
          { width: w, height: h },
        ).scaleResolutionDownBy;
        const over = Math.min(w / scale / width, h / scale / height);
        if (scale > 1) expect(over).to.be.at.least(0.999);
        if (scale < 16) expect(over).to.be.below(1.34);
      }),
      { examples: [[80, 80, 858, 858]] },
    );
  });

  it('takes nothing else for a wish', () => {
    const wish = { level: 'low', width: 1, height: 1 };
    expect(isWish(wish)).to.equal(true);
    for (const other of [
      null,
      'low',
      {},
      { ...wish, level: 'all' },
      { ...wish, width: -1 },
      { ...wish, height: NaN },
    ])
      expect(isWish(other)).to.equal(false);
  });
});

describe('LoopbackEngine: reception', () => {
  const never = new AbortController().signal;
  let roomId: string;
  let engines: LoopbackEngine[];
  let media: SyntheticMedia;

  beforeEach(() => {
    roomId = crypto.randomUUID();
    engines = [];
    media = syntheticMedia({ width: 640, height: 480 });
  });
  afterEach(async () => {
    await Promise.all(engines.map((engine) => engine.leave()));
    await media.stop();
  });

  async function enter(userId: string): Promise<{ engine: LoopbackEngine; ear: Ear }> {
    const engine = new LoopbackEngine();
    engines.push(engine);
    const ear = new Ear(engine, userId, 10_000);
    await engine.join({ roomId, userId, userName: userId, token: '' }, never);
    return { engine, ear };
  }

  /** The figures of ann's camera, sent or received, once they are `ready`. */
  async function figures(
    engine: LoopbackEngine,
    direction: 'up' | 'down',
    ready: (stats: StreamStats) => boolean,
  ) {
    let found: StreamStats | undefined;
    await waitUntil(
      async () => {
        found = (await engine.getStats()).streams.find(
          (each) => each.userId === 'ann' && each.direction === direction,
        );
        return found !== undefined && ready(found);
      },
      `figures of ann ${direction}`,
      { timeout: 15_000, interval: 200 },
    );
    return found!;
  }

  it('sends each as large as they show it', async () => {
    const ann = await enter('ann');
    const others = await Promise.all(['bob', 'cid', 'dan'].map(enter));
    await ann.engine.publish('camera', media.stream, never);
    const [bob, cid, dan] = await Promise.all(others.map(({ ear }) => ear.stream('ann')));
    others[0].engine.setReception('ann', 'camera', 'high', { width: 320, height: 200 });
    others[1].engine.setReception('ann', 'camera', 'low');
    await Promise.all([
      frameWhere(bob, ({ width }) => width === 320, 'a half', 15_000),
      frameWhere(cid, ({ height }) => height === 192, 'a small one', 15_000),
      frameWhere(dan, ({ width }) => width === 640, 'the whole', 15_000),
    ]);
    others[0].engine.setReception('ann', 'camera', 'high');
    await frameWhere(bob, ({ width }) => width === 640, 'the whole again', 15_000);
  });

  it('goes by the size of another picture that is sent', async () => {
    const small = syntheticMedia({ audio: false, width: 320, height: 240 });
    try {
      const ann = await enter('ann');
      const bob = await enter('bob');
      await ann.engine.publish('camera', media.stream, never);
      const stream = await bob.ear.stream('ann');
      bob.engine.setReception('ann', 'camera', 'high', { width: 320, height: 240 });
      await frameWhere(stream, ({ width }) => width === 320, 'a half', 15_000);
      await ann.engine.replaceTrack('camera', 'video', small.stream.getVideoTracks()[0]);
      bob.engine.setReception('ann', 'camera', 'low', { width: 160, height: 120 });
      await frameWhere(stream, ({ width }) => width === 160, 'half of the other', 15_000);
      await ann.engine.replaceTrack('camera', 'video', media.stream.getVideoTracks()[0]);
      await frameWhere(stream, ({ width }) => width === 160, 'a quarter of the first', 15_000);
    } finally {
      await small.stop();
    }
  });

  it('codes nothing that nobody wants, and sound goes on', async () => {
    const ann = await enter('ann');
    const others = await Promise.all(['bob', 'cid'].map(enter));
    await ann.engine.publish('camera', media.stream, never);
    for (const { ear } of others) await frameWhere(await ear.stream('ann'), () => true, 'a frame');
    const flows = ({ videoBitrate = 0, audioBitrate = 0 }: StreamStats) =>
      videoBitrate > 0 && audioBitrate > 0;
    const full = await figures(ann.engine, 'up', flows);
    for (const { engine } of others) engine.setReception('ann', 'camera', 'off');
    const none = await figures(ann.engine, 'up', ({ videoBitrate }) => videoBitrate === 0);
    expect(none.audioBitrate).to.be.above(0);
    expect(full.videoBitrate).to.be.above(0);
    for (const { engine, ear } of others) {
      const down = await figures(engine, 'down', ({ videoBitrate }) => videoBitrate === 0);
      expect(down.audioBitrate).to.be.above(0);
      await audioLevel(await ear.stream('ann'));
    }
  });
});
