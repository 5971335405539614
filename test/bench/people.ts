/**
 * `npm run bench:people`: what a call of 4 to 49 simulated people costs the page that shows it; the people are in another
 * tab, and do all sorts of things. Then a storm: everybody switches the microphone ten times a second.
 */
import { cpus } from 'node:os';
import { build, preview, type InlineConfig } from 'vite';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';

const COUNTS = [4, 9, 25, 49];
/** Until the layout has settled, ms. */
const SETTLE = 5000;
/** That are measured. */
const SECONDS = 10;

const config = {
  configFile: false,
  root: `${ROOT}test/bench`,
  logLevel: 'error',
  build: {
    outDir: `${ROOT}node_modules/.cache/bench-people`,
    target: 'es2022',
    rolldownOptions: { input: `${ROOT}test/bench/people.html` },
  },
  preview: { port: 0 },
} satisfies InlineConfig;

await build(config);
const server = await preview(config);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });

async function open() {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.resolvedUrls!.local[0]}people.html`);
  await page.waitForFunction(() => 'peopleBench' in globalThis);
  return page;
}

/** A page, and its metrics by name. */
async function measured() {
  const page = await open();
  const meter = await context.newCDPSession(page);
  await meter.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const { metrics } = await meter.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const heap = async () => {
    await meter.send('HeapProfiler.collectGarbage');
    return (await metrics())['JSHeapUsedSize'] / 1e6;
  };
  return { page, metrics, heap };
}

const row = (cells: readonly (string | number)[]) =>
  console.log(
    cells.map((cell) => String(typeof cell === 'number' ? cell.toFixed(1) : cell).padStart(16)).join(''),
  );

try {
  console.log(`Chromium ${browser.version()}, ${cpus().length} cores, ${SECONDS} s each\n`);
  row(['people', 'main ms/s', 'script ms/s', 'layout ms/s', 'tasks > 50 ms', 'longest ms', 'heap MB']);
  for (const people of COUNTS) {
    const crowd = await open();
    const { page, metrics, heap } = await measured();
    const room = `people-${people}`;
    await crowd.evaluate(([room, people]) => peopleBench.invite(room, people), [room, people] as const);
    await page.bringToFront();
    await page.evaluate(([room, people]) => peopleBench.join(room, people), [room, people] as const);
    await page.waitForTimeout(SETTLE);
    await page.evaluate(() => peopleBench.watch());
    const before = await metrics();
    await page.waitForTimeout(SECONDS * 1000);
    const after = await metrics();
    const long = await page.evaluate(() => peopleBench.longTasks());
    const rate = (...names: string[]) =>
      names.reduce((sum, name) => sum + (after[name] - before[name]) * 1000, 0) / SECONDS;
    const layout = rate('LayoutDuration', 'RecalcStyleDuration');
    const figures = [rate('TaskDuration'), rate('ScriptDuration'), layout];
    row([String(people), ...figures, String(long.length), Math.max(0, ...long), await heap()]);
    await page.close();
    await crowd.close();
  }

  console.log();
  row(['storm of', 'events', 'renders', 'frames', 'most a frame', 'main ms/s', 'tasks > 50 ms']);
  for (const people of COUNTS) {
    const { page, metrics } = await measured();
    const before = await metrics();
    const storm = await page.evaluate((people) => peopleBench.storm(people, 5), people);
    const work = ((await metrics())['TaskDuration'] - before['TaskDuration']) * 1000;
    const long = await page.evaluate(() => peopleBench.longTasks());
    const { events, renders, frames, worst } = storm;
    row([...[people, events, renders, frames, worst].map(String), work / 5, String(long.length)]);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
