/** How long joining takes, in turns, against the stand-in of ZEGO's service, each time in a new page. */
import type { BrowserContext } from 'playwright-core';
import type { Times, Way } from './call-page.js';
import { meter } from './meter.js';
import type { Site } from './site.js';
import { medians, type Row, type Table } from './table.js';

const ROUNDS = 6;
/** ms after which what loading began is done. */
const PAUSE = 700;
/** ms after which the others know who left. */
const LEAVING = 200;
/** ms each way: a server in the same country. */
const DELAY = 20;

/** What is timed, and what it is called. The first is what the others are measured by. */
const WAYS = {
  bare: "ZEGO's SDK, script: login, then camera",
  bareCameraBeside: "ZEGO's SDK, script: camera beside login",
  ownLayout: '<zego-call>, two pictures as the script',
  widget: '<zego-call>, its whole interface',
  kit: "ZEGO's UIKit Prebuilt",
  loopback: '<zego-call> on the loopback',
} as const satisfies Record<Way, string>;

type Figures = (number | undefined)[];
const FIGURES = ['joined', 'publish', 'remoteFrame'] as const satisfies readonly (keyof Times)[];
const COLUMNS = ['joined', 'others can see me', 'I see the first', 'main ms'];

/** The figures of one call in a page of its own. */
async function call(site: Site, context: BrowserContext, way: Way, loaded: boolean): Promise<Figures> {
  const page = await site.open('call', context);
  await page.evaluate((delay) => callBench.connect(delay), DELAY);
  if (loaded) {
    await page.evaluate(() => callBench.load());
    await page.waitForTimeout(PAUSE);
  }
  const { work } = await meter(page);
  const before = await work();
  const times = await page.evaluate((way) => callBench[way](`${way}-user`), way);
  const worked = (await work()) - before;
  await page.evaluate(() => callBench.leave());
  await page.waitForTimeout(LEAVING);
  await page.close();
  return [...FIGURES.map((figure) => times[figure]), worked];
}

/** Every way in turn; each round in the opposite order of the one before. */
async function rounds(ways: readonly Way[], time: (way: Way) => Promise<Figures>): Promise<Row[]> {
  const results = new Map(ways.map((way): [Way, Figures[]] => [way, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const way of round % 2 ? [...ways].reverse() : ways) results.get(way)!.push(await time(way));
  return [...results].map(([way, all]) => ({ name: WAYS[way], cells: medians(all) }));
}

export async function join(site: Site): Promise<Table[]> {
  const context = await site.fresh();
  const host = await site.open('call', context);
  await host.evaluate(() => callBench.host());
  const again = await rounds(Object.keys(WAYS) as Way[], (way) => call(site, context, way, true));
  const first = await rounds(['bare', 'widget', 'kit'], (way) => call(site, context, way, false));
  await context.close();

  const note =
    `ms from the order to join, median of ${ROUNDS} new pages, ${2 * DELAY} ms to the service and back. Joined: in the room and ` +
    'knowing who is there. Main ms: what the main thread worked until all was there. The kit does not say when others can ' +
    'see its user; the loopback has no service and no network.';
  return [
    { title: 'Joining, all code loaded', note, columns: COLUMNS, rows: again, ratios: true },
    { title: 'Joining, the code still to load', note, columns: COLUMNS, rows: first, ratios: true },
  ];
}
