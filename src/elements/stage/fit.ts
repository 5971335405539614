/** How many tiles fit into a stage. Pure. */

/** A stage without the margin around it, px. */
export interface StageBox {
  readonly width: number;
  readonly height: number;
  /** The size of the page's text. */
  readonly rem: number;
  /** Between two tiles. */
  readonly gap: number;
}

/** What one box has room for. */
export interface Fit {
  /** Tiles of a size at which a face is still one, at most as many as a page is good for. */
  readonly grid: number;
  /** Tiles beside, or under, a large one; 0 where both would be too small. */
  readonly row: number;
  readonly column: number;
  /** Higher than wide: what is beside a large tile goes under it. */
  readonly upright: boolean;
}

/** The same stage with and without the buttons that turn pages. */
export interface StageFit {
  /** What was measured, without those buttons; undefined while nothing is. */
  readonly box?: StageBox;
  readonly whole: Fit;
  readonly paged: Fit;
}

/** The shapes of tiles: each is for stages below that ratio of width to height. */
const SHAPES = [
  { below: 0.95, width: 4, height: 5 },
  { below: 1.4, width: 4, height: 3 },
  { below: Infinity, width: 16, height: 9 },
] as const;

/** More tiles in a row are never tried. */
export const COLUMNS = 8;

/** The narrowest tile in a grid, rem. */
export const NARROWEST = 6;

/** Rem at least, part of the stage, rem at most. */
export interface Size {
  readonly least: number;
  readonly part: number;
  readonly most: number;
}

/** How high a row of small tiles is. */
export const ROW: Size = { least: 3.5, part: 0.22, most: 9 };

/** How wide a column of small tiles is. */
export const COLUMN: Size = { least: 6, part: 0.2, most: 16 };

/** How wide a tile over a large one is, by the longer side of the stage. */
export const FLOATING: Size = { least: 2.5, part: 0.22, most: 15 };

/** What turns the pages, with the space above it, rem. */
export const PAGER = 3;

/** Beside a row or column there is a large tile only if it is at least so high and wide, rem. */
const LARGE = { height: 5, width: 8 } as const;

/** The most that one page shows. */
const MOST = 49;

/** Where there is no measure yet. */
export const UNMEASURED: StageFit = {
  whole: { grid: MOST, row: 4, column: 4, upright: false },
  paged: { grid: MOST, row: 4, column: 4, upright: false },
};

/** What fits, with pages and without. */
export function fitStage(box: StageBox): StageFit {
  return { box, whole: fit(box), paged: fit(pagedBox(box)) };
}

/** What the buttons that turn pages leave of a stage. */
export function pagedBox(box: StageBox): StageBox {
  return { ...box, height: box.height - PAGER * box.rem };
}

/** The ratio of width to height of the tiles in a stage; below 1 in one that is upright. */
export function ratioOf({ width, height }: StageBox): number {
  const shape = SHAPES.find(({ below }) => width / height < below) ?? SHAPES[2];
  return shape.width / shape.height;
}

/** The size of something that takes part of the space, px. */
export function sized({ least, part, most }: Size, space: number, rem: number): number {
  return Math.min(Math.max(least * rem, part * space), most * rem);
}

function fit(box: StageBox): Fit {
  const { width, height, rem, gap } = box;
  const ratio = ratioOf(box);
  const upright = ratio < 1;
  const count = (space: number, size: number) => Math.max(0, Math.floor((space + gap + 0.5) / (size + gap)));
  const row = sized(ROW, height, rem);
  const column = sized(COLUMN, width, rem);
  const columns = Math.min(COLUMNS, count(width, NARROWEST * rem));
  return {
    grid: Math.min(MOST, columns * count(height, (NARROWEST * rem) / ratio)),
    row: height - row - gap < LARGE.height * rem ? 0 : count(width, row * ratio),
    column: width - column - gap < LARGE.width * rem ? 0 : count(height, column / ratio),
    upright,
  };
}
