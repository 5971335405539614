/** One plot of what goes up and what comes down. */
import uPlot from 'uplot';
import { HISTORY_S, type Lines } from './network-history.js';

const HEIGHT = 84;
const AXIS = 46;

/** What a plot looks like. */
export interface PlotLooks {
  /** CSS colours, asked for whenever it is drawn. */
  readonly colour: (of: 'up' | 'down' | 'text' | 'grid') => string;
  /** CSS font of the scale. */
  readonly font: string;
  readonly rtl: boolean;
  /** The scale reaches at least this. */
  readonly least: number;
  /** What a number of the scale reads. */
  readonly format: (value: number) => string;
}

/** Draws into `target`, as wide as that is; call `end()` when it goes. */
export class NetworkPlot {
  readonly #plot: uPlot;
  readonly #target: HTMLElement;

  constructor(target: HTMLElement, lines: Lines, { colour, font, rtl, least, format }: PlotLooks) {
    this.#target = target;
    const line = { width: 2, points: { show: false } };
    this.#plot = new uPlot(
      {
        width: target.clientWidth,
        height: HEIGHT,
        padding: [8, rtl ? 0 : 8, 8, rtl ? 8 : 0],
        cursor: { show: false },
        legend: { show: false },
        scales: {
          x: { time: false, dir: rtl ? -1 : 1, range: () => [-HISTORY_S, 0] },
          y: { range: (_, _min, max) => [0, roundUp(Math.max(least, max ?? 0))] },
        },
        axes: [
          { show: false },
          {
            side: rtl ? 1 : 3,
            size: AXIS,
            gap: 6,
            font,
            stroke: () => colour('text'),
            grid: { stroke: () => colour('grid'), width: 1 },
            ticks: { show: false },
            splits: (_, _axis, min, max) => [min, max / 2, max],
            values: (_, splits) => splits.map(format),
          },
        ],
        series: [
          {},
          { ...line, stroke: () => colour('up') },
          { ...line, stroke: () => colour('down'), dash: [6, 4] }, // not told by colour alone
        ],
      },
      columns(lines),
      target,
    );
  }

  /** Draws these instead. */
  show(lines: Lines): void {
    this.#plot.setData(columns(lines));
  }

  /** The place has another width. */
  fit(): void {
    this.#plot.setSize({ width: this.#target.clientWidth, height: HEIGHT });
  }

  /** Takes it away. */
  end(): void {
    this.#plot.destroy();
  }
}

/** The next of 1, 2, 4, 6 and 10, times a power of ten: half of it is a round number, too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 4, 6].find((step) => value <= step * power * 1.0001) ?? 10);
}

function columns({ seconds, up, down }: Lines): (readonly (number | null)[])[] {
  return [seconds, up, down];
}
