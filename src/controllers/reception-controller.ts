/**
 * Asks for as much of everybody's picture as can be seen of it, and sends less of the own where little is to be had. Fetched
 * for a call, with what is drawn in one.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallChange } from '../call/call-changes.js';
import type { CallSnapshot, Participant } from '../call/call-state.js';
import { isInCall } from '../call/call-transitions.js';
import {
  keyOf,
  NO_PLAN,
  planReception,
  type PlannedReception,
  type ReceptionPlan,
  type ReceptionWish,
} from '../call/reception-plan.js';
import type { Place } from '../call/seats.js';
import { NO_STRAIN, strainAt, strainChange, watchStrain } from '../call/strain.js';
import { isElement } from '../internal/realms.js';
import { findCall, type CallContext } from './call-context.js';
import { Hearing } from './hearing.js';
import { NOWHERE, TileEyes, type Sight } from './tile-eyes.js';

/** So long what has changed is gathered, ms. */
const GATHER_MS = 150;

/** So long the next page is got ready once it looks as if it will be turned to, ms: a pointer may rest where it is. */
const READY_MS = 3000;

/** So long until another look at what no event tells of, ms. */
export const LOOK_MS = 1500;

/** Needed whole, wherever that is shown. */
const WHOLE: Sight = { visible: true, width: 0, height: 0 };

/** The `<zego-call>`. */
export interface ReceptionHost extends ReactiveControllerHost, HTMLElement {
  readonly bandwidth: 'auto' | 'low';
  readonly maxStreams: number | undefined;
}

/** What is shown, and will be. */
export interface ReceptionView {
  /** Whom the user wants to see most. */
  readonly pinned: string | undefined;
  /** What is on the page that may be turned to next. */
  readonly next: readonly Pick<Place, 'userId' | 'source'>[];
}

/**
 * In a call it looks where the tiles are, also those of a page's own layout, plans, and tells the engine. Who is in no tile
 * is not seen; but a page with a layout of its own and no tile at all plays the streams by itself, and gets all of them.
 */
export class ReceptionController implements ReactiveController {
  readonly #host: ReceptionHost;
  readonly #view: () => ReceptionView;
  #hearing = new Hearing();
  readonly #eyes = new TileEyes(() => this.#ask());
  #call: CallContext | undefined;
  #unsubscribe: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #plan: ReceptionPlan = NO_PLAN;
  #strain = NO_STRAIN;
  /** Whether the engine does as it is asked. */
  #chooses = false;
  #ready: { readonly keys: string; readonly since: number } = { keys: '', since: 0 };

  constructor(host: ReceptionHost, view: () => ReceptionView) {
    this.#host = host;
    this.#view = view;
  }

