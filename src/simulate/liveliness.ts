import type { Random } from './random.js';
import type { SimulatedPerson } from './simulated-person.js';

/**
 * What people do by themselves: nothing; talk in turns; or also mute, turn the camera off, raise a hand, react, write, share for a while.
 */
export type Activity = 'none' | 'talk' | 'all';

/** What people say in a chat. */
const REMARKS = [
  'Good morning!',
  'Can everybody see the slides?',
  'One moment, please.',
  'I agree.',
  'The notes are at https://example.com/notes',
  'Back in five minutes.',
  'Sounds good 👍',
  'Who writes the summary this time?',
];

/** Makes people do things of their own accord: mostly one talks, then another. */
export class Liveliness {
  readonly #people: () => readonly SimulatedPerson[];
  readonly #random: Random;
  #activity: Activity = 'none';
  #turn: ReturnType<typeof setTimeout> | undefined;
  #event: ReturnType<typeof setTimeout> | undefined;

  constructor(people: () => readonly SimulatedPerson[], random: Random) {
    this.#people = people;
    this.#random = random;
  }

  /** What they do. */
  get activity(): Activity {
    return this.#activity;
  }

  set activity(activity: Activity) {
    if (activity === this.#activity) return;
    this.#activity = activity;
    clearTimeout(this.#turn);
    clearTimeout(this.#event);
    if (activity !== 'none') this.#nextTurn(0.5);
    if (activity === 'all') this.#nextEvent();
  }

  #nextTurn(pause: number): void {
    this.#turn = setTimeout(() => {
      const seconds = this.#random.between(2, 6);
      const heard = this.#people().filter(({ microphone, talking }) => microphone && !talking);
      if (heard.length) this.#ask(this.#random.of(heard).talk(seconds));
      // Now and then two talk at once.
      this.#nextTurn(this.#random.next() < 0.15 ? seconds / 2 : seconds + this.#random.between(0.2, 1.4));
    }, pause * 1000);
  }

  #nextEvent(): void {
    this.#event = setTimeout(
      () => {
        const people = this.#people();
        if (people.length) this.#ask(this.#something(this.#random.of(people)));
        this.#nextEvent();
      },
      this.#random.between(1500, 4000),
    );
  }

  #something(person: SimulatedPerson): Promise<void> {
    const chance = this.#random.next();
    if (chance < 0.35) return person.setMicrophone(!person.microphone);
    if (chance < 0.55) return person.setCamera(!person.camera);
    if (chance < 0.7) return person.sendMessage(this.#random.of(REMARKS));
    if (chance < 0.85) return person.setHand(!person.hand);
    if (chance < 0.95) return person.sendReaction(this.#random.of(['👍', '👏', '🎉']));
    const sharing = this.#people().find(({ screen }) => screen);
    return (sharing ?? person).setScreen(!sharing);
  }

  /** They may be leaving. */
  #ask(work: Promise<void>): void {
    work.catch(() => undefined);
  }
}
