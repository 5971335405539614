/** For waits that a timer would end early where the page stood still. */

/** Lets no timer of exactly `ms` that is set during `work` ever run: what it would give up waiting for must come. One at a time. */
export async function withoutTimer<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((run: () => void, delay?: number, ...args: unknown[]) =>
    delay === ms ? 0 : setTimeout(run, delay, ...args)) as typeof setTimeout;
  try {
    return await work();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}
