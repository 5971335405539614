/** A browser in front of the page of the pictures. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { build, preview, type InlineConfig, type PreviewServer } from 'vite';
import { chromium } from '../support/chromium.mjs';
import { ROOT } from '../package/sources.js';
import type { Shot } from './scene.js';

/** Of everything that shows a time. */
const NOW = new Date('2026-03-02T10:00:00Z');

/** What would make letters and colours depend on the machine. */
const SAME = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

const config = {
  configFile: false,
  root: `${ROOT}test/pictures`,
  logLevel: 'error',
  build: {
    outDir: `${ROOT}node_modules/.cache/pictures-page`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: ['page.html', 'darkroom.html'].map((name) => `${ROOT}test/pictures/${name}`) },
  },
  preview: { port: 0 },
} satisfies InlineConfig;

const url = (type: string, content: Buffer) => `data:image/${type};base64,${content.toString('base64')}`;
const contentOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

/** Takes pictures, all of them WebP; close it in the end. */
export class Studio {
  readonly #server: PreviewServer;
  readonly #browser: Browser;
  readonly #darkroom: Page;

  private constructor(server: PreviewServer, browser: Browser, darkroom: Page) {
    this.#server = server;
    this.#browser = browser;
    this.#darkroom = darkroom;
  }

  /** Builds the page, and starts server and browser. */
  static async open(): Promise<Studio> {
    await build(config);
    const server = await preview(config);
    const { executablePath, env, args } = await chromium();
    const browser = await playwright.launch({ executablePath, env, args: [...args, ...SAME] });
    const darkroom = await browser.newPage();
    await darkroom.goto(`${server.resolvedUrls!.local[0]}darkroom.html`);
    await darkroom.waitForFunction(() => 'pictures' in globalThis);
    return new Studio(server, browser, darkroom);
  }

  /** A picture of the shot, once it is the same twice. Rejects when something goes wrong in the page. */
  async take({ scene, size, scheme = 'light', name }: Shot): Promise<Buffer> {
    const context = await this.#browser.newContext({
      ...{ viewport: { width: size[0], height: size[1] }, reducedMotion: 'reduce' },
      ...{
        colorScheme: scheme === 'light' ? 'light' : 'dark',
        forcedColors: scheme === 'forced' ? 'active' : 'none',
      },
      ...{ locale: 'en-GB', timezoneId: 'UTC' },
    });
    try {
      const png = await this.#photograph(context, scene);
      return contentOf(await this.#darkroom.evaluate((image) => pictures.develop(image), url('png', png)));
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    } finally {
      await context.close();
    }
  }

  /** Which share of the pixels of two pictures differ, 0 to 1, and a picture of it. */
  async compare(one: Buffer, other: Buffer): Promise<{ share: number; picture: Buffer }> {
    const { share, picture } = await this.#darkroom.evaluate(([one, other]) => pictures.compare(one, other), [
      url('webp', one),
      url('webp', other),
    ] as const);
    return { share, picture: contentOf(picture) };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  async #photograph(context: BrowserContext, scene: Shot['scene']): Promise<Buffer> {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.clock.setFixedTime(NOW);
    await page.goto(`${this.#server.resolvedUrls!.local[0]}page.html`);
    await page.waitForFunction(() => 'setScene' in globalThis);
    await page.evaluate((scene) => setScene(scene), scene);
    for (const name of scene.press ?? []) {
      const button = page.getByRole('button', { name }).or(page.getByRole('menuitem', { name })).first();
      const more = page.getByRole('button', { name: 'More', exact: true });
      await button.or(more).first().waitFor();
      if (!(await button.isVisible())) await more.click(); // it had no place in the bar
      await button.click();
    }
    if (scene.shows) await page.getByText(scene.shows).first().waitFor();
    await page.evaluate(() => sceneStands());
    let before: Buffer | undefined;
    for (let tries = 0; tries < 20; tries++) {
      const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      if (faults.length) throw new Error(faults.join('; '));
      if (before?.equals(now)) return now;
      before = now;
      await page.waitForTimeout(150);
    }
    throw new Error('it does not keep still');
  }
}
