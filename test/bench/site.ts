/** The page of the benchmarks, built as a site of its own and opened in a browser. */
import type { BrowserContext, Page } from 'playwright-core';
import { build, preview, type InlineConfig } from 'vite';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';

/** A browser with the site. */
export interface Site {
  /** Of the browser. */
  readonly version: string;
  readonly context: BrowserContext;
  /** A tab with the page, ready for orders to `zegoBench`. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

const config = {
  configFile: false,
  root: `${ROOT}test/bench`,
  logLevel: 'error',
  build: {
    outDir: `${ROOT}node_modules/.cache/bench`,
    target: 'es2022',
    rolldownOptions: { input: `${ROOT}test/bench/page.html` },
  },
  preview: { port: 0 },
} satisfies InlineConfig;

/** Builds and serves the page; in the first tab the stand-in of ZEGO's service runs, with bob in the room. */
export async function openSite(): Promise<Site> {
  await build(config);
  const server = await preview(config);
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 800, height: 800 } });
  const site = {
    version: browser.version(),
    context,
    async open() {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`${server.resolvedUrls!.local[0]}page.html`);
      await page.waitForFunction(() => 'zegoBench' in globalThis);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
  const host = await site.open();
  await host.evaluate(() => zegoBench.host());
  return site;
}
