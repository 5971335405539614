/** The pages of the benchmark, built as a site of their own and opened in a browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, preview, type InlineConfig } from 'vite';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';
import { OUT } from './bundles.js';

const PAGES = ['call', 'people', 'lobby', 'crowd'] as const;
export type PageName = (typeof PAGES)[number];

/** A browser with the site. */
export interface Site {
  readonly browser: Browser;
  /** A browser as new, with a window of 1280 × 800, that lets pages use camera and microphone. The caller closes it. */
  fresh(): Promise<BrowserContext>;
  /** A tab with a page, ready for orders. */
  open(name: PageName, context: BrowserContext): Promise<Page>;
  close(): Promise<void>;
}

const folder = `${ROOT}test/bench/`;
const config = {
  configFile: false,
  root: folder,
  logLevel: 'error',
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: PAGES.map((name) => `${folder}${name}.html`) },
  },
  preview: { port: 0 },
} satisfies InlineConfig;

/** Builds and serves the pages. What the folder is given later is served as well. */
export async function openSite(): Promise<Site> {
  await build(config);
  const server = await preview(config);
  const browser = await openBrowser();
  return {
    browser,
    fresh: () =>
      browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['camera', 'microphone'] }),
    async open(name, context) {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
      await page.goto(`${server.resolvedUrls!.local[0]}${name}.html`);
      await page.waitForFunction((name) => `${name}Bench` in globalThis, name);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
