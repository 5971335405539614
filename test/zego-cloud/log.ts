/** What a cloud saw, in words: print it when a test fails. */

/** A list of lines that only grows; shared by all parts of one cloud. */
export class CloudLog {
  readonly lines: string[] = [];
  readonly #start = performance.now();

  /** Adds a line with the ms since the cloud started. */
  note(line: string): void {
    this.lines.push(`${(performance.now() - this.#start).toFixed(0).padStart(6)} ${line}`);
  }

  /** Something the cloud does not know: found by `unknown`, so that a new SDK version shows what it needs. */
  unknown(line: string): void {
    this.note(`${UNKNOWN}${line}`);
  }

  /** The lines of {@link unknown}. */
  get unknowns(): string[] {
    return this.lines.filter((line) => line.includes(UNKNOWN));
  }

  toString(): string {
    return this.lines.join('\n');
  }
}

const UNKNOWN = 'unknown: ';

/** The first bytes of a message, for an unknown line. */
export function hex(data: Uint8Array): string {
  const shown = [...data.subarray(0, 32)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `${data.length} bytes ${shown}${data.length > 32 ? ' …' : ''}`;
}
