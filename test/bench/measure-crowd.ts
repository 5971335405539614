/** What somebody receives of 25 people on the stand-in of ZEGO's service, by what they watch with. */
import type { Watcher } from './crowd-page.js';
import { meter } from './meter.js';
import type { Site } from './site.js';
import type { Row, Table } from './table.js';

const PEOPLE = 25;
/** Until everybody is there and the layout has settled, ms. */
const SETTLE = 8000;
/** That are measured. */
const SECONDS = 6;

interface Way {
  readonly name: string;
  readonly watcher: Watcher;
  readonly layout?: 'speaker';
  readonly hidden?: boolean;
}

/** The first is what the others are measured by. */
const WAYS: readonly Way[] = [
  { name: "ZEGO's SDK, script: plays everything", watcher: 'everything' },
  { name: "ZEGO's UIKit Prebuilt", watcher: 'kit' },
  { name: '<zego-call>', watcher: 'widget' },
  { name: '<zego-call>, the speaker large', watcher: 'widget', layout: 'speaker' },
  { name: '<zego-call>, another tab in front', watcher: 'widget', hidden: true },
];

export async function crowd(site: Site): Promise<Table> {
  const rows: Row[] = [];
  for (const way of WAYS) rows.push({ name: way.name, cells: await cellsOf(site, way) });
  return {
    title: `${PEOPLE} people on ZEGO's SDK: what is received`,
    note:
      `kbit/s, 1280 × 800, ${SECONDS} s once the layout has settled; everybody sends 320 × 180 of 5 frames and 160 × 90, ` +
      'one speaks. Frames: of all pictures, each second. Widest: the largest picture, pixels. Main: ms of the main thread in each second.',
    columns: ['kbit/s', 'pictures', 'sound', 'frames', 'widest', 'main'],
    rows,
    ratios: true,
  };
}

/** What one way receives of a crowd of its own: what another has left in the service counts for nobody. */
async function cellsOf(site: Site, { watcher, layout, hidden }: Way): Promise<number[]> {
  const context = await site.fresh();
  const host = await site.open('crowd', context);
  await host.evaluate(() => crowdBench.host());
  const senders = await site.open('crowd', context);
  await senders.evaluate((people) => crowdBench.send(people), PEOPLE);
  const page = await site.open('crowd', context);
  const { work } = await meter(page);
  const properties = layout ? { layout } : {};
  await page.evaluate((args) => crowdBench.watch(...args), [watcher, properties] as const);
  if (hidden) await page.evaluate(() => crowdBench.hide());
  await page.waitForTimeout(SETTLE);
  const began = await work();
  const before = await page.evaluate(() => crowdBench.received());
  await page.waitForTimeout(SECONDS * 1000);
  const after = await page.evaluate(() => crowdBench.received());
  const rate = (kind: 'audio' | 'video') => (Math.max(0, after[kind] - before[kind]) * 8) / 1000 / SECONDS;
  const main = ((await work()) - began) / SECONDS;
  const frames = Math.max(0, after.frames - before.frames) / SECONDS;
  await context.close();
  const [video, audio] = [rate('video'), rate('audio')];
  return [video + audio, video, audio, frames, after.widest, main];
}
