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
  /** It may be seen soon, as on the next page of the stage. */
  readonly soon: boolean;
  /** When it was last heard, or its sound turned on, ms on the clock of the plan. */
  readonly heardAt: number;
  /** Since when its sound is off; undefined while it is on. */
  readonly mutedAt: number | undefined;
}

/** What there is to spend. */
export interface ReceptionBudget {
  /** Pictures at once; where `ceiling` is set, so many streams are played even if there is nothing to hear or see of them. */
  readonly maxStreams: number;
  /** How many streams can be played at once; undefined: any number, and all are. */
  readonly ceiling: number | undefined;
  /** `low`: one small picture. */
  readonly bandwidth: 'auto' | 'low';
  /** So many pictures are wanted for a moment, in the place of nobody else's. */
  readonly glances: number;
  /** Nothing of the page can be seen. */
  readonly hidden: boolean;
  /** The machine has too much to do: one camera at most comes large. */
  readonly strained: boolean;
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

/** Whose sound was turned off is played on for so long, ms: people turn it on again. */
export const MUTED_MS = 30_000;

/** A camera is small below so many pixels on the shorter side of its tile; one that was small stays so a bit longer. */
const SMALL = { below: 240, upTo: 300 } as const;

/** A size that was asked for stays as long as what would do now is within these parts of it. */
const SAME = { least: 0.8, most: 1.1 } as const;

const RANK: Readonly<Record<Reception, number>> = { none: 0, off: 1, low: 2, high: 3 };

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
  budget: ReceptionBudget,
  now: number,
): { readonly plan: ReceptionPlan; readonly again: number | undefined } {
  const { maxStreams, bandwidth, hidden, glances } = budget;
  const low = bandwidth === 'low';
  const ranked = wishes
    .map((wish) => {
      const was = before.get(keyOf(wish));
      const seen = wish.visible && !hidden;
      const soon = wish.soon && !hidden && !low;
      return { wish, was, seen, soon, rank: rankOf(wish, seen, was) };
    })
    .sort((a, b) => compare(b.rank, a.rank));
  const plan = new Map<string, PlannedReception>();
  let large = budget.strained ? 1 : Infinity;
  let room = Math.min(Math.min(low ? 1 : Infinity, maxStreams) + glances, budget.ceiling ?? Infinity);
  for (const { wish, was, seen, soon } of ranked) {
    const small = low || isSmall(wish, was);
    const target = received(wish, seen ? (small ? 'low' : 'high') : soon ? 'low' : 'off');
    const held = was ? hold(was, target, now) : target;
    if (held.level === 'off' || room < 1) plan.set(keyOf(wish), received(wish, 'off'));
    else {
      const less = low || (wish.source === 'camera' && held.level === 'high' && large-- < 1);
      plan.set(keyOf(wish), less ? { ...held, level: 'low' } : held);
    }
    if (held.level !== 'off') room--;
  }
  const unseen = wishes.filter((wish) => plan.get(keyOf(wish))?.level === 'off');
  for (const wish of unheard(unseen, wishes.length - unseen.length, before, budget, now))
    plan.set(keyOf(wish), received(wish, 'none'));
  const ends = [...plan.values()].flatMap(({ lessSince }) =>
    lessSince === undefined ? [] : lessSince + HOLD_MS,
  );
  if (budget.ceiling !== undefined)
    for (const { mutedAt } of unseen)
      if (mutedAt !== undefined && mutedAt + MUTED_MS > now) ends.push(mutedAt + MUTED_MS);
  return { plan, again: ends.length ? Math.min(...ends) : undefined };
}

/** Of those of whom no picture comes, beside so many that are `played`: who is not played at all. Whoever can be heard is. */
function unheard(
  unseen: readonly ReceptionWish[],
  played: number,
  before: ReceptionPlan,
  { maxStreams, ceiling }: ReceptionBudget,
  now: number,
): ReceptionWish[] {
  if (ceiling === undefined) return [];
  const ranked = unseen
    .map((wish) => {
      const sounds = wish.mutedAt === undefined || now - wish.mutedAt < MUTED_MS;
      const plays = before.get(keyOf(wish))?.level !== 'none';
      return { wish, sounds, rank: [+sounds, wish.heardAt, +plays] };
    })
    .sort((a, b) => compare(b.rank, a.rank));
  return ranked
    .filter(({ sounds }, i) => played + i >= (sounds ? ceiling : Math.min(ceiling, maxStreams)))
    .map(({ wish }) => wish);
}

function received(wish: ReceptionWish, level: Reception): PlannedReception {
  const { userId, source } = wish;
  const { width, height } = wish.visible && RANK[level] > RANK.off ? wish : { width: 0, height: 0 };
  return { userId, source, level, width, height };
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
  const staysSmall = was?.level === 'low' && was.width > 0; // not of one that was only got ready
  return source === 'camera' && side > 0 && side < (staysSmall ? SMALL.upTo : SMALL.below);
}

/** What counts more comes first; sizes by the power of two, so that a few pixels decide nothing. */
function rankOf(wish: ReceptionWish, seen: boolean, was: PlannedReception | undefined): readonly number[] {
  const { pinned, source, speaker, width, height } = wish;
  const area = Math.round(Math.log2(width * height || Infinity));
  const flows = was !== undefined && RANK[was.level] > RANK.off;
  return [+seen, +pinned, +(source === 'screen'), +speaker, area, +flows];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
