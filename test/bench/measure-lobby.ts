/** Bytes, what it takes to load them, and what it takes until a lobby can be used. */
import { bundle, install, kilobytes, RIVALS, type Bundled } from './bundles.js';
import { meter } from './meter.js';
import type { Site } from './site.js';
import { medians, type Table } from './table.js';

const ROUNDS = 5;
/** ms after which what a page began with is done. */
const SETTLE = 300;

/** Those compared, as files. */
export async function bundles(): Promise<Bundled[]> {
  install();
  const all: Bundled[] = [];
  for (const rival of RIVALS) all.push(await bundle(rival));
  return all;
}

export function bytes(all: readonly Bundled[]): Table {
  return {
    title: 'Bytes',
    note:
      'kB of scripts and style sheets, each bundled by Vite as the only thing of a page. At once: what the page loads before ' +
      'it can draw anything. All: with everything that is fetched when needed, of <zego-call> 14 languages and two engines.',
    columns: ['at once', 'gzip', 'brotli', 'all', 'gzip', 'brotli'],
    rows: all.map((one) => ({
      name: one.rival.name,
      cells: [one.eager, one.files.keys()].flatMap((paths) => {
        const list = [...paths];
        return (['raw', 'gzip', 'brotli'] as const).map((way) => kilobytes(one, way, list));
      }),
    })),
  };
}

/** ms of the main thread to load; kB gzip, ms, ms of the main thread and MB of heap to the lobby. */
async function visit(site: Site, bundled: Bundled): Promise<(number | undefined)[]> {
  const context = await site.fresh();
  const page = await site.open('lobby', context);
  const { work, heap } = await meter(page);
  await page.waitForTimeout(SETTLE);
  const empty = await heap();
  const before = await work();
  const began = performance.now();
  await page.evaluate((files) => lobbyBench.load(files), { entry: bundled.entry, styles: bundled.styles });
  const loaded = (await work()) - before;
  if (!bundled.rival.lobby) {
    await context.close();
    return [loaded];
  }
  const fetched = await page.evaluate(() => lobbyBench.show());
  const took = performance.now() - began;
  const worked = (await work()) - before;
  const cells = [loaded, kilobytes(bundled, 'gzip', fetched), took, worked, (await heap()) - empty];
  const leaks = await page.evaluate(() => lobbyBench.leaks());
  if (leaks.length) console.log(`${bundled.rival.name} asked for ${leaks.join(', ')}`);
  await context.close();
  return cells;
}

export async function lobby(site: Site, all: readonly Bundled[]): Promise<Table> {
  const rounds = new Map(all.map((one): [Bundled, (number | undefined)[][]] => [one, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const one of round % 2 ? [...all].reverse() : all) rounds.get(one)!.push(await visit(site, one));
  const columns = ['load, main ms', 'fetched, kB gzip', 'ms', 'main ms', 'heap MB'];
  return {
    title: 'To a lobby that can be used',
    note:
      `Median of ${ROUNDS} new browsers. Load: compile and evaluate what is loaded at once; the others from there on, until ` +
      'the own picture moves and a button to join is seen. Served by the machine itself, so ms have no network in them. ' +
      'RealtimeKit draws nothing without its service: bytes and loading only.',
    columns,
    ratios: true,
    rows: [...rounds].map(([{ rival }, visits]) => ({
      name: rival.name,
      cells: columns.map((_, index) => medians(visits)[index]),
    })),
  };
}
