/** `npm run test:browsers`: a call between an installed Firefox and a Chromium. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { puppeteerCore } from '@web/test-runner-chrome';
import type { Browser as Chromium } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';
import { firefox, H264 } from '../support/firefox.mjs';
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
  const pages: Page[] = [];

  before(async () => {
    gecko = await puppeteerCore.launch(firefox(H264));
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
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
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
  async function open(browser: string, query: string): Promise<Caller> {
    const page = await BROWSERS[browser]();
    pages.push(page);
    await page.goto(`${server.resolvedUrls!.local[0]}test/browsers/caller.html?${query}`);
    const ready = `new Promise((done) => {
      const look = () => globalThis.caller ? done() : requestAnimationFrame(look); look();
    })`;
    await page.evaluate(ready);
    const order =
      (name: string) =>
      (...args: unknown[]) =>
        page.evaluate(`caller.${name}(...${JSON.stringify(args)})`);
    return new Proxy({} as Caller, { get: (_, name) => (name === 'then' ? undefined : order(String(name))) });
  }

  /** Each publishes with the codec that is told for the browser, VP8 without one. */
  async function callBetween(host: string, guest: string, codecs: Record<string, string> = {}) {
    const codecOf = (browser: string) => codecs[browser] ?? 'vp8';
    const ann = await open(host, `user=ann&codec=${codecOf(host)}&hosts=1`); // the cloud is in this page
    const bob = await open(guest, `user=bob&codec=${codecOf(guest)}`);
    await ann.join();
    await bob.join();
    const met = await Promise.all([ann.meets('bob'), bob.meets('ann')]);
    for (const { width, height, level } of met) {
      assert.ok(width >= 160 && height >= 90, `${width}×${height}`);
      assert.ok(level > 0);
    }
    assert.deepEqual(await bob.codecs(), [`video/${codecOf(host).toUpperCase()}`]);
    assert.deepEqual(await ann.codecs(), [`video/${codecOf(guest).toUpperCase()}`]);
    for (const [one, other, userId] of [
      [ann, bob, 'ann'],
      [bob, ann, 'bob'],
    ] as const) {
      await one.setCamera(false);
      await other.seesCamera(userId, 'off');
      await one.setCamera(true);
      await other.seesCamera(userId, 'on');
      await other.meets(userId);
      await one.say(`from ${userId}`);
      assert.deepEqual(await other.hears(1), [`from ${userId}`]);
    }
    await bob.leave();
    await ann.leave();
  }

  for (const [host, guest] of [
    ['Chromium', 'Firefox'],
    ['Firefox', 'Chromium'],
  ] as const)
    it(
      `has sound and VP8 pictures both ways, chat and camera, the service in ${host}'s page`,
      { timeout: TIME },
      () => callBetween(host, guest),
    );

  it('has H.264 of Chromium in Firefox, and VP8 back', { timeout: TIME }, () =>
    callBetween('Chromium', 'Firefox', { Chromium: 'h264' }),
  );
});
