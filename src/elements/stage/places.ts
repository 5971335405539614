/** Where each tile of a stage is, and how large. Pure. */
import type { Corner } from '../view-state.js';
import type { Arrangement } from './arrangement.js';
import { COLUMN, COLUMNS, FLOATING, NARROWEST, ratioOf, ROW, sized, type StageBox } from './fit.js';

/** A box on the stage, whole px; `x` from the start of the line, `y` from the top. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything is. */
export interface Places {
  /** By the key of the tile. */
  readonly tiles: ReadonlyMap<string, Place>;
  /** The button in the corner of a floating tile that no other is in. */
  readonly button?: Place;
  /** The stage is too small for what has to be on it. */
  readonly scrolls: boolean;
}

/** What says where tiles are. */
type Placing = Pick<Arrangement, 'shape' | 'tiles' | 'large' | 'floating' | 'places'>;

/** How large the button over a floating tile is, rem. */
const BUTTON = 2.75;

/** In a smaller tile its menu's button would cover all there is, or the other button of a floating one, rem. */
const ROOMY = { width: 5.75, height: 3.25 } as const;

/** Places what is on one page of a stage; the floating tile lies in a corner of the large one. */
export function placeTiles(now: Placing, box: StageBox, corner: Corner): Places {
  const tiles = now.shape === 'grid' ? gridPlaces(now, box) : besidePlaces(now, box);
  const large = now.large === undefined ? undefined : tiles.get(now.large);
  let button: Place | undefined;
  if (large && now.floating !== undefined) {
    const { rem } = box;
    const most = box.width / 2; // of a narrow and high one
    const width = Math.round(Math.min(most, sized(FLOATING, Math.max(box.width, box.height), rem)));
    const height = Math.round(width / ratioOf(box));
    const own = inCorner(width, height, large, box, corner);
    tiles.set(now.floating, own);
    const size = BUTTON * rem;
    button = {
      x: Math.min(own.x, box.width - size),
      y: Math.min(own.y, box.height - size),
      ...{ width: size, height: size },
    };
  }
  const scrolls = [...tiles.values()].some(
    ({ x, y, width, height }) => x + width > box.width || y + height > box.height,
  );
  return { tiles, scrolls, ...(button && { button }) };
}

/** Whether a tile is large enough to have a button in it. */
export function hasRoom({ width, height }: Place, { rem }: StageBox): boolean {
  return width >= ROOMY.width * rem && height >= ROOMY.height * rem;
}

/** All of one size, the largest there is, in rows that are centred. */
function gridPlaces({ tiles, places }: Placing, box: StageBox): Map<string, Place> {
  const { gap } = box;
  const [only] = tiles;
  if (only && places === 1) return new Map([[only.key, whole(box)]]);
  // Three upright tiles leave half of a phone empty.
  const ratio = places === 3 && ratioOf(box) < 1 ? 16 / 9 : ratioOf(box);
  const { width, height, columns } = bestFit(places, box, ratio);
  const rows = Math.ceil(tiles.length / columns);
  const top = centred(rows, height, box.height, gap);
  return new Map(
    tiles.map(({ key }, i) => {
      const row = Math.floor(i / columns);
      const inRow = Math.min(columns, tiles.length - row * columns);
      const x = centred(inRow, width, box.width, gap) + (i % columns) * (width + gap);
      return [key, { x: Math.round(x), y: Math.round(top + row * (height + gap)), width, height }];
    }),
  );
}

function bestFit(count: number, { width, height, gap, rem }: StageBox, ratio: number) {
  const widths = Array.from({ length: COLUMNS }, (_, i) => {
    const high = (height + gap) / Math.ceil(count / (i + 1)) - gap;
    return Math.min((width + gap) / (i + 1) - gap, high * ratio);
  });
  const best = Math.floor(Math.max(NARROWEST * rem, ...widths));
  const columns = Math.max(1, Math.min(count, Math.floor((width + gap) / (best + gap))));
  return { width: best, height: Math.floor(best / ratio), columns };
}

/** A large one, and the others in a row under it or a column beside it. */
function besidePlaces(now: Placing, box: StageBox): Map<string, Place> {
  const { gap, rem } = box;
  const small = now.tiles.filter(({ key }) => key !== now.large && key !== now.floating);
  const all = whole(box);
  const row = now.shape === 'row';
  const across = Math.round(row ? sized(ROW, box.height, rem) : sized(COLUMN, box.width, rem));
  const along = Math.floor(row ? across * ratioOf(box) : across / ratioOf(box));
  const start = Math.round(centred(small.length, along, row ? box.width : box.height, gap));
  const places = new Map(
    small.map(({ key }, i): [string, Place] => {
      const at = start + i * (along + gap);
      return [
        key,
        row
          ? { x: at, y: all.height - across, width: along, height: across }
          : { x: all.width - across, y: at, width: across, height: along },
      ];
    }),
  );
  const taken = small.length ? across + gap : 0;
  if (now.large !== undefined)
    places.set(now.large, {
      ...all,
      ...(row ? { height: all.height - taken } : { width: all.width - taken }),
    });
  return places;
}

function inCorner(width: number, height: number, large: Place, box: StageBox, corner: Corner): Place {
  const [aside, off] = [box.width, box.height].map((side) => Math.min(box.gap + 0.75 * box.rem, side * 0.04));
  return {
    x: Math.round(corner.includes('across') ? large.x + aside : large.x + large.width - aside - width),
    y: Math.round(corner.includes('up') ? large.y + off : large.y + large.height - off - height),
    ...{ width, height },
  };
}

function whole({ width, height }: StageBox): Place {
  return { x: 0, y: 0, width: Math.floor(width), height: Math.floor(height) };
}

/** Where the first of some begins; what has no room begins at the start. */
function centred(count: number, size: number, space: number, gap: number): number {
  return Math.max(0, (space + gap - count * (size + gap)) / 2);
}
