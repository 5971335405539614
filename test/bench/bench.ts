/**
 * `npm run bench`: how long joining takes, with `<zego-call>` and with a bare script on ZEGO's SDK, in turns, against
 * the tests' stand-in of ZEGO's service. Every figure is the median, with its ratio to the first line of its table.
 */
import { cpus } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';
import type { Times, Way } from './page.js';
import { openSite } from './site.js';

const RUNS = 16;
/** ms between two runs, so that the end of one is not in the next. */
const PAUSE = 700;
/** ms each way, where a network is meant: a server in the same country. */
const DELAY = 20;

/** What is timed, and what it is called. The first is what the others on ZEGO's SDK are measured by. */
const WAYS = {
  bare: 'script: login, then camera',
  bareCameraBeside: 'script: camera beside login',
  ownLayout: '<zego-call>, two pictures as the script',
  widget: '<zego-call>, its whole interface',
  loopback: '<zego-call engine="loopback">',
} as const satisfies Record<Way, string>;
const ON_SDK: readonly Way[] = ['bare', 'bareCameraBeside', 'ownLayout', 'widget'];

interface Result extends Times {
  /** What the page's main thread worked until all was there, ms of processor time: what the machine's other work cannot lengthen. */
  readonly work: number;
}
type Results = ReadonlyMap<Way, Result[]>;
const FIGURES = ['joined', 'publish', 'remoteFrame', 'work'] as const satisfies readonly (keyof Result)[];

const site = await openSite();

/** A page of the benchmark, and its meter. */
class BenchPage {
  static #users = 0;
  readonly page: Page;
  readonly #meter: CDPSession;

  private constructor(page: Page, meter: CDPSession) {
    this.page = page;
    this.#meter = meter;
  }

  static async open(): Promise<BenchPage> {
    const page = await site.open();
    const meter = await site.context.newCDPSession(page);
    await meter.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new BenchPage(page, meter);
  }

  /** A page that leads to the stand-in. */
  static async connected(delay: number): Promise<BenchPage> {
    const opened = await BenchPage.open();
    await opened.page.evaluate((delay) => zegoBench.connect(delay), delay);
    return opened;
  }

  async time(way: Way): Promise<Result> {
    const user = `user-${++BenchPage.#users}`;
    const before = await this.#worked();
    const times = await this.page.evaluate(([way, user]) => zegoBench[way](user), [way, user] as const);
    const work = (await this.#worked()) - before;
    await this.page.evaluate(() => zegoBench.leave());
    await this.page.waitForTimeout(PAUSE);
    return { ...times, work };
  }

  /** By now, ms. */
  async #worked(): Promise<number> {
    const { metrics } = await this.#meter.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  }
}

/** Every way in turn, the first round not counted; each round in the opposite order of the one before. */
async function rounds(ways: readonly Way[], time: (way: Way) => Promise<Result>): Promise<Results> {
  const results = new Map(ways.map((way): [Way, Result[]] => [way, []]));
  for (let round = 0; round <= RUNS; round++)
    for (const way of round % 2 ? [...ways].reverse() : ways) {
      const result = await time(way);
      if (round) results.get(way)!.push(result);
    }
  return results;
}

/** In one page, with the SDK loaded. */
async function loaded(delay: number): Promise<Results> {
  const page = await BenchPage.connected(delay);
  await page.page.evaluate(() => zegoBench.load());
  const results = await rounds(ON_SDK, (way) => page.time(way));
  await page.page.close();
  return results;
}

async function inNewPage(way: Way): Promise<Result> {
  const page = await BenchPage.connected(DELAY);
  const result = await page.time(way);
  await page.page.close();
  return result;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

const medians = (all: readonly Result[]) => FIGURES.map((figure) => median(all.map((one) => one[figure])));

/** One line for each way, with its ratio to the first. */
function print(title: string, results: Results): void {
  const base = medians([...results.values()][0]);
  console.log(`\n${title.padEnd(42)}${FIGURES.map((figure) => figure.padStart(16)).join('')}`);
  for (const [way, all] of results) {
    const cells = medians(all).map((ms, index) => `${ms.toFixed(0)} (× ${(ms / base[index]).toFixed(2)})`);
    console.log(`${WAYS[way].padEnd(42)}${cells.map((cell) => cell.padStart(16)).join('')}`);
  }
}

try {
  console.log(`ms, median of ${RUNS}; Chromium ${site.version}, ${cpus().length} cores`);

  const page = await BenchPage.open();
  print('Loopback', await rounds(['loopback'], (way) => page.time(way)));
  await page.page.close();
  print(`SDK loaded before, ${2 * DELAY} ms to the service and back`, await loaded(DELAY));
  print('SDK loaded before, no network', await loaded(0));
  print(`SDK not loaded, ${2 * DELAY} ms to the service and back`, await rounds(ON_SDK, inNewPage));
} finally {
  await site.close();
}
