/** What a page of an application fetched, and how much that is. */
import { gzipSync } from 'node:zlib';
import type { Guest } from './visit.js';

/** kB, gzip. */
export interface Weight {
  /** All scripts that the page had fetched before the tag was defined: application, framework, and our entry. */
  readonly eager: number;
  /** The engine of the call. */
  readonly engine: number;
}

/** What is in the file of each engine and in no other of ours. */
const MARKS = { zego: 'ZegoExpressEngine', loopback: 'zego-call/loopback/' };

/** Weighs a page; fails unless it fetched one engine, its own, and that after the tag was defined. */
export async function weigh({ page, scripts }: Guest, engine: keyof typeof MARKS): Promise<Weight> {
  const eager = new Set(
    await page.evaluate(() => {
      const fetched = performance.getEntriesByType('resource');
      return fetched.filter(({ startTime }) => startTime < window.account.defined).map(({ name }) => name);
    }),
  );
  const weight = { eager: 0, engine: 0 };
  for (const script of scripts) {
    const body = await script.body();
    const found = Object.entries(MARKS).find(([, mark]) => body.includes(mark))?.[0];
    const size = gzipSync(body, { level: 9 }).length / 1000;
    if (found && found !== engine) throw new Error(`${script.url()} brings the engine ${found}`);
    if (found && eager.has(script.url())) throw new Error(`${script.url()} brings the engine at once`);
    if (found) weight.engine += size;
    else if (eager.has(script.url())) weight.eager += size;
  }
  if (!weight.eager || !weight.engine) throw new Error('There is nothing to weigh.');
  return weight;
}
