/** Bars for some columns of the tables, as one picture that suits light and dark pages. */
import { shown, type Table } from './table.js';

/** One group of bars: a column of a table. */
export interface Panel {
  readonly title: string;
  readonly table: Table;
  readonly column: number;
}

const WIDTH = 400;
const LABELS = 176;
const BARS = 140;
const ROW = 20;
const HEAD = 30;
const GAP = 18;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The product is told from the others by its colour, and by its name. */
function panelOf({ title, table, column }: Panel, x: number, y: number): string {
  const rows = table.rows.filter(({ cells }) => cells[column] !== undefined);
  const most = Math.max(...rows.map(({ cells }) => cells[column]!), Number.MIN_VALUE);
  const bars = rows.map(({ name, cells }, index) => {
    const [value, top] = [cells[column]!, HEAD + index * ROW];
    const width = Math.max(1, (value / most) * BARS).toFixed(1);
    const kind = name.startsWith('<zego-call>') || table.rows.every((row) => /people/.test(row.name));
    return [
      `<text x="${LABELS - 8}" y="${top + 13}" text-anchor="end">${escaped(name)}</text>`,
      `<rect class="${kind ? 'own' : 'other'}" x="${LABELS}" y="${top + 3}" width="${width}" height="${ROW - 6}" rx="2"/>`,
      `<text x="${LABELS + Number(width) + 6}" y="${top + 13}">${shown(value)}</text>`,
    ].join('');
  });
  return `<g transform="translate(${x} ${y})"><text class="title" y="16">${escaped(title)}</text>${bars.join('')}</g>`;
}

/** Two panels in a line. */
export function plot(panels: readonly Panel[]): string {
  let y = 0;
  const groups: string[] = [];
  for (let index = 0; index < panels.length; index += 2) {
    const line = panels.slice(index, index + 2);
    groups.push(...line.map((panel, place) => panelOf(panel, 10 + place * WIDTH, y)));
    y += HEAD + GAP + ROW * Math.max(...line.map(({ table }) => table.rows.length));
  }
  const style =
    'text{font:11px system-ui,sans-serif;fill:#24292f}.title{font-weight:600;font-size:13px}' +
    '.own{fill:#1a73e8}.other{fill:#9aa4b2}' +
    '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.own{fill:#6ab0ff}.other{fill:#6b7685}}';
  const size = `width="${2 * WIDTH + 20}" height="${y}" viewBox="0 0 ${2 * WIDTH + 20} ${y}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="The tables of RESULTS.md as bars"><style>${style}</style>${groups.join('\n')}</svg>\n`;
}
