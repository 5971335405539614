import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import type { CallErrorCode, CallState } from '../../src/index.js';
import { forgiveParameters } from '../zego-cloud/forgive-parameters.js';
import { moving, openBrowser, troubles } from './browsing.js';
import { filesOf, read, ROOT } from './sources.js';

const PAGES = filesOf('demo', /^demo\/[^/]+\.html$/).map((path) => path.replace('demo/', ''));
/** Vite and Lit while developing, and what ZEGO's SDK writes whatever its log level. */
const NOISE = /\[vite\]|Lit is in dev mode|^console\.debug: Dropped {2}setting_online/;

/** How a call stands after one or the other of the failures that are staged. */
const OUTCOMES = [
  ...['failed insecure-context', 'failed unsupported', 'failed engine-load', 'failed configuration'],
  ...['failed token-invalid', 'failed token-expired', 'failed not-authorized', 'failed room-full'],
  ...['failed connection-failed', 'failed connection-lost', 'reconnecting 2', 'joining 1', 'joined 1'],
  ...['joined 2', 'left replaced', 'left room-closed', 'left removed-by-host', 'left local'],
];

describe('the demo', { timeout: 900_000 }, () => {
  let server: ViteDevServer;
  let browser: Browser;
  before(async () => {
    server = await createServer({
      configFile: `${ROOT}vite.config.ts`,
      cacheDir: `${ROOT}node_modules/.cache/vite-demo`,
      logLevel: 'warn',
      server: { port: 0 },
    });
    await server.listen();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Visits a page in tabs of one browser profile, and fails on whatever goes wrong in any of them. */
  async function visit(name: string, tabs: number, look: (...pages: Page[]) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
    try {
      if (name === 'sandbox.html') await context.addInitScript(forgiveParameters);
      const pages = await Promise.all(Array.from({ length: tabs }, () => context.newPage()));
      const lists = pages.map(troubles);
      for (const page of pages) await page.goto(server.resolvedUrls!.local[0] + name);
      await look(...pages).catch((error: Error) => {
        throw new Error(`${error.message}\n${lists.flat().join('\n')}`, { cause: error });
      });
      assert.deepEqual(
        lists.flat().filter((line) => !NOISE.test(line)),
        [],
      );
    } finally {
      await context.close();
    }
  }

  const joined = (page: Page) =>
    page.waitForFunction(() =>
      [...document.querySelectorAll('zego-call')].every(({ state }) => state === 'joined'),
    );

  const many = (page: Page, count: number) =>
    page.waitForFunction(
      (count) => document.querySelector('zego-call')!.participants.length === count,
      count,
    );

  for (const name of PAGES) {
    it(`loads ${name} clean`, () =>
      visit(name, 1, async (page) => {
        await page.waitForFunction(() => {
          const call = document.querySelector('zego-call');
          return call?.state === (call?.autojoin ? 'joined' : 'idle');
        });
        await page.waitForLoadState('networkidle');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.equal(wide, 0, 'nothing is wider than the window');
      }));

    it(`keeps ${name} short`, () => {
      assert.ok(read(`demo/${name}`).split('\n').length <= 120);
    });
  }

  it('has the SDK ready before the first call, which a late find would reload', () =>
    visit('zego.html', 1, async (page) => {
      const factory = `${server.resolvedUrls!.local[0]}@fs${ROOT}src/engine/zego/zego-factory.ts`;
      const names = await page.evaluate(async (url) => Object.keys((await import(url)) as object), factory);
      assert.deepEqual(names, ['createZegoEngine']);
      const { optimized, discovered } = server.environments.client.depsOptimizer!.metadata;
      assert.ok(Object.keys(optimized).some((name) => name.startsWith('zego-express-engine-webrtc')));
      assert.deepEqual(Object.keys(discovered), []);
    }));

  it('fits index.html into a phone', () =>
    visit('', 1, async (page) => {
      await page.setViewportSize({ width: 360, height: 740 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    }));

  it('shows the two tabs of index.html each other', () =>
    visit('', 2, async (one, two) => {
      for (const page of [one, two]) await page.getByRole('button', { name: 'Join', exact: true }).click();
      await Promise.all([one, two].map(joined));
      await Promise.all([moving(one, 1), moving(two, 1)]);
    }));

  it('draws a camera for index.html', () =>
    visit('', 1, async (page) => {
      await page.getByRole('button', { name: 'drawn camera' }).click();
      await page.waitForFunction(() => document.querySelector('zego-call')!.source);
      await joined(page);
    }));

  it('invites simulated people to index.html, and sends them away', () =>
    visit('', 1, async (page) => {
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await joined(page);
      await page.getByRole('button', { name: 'Invite three' }).click();
      await many(page, 4);
      await moving(page, 1);
      await page.getByRole('button', { name: 'Send the simulated people away' }).click();
      await many(page, 1);
    }));

  it('has as many people in people.html as asked for', () =>
    visit('people.html?people=3', 1, async (page) => {
      await many(page, 3);
      await page.getByRole('slider').fill('6');
      await many(page, 6);
      await page.getByRole('button', { name: 'Share a screen' }).click();
      await page.waitForFunction(() =>
        document.querySelector('zego-call')!.snapshot.streams.some(({ source }) => source === 'screen'),
      );
      await page.getByRole('button', { name: 'Leave', exact: true }).last().click();
      await many(page, 5);
    }));

  it('stages every failure of faults.html', () =>
    visit('faults.html', 1, async (page) => {
      const faults = page.locator('#faults button');
      const seen = new Set<string>();
      for (const fault of await faults.all()) {
        const name = await fault.textContent();
        await fault.click();
        await page.waitForFunction((name) => document.body.dataset['staged'] === name, name);
        if (name !== 'Takes its time')
          await page.waitForFunction(() => document.querySelector('zego-call')!.state !== 'joining');
        if (name === 'Host turns the microphone off')
          await page.waitForSelector('zego-call:state(microphone-off)');
        const outcome = await page.evaluate(() => {
          const { state, error, reason, participants } = document.querySelector('zego-call')!.snapshot;
          return `${state} ${error?.code ?? reason ?? participants.length}`;
        });
        seen.add(outcome);
      }
      for (const outcome of OUTCOMES) assert.ok(seen.has(outcome), `${outcome} of ${[...seen].join()}`);
    }));

  it('changes the look in themes.html', () =>
    visit('themes.html', 1, async (page) => {
      await many(page, 4);
      const ground = () =>
        page
          .locator('zego-call')
          .evaluate((call) => getComputedStyle(call).getPropertyValue('--zego-call-background'));
      const seen = new Set([await ground()]);
      for (const name of ['Paper', 'Night', 'Brand']) {
        await page.getByRole('button', { name }).click();
        seen.add(await ground());
        await page.getByText(`data-look="${name.toLowerCase()}"`).waitFor();
      }
      assert.equal(seen.size, 4);
      await page.getByRole('button', { name: 'Alone' }).click();
      await page.getByText('still on the way').waitFor();
    }));

  it('shows both ends of side-by-side.html each other', () =>
    visit('side-by-side.html', 1, async (page) => {
      await page.getByRole('button', { name: 'Start both' }).click();
      await joined(page);
      await moving(page, 2);
      const ann = () =>
        page
          .locator('zego-call[user-id=ann]')
          .evaluate((call) => (call as HTMLElementTagNameMap['zego-call']).state);
      const cut = page.getByRole('button', { name: 'Cut Ann' });
      await cut.click();
      assert.equal(await ann(), 'reconnecting');
      await cut.click();
      assert.equal(await ann(), 'joined');
    }));

  it('runs compose.html from its own buttons', () =>
    visit('compose.html', 2, async (one, two) => {
      for (const page of [one, two]) await page.getByRole('button', { name: 'Join' }).click();
      await Promise.all([one, two].map(joined));
      await moving(one, 1);
      await one.getByRole('button', { name: 'Microphone on' }).click();
      await one.getByRole('button', { name: 'Microphone off' }).waitFor();
      await one.getByRole('button', { name: 'Leave' }).click();
      await one.waitForFunction(() => document.querySelector('zego-call')!.state === 'left');
    }));

  it('runs sandbox.html on the SDK, in two tabs that see each other, and without its first tab no more', () =>
    visit('sandbox.html', 2, async (one, two) => {
      for (const page of [one, two]) await page.getByRole('button', { name: 'Join' }).click();
      await Promise.all([one, two].map(joined));
      await Promise.all([moving(one, 1), moving(two, 1)]);
      await one.close();
      await two.getByText('The tab with the stand-in is closed').waitFor();
    }));

  it('shows in sandbox.html what happens to calls', () =>
    visit('sandbox.html', 2, async (_, two) => {
      const press = (name: string) => two.getByRole('button', { name }).click();
      const reached = (state: CallState, code?: CallErrorCode) =>
        two.waitForFunction(
          ([state, code]) => {
            const call = document.querySelector('zego-call')!;
            return call.state === state && call.error?.code === code;
          },
          [state, code] as const,
        );
      await press('Join');
      await reached('joined');
      // Some 100 ms later. An SDK that loses its link before, or ends, leaves rejections of its own behind.
      await two.waitForFunction(
        () => Object.keys(localStorage).filter((key) => key.startsWith('setting_online')).length === 3,
      );
      await press('Cut my link');
      await reached('reconnecting');
      await reached('joined');
      await press('Remove me');
      await reached('left');
      await press('Join again');
      await reached('joined');
      await press('Expire my token');
      await reached('failed', 'token-expired');
      await press('token invalid');
      await reached('failed', 'token-invalid');
    }));

  it('speaks every language of languages.html, in either direction', () =>
    visit('languages.html', 1, async (page) => {
      const base = page.locator('zego-call [part=base]');
      const language = page.getByLabel('Language');
      const tags = await language
        .locator('option')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).lang));
      assert.equal(tags.length, 14);
      for (const tag of tags) {
        await language.selectOption(tag);
        await page.locator(`zego-call [part=base][lang=${tag}]`).waitFor();
      }
      const direction = () => base.evaluate((element) => getComputedStyle(element).direction);
      await language.selectOption('ar');
      await page.locator('zego-call [part=base][lang=ar]').waitFor();
      assert.equal(await direction(), 'rtl');
      await page.getByLabel('Direction').selectOption('ltr');
      assert.equal(await direction(), 'ltr');
    }));

  it('listens for every event in events.html', () => {
    const listed = [...read('demo/events.html').matchAll(/'(call-[\w-]+)',/g)].map(([, name]) => name);
    const known = [...read('src/events.ts').matchAll(/'(call-[\w-]+)': CustomEvent/g)].map(
      ([, name]) => name,
    );
    assert.ok(known.length > 16);
    assert.deepEqual(listed.sort(), known.sort());
  });

  it('logs the events of events.html', () =>
    visit('events.html', 1, async (page) => {
      await page.evaluate(() => document.querySelector('zego-call')!.join());
      await page.getByRole('listitem').filter({ hasText: '"state":"joined"' }).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'call-timing' }).first().waitFor();
    }));
});
