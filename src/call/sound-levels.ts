/** How loud everybody in a call is, beside the snapshot: it changes ten times a second, and most of it concerns one meter. */
import { LevelMeter } from '../media/levels.js';
import { listen, SILENCE, type Voices } from './active-speaker.js';
import type { CallSnapshot } from './call-state.js';
import { isInCall } from './call-transitions.js';

/** What of a call is measured: the levels to read, and the news of them. */
export interface SoundLevels {
  /** How loud somebody is now, 0 to 1; 0 for who is not heard, and for the own microphone while it is off. */
  get(userId: string): number;
  /** Calls `listener` after each measurement, up to ten times a second; returns the unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

/** Who speaks, as the session is told when it changes. */
export interface Speech {
  /** User ids. */
  readonly speaking: ReadonlySet<string>;
  /** Who is the loudest, or was it last. */
  readonly active?: string;
  /** The user speaks with the microphone off. */
  readonly whileMuted: boolean;
}

/** Stands for the own sound that goes nowhere: no user id is empty. */
const MUTED = '';

const QUIET: Speech = { speaking: new Set(), whileMuted: false };

/** Measures those whose sound is on, while in the call. `changed` hears of who speaks, only when that is somebody else. */
export class CallLevels implements SoundLevels {
  readonly #meter = new LevelMeter<string>((levels) => this.#onLevels(levels));
  readonly #changed: (speech: Speech) => void;
  readonly #listeners = new Set<() => void>();
  #levels: ReadonlyMap<string, number> = new Map();
  #voices: Voices = SILENCE;
  /** The own one while the microphone is off. */
  #muted: Voices = SILENCE;
  #present: ReadonlySet<string> = new Set();
  #told = QUIET;

  constructor(changed: (speech: Speech) => void) {
    this.#changed = changed;
  }

  get(userId: string): number {
    return this.#levels.get(userId) ?? 0;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The call is as in `snapshot` now. `muted` has the sound of the own microphone while that is off. */
  follow({ state, participants, streams, microphone }: CallSnapshot, muted?: MediaStream): void {
    if (!isInCall(state)) return this.#stop();
    const heard = new Map<string, MediaStream>();
    for (const { userId, source, audio, media } of streams)
      if (audio && source === 'camera') heard.set(userId, media);
    if (muted && microphone === 'off') heard.set(MUTED, muted);
    this.#present = new Set(participants.map(({ userId }) => userId));
    this.#meter.measure(heard);
    // Whoever went, or is silent from now on, is so at once; the others are as loud as they were.
    const kept = new Map([...this.#levels].filter(([userId]) => heard.has(userId)));
    if (kept.size < this.#levels.size || (this.#told.whileMuted && !heard.has(MUTED))) this.#onLevels(kept);
  }

  /** Frees all at once; that nobody speaks outside a call goes without saying. */
  #stop(): void {
    this.#meter.measure(new Map());
    this.#voices = this.#muted = SILENCE;
    this.#told = QUIET;
    if (!this.#levels.size) return;
    this.#levels = new Map();
    this.#notify();
  }

  #onLevels(measured: ReadonlyMap<string, number>): void {
    const levels = new Map(measured);
    const own = levels.get(MUTED);
    levels.delete(MUTED);
    this.#levels = levels;
    const now = performance.now();
    this.#voices = listen(this.#voices, levels, now, (userId) => this.#present.has(userId));
    this.#muted = listen(this.#muted, new Map(own === undefined ? [] : [[MUTED, own]]), now);
    this.#tell({
      speaking: speakers(this.#voices),
      whileMuted: speakers(this.#muted).size > 0,
      ...(this.#voices.active !== undefined && { active: this.#voices.active }),
    });
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #tell(speech: Speech): void {
    const { speaking, active, whileMuted } = this.#told;
    const same =
      speech.speaking.size === speaking.size && [...speech.speaking].every((id) => speaking.has(id));
    if (same && speech.active === active && speech.whileMuted === whileMuted) return;
    this.#told = speech;
    this.#changed(speech);
  }
}

function speakers({ voices }: Voices): ReadonlySet<string> {
  return new Set([...voices].filter(([, { speaking }]) => speaking).map(([userId]) => userId));
}
