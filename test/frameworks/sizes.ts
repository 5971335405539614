/** The table of sizes in the README. */
import { APPS } from './apps.js';
import type { Weight } from './weigh.js';

const ROWS = /(?<=^\| made with .*\n\| --- .*\n)(?:\|.*\n)+/m;

/** The row of what is `made` with that. */
export const toRow = (made: string, { eager, engine }: Weight) =>
  `| ${made} | ${eager.toFixed(0)} kB | ${engine.toFixed(0)} kB |`;

/** Of which application a row is, by its title: what is made with, without versions. */
const titleOf = (row: string) =>
  row
    .split(' | ')[0]
    .slice(2)
    .replace(/ \d[\w.-]*/g, '');

/** The README with fresh rows of some applications; those of the others stay. */
export function withRows(readme: string, fresh: readonly string[]): string {
  return readme.replace(ROWS, (old) => {
    const rows = new Map([...old.trimEnd().split('\n'), ...fresh].map((row) => [titleOf(row), row]));
    return APPS.flatMap(({ title }) => rows.get(title) ?? [])
      .map((row) => `${row}\n`)
      .join('');
  });
}
