/** The one printer of tables: for the terminal, and as Markdown. */

/** What was measured in one go. */
export interface Table {
  readonly title: string;
  /** What the reader has to know, a sentence or two. */
  readonly note: string;
  /** Of the cells of a row; the first column has the name. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Whether each figure is shown with its ratio to the first row's. */
  readonly ratios?: boolean;
}

export interface Row {
  readonly name: string;
  /** Undefined where nothing was measured. */
  readonly cells: readonly (number | undefined)[];
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

/** The median of each figure of many rows; undefined where it was not measured. */
export const medians = (rows: readonly (readonly (number | undefined)[])[]) =>
  rows[0].map((_, index) => {
    const values = rows.map((row) => row[index]).filter((value) => value !== undefined);
    return values.length ? median(values) : undefined;
  });

/** As many digits as are worth it. */
export const shown = (value: number) =>
  value.toFixed(Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);

function textsOf({ columns, rows, ratios }: Table): string[][] {
  const [base] = rows;
  const cell = (value: number | undefined, index: number) => {
    if (value === undefined) return '–';
    const first = base?.cells[index];
    return ratios && first ? `${shown(value)} (× ${(value / first).toFixed(2)})` : shown(value);
  };
  return [['', ...columns], ...rows.map(({ name, cells }) => [name, ...cells.map(cell)])];
}

/** For a terminal. */
export function toText(table: Table): string {
  const lines = textsOf(table);
  const widths = lines[0].map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  const pad = (text: string, index: number) =>
    index ? text.padStart(widths[index] + 3) : text.padEnd(widths[index]);
  return [`\n${table.title}`, ...lines.map((line) => line.map(pad).join('')), table.note].join('\n');
}

/** For a page of documentation, without its title. */
export function toMarkdown(table: Table): string {
  const [head, ...body] = textsOf(table).map(
    (line) => `| ${line.map((text) => text.replace(/^<.*?>/, '`$&`')).join(' | ')} |`,
  );
  const rule = `| --- |${' ---: |'.repeat(table.columns.length)}`;
  return [head, rule, ...body].join('\n');
}
