/**
 * A hundred joins: what each call leaves in the page, next to a bare script on ZEGO's SDK, which has leaks of its own.
 *
 * Everything is counted after the garbage was collected. A way runs in a page of its own, its first calls not counted;
 * the others are counted in blocks, and the median of the blocks is what a call leaves.
 */
import type { Way } from './call-page.js';
import { meter } from './meter.js';
import type { Site } from './site.js';
import { medians, type Row, type Table } from './table.js';

const BLOCKS = 3;
/** What a page makes once is made by then. */
const WARM_UP = 5;
/** ms after which a call on the SDK is over and done with; the SDK takes its instance down later than it says. */
const PAUSE = 700;

interface Run {
  readonly name: string;
  readonly way: Way;
  /** One element for all calls. */
  readonly keep?: boolean;
  readonly calls: number;
  readonly pause: number;
}

const ON_ZEGO = { calls: 24, pause: PAUSE };
const RUNS: readonly Run[] = [
  { name: "ZEGO's SDK, bare script", way: 'bare', ...ON_ZEGO },
  { name: '<zego-call>, the same each time', way: 'widget', keep: true, ...ON_ZEGO },
  { name: '<zego-call>, a new one each time', way: 'widget', ...ON_ZEGO },
  { name: '<zego-call> on the loopback, a new one each time', way: 'loopback', calls: 100, pause: 0 },
];

async function measure(site: Site, { name, way, keep, calls, pause }: Run): Promise<Row> {
  const context = await site.fresh();
  const host = await site.open('call', context);
  await host.evaluate(() => callBench.host());
  const page = await site.open('call', context);
  if (way !== 'loopback') await page.evaluate(() => callBench.connect(0));
  if (keep) await page.evaluate(() => callBench.keep());
  const { metrics, heap } = await meter(page);
  const call = (times: number) =>
    page.evaluate(([way, times, pause]) => callBench.repeat(way, times, pause), [way, times, pause] as const);
  const count = async () => {
    await page.waitForTimeout(PAUSE);
    const size = await heap();
    const { Nodes, JSEventListeners } = await metrics();
    return [Nodes, JSEventListeners, size * 1000];
  };
  await call(WARM_UP);
  const block = Math.round(calls / BLOCKS);
  const began = performance.now();
  let before = await count();
  const left: number[][] = [];
  for (let index = 0; index < BLOCKS; index++) {
    await call(block);
    const after = await count();
    left.push(after.map((value, index) => (value - before[index]) / block));
    before = after;
  }
  const each = (performance.now() - began - PAUSE * (BLOCKS + 1)) / (block * BLOCKS) - pause;
  await context.close();
  return { name, cells: [block * BLOCKS, each, ...medians(left)] };
}

export async function joins(site: Site): Promise<Table> {
  const rows: Row[] = [];
  for (const run of RUNS) rows.push(await measure(site, run));
  return {
    title: 'A hundred joins',
    note: 'Joining and leaving again and again in one page: ms of each, and what each leaves, garbage collected.',
    columns: ['calls', 'ms each', 'DOM nodes', 'listeners', 'heap kB'],
    rows,
  };
}
