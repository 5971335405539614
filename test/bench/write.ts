/** Puts results into RESULTS.md, a plot of them into results.svg, and the tables that the README quotes into it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { format } from 'prettier';
import { ROOT } from '../package/sources.js';
import { plot, type Panel } from './plot.js';
import { toMarkdown, type Table } from './table.js';

const FOLDER = `${ROOT}test/bench/`;
const WIDTH = 110;

/** What the plot shows, by the titles of tables and columns by number. */
const PANELS: readonly (readonly [title: string, table: string, column: number])[] = [
  ['Loaded at once, kB gzip', 'Bytes', 1],
  ['Loading it, ms of the main thread', 'To a lobby that can be used', 0],
  ['Until the lobby, ms of the main thread', 'To a lobby that can be used', 3],
  ['Until the lobby, MB of heap', 'To a lobby that can be used', 4],
  ['Joined, all code loaded, ms', 'Joining, all code loaded', 0],
  ['First remote frame, all code loaded, ms', 'Joining, all code loaded', 2],
  ['Received of 25 people, kbit/s', "25 people on ZEGO's SDK: what is received", 0],
  ['People: ms of the main thread in a second', 'People in a call', 0],
];

/** The lines that enclose a quoted table in the README. */
export const quoteMarks = (title: string) => [`<!-- bench: ${title} -->\n\n`, `\n\n<!-- end -->`] as const;

const markdown = (text: string) => format(text, { parser: 'markdown', printWidth: WIDTH });

async function quote(tables: readonly Table[]): Promise<void> {
  let readme = readFileSync(`${ROOT}README.md`, 'utf8');
  for (const table of tables) {
    const [begin, end] = quoteMarks(table.title);
    const from = readme.indexOf(begin) + begin.length;
    if (from < begin.length) continue;
    const text = (await markdown(toMarkdown(table))).trim();
    readme = readme.slice(0, from) + text + readme.slice(readme.indexOf(end, from));
  }
  writeFileSync(`${ROOT}README.md`, readme);
}

/** See the head of this file. `minutes`: how long it took. */
export async function write(tables: readonly Table[], chromium: string, minutes: number): Promise<void> {
  const panels = PANELS.flatMap(([title, name, column]): Panel[] => {
    const table = tables.find((table) => table.title === name);
    return table ? [{ title, table, column }] : [];
  });
  writeFileSync(`${FOLDER}results.svg`, plot(panels));
  const [{ model }] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const machine = `${cpus().length} cores (${model.trim()}), ${memory}, ${process.platform}`;
  const head = `# Results of the benchmark

\`npm run bench -- --write\`, ${new Date().toISOString().slice(0, 10)}, ${minutes.toFixed(0)} minutes: ${machine}, Chromium ${chromium}, Node ${process.versions.node}.

Everything is bundled and served by the benchmark, and nothing leaves the machine: ZEGO's service is the stand-in of
the tests. Figures of another machine differ; what matters are the ratios to the first line of each table, in brackets.

![The tables below as bars](results.svg)
`;
  const sections = tables.map((table) => `## ${table.title}\n\n${table.note}\n\n${toMarkdown(table)}\n`);
  writeFileSync(`${FOLDER}RESULTS.md`, await markdown([head, ...sections].join('\n')));
  await quote(tables);
}
