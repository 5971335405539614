/**
 * A signal that aborts as soon as one of `signals` does, with its reason. `AbortSignal.any` where the browser has it;
 * before Safari 17.4 and Chrome 116 a listener stays on each signal until one of them aborts.
 */
export function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  if ('any' in AbortSignal) return AbortSignal.any([...signals]);
  const first = new AbortController();
  for (const signal of signals) {
    const abort = () => first.abort(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true, signal: first.signal });
  }
  return first.signal;
}
