/** The notice to who speaks with the microphone off. */
import type { CallSnapshot } from '../../call/call-state.js';

/** How long nobody speaks when a stretch of speaking is over, ms: a breath is not the end. */
const QUIET = 5000;

/** What it hears of the snapshot. */
type Heard = Pick<CallSnapshot, 'speakingWhileMuted' | 'microphone'>;

/** Shown once in a stretch of speaking, until that is over, the microphone on, or it is put away. */
export class MutedSpeech {
  readonly #began: () => void;
  readonly #changed: () => void;
  #stretch: 'none' | 'shown' | 'dismissed' = 'none';
  #end: ReturnType<typeof setTimeout> | undefined;

  /** `began` is called once a stretch, `changed` when the notice is there no more. */
  constructor(began: () => void, changed: () => void) {
    this.#began = began;
    this.#changed = changed;
  }

  /** Whether there is something to show. */
  get shown(): boolean {
    return this.#stretch === 'shown';
  }

  /** The call is like that now. */
  follow({ speakingWhileMuted, microphone }: Heard): void {
    if (microphone !== 'off') this.#over();
    else if (speakingWhileMuted) {
      this.#keep();
      if (this.#stretch !== 'none') return;
      this.#stretch = 'shown';
      this.#began();
    } else if (this.#stretch !== 'none') this.#end ??= setTimeout(() => this.#over(), QUIET);
  }

  /** Not to be shown for the rest of the stretch. */
  dismiss(): void {
    if (!this.shown) return;
    this.#stretch = 'dismissed';
    this.#changed();
  }

  #keep(): void {
    clearTimeout(this.#end);
    this.#end = undefined;
  }

  #over(): void {
    this.#keep();
    const { shown } = this;
    this.#stretch = 'none';
    if (shown) this.#changed();
  }
}
