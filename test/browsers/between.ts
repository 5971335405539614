/** `npm run test:browsers`: calls between an installed Firefox and a Chromium, each the host of the cloud once. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { puppeteerCore } from '@web/test-runner-chrome';
import type { Browser as Chromium } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';
import { firefox } from '../support/firefox.mjs';
import type { Caller } from './caller.js';
import { passOn } from './network-channel.js';

/** What both kinds of page can do. */
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(code: string): Promise<unknown>;
  close(): Promise<void>;
}

const SDK = 'zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js';
const TIME = 90_000;

describe('a call between Firefox and Chromium', () => {
  let server: ViteDevServer;
  let chromium: Chromium;
  let gecko: puppeteerCore.Browser;

  before(async () => {
    gecko = await puppeteerCore.launch(firefox());
    chromium = await openBrowser();
    server = await createServer({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      appType: 'mpa',
      optimizeDeps: { entries: ['test/browsers/caller.html'], include: [SDK, 'uplot'] },
      server: { port: 0, watch: null },
    });
    passOn(await server.listen());
  });
  after(async () => {
    await server?.close();
    await chromium?.close();
    await gecko?.close();
  });

  const BROWSERS: Record<string, () => Promise<Page>> = {
    Firefox: async () => gecko.newPage(),
    Chromium: async () => (await chromium.newContext({ permissions: ['camera', 'microphone'] })).newPage(),
  };

  /** Opens a page and gives its {@link Caller}. */
  async function open(browser: string, query: string): Promise<{ page: Page; caller: Caller }> {
    const page = await BROWSERS[browser]();
    await page.goto(`${server.resolvedUrls!.local[0]}test/browsers/caller.html?${query}`);
    const ready = `new Promise((done) => {
      const look = () => globalThis.caller ? done() : requestAnimationFrame(look); look();
    })`;
    await page.evaluate(ready);
    const order =
      (name: string) =>
      (...args: unknown[]) =>
        page.evaluate(`caller.${name}(...${JSON.stringify(args)})`);
    return { page, caller: new Proxy({}, { get: (_, name) => order(String(name)) }) as Caller };
  }

  for (const [host, guest] of [
    ['Chromium', 'Firefox'],
    ['Firefox', 'Chromium'],
  ] as const)
    it(
      `has sound and VP8 pictures both ways, chat and camera, in a cloud of ${host}`,
      { timeout: TIME },
      async () => {
        const [ann, bob] = [await open(host, 'user=ann&hosts=1'), await open(guest, 'user=bob')];
        try {
          await ann.caller.join();
          await bob.caller.join();
          const met = await Promise.all([ann.caller.meets('bob'), bob.caller.meets('ann')]);
          for (const { width, height, level } of met) {
            assert.ok(width >= 160 && height >= 90, `${width}×${height}`);
            assert.ok(level > 0);
          }
          for (const { caller } of [ann, bob]) assert.deepEqual(await caller.codecs(), ['video/VP8']);
          for (const [one, other, userId] of [
            [ann, bob, 'ann'],
            [bob, ann, 'bob'],
          ] as const) {
            await one.caller.setCamera(false);
            await other.caller.seesCamera(userId, 'off');
            await one.caller.setCamera(true);
            await other.caller.seesCamera(userId, 'on');
            await other.caller.meets(userId);
            await one.caller.say(`from ${userId}`);
            assert.deepEqual(await other.caller.hears(1), [`from ${userId}`]);
          }
          await bob.caller.leave();
          await ann.caller.leave();
        } finally {
          await Promise.all([bob.page.close(), ann.page.close()]);
        }
      },
    );
});
