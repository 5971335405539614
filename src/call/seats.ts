/** Who is shown where, when a page places its own `<zego-remote-video>` elements. */
import type { StreamSource } from '../engine/call-engine.js';
import type { CallSnapshot } from './call-state.js';

/** What a seat is for: a certain user, or without one whoever comes; their camera or a screen of theirs. */
export interface SeatWish {
  readonly userId?: string | undefined;
  readonly source: StreamSource;
}

/** What can be shown in one seat: a participant with their camera, or one of the shared screens. */
export interface Place {
  readonly userId: string;
  readonly source: StreamSource;
  /** Of a screen: a user may share several. A camera is the participant's whichever stream it is. */
  readonly streamId?: string;
  /** False for who publishes nothing: shown only where the seat asks for them. */
  readonly publishes: boolean;
}

/** Why a picture does not come for now: nobody sees it, or the network is spared. */
export type Darkness = 'unseen' | 'spared';

/**
 * Gives each seat a place: one with a wish for a user that user's, the others, in the order they were taken, the next one
 * that nobody wishes for. Whoever sits stays seated until they leave, or the screen goes.
 */
export class Seats {
  readonly #wishes = new Map<object, SeatWish>();
  readonly #occupants = new Map<object, Place>();
  /** What is looked at in no seat. */
  readonly glances = new Set<Pick<Place, 'userId' | 'source'>>();
  readonly #dark = new Map<object, Darkness>();
  readonly #listeners = new Set<() => void>();
  #places: readonly Place[] = [];

  /** Takes a seat, or changes what it is for. `seat` is any object that stands for it. */
  take(seat: object, wish: SeatWish): void {
    const before = this.#wishes.get(seat);
    if (before?.userId === wish.userId && before?.source === wish.source) return;
    this.#wishes.set(seat, wish);
    this.#assign(seat);
  }

  /** Gives a seat up; somebody waiting may get another. */
  release(seat: object): void {
    this.#dark.delete(seat);
    if (this.#wishes.delete(seat)) this.#assign(seat);
  }

  /** Takes note of who and what is in the call; the local user needs no seat. */
  update({ participants, streams }: Pick<CallSnapshot, 'participants' | 'streams'>): void {
    const others = participants.filter(({ local }) => !local);
    const isOther = new Set(others.map(({ userId }) => userId));
    const cameras = new Set(streams.filter(({ source }) => source === 'camera').map(({ userId }) => userId));
    const places: Place[] = [
      ...others.map(({ userId }) => ({ userId, source: 'camera', publishes: cameras.has(userId) }) as const),
      ...streams
        .filter(({ userId, source }) => source === 'screen' && isOther.has(userId))
        .map(({ userId, source, streamId }) => ({ userId, source, streamId, publishes: true })),
    ];
    const same = (place: Place, i: number) =>
      isSame(place, this.#places[i]) && place.publishes === this.#places[i]?.publishes;
    if (places.length === this.#places.length && places.every(same)) return;
    this.#places = places;
    this.#assign();
  }

  /** What is shown in a seat, undefined while nothing is. */
  occupant(seat: object): Place | undefined {
    return this.#occupants.get(seat);
  }

  /** All that is shown now, by seat. */
  get occupants(): ReadonlyMap<object, Place> {
    return this.#occupants;
  }

  /** A picture is needed for a moment, wherever it is shown: until the function returned is called. */
  glance(place: Pick<Place, 'userId' | 'source'>): () => void {
    this.glances.add(place);
    this.#tell();
    return () => {
      this.glances.delete(place);
      this.#tell();
    };
  }

  /** Why the picture in a seat does not come for now; undefined when it does. */
  darkness(seat: object): Darkness | undefined {
    return this.#dark.get(seat);
  }

  /** Takes down whether it comes. */
  darken(seat: object, why: Darkness | undefined): void {
    if (this.#dark.get(seat) === why) return;
    if (why) this.#dark.set(seat, why);
    else this.#dark.delete(seat);
    this.#tell();
  }

  /** Nobody chooses any more: every picture comes. */
  lighten(): void {
    if (!this.#dark.size) return;
    this.#dark.clear();
    this.#tell();
  }

  /** Hears of every change of the seating and of what comes; returns the unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #assign(vacated?: object): void {
    const before = new Map(this.#occupants);
    if (vacated) this.#occupants.delete(vacated);
    const wished = ({ userId, source }: Place) =>
      [...this.#wishes.values()].some((wish) => wish.userId === userId && wish.source === source);
    for (const [seat, place] of [...this.#occupants]) {
      const here = this.#places.some((other) => isSame(place, other));
      const wish = this.#wishes.get(seat);
      if (!here || !wish || (wish.userId === undefined && wished(place))) this.#occupants.delete(seat);
    }
    for (const [seat, { userId, source }] of this.#wishes) {
      if (this.#occupants.has(seat)) continue;
      const taken = [...this.#occupants.values()];
      const place = this.#places.find(
        (each) =>
          each.source === source &&
          (userId === undefined ? each.publishes && !wished(each) : each.userId === userId) &&
          // Two seats may show the same person, but several screens are shown one in each.
          (userId !== undefined && source === 'camera' ? true : !taken.some((other) => isSame(each, other))),
      );
      if (place) this.#occupants.set(seat, place);
    }
    const changed =
      before.size !== this.#occupants.size ||
      [...before].some(([seat, place]) => !isSame(place, this.#occupants.get(seat)));
    if (changed) this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSame(a: Place, b: Place | undefined): boolean {
  return a.userId === b?.userId && a.source === b.source && a.streamId === b.streamId;
}
