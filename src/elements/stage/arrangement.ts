/** Who is shown where on the stage. Pure. */
import type { CallSnapshot, Participant, StreamSource } from '../../call/call-state.js';
import { UNMEASURED, type Fit, type StageFit } from './fit.js';

/** How the people are laid out: `auto` is a grid, or a sidebar while there is a screen or a pin. */
export type StageLayout = 'auto' | 'grid' | 'speaker' | 'sidebar';

/** Somebody's camera, or a screen. */
export interface StageTile {
  /** Unlike any other on the stage, and the same for as long as this is shown. */
  readonly key: string;
  readonly userId: string;
  readonly source: StreamSource;
  readonly local: boolean;
}

/** What an arrangement is made from. */
export interface StageInput extends Pick<CallSnapshot, 'participants' | 'streams'> {
  /** How many are in the call beside those. */
  readonly unlisted?: number;
  readonly layout: StageLayout;
  /** Of whom the user wants to see most. */
  readonly pinned?: string | undefined;
  /** Who spoke last. */
  readonly speaker?: string | undefined;
  /** This user only watches: there is nothing of them to show. */
  readonly watching?: boolean;
  /** Which page is wished for, from 0. */
  readonly page?: number | undefined;
  readonly fit?: StageFit;
}

/** What is drawn. */
export interface Arrangement {
  /** Tiles of one size, or a large one with a row under it or a column beside it. */
  readonly shape: 'grid' | 'row' | 'column';
  /** What this page shows, in an order that does not depend on page, pin, speaker or layout, but for a pin in a grid. */
  readonly tiles: readonly StageTile[];
  /** The key of the large tile. */
  readonly large?: string | undefined;
  /** The key of the own tile, where it lies in a corner of the large one. */
  readonly floating?: string | undefined;
  /** For how many tiles the size of a tile in a grid is: that of a full page on all pages. */
  readonly places: number;
  /** Which page this is, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** How many others only watch. */
  readonly watchers: number;
}

/** Arranges a call on a stage. */
export function arrange(input: StageInput): Arrangement {
  const { layout, pinned, fit = UNMEASURED } = input;
  const { tiles, others, self, watchers } = everything(input);
  const screen = tiles.find(({ source }) => source === 'screen');
  const pin = pinned === undefined ? undefined : tiles.find(({ userId }) => userId === pinned);
  // Two people see each other, whichever layout: the one large, the other in a corner.
  const pair = layout === 'auto' && !screen && !pin && others.length === 1 && tiles.length === 2;
  const auto = pair ? 'speaker' : screen || pin ? 'sidebar' : 'grid';
  const wanted = layout === 'auto' ? auto : layout;
  if (wanted === 'grid') {
    const grid = gridOf(pin ? [pin, ...tiles.filter((tile) => tile !== pin)] : tiles, input);
    // Where one tile at a time has room, it is the one to look at.
    if (grid && (grid.pages === 1 || grid.places > 1)) return { ...grid, watchers };
  }
  const speaking = tiles.find(
    ({ userId, source, local }) => userId === input.speaker && source === 'camera' && !local,
  );
  const large = pin ?? screen ?? speaking ?? others[0] ?? self;
  if (!large) return { shape: 'grid', tiles, places: 1, page: 0, pages: 1, watchers };
  const floating = wanted === 'speaker' && self && self !== large ? self : undefined;
  const strip = tiles.filter((tile) => tile !== large && tile !== floating);
  const shapeOf = ({ upright, row, column }: Fit) =>
    wanted === 'sidebar' && !upright && (column || !row) ? 'column' : 'row';
  const room = (on: Fit) => on[shapeOf(on)];
  const whole = room(fit.whole);
  // Tiles are of another shape there: more of them may fit, and would on a single page, which has no buttons to turn it.
  const paged = Math.min(strip.length - 1, room(fit.paged));
  const turning = strip.length > whole && paged > 0;
  const on = turning ? fit.paged : fit.whole;
  const shown = turning ? pageOf(strip, paged, input.page) : { ...pageOf(strip, whole), pages: 1 };
  const here = new Set([large, floating, ...shown.tiles]);
  return {
    shape: shapeOf(on),
    tiles: tiles.filter((tile) => here.has(tile)),
    large: large.key,
    floating: floating?.key,
    ...{ places: 1, page: shown.page, pages: shown.pages, watchers },
  };
}

/** Who is to be taken for the speaker: whoever was, until another one of the others speaks alone. */
export function heldSpeaker(
  before: string | undefined,
  participants: readonly Participant[],
): string | undefined {
  const speaking = participants.filter((each) => !each.local && each.speaking);
  if (!speaking.length || speaking.some(({ userId }) => userId === before)) return before;
  return speaking[0]?.userId;
}

/** All there is to show, in order: screens, the others as they came, this user. */
function everything({ participants, unlisted = 0, streams, watching }: StageInput) {
  const user = participants.find(({ local }) => local);
  const cameras = new Set(streams.filter(({ source }) => source === 'camera').map(({ userId }) => userId));
  const screens = streams
    .filter(({ userId, source }) => source === 'screen' && userId !== user?.userId)
    .map(({ userId, streamId }): StageTile => ({
      key: `screen/${streamId}`,
      userId,
      source: 'screen',
      local: false,
    }));
  const people = participants.filter(({ local }) => !local);
  const others = people
    .filter(({ userId }) => cameras.has(userId))
    .map(({ userId }): StageTile => ({ key: `camera/${userId}`, userId, source: 'camera', local: false }));
  const self: StageTile | undefined =
    user && !watching ? { key: 'local', userId: user.userId, source: 'camera', local: true } : undefined;
  return {
    tiles: [...screens, ...others, ...(self ? [self] : [])],
    ...{ others, self, watchers: people.length + unlisted - others.length },
  };
}

function gridOf(
  tiles: readonly StageTile[],
  { fit = UNMEASURED, page }: StageInput,
): Omit<Arrangement, 'watchers'> | undefined {
  const whole = Math.max(1, fit.whole.grid);
  const paged = Math.min(tiles.length - 1, fit.paged.grid);
  if (tiles.length <= whole) return { shape: 'grid', tiles, places: tiles.length, page: 0, pages: 1 };
  if (!paged) return undefined;
  return { shape: 'grid', ...pageOf(tiles, paged, page), places: paged };
}

/** One page of some tiles: the own one is on each. Without room for any there is one page, of none. */
function pageOf(all: readonly StageTile[], room: number, wished = 0) {
  if (all.length <= room) return { tiles: all, page: 0, pages: 1 };
  if (!room) return { tiles: [], page: 0, pages: 1 };
  const self = room > 1 ? all.filter(({ local }) => local) : [];
  const turning = all.filter((tile) => !self.includes(tile));
  const each = room - self.length;
  const pages = Math.ceil(turning.length / each);
  const page = Math.min(Math.max(0, wished), pages - 1);
  const shown = new Set([...turning.slice(page * each, (page + 1) * each), ...self]);
  return { tiles: all.filter((tile) => shown.has(tile)), page, pages };
}
