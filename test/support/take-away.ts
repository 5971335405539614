/** Browsers that lack something, for tests. */

const taken: (() => void)[] = [];

/** Takes something away from the browser until {@link putBack}. */
export function takeAway(target: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  if (!descriptor) return; // it never had it
  Reflect.deleteProperty(target, name);
  taken.push(() => Object.defineProperty(target, name, descriptor));
}

/** Ends that: for an `afterEach`. */
export function putBack(): void {
  taken.splice(0).forEach((restore) => restore());
}
