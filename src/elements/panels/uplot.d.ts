/** The slice of uPlot 1.6 that is used, in our own words: its typings are one `export =` of a namespace with enums. */
declare module 'uplot' {
  /** Columns: x first, then one for each series; null is a gap. */
  type Data = readonly (readonly (number | null)[])[];

  interface Axis {
    readonly show?: boolean;
    /** Where it is: 1 right, 3 left. */
    readonly side?: 1 | 3;
    /** CSS px across it. */
    readonly size?: number;
    readonly gap?: number;
    readonly font?: string;
    readonly stroke?: () => string;
    readonly grid?: { readonly stroke: () => string; readonly width: number };
    readonly ticks?: { readonly show: boolean };
    readonly splits?: (plot: uPlot, axis: number, min: number, max: number) => number[];
    readonly values?: (plot: uPlot, splits: readonly number[]) => string[];
  }

  interface Options {
    readonly width: number;
    readonly height: number;
    readonly padding?: readonly [top: number, right: number, bottom: number, left: number];
    readonly cursor?: { readonly show: boolean };
    readonly legend?: { readonly show: boolean };
    readonly scales?: Readonly<
      Record<
        string,
        {
          readonly time?: boolean;
          /** −1 is from right to left. */
          readonly dir?: 1 | -1;
          readonly range?: (plot: uPlot, min: number | null, max: number | null) => [number, number];
        }
      >
    >;
    readonly axes?: readonly Axis[];
    readonly series: readonly {
      readonly stroke?: () => string;
      readonly width?: number;
      readonly dash?: readonly number[];
      readonly points?: { readonly show: boolean };
    }[];
  }

  /** Draws at once into `target`. */
  class uPlot {
    constructor(options: Options, data: Data, target: HTMLElement);
    setData(data: Data): void;
    setSize(size: { readonly width: number; readonly height: number }): void;
    destroy(): void;
  }

  export default uPlot;
}
