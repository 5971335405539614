/** For waits that a timer would end early where the page stood still. */

/**
 * Lets no timer of exactly `ms` that is set during `work` ever run: what it would give up waiting for must come, in 40 s. One at
 * a time.
 */
export async function withoutTimer<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((run: () => void, delay?: number, ...args: unknown[]) =>
    delay === ms ? 0 : setTimeout(run, delay, ...args)) as typeof setTimeout;
  try {
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error(`It waited for a timer of ${ms} ms.`)), 40_000),
    );
    return await Promise.race([work(), late]);
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}
