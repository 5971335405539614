/**
 * `npm run bench`: `<zego-call>` next to what one would take instead, all in one run and on this machine alone. Names of
 * measures after `--` run only these. `--write` puts the results into RESULTS.md, results.svg and the README.
 */
import { parseArgs } from 'node:util';
import { crowd } from './measure-crowd.js';
import { join } from './measure-join.js';
import { joins } from './measure-joins.js';
import { bundles, bytes, lobby } from './measure-lobby.js';
import { people } from './measure-people.js';
import { openSite, type Site } from './site.js';
import { toText, type Table } from './table.js';
import { write } from './write.js';

const MEASURES: Readonly<Record<string, (site: Site) => Promise<Table[]>>> = {
  async lobby(site) {
    const all = await bundles();
    return [bytes(all), await lobby(site, all)];
  },
  join,
  crowd: async (site) => [await crowd(site)],
  people,
  joins: async (site) => [await joins(site)],
};

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in MEASURES));
if (values.write && positionals.length) throw new Error('Only a whole run is written.');
if (unknown.length)
  throw new Error(`No measure ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}.`);

const began = performance.now();
const site = await openSite();
try {
  const tables: Table[] = [];
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (positionals.length && !positionals.includes(name)) continue;
    console.log(`\n… ${name}`);
    try {
      const measured = await measure(site);
      for (const table of measured) console.log(toText(table));
      tables.push(...measured);
    } catch (error) {
      // The others are worth having: what failed is said, and missing in what is written.
      console.error(`${name} failed:`, error);
      process.exitCode = 1;
    }
  }
  const minutes = (performance.now() - began) / 60_000;
  console.log(`\nChromium ${site.browser.version()}, ${minutes.toFixed(1)} min`);
  if (values.write) await write(tables, site.browser.version(), minutes);
} finally {
  await site.close();
}
