/** What somebody receives of 25 people on the stand-in of ZEGO's service, by what they watch with. */
import type { Page } from 'playwright-core';
import type { Received, Watcher } from './crowd-page.js';
import { meter } from './meter.js';
import type { Site } from './site.js';
import type { Row, Table } from './table.js';

const PEOPLE = 25;
/** What comes is steady once two readings of this length, ms, differ by no more than… */
const READING = 4000;
const STEADY = 0.1;
/** …and at the latest after so many, which is said. */
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
      `kbit/s, 1280 × 800, ${SECONDS} s once what comes is steady; the stand-in itself sends for everybody 640 × 360, 2 ` +
      "frames a second of at most 600 kbit/s, and the SDK's small picture; one speaks. Moving: pictures that do; where all " +
      'at once are too many for the machine, the first line is too small. Frames: of all of them, each second. Widest: of ' +
      'them, pixels. Main: ms of the main thread in each second; the page that is told of another tab in front draws on.',
    columns: ['kbit/s', 'pictures', 'sound', 'moving', 'frames', 'widest', 'main'],
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
  await settle(page, 'pictures come');
  if (hidden) {
    await page.evaluate(() => crowdBench.hide());
    await settle(page, 'less comes');
  }
  const began = await work();
  const came = await cameIn(page, SECONDS * 1000);
  const main = ((await work()) - began) / SECONDS;
  await context.close();
  const [video, audio] = (['video', 'audio'] as const).map((kind) =>
    came.filter((each) => each.kind === kind),
  );
  const [pictures, sound] = [video, audio].map(
    (all) => (sum(all.map(({ bytes }) => bytes)) * 8) / 1000 / SECONDS,
  );
  const moving = video.filter(({ frames }) => frames > 0);
  const frames = sum(moving.map(({ frames }) => frames)) / SECONDS;
  const widest = Math.max(0, ...moving.map(({ width }) => width));
  return [pictures + sound, pictures, sound, moving.length, frames, widest, main];
}

const sum = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What comes in so many ms. */
async function cameIn(page: Page, time: number): Promise<Received[]> {
  const before = new Map(await page.evaluate(() => crowdBench.received()));
  await page.waitForTimeout(time);
  const after = await page.evaluate(() => crowdBench.received());
  return after.map(([id, { bytes, frames, ...rest }]) => {
    const was = before.get(id) ?? { bytes: 0, frames: 0 };
    return { ...rest, bytes: bytes - was.bytes, frames: frames - was.frames };
  });
}

/** Until what comes is steady. */
async function settle(page: Page, what: string): Promise<void> {
  let before = 0;
  for (let reading = 0; reading < READINGS; reading++) {
    const came = sum((await cameIn(page, READING)).map(({ bytes }) => bytes));
    if (before > 0 && came > 0 && Math.abs(came - before) <= STEADY * came) return;
    before = came;
  }
  console.log(`Not steady after ${(READINGS * READING) / 1000} s: ${what}.`);
}
