/** What a call of 4 to 49 simulated people costs the page that shows it, and a storm of events. */
import { meter } from './meter.js';
import type { Site } from './site.js';
import type { Row, Table } from './table.js';

const COUNTS = [4, 9, 25, 49];
/** Until the layout has settled, ms. */
const SETTLE = 4000;
/** That are measured, s. */
const SECONDS = 6;
const STORM_SECONDS = 3;
/** Who only watch. */
const AUDIENCE = 500;

/** The people are in another tab, and do all sorts of things. */
async function watch(site: Site, people: number): Promise<Row> {
  const context = await site.fresh();
  const crowd = await site.open('people', context);
  const page = await site.open('people', context);
  const { metrics, heap, tasks } = await meter(page);
  const room = `people-${people}`;
  await crowd.evaluate(([room, people]) => peopleBench.invite(room, people), [room, people] as const);
  await page.bringToFront();
  await page.evaluate(([room, people]) => peopleBench.join(room, people), [room, people] as const);
  await page.waitForTimeout(SETTLE);
  await page.evaluate(() => peopleBench.watch());
  const before = await metrics();
  const work = await tasks(async () => {
    for (const layout of ['sidebar', 'auto'] as const) {
      await page.evaluate((layout) => peopleBench.lay(layout), layout);
      await page.waitForTimeout((SECONDS * 1000) / 2);
    }
  });
  const after = await metrics();
  const { longTasks, dropped } = await page.evaluate(() => peopleBench.seen());
  const rate = (...names: string[]) =>
    names.reduce((sum, name) => sum + (after[name] - before[name]) * 1000, 0) / SECONDS;
  const cells = [
    rate('TaskDuration'),
    rate('ScriptDuration'),
    rate('LayoutDuration', 'RecalcStyleDuration'),
    longTasks.length,
    Math.max(0, ...longTasks),
    Math.max(...work),
    dropped,
    await heap(),
  ];
  await context.close();
  return { name: `${people} people`, cells };
}

/** Everybody switches the microphone ten times a second. */
async function storm(site: Site, people: number): Promise<Row> {
  const context = await site.fresh();
  const page = await site.open('people', context);
  const { work } = await meter(page);
  const before = await work();
  const args = [people, STORM_SECONDS] as const;
  const { events, renders, frames, worst } = await page.evaluate((args) => peopleBench.storm(...args), args);
  const rate = ((await work()) - before) / STORM_SECONDS;
  const { longTasks } = await page.evaluate(() => peopleBench.seen());
  await context.close();
  return { name: `of ${people} people`, cells: [events, renders, frames, worst, rate, longTasks.length] };
}

/** Many come who only watch, and leave again. */
async function audience(site: Site, people: number): Promise<Row[]> {
  const context = await site.fresh();
  const page = await site.open('people', context);
  const { work, heap } = await meter(page);
  await page.evaluate(() => peopleBench.wait());
  const empty = await heap();
  const rows: Row[] = [];
  for (const come of [true, false]) {
    const before = await work();
    const args = [people, come] as const;
    const { renders, frames, worst } = await page.evaluate((args) => peopleBench.audience(...args), args);
    const each = ((await work()) - before) / people;
    const { longTasks } = await page.evaluate(() => peopleBench.seen());
    const kB = ((await heap()) - empty) * (1000 / people);
    const name = `${people} people ${come ? 'come' : 'leave'}`;
    rows.push({ name, cells: [renders, frames, worst, each, longTasks.length, come ? kB : undefined] });
  }
  await context.close();
  return rows;
}

export async function people(site: Site): Promise<Table[]> {
  const rows: Row[] = [];
  for (const count of COUNTS) rows.push(await watch(site, count));
  const storms: Row[] = [];
  for (const count of COUNTS) storms.push(await storm(site, count));
  return [
    {
      title: 'People in a call',
      note:
        `<zego-call> on the loopback, 1280 × 800, ${SECONDS} s once the layout has settled: people who talk, mute, write, ` +
        'share a screen and turn the camera off and on, first in a sidebar, then in a grid. Main, script, layout: ms of ' +
        'each second. Long: tasks over 50 ms, with the time they waited for a processor; work: most that one task took of ' +
        'it. Dropped: % of the frames that came. The same machine draws, encodes and sends the pictures.',
      columns: ['main', 'script', 'layout', 'long', 'longest ms', 'work ms', 'dropped', 'heap MB'],
      rows,
    },
    {
      title: 'A storm of events',
      note:
        `Everybody switches the microphone ten times a second for ${STORM_SECONDS} s, each in a task of its own. Worst: most ` +
        'renders of the call between two frames. Main: ms of the main thread in each second, of joining as well.',
      columns: ['events', 'renders', 'frames', 'worst', 'main', 'long'],
      rows: storms,
    },
    {
      title: 'An audience',
      note:
        'People who publish nothing come and leave, each in a task of its own. Worst: most renders of the call between two ' +
        'frames. Main: ms of the main thread for each of them. kB: of scripts, for each.',
      columns: ['renders', 'frames', 'worst', 'main', 'long', 'kB each'],
      rows: await audience(site, AUDIENCE),
    },
  ];
}
