/** Who is received how well: wishes and a budget in, a plan out. Pure; the time is given. */
import type { PictureSize, Reception, StreamSource } from '../engine/call-engine.js';

/** Words of the engine's that who measures uses, too. */
export type { PictureSize, Reception };

/** One picture of somebody else, as it is shown now. */
export interface ReceptionWish extends PictureSize {
  readonly userId: string;
  readonly source: StreamSource;
  /** Some of it can be seen. Its size is that of the largest place it is shown in; 0 where that is not known. */
  readonly visible: boolean;
  readonly pinned: boolean;
  /** They speak, or spoke last. */
  readonly speaker: boolean;
}

/** What there is to spend. */
export interface ReceptionBudget {
  /** Pictures at once. */
  readonly maxStreams: number;
  /** `low`: one small picture. */
  readonly bandwidth: 'auto' | 'low';
  /** Nothing of the page can be seen. */
  readonly hidden: boolean;
}

/** How one picture is received, and for which size. */
export interface PlannedReception extends PictureSize {
  readonly userId: string;
  readonly source: StreamSource;
  readonly level: Reception;
  /** Since when less would do. */
  readonly lessSince?: number | undefined;
}

/** By user and source, see {@link keyOf}. */
export type ReceptionPlan = ReadonlyMap<string, PlannedReception>;

/** So long less has to do, ms: a tile that is back at once, or a layout in passing, costs no new picture. */
export const HOLD_MS = 1000;

/** A camera is small below so many pixels on the shorter side of its tile; one that was small stays so a bit longer. */
const SMALL = { below: 240, upTo: 300 } as const;

/** A size that was asked for stays as long as what would do now is within these parts of it. */
const SAME = { least: 0.8, most: 1.1 } as const;

const RANK: Readonly<Record<Reception, number>> = { off: 0, low: 1, high: 2 };

/** Nobody is received yet. */
export const NO_PLAN: ReceptionPlan = new Map();

/** The key of a picture in a plan. */
export function keyOf({ userId, source }: Pick<ReceptionWish, 'userId' | 'source'>): string {
  return `${source}/${userId}`;
}

/**
 * Plans anew. More is given at once, less once it has done for {@link HOLD_MS}; but what the budget does not allow goes at
 * once, the least important first. Who is in no wish falls out of the plan. `again`: when to plan again if nothing changes.
 */
export function planReception(
  before: ReceptionPlan,
  wishes: readonly ReceptionWish[],
  { maxStreams, bandwidth, hidden }: ReceptionBudget,
  now: number,
): { readonly plan: ReceptionPlan; readonly again: number | undefined } {
  const low = bandwidth === 'low';
  const ranked = wishes
    .map((wish) => {
      const was = before.get(keyOf(wish));
      const seen = wish.visible && !hidden;
      return { wish, was, seen, rank: rankOf(wish, seen, was) };
    })
    .sort((a, b) => compare(b.rank, a.rank));
  const plan = new Map<string, PlannedReception>();
  let room = low ? Math.min(1, maxStreams) : maxStreams;
  for (const { wish, was, seen } of ranked) {
    const small = low || isSmall(wish, was);
    const target = received(wish, seen ? (small ? 'low' : 'high') : 'off');
    const held = was ? hold(was, target, now) : target;
    if (held.level === 'off' || room < 1) plan.set(keyOf(wish), received(wish, 'off'));
    else plan.set(keyOf(wish), low ? { ...held, level: 'low' } : held);
    if (held.level !== 'off') room--;
  }
  const ends = [...plan.values()].flatMap(({ lessSince }) => (lessSince === undefined ? [] : [lessSince]));
  return { plan, again: ends.length ? Math.min(...ends) + HOLD_MS : undefined };
}

function received({ userId, source, width, height }: ReceptionWish, level: Reception): PlannedReception {
  return level === 'off'
    ? { userId, source, level, width: 0, height: 0 }
    : { userId, source, level, width, height };
}

/** What comes for now, on the way to `target`. */
function hold(was: PlannedReception, target: PlannedReception, now: number): PlannedReception {
  const { lessSince = now, ...given } = was;
  const more = RANK[target.level] - RANK[was.level] || (exceeds(target, was, SAME.most) ? 1 : 0);
  if (more > 0) return target;
  if (more === 0 && !exceeds(was, target, 1 / SAME.least)) return given;
  return now - lessSince >= HOLD_MS ? target : { ...given, lessSince };
}

/** What is not known counts as more than anything that is. */
function exceeds(a: PictureSize, b: PictureSize, by: number): boolean {
  const more = (one: number, other: number) => (one || Infinity) > (other || Infinity) * by;
  return more(a.width, b.width) || more(a.height, b.height);
}

/** A screen never is: it is there to be read. */
function isSmall({ source, width, height }: ReceptionWish, was: PlannedReception | undefined): boolean {
  const side = Math.min(width, height);
  return source === 'camera' && side > 0 && side < (was?.level === 'low' ? SMALL.upTo : SMALL.below);
}

/** What counts more comes first; sizes by the power of two, so that a few pixels decide nothing. */
function rankOf(wish: ReceptionWish, seen: boolean, was: PlannedReception | undefined): readonly number[] {
  const { pinned, source, speaker, width, height } = wish;
  const area = Math.round(Math.log2(width * height || Infinity));
  const flows = was !== undefined && was.level !== 'off';
  return [+seen, +pinned, +(source === 'screen'), +speaker, area, +flows];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
