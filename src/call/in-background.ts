import { CallError } from '../errors.js';

/** For work nobody awaits: a CallError was reported by then, anything else is a fault of ours and must surface. */
export function inBackground(work: Promise<void>): void {
  work.catch((reason: unknown) => {
    if (!(reason instanceof CallError)) throw reason;
  });
}
