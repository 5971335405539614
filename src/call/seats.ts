/** Who is shown where, when a page places its own `<zego-remote-video>` elements. */
import type { Participant } from './call-state.js';

/**
 * Gives each seat a participant: a pinned seat its own, the others, in the order they were taken, the next person whom no
 * seat is pinned to. Whoever sits stays seated until they leave.
 */
export class Seats {
  readonly #pins = new Map<object, string | undefined>();
  readonly #occupants = new Map<object, string>();
  readonly #listeners = new Set<() => void>();
  #people: readonly string[] = [];

  /** Takes a seat, or changes what it is pinned to. `seat` is any object that stands for it. */
  take(seat: object, pinned?: string): void {
    if (this.#pins.has(seat) && this.#pins.get(seat) === pinned) return;
    this.#pins.set(seat, pinned);
    this.#assign(seat);
  }

  /** Gives a seat up; somebody waiting may get another. */
  release(seat: object): void {
    if (this.#pins.delete(seat)) this.#assign(seat);
  }

  /** Takes note of who is in the call; the local user needs no seat. */
  update(participants: readonly Participant[]): void {
    const people = participants.filter(({ local }) => !local).map(({ userId }) => userId);
    if (people.length === this.#people.length && people.every((userId, i) => userId === this.#people[i]))
      return;
    this.#people = people;
    this.#assign();
  }

  /** The user id shown in a seat, undefined while nobody is. */
  occupant(seat: object): string | undefined {
    return this.#occupants.get(seat);
  }

  /** Hears of every change of the seating; returns the unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #assign(vacated?: object): void {
    const before = new Map(this.#occupants);
    if (vacated) this.#occupants.delete(vacated);
    const pinned = new Set(this.#pins.values());
    for (const [seat, userId] of [...this.#occupants]) {
      const here = this.#people.includes(userId);
      if (!here || (this.#pins.get(seat) === undefined && pinned.has(userId))) this.#occupants.delete(seat);
    }
    const seated = new Set(this.#occupants.values());
    const waiting = this.#people.filter((userId) => !pinned.has(userId) && !seated.has(userId));
    for (const [seat, pin] of this.#pins) {
      if (this.#occupants.has(seat)) continue;
      const userId = pin === undefined ? waiting.shift() : this.#people.find((id) => id === pin);
      if (userId !== undefined) this.#occupants.set(seat, userId);
    }
    const changed =
      before.size !== this.#occupants.size ||
      [...before].some(([seat, id]) => this.#occupants.get(seat) !== id);
    if (changed) for (const listener of [...this.#listeners]) listener();
  }
}
