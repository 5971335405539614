/** What a page costs, as the browser counts it. */
import type { Page } from 'playwright-core';

/** Of a trace of the browser. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** µs of processor time. */
  readonly tdur?: number;
  readonly args: {
    readonly name?: string;
    readonly data?: { readonly frames?: readonly { readonly frame: string; readonly processId: number }[] };
  };
}

/** The meter of one page. */
export interface Meter {
  /** All of `Performance.getMetrics`, by name; durations in s of processor time, which the machine's other work cannot lengthen. */
  metrics(): Promise<Readonly<Record<string, number>>>;
  /** What the main thread worked by now, ms. */
  work(): Promise<number>;
  /** What each task of the main thread worked until the function resolves, ms of processor time. */
  tasks(during: () => Promise<void>): Promise<readonly number[]>;
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
    async tasks(during) {
      const browser = page.context().browser()!;
      const { frameTree } = await session.send('Page.getFrameTree');
      await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline'] });
      await during();
      const { traceEvents: events } = JSON.parse(String(await browser.stopTracing())) as {
        traceEvents: readonly TraceEvent[];
      };
      const frames = events.flatMap(({ args }) => args.data?.frames ?? []);
      const pid = frames.find(({ frame }) => frame === frameTree.frame.id)?.processId;
      const main = events.find((event) => event.pid === pid && event.args.name === 'CrRendererMain');
      return events
        .filter(({ name, pid, tid }) => name === 'RunTask' && pid === main?.pid && tid === main.tid)
        .map(({ tdur = 0 }) => tdur / 1000);
    },
    async heap() {
      // What only a finalizer frees is gone the second time.
      for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
      return (await metrics())['JSHeapUsedSize'] / 1e6;
    },
  };
}