  hostConnected(): void {
    const call = findCall(this.#host);
    if (!call) return;
    this.#call = call;
    const onNews = (_: CallSnapshot, changes: readonly CallChange[]) => {
      for (const change of changes) if (change.type === 'participant-leave') this.#forget(change.participant);
      this.#ask();
    };
    const end = new AbortController();
    watchStrain((change) => {
      this.#strain = change(this.#strain);
      this.#ask();
    }, end.signal);
    this.#unsubscribe = [
      call.session.subscribe(onNews),
      call.seats.subscribe(() => this.#ask()),
      () => end.abort(),
    ];
    this.#ask();
  }

  /** What lies over the tiles may have come or gone. */
  hostUpdated(): void {
    this.#ask();
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#rest();
    this.#call = undefined;
  }

  #ask(): void {
    if (!this.#call) return;
    if (!isInCall(this.#call.session.snapshot.state)) this.#rest();
    else this.#timer ??= setTimeout(() => this.#follow(), GATHER_MS);
  }

  /** The next attempt begins with all of everybody. */
  #rest(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#timer = undefined;
    this.#eyes.close();
    this.#plan = NO_PLAN;
    this.#hearing = new Hearing();
    this.#call?.seats.lighten();
  }

  /** So does the engine, of who leaves. */
  #forget({ userId }: Participant): void {
    this.#plan = new Map([...this.#plan].filter(([, planned]) => planned.userId !== userId));
  }

  #follow(): void {
    clearTimeout(this.#again);
    this.#timer = undefined;
    const call = this.#call;
    if (!call) return;
    const { seats, session } = call;
    const tiles = [...seats.occupants].filter((entry): entry is [Element, Place] => isElement(entry[0]));
    this.#eyes.follow(tiles.map(([tile]) => tile));
    const sights = this.#look(tiles);
    const now = performance.now();
    const { bandwidth, maxStreams = Infinity } = this.#host;
    const glances = seats.glances.size;
    const hidden = this.#eyes.closed && !glances;
    this.#strain = strainAt(this.#strain, now);
    const { strained } = this.#strain;
    session.spare({ bandwidth, strained });
    const budget = { bandwidth, maxStreams, hidden, strained, glances, ceiling: session.maxStreams };
    const before = this.#plan;
    const { plan, again } = planReception(before, this.#wishes(call, tiles, sights, now), budget, now);
    this.#plan = plan;
    for (const [key, next] of plan)
      if (!isSame(before.get(key), next)) {
        const { userId, source, level, width, height } = next;
        const shown = width && height ? { width, height } : undefined;
        this.#chooses = session.setReception(userId, source, level, shown);
      }
    for (const [tile, place] of tiles) {
      const level = plan.get(keyOf(place))?.level;
      const dark = this.#chooses && (level === 'off' || level === 'none');
      seats.darken(tile, dark ? (sights.get(tile)?.visible ? 'spared' : 'unseen') : undefined);
    }
    const ready = this.#ready.since + READY_MS;
    const otherwise = strainChange(this.#strain) ?? Infinity;
    const look = !hidden && this.#eyes.veiled ? now + LOOK_MS : Infinity;
    const next = Math.min(
      again ?? Infinity,
      otherwise,
      look,
      this.#ready.keys && ready > now ? ready : Infinity,
    );
    if (next < Infinity) this.#again = setTimeout(() => this.#ask(), Math.max(0, next - now));
  }

  #wishes(
    { seats, session }: CallContext,
    tiles: readonly [Element, Place][],
    seen: ReadonlyMap<Element, Sight>,
    now: number,
  ): ReceptionWish[] {
    const { streams, participants, activeSpeaker } = session.snapshot;
    const local = participants.find((each) => each.local)?.userId;
    const { pinned, next } = this.#view();
    const soon = this.#soon(next.map(keyOf), now);
    this.#hearing.follow(session.snapshot, now);
    const own = !tiles.length && this.#host.shadowRoot?.querySelector('.call.own');
    const sights = new Map<string, Sight>();
    for (const [tile, place] of tiles) {
      const key = keyOf(place);
      sights.set(key, larger(sights.get(key) ?? NOWHERE, seen.get(tile) ?? NOWHERE));
    }
    for (const place of seats.glances) sights.set(keyOf(place), WHOLE);
    const others = streams.filter(({ userId }) => userId !== local);
    const unique = new Map(others.map((stream) => [keyOf(stream), stream]));
    return [...unique].map(([key, { userId, source }]) => ({
      ...{ userId, source, pinned: userId === pinned, speaker: userId === activeSpeaker },
      ...(own ? WHOLE : (sights.get(key) ?? NOWHERE)),
      ...{ soon: soon.has(key), ...this.#hearing.of({ userId, source }) },
    }));
  }

  /** What to get ready, for a while. */
  #soon(next: readonly string[], now: number): ReadonlySet<string> {
    const keys = next.join();
    if (keys !== this.#ready.keys) this.#ready = { keys, since: now };
    return new Set(now < this.#ready.since + READY_MS ? next : []);
  }

  /** What can be seen of each. A panel covers the stage where there is no room beside it. */
  #look(tiles: readonly [Element, Place][]): ReadonlyMap<Element, Sight> {
    const panel = this.#host.shadowRoot?.querySelector('.side');
    const box = panel?.getBoundingClientRect();
    return new Map(
      tiles.map(([tile]) => [tile, this.#eyes.see(tile, panel?.contains(tile) ? undefined : box)]),
    );
  }
}

function larger(a: Sight, b: Sight): Sight {
  if (a.visible !== b.visible) return a.visible ? a : b;
  return a.width * a.height >= b.width * b.height ? a : b;
}

function isSame(a: PlannedReception | undefined, b: PlannedReception): boolean {
  return a?.level === b.level && a.width === b.width && a.height === b.height;
}
