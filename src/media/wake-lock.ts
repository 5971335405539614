/** Keeps the screen from going dark. */

/**
 * Keeps the screen on until `signal` aborts. Browsers take that back when a page is hidden: call what this returns when
 * it is seen again. Where it is unknown or refused nothing happens, since nothing else depends on it.
 */
export function keepScreenOn(signal: AbortSignal): () => void {
  let lock: WakeLockSentinel | undefined;
  let asking = false;
  const release = () => void lock?.release().catch(() => undefined); // gone by itself
  const ask = async () => {
    if (asking || signal.aborted || lock?.released === false) return;
    asking = true;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (signal.aborted) release();
    } catch {
      // Refused (a hidden page, an empty battery, a policy of the page), or a browser without it.
    } finally {
      asking = false;
    }
  };
  signal.addEventListener('abort', release, { once: true });
  void ask();
  return () => void ask();
}
