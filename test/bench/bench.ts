/**
 * `npm run bench`: how long joining takes, with `<zego-call>` and with a bare script on ZEGO's SDK, in turns, against
 * the tests' stand-in of ZEGO's service. No network is in it: what is compared is the work of the two.
 */
import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { build, preview, type InlineConfig } from 'vite';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';
import type { Times } from './page.js';

const RUNS = 10;
/** ms between two runs, so that the end of one is not in the next. */
const PAUSE = 700;
const STEPS = ['joined', 'publish', 'remoteFrame'] as const;

/** What is timed, and what it is called. The first is what the others on ZEGO's SDK are measured by. */
const WAYS = {
  bare: 'script: login, then camera',
  bareCameraFirst: 'script: camera, then login',
  widget: '<zego-call>',
  loopback: '<zego-call engine="loopback">',
} as const;
type Way = keyof typeof WAYS;
const ON_SDK: readonly Way[] = ['bare', 'bareCameraFirst', 'widget'];
type Results = ReadonlyMap<Way, Times[]>;

const site = {
  configFile: false,
  root: `${ROOT}test/bench`,
  logLevel: 'error',
  build: {
    outDir: `${ROOT}node_modules/.cache/bench`,
    target: 'es2022',
    rolldownOptions: { input: `${ROOT}test/bench/page.html` },
  },
  preview: { port: 0 },
} satisfies InlineConfig;
await build(site);
const server = await preview(site);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 800, height: 800 } });

async function open(): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.resolvedUrls!.local[0]}page.html`);
  await page.waitForFunction(() => 'zegoBench' in globalThis);
  return page;
}

let users = 0;
async function run(page: Page, way: Way): Promise<Times> {
  const user = `user-${++users}`;
  const times = await page.evaluate(([way, user]) => zegoBench[way](user), [way, user] as const);
  await page.waitForTimeout(PAUSE);
  return times;
}

/** Every way in turn, the first round not counted; each round in the opposite order of the one before. */
async function rounds(ways: readonly Way[], time: (way: Way) => Promise<Times>): Promise<Results> {
  const results = new Map(ways.map((way): [Way, Times[]] => [way, []]));
  for (let round = 0; round <= RUNS; round++)
    for (const way of round % 2 ? [...ways].reverse() : ways) {
      const times = await time(way);
      if (round) results.get(way)!.push(times);
    }
  return results;
}

async function inNewPage(way: Way): Promise<Times> {
  const page = await open();
  await page.evaluate(() => zegoBench.connect());
  const times = await run(page, way);
  await page.close();
  return times;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

const medians = (all: readonly Times[]) => STEPS.map((step) => median(all.map((times) => times[step])));

/** One line for each way, with its ratio to the first. */
function print(title: string, results: Results): void {
  const base = medians([...results.values()][0]);
  console.log(`\n${title.padEnd(32)}${STEPS.map((step) => step.padStart(18)).join('')}`);
  for (const [way, all] of results) {
    const cells = medians(all).map((ms, index) => `${ms.toFixed(0)} (× ${(ms / base[index]).toFixed(2)})`);
    console.log(`${WAYS[way].padEnd(32)}${cells.map((cell) => cell.padStart(18)).join('')}`);
  }
}

try {
  const host = await open();
  await host.evaluate(() => zegoBench.host());
  const page = await open();
  await page.evaluate(() => zegoBench.connect());
  const loopback = await rounds(['loopback'], (way) => run(page, way));
  await page.evaluate(() => zegoBench.load());
  const loaded = await rounds(ON_SDK, (way) => run(page, way));
  await page.close();
  const fresh = await rounds(ON_SDK, inNewPage);

  console.log(`ms, median of ${RUNS}; Chromium ${browser.version()}, ${cpus().length} cores`);
  print('Loopback', loopback);
  print('SDK loaded before', loaded);
  print('SDK not loaded yet', fresh);
} finally {
  await browser.close();
  await server.close();
}
