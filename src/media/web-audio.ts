/** Whether this browser can measure sound at all: some have no Web Audio, or have it turned off. */
export function canMeasure(): boolean {
  return typeof AudioContext !== 'undefined';
}
