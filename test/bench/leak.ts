/**
 * `npm run bench:leak`: what joining and leaving leaves in the page, with `<zego-call>` on both engines and with a bare
 * script on ZEGO's SDK, which has leaks of its own. Options: `--loopback` and `--zego`, the number of calls of each way.
 *
 * Everything is counted after the garbage was collected. A way runs in a page of its own, its first calls not counted;
 * the others are counted in blocks, and the median of the blocks is what a call leaves.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { Way } from './page.js';
import { openSite } from './site.js';

const BLOCKS = 3;
/** What a page makes once is made by then. */
const WARM_UP = 5;
/** ms after which a call on the SDK is over and done with; the SDK takes its instance down later than it says. */
const PAUSE = 700;

const LEFT = {
  Nodes: 'DOM nodes',
  JSEventListeners: 'listeners',
  JSHeapUsedSize: 'heap, kB',
} as const;
type Figure = keyof typeof LEFT;
type Counts = Record<Figure, number>;
const FIGURES = Object.keys(LEFT) as Figure[];

const { values } = parseArgs({
  options: { loopback: { type: 'string', default: '100' }, zego: { type: 'string', default: '30' } },
});
const loopback = { calls: Number(values.loopback), pause: 0 };
const zego = { calls: Number(values.zego), pause: PAUSE };

interface Run {
  readonly name: string;
  readonly way: Way;
  /** One element for all calls. */
  readonly keep: boolean;
  readonly calls: number;
  readonly pause: number;
}

const BASE: Run = { name: "bare script on ZEGO's SDK", way: 'bare', keep: false, ...zego };
const RUNS: readonly Run[] = [
  { name: '<zego-call>, the same each time', way: 'widget', keep: true, ...zego },
  { name: '<zego-call>, a new one each time', way: 'widget', keep: false, ...zego },
  { name: '<zego-call engine="loopback">, the same', way: 'loopback', keep: true, ...loopback },
  { name: '<zego-call engine="loopback">, a new one', way: 'loopback', keep: false, ...loopback },
];

const site = await openSite();

/** What is in the page once its garbage is gone. */
async function meter(page: Page): Promise<() => Promise<Counts>> {
  const session = await site.context.newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    await page.waitForTimeout(PAUSE);
    // What only a finalizer frees is gone the second time.
    for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const valueOf = (figure: Figure) => metrics.find(({ name }) => name === figure)!.value;
    return {
      Nodes: valueOf('Nodes'),
      JSEventListeners: valueOf('JSEventListeners'),
      JSHeapUsedSize: valueOf('JSHeapUsedSize') / 1000,
    };
  };
}

/** What one call of that way leaves. */
async function measure({ way, keep, calls, pause }: Run): Promise<Counts> {
  const page = await site.open();
  if (way !== 'loopback') await page.evaluate(() => zegoBench.connect(0));
  if (keep) await page.evaluate(() => zegoBench.keep());
  const count = await meter(page);
  const block = Math.max(1, Math.round(calls / BLOCKS));
  const call = (times: number) =>
    page.evaluate(([way, times, pause]) => zegoBench.repeat(way, times, pause), [way, times, pause] as const);
  await call(WARM_UP);
  const counts = [await count()];
  for (let index = 0; index < BLOCKS; index++) {
    await call(block);
    counts.push(await count());
  }
  await page.close();
  const perCall = (figure: Figure) => {
    const blocks = counts.slice(1).map((one, index) => (one[figure] - counts[index][figure]) / block);
    return blocks.sort((a, b) => a - b)[Math.floor(BLOCKS / 2)];
  };
  return {
    Nodes: perCall('Nodes'),
    JSEventListeners: perCall('JSEventListeners'),
    JSHeapUsedSize: perCall('JSHeapUsedSize'),
  };
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;

function print(name: string, calls: number, cells: readonly string[]): void {
  console.log(
    `${name.padEnd(42)}${String(calls).padStart(6)}${cells.map((cell) => cell.padStart(18)).join('')}`,
  );
}

try {
  console.log(
    `Left by each call, garbage collected; in brackets: more than the script. Chromium ${site.version}\n`,
  );
  console.log(`${''.padEnd(43)}calls${FIGURES.map((figure) => LEFT[figure].padStart(18)).join('')}`);
  const base = await measure(BASE);
  print(
    BASE.name,
    BASE.calls,
    FIGURES.map((figure) => base[figure].toFixed(1)),
  );
  for (const run of RUNS) {
    const left = await measure(run);
    const cells = FIGURES.map((figure) => {
      const more = run.way === 'loopback' ? '' : ` (${signed(left[figure] - base[figure])})`;
      return `${left[figure].toFixed(1)}${more}`;
    });
    print(run.name, run.calls, cells);
  }
} finally {
  await site.close();
}
