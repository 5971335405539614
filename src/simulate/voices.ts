/** Something like speech, for whoever has the word. */
import type { Random } from './random.js';

/** Somebody saying something. */
export interface Voice {
  readonly track: MediaStreamTrack;
  /** Ends it and its track. */
  stop(): void;
}

/** Opens no output of the sound card, of which a browser has few. */
export const NO_OUTPUT: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };

/** Centre frequencies of what makes a vowel, Hz. */
const FORMANTS = [
  [730, 1090],
  [530, 1840],
  [570, 840],
  [300, 870],
] as const;

/** All voices of a page come from one AudioContext, opened with the first. */
export class Voices {
  #context: AudioContext | undefined;

  /**
   * A voice of `pitch` Hz that talks for `seconds`, then is silent until it is stopped. Until the user has touched the
   * page, browsers may keep it silent.
   */
  speak(pitch: number, seconds: number, random: Random): Voice {
    const context = (this.#context ??= new AudioContext(NO_OUTPUT));
    void context.resume().catch(() => undefined /* closed meanwhile */);
    const output = context.createMediaStreamDestination();
    const throat = new OscillatorNode(context, { type: 'sawtooth', frequency: pitch });
    const loudness = new GainNode(context, { gain: 0 });
    const vowels = FORMANTS[0].map(
      (frequency) => new BiquadFilterNode(context, { type: 'bandpass', frequency, Q: 5 }),
    );
    for (const vowel of vowels) throat.connect(vowel).connect(loudness);
    loudness.connect(output);

    const begin = context.currentTime + 0.02;
    for (let at = begin; at < begin + seconds;) {
      const length = random.between(0.12, 0.26);
      throat.frequency.setTargetAtTime(pitch * random.between(0.88, 1.2), at, 0.05);
      const formants = random.of(FORMANTS);
      for (const [index, vowel] of vowels.entries())
        vowel.frequency.setTargetAtTime(formants[index], at, 0.03);
      loudness.gain.setTargetAtTime(random.between(0.35, 0.6), at, 0.02);
      loudness.gain.setTargetAtTime(0.04, at + length * 0.6, 0.03);
      at += length + (random.next() < 0.14 ? random.between(0.15, 0.4) : 0);
    }
    loudness.gain.setTargetAtTime(0, begin + seconds, 0.05);
    throat.start();

    const [track] = output.stream.getAudioTracks();
    return {
      track,
      stop() {
        track.stop();
        throat.stop();
        loudness.disconnect();
      },
    };
  }

  /** Frees the AudioContext. */
  async close(): Promise<void> {
    const context = this.#context;
    this.#context = undefined;
    await context?.close();
  }
}
