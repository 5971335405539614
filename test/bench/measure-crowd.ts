/** What somebody receives of 25 people on the stand-in of ZEGO's service, by what they watch with. */
import type { Page } from 'playwright-core';
import type { Watcher } from './crowd-page.js';
import { meter } from './meter.js';
import type { Site } from './site.js';
import type { Row, Table } from './table.js';

const PEOPLE = 25;
/** The layout has settled once two readings of this length, ms, differ by no more than… */
const READING = 4000;
const STEADY = 0.1;
/** …or after so many. */
const READINGS = 12;
/** That are measured. */
const SECONDS = 8;

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
      `kbit/s, 1280 × 800, ${SECONDS} s once what comes is steady; the stand-in itself sends for everybody 640 × 360, of 4 ` +
      "frames that take what 15 of a camera do, and the SDK's small picture; one speaks. Frames: of all pictures, each " +
      'second. Widest: the largest picture, pixels. Main: ms of the main thread in each second. Steady: after so many ' +
      'seconds in the room, or behind another tab.',
    columns: ['kbit/s', 'pictures', 'sound', 'frames', 'widest', 'main', 'steady'],
    rows,
    ratios: true,
  };
}

/** What one way receives of a crowd of its own: what another has left in the service counts for nobody. */
async function cellsOf(site: Site, { watcher, layout, hidden }: Way): Promise<number[]> {
  const context = await site.fresh();
  const host = await site.open('crowd', context);
  await host.evaluate((people) => crowdBench.host(people), PEOPLE);
  const page = await site.open('crowd', context);
  const { work } = await meter(page);
  const properties = layout ? { layout } : {};
  await page.evaluate((args) => crowdBench.watch(...args), [watcher, properties] as const);
  const read = () => page.evaluate(() => crowdBench.received());
  let settled = await settle(page, read);
  if (hidden) {
    await page.evaluate(() => crowdBench.hide());
    settled = await settle(page, read);
  }
  const began = await work();
  const before = await read();
  await page.waitForTimeout(SECONDS * 1000);
  const after = await read();
  const rate = (kind: 'audio' | 'video') => (Math.max(0, after[kind] - before[kind]) * 8) / 1000 / SECONDS;
  const main = ((await work()) - began) / SECONDS;
  const frames = Math.max(0, after.frames - before.frames) / SECONDS;
  await context.close();
  const [video, audio] = [rate('video'), rate('audio')];
  return [video + audio, video, audio, frames, after.widest, main, settled];
}

/** Until what comes is steady; s. */
async function settle(page: Page, read: () => Promise<{ audio: number; video: number }>): Promise<number> {
  const bytes = async () => {
    const { audio, video } = await read();
    return audio + video;
  };
  let [last, before, reading] = [await bytes(), 0, 0];
  while (++reading < READINGS) {
    await page.waitForTimeout(READING);
    const now = await bytes();
    const came = now - last;
    if (reading > 1 && Math.abs(came - before) <= STEADY * came) break;
    [last, before] = [now, came];
  }
  return (reading * READING) / 1000;
}
