import { LoopbackEngine } from '../engine/loopback/loopback-engine.js';
import { castMember } from './cast.js';
import { Easel } from './easel.js';
import { Liveliness, type Activity } from './liveliness.js';
import { Random } from './random.js';
import { SimulatedPerson, type Surroundings } from './simulated-person.js';
import { Switchboard } from './switchboard.js';
import { Voices } from './voices.js';

/** How a simulation is. */
export interface SimulationOptions {
  /** How many people come at once, default 1. */
  readonly people?: number;
  /** Their names in turn, used again from the first when there are more people; default ones of all over the world. */
  readonly names?: readonly string[];
  /** What people do by themselves; default `talk`, or `none` while they are still. */
  readonly activity?: Activity;
  /** Pictures that do not move, for screenshots. Default false. */
  readonly still?: boolean;
  /** The same seed and the same names, the same people, who do the same. Default 1. */
  readonly seed?: number;
  /** What user ids begin with, default `sim`: two simulations in one room need two. */
  readonly prefix?: string;
}

/** How one person comes in. */
export interface AddOptions {
  /** Default `sim-1`, `sim-2`, … */
  readonly userId?: string;
  /** Default the next of the names. */
  readonly userName?: string;
  /** Whether it is on, default true. */
  readonly microphone?: boolean;
  /** Whether it is on, default true. */
  readonly camera?: boolean;
}

/** For so many people at most: the width of their pictures in pixels, and how often a second they are drawn. */
const SIZES = [
  [4, 640, 12],
  [9, 480, 10],
  [16, 320, 8],
  [Infinity, 256, 5],
] as const;
/** How often still ones are: somebody who has just come needs a frame. */
const STILL_RATE = 2;

/** People in a room of the loopback who are drawn and synthesized. Ask `simulate()` for one. */
export class Simulation {
  /** The room. */
  readonly room: string;
  readonly #options: SimulationOptions;
  readonly #random: Random;
  readonly #switchboard = new Switchboard();
  readonly #easel = new Easel();
  readonly #voices = new Voices();
  readonly #people = new Set<SimulatedPerson>();
  readonly #liveliness: Liveliness;
  #count = 0;
  #audience = 0;
  #width: number = SIZES[0][1];
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(room: string, options: SimulationOptions = {}) {
    const { seed = 1, still = false, activity = still ? 'none' : 'talk' } = options;
    this.room = room;
    this.#options = options;
    this.#random = new Random(seed);
    this.#liveliness = new Liveliness(() => this.people, new Random(seed + 1));
    this.#liveliness.activity = activity;
    void this.resize(options.people ?? 1).catch(ignore); // `ready` tells
  }

  /** Who is in the room, or on the way into it, in the order they came. */
  get people(): readonly SimulatedPerson[] {
    return [...this.#people];
  }

  /** Resolves when everybody who was asked in is there; rejects if the loopback cannot be used here. */
  get ready(): Promise<void> {
    return this.#work;
  }

  /** What people do by themselves. */
  get activity(): Activity {
    return this.#liveliness.activity;
  }

  set activity(activity: Activity) {
    if (!this.#stopped) this.#liveliness.activity = activity;
  }

  /** Lets one more person in; resolves with them when they are there. */
  add(options: AddOptions = {}): Promise<SimulatedPerson> {
    const adding = this.#work.catch(ignore).then(() => this.#letIn(options));
    this.#work = adding.then(ignore);
    this.#work.catch(ignore); // whoever asked is told
    return adding;
  }

  /**
   * Lets people in, one after the other, or sends the last ones away, until there are `count`; resolves when there are.
   * Begins when the changes that were asked for before are made.
   */
  resize(count: number): Promise<void> {
    this.#work = this.#work.catch(ignore).then(async () => {
      while (!this.#stopped && this.#people.size < count) await this.#letIn();
      for (const person of this.people.slice(count)) await person.leave();
    });
    return this.#work;
  }

  /** Everybody leaves, and nothing is left behind. Never rejects. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#liveliness.activity = 'none';
    await Promise.all(this.people.map((person) => person.leave()));
    this.#easel.running = false;
    await this.#voices.close();
  }

  async #letIn(options: AddOptions = {}): Promise<SimulatedPerson> {
    if (this.#stopped) throw new Error('This simulation is stopped: start another one.');
    const number = ++this.#count;
    const { names = [], seed = 1, prefix = 'sim' } = this.#options;
    const person = new SimulatedPerson(
      {
        ...{ userId: `${prefix}-${number}`, microphone: true, camera: true },
        ...(names.length ? { userName: names[(number - 1) % names.length] } : castMember(number - 1)),
        ...options,
        seed: seed * 1000 + number,
      },
      this.#surroundings(),
    );
    this.#people.add(person);
    this.#fit();
    try {
      await person.ready;
    } catch (error) {
      if (!this.#people.has(person)) return person; // sent away meanwhile
      await person.leave();
      throw error;
    }
    return person;
  }

  #surroundings(): Surroundings {
    return {
      room: this.room,
      easel: this.#easel,
      voices: this.#voices,
      random: this.#random,
      pictureWidth: this.#width,
      still: this.#options.still ?? false,
      engine: () => new LoopbackEngine({ openLine: this.#switchboard.open, receives: false }),
      onAudience: (change) => {
        this.#audience += change;
        this.#easel.running = this.#audience > 0;
      },
      onGone: (person) => {
        this.#people.delete(person);
        if (!this.#stopped) this.#fit();
      },
    };
  }

  /** The more people, the smaller their pictures, and the fewer of them a second. */
  #fit(): void {
    const [, width, rate] = SIZES.find(([most]) => this.#people.size <= most) ?? SIZES[0];
    this.#easel.rate = this.#options.still ? STILL_RATE : rate;
    this.#width = width;
    for (const person of this.#people) person.resize(width);
  }
}

function ignore(): void {
  // Told to whoever asked.
}
