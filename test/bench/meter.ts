/** What a page costs, as the browser counts it. */
import type { Page } from 'playwright-core';

/** The meter of one page. */
export interface Meter {
  /** All of `Performance.getMetrics`, by name; durations in s of processor time, which the machine's other work cannot lengthen. */
  metrics(): Promise<Readonly<Record<string, number>>>;
  /** What the main thread worked by now, ms. */
  work(): Promise<number>;
  /** MB of scripts in use, garbage collected. */
  heap(): Promise<number>;
}

/** Begins to count. */
export async function meter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  return {
    metrics,
    work: async () => (await metrics())['TaskDuration'] * 1000,
    async heap() {
      // What only a finalizer frees is gone the second time.
      for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
      return (await metrics())['JSHeapUsedSize'] / 1e6;
    },
  };
}
