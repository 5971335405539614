/** What the user chose before a call, kept for the next visit in this browser. */

/** All of it may be missing. */
export interface Memory {
  readonly name?: string;
  /** Device ids. */
  readonly microphone?: string;
  readonly camera?: string;
  readonly speaker?: string;
  /** Entered with it off. */
  readonly microphoneOff?: boolean;
  readonly cameraOff?: boolean;
}

const KEY = 'zego-call';

/** What is remembered; nothing where the page may not store anything, or somebody else wrote there. */
export function recall(): Memory {
  try {
    const memory: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof memory === 'object' && memory ? memory : {};
  } catch {
    return {};
  }
}

/** Remembers this, too. Where that is not possible nothing happens: it is a comfort. */
export function remember(more: Memory): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...more }));
  } catch {
    // Forbidden, full, or not there.
  }
}
