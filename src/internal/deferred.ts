/** A promise to settle later: what `Promise.withResolvers` is in browsers newer than Safari 17.4 and Chrome 119. */
export function deferred(): {
  readonly promise: Promise<void>;
  readonly resolve: (value?: void | Promise<void>) => void;
} {
  let resolve: (value?: void | Promise<void>) => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
