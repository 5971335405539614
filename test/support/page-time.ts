/** Time as a page has it. */

/** So much of a stretch in which no timer ran counts, ms: the rest of it the page stood still, on a machine with more to do. */
const MOST = 100;

let had = 0;
let looked = performance.now();

function look(): void {
  const now = performance.now();
  had += Math.min(now - looked, MOST);
  looked = now;
}

setInterval(look, MOST / 2);

/**
 * ms that the page had so far, for what must not take longer than that: while it stands still no timer and no frame of what is
 * tested comes either. Never more than the clock of the wall says.
 */
export function pageTime(): number {
  look();
  return had;
}
