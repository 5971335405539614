/** After how long there is no frame to wait for, ms: in a page that nobody sees, and in one whose frames are late. */
const NO_FRAME = { hidden: 100, visible: 250 };

/** What is drawn: an element of Lit, whose `scheduleUpdate()` waits for {@link Pace.turn}. */
export interface Paced {
  readonly isUpdatePending: boolean;
  requestUpdate(): void;
}

/**
 * Draws an element no more than once a frame for all that {@link ask} is called for: a storm of news must not cost a drawing
 * each. The first is drawn at once, and `updateComplete` waits for the others.
 */
export class Pace {
  readonly #host: Paced;
  /** The drawing that is pending can wait. */
  #patient = false;
  /** Until the frame is over in which such a drawing was made. */
  #rest: Promise<void> | undefined;
  /** Ends the wait of a drawing that was patient. */
  #hurry: (() => void) | undefined;

  constructor(host: Paced) {
    this.#host = host;
  }

  /** Draws now, or with the next frame if that was done in this one. */
  ask(): void {
    if (this.#host.isUpdatePending) return;
    this.#patient = true;
    this.#host.requestUpdate();
  }

  /** Draws now, and with it what was asked for before. */
  now(): void {
    this.#patient = false;
    this.#host.requestUpdate();
    this.#hurry?.();
  }

  /** What the drawing that is about to begin has to wait for, if anything. */
  turn(): Promise<void> | undefined {
    const patient = this.#patient;
    this.#patient = false;
    if (patient && this.#rest)
      return Promise.race([this.#rest, new Promise<void>((hurry) => (this.#hurry = hurry))]).then(() => {
        this.#hurry = undefined;
        this.#begin();
      });
    if (patient) this.#begin();
    return undefined;
  }

  #begin(): void {
    const rest = nextFrame().then(() => {
      if (this.#rest === rest) this.#rest = undefined;
    });
    this.#rest = rest;
  }
}

/** Resolves with the next frame, or a little later where there is none. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, NO_FRAME[document.visibilityState]);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
