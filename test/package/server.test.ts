/** `zego-call/server.js`: what it writes, in Node, and what a browser makes of that, in Chromium. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PATIENCE } from '../../src/controllers/locale-controller.js';
import { deferred } from '../../src/internal/deferred.js';
import type { CallAttributes, RenderOptions } from '../../src/server.js';
import { listen, openBrowser, portOf } from './browsing.js';
import { loadedWith, ROOT } from './sources.js';

/** By its address, as types and lint have to hold before anything was built. */
const { renderCall } = (await import(`${ROOT}dist/server.js`)) as typeof import('../../src/server.js');

const ATTRIBUTES = { engine: 'loopback', room: 'daily', 'user-id': 'ann' } as const;

/** The values of attributes that are to be seen as text and nothing else. */
const NASTY = `"><script>alert('1')</script>&amp;<!--lit-part-->`;

describe('renderCall()', () => {
  it('needs no page, and loads nothing of the SDK', async () => {
    const script = `
      import { renderCall } from 'zego-call/server.js';
      const html = await renderCall({ room: 'daily' });
      console.log(html.startsWith('<zego-call room="daily">'), typeof window, typeof document, typeof HTMLElement);
    `;
    const args = ['--input-type=module', '--eval', script];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
    assert.match(stdout, /^true undefined undefined/);
    assert.equal(stderr, '');
    const engines = [...loadedWith('dist/server.js')].filter((path) =>
      /engine\/(zego|loopback)\//.test(path),
    );
    assert.deepEqual(engines, []);
  });

  it('writes true as an attribute without a value, and leaves out what is false or missing', async () => {
    const html = await renderCall({
      'app-id': 12,
      autojoin: true,
      muted: false,
      room: undefined,
      lang: null,
    });
    assert.ok(html.startsWith('<zego-call app-id="12" autojoin=""><template shadowrootmode="open"><style>'));
  });

  it('escapes whatever it is given', async () => {
    const html = await renderCall({ room: NASTY, title: NASTY }, { fallback: NASTY, nonce: NASTY });
    assert.doesNotMatch(html, /<script|<!--/);
    assert.equal(html.split('&quot;&gt;&lt;script&gt;').length - 1, 6); // twice on the tag, twice the nonce, room, fallback
  });

  it('writes no token, no handler, and no name of a property', async () => {
    for (const attributes of [
      { token: '04secret' },
      { onclick: 'x()' },
      { 'on-x': '' },
      { appId: 1 },
      { 'a b': 1 },
    ])
      await assert.rejects(
        () => renderCall(attributes as unknown as CallAttributes),
        (error) => error instanceof TypeError && !error.message.includes('secret'),
      );
  });

  it('speaks the language of the tag, in its direction', async () => {
    assert.match(await renderCall({ lang: 'de-AT' }), /Bereit zum Teilnehmen\?/);
    assert.match(await renderCall({ lang: 'ar' }), /lang="ar" dir="rtl"/);
    assert.doesNotMatch(await renderCall({ lang: 'ar', dir: 'ltr' }), /dir="rtl"/);
  });

  it('draws as the attributes say', async () => {
    const lobby = await renderCall({});
    assert.match(lobby, /part="name-field"/);
    assert.doesNotMatch(await renderCall({ 'user-name': 'Ann' }), /part="name-field"/);
    assert.doesNotMatch(await renderCall({ 'audio-only': true }), /part="button camera-button"/);
    assert.doesNotMatch(await renderCall({ 'view-only': '' }), /part="lobby"/);
    assert.match(await renderCall({ autojoin: true }), /<div class="controls">/);
  });

  it("puts in the page's own layout and what goes into slots, as it is", async () => {
    const layout = '<zego-remote-video></zego-remote-video>';
    const slotted = '<button slot="controls-end">Help</button>';
    const own = await renderCall({}, { layout, slotted });
    assert.ok(own.includes(`</template>${layout}${slotted}<noscript slot="without-script">`));
    assert.doesNotMatch(own, /part="lobby"|<slot hidden/);
    assert.match(await renderCall({}, { slotted }), /part="lobby"/);
  });
});

interface Seen {
  /** What stood in the call at each frame: how many of it, and its title. */
  readonly frames: string[];
  readonly sizes: string[];
  /** When the second of the frames was drawn, ms: what moved before did as the call came in. */
  whole: number;
  /** When something moved, ms. */
  readonly shifts: number[];
  look(): void;
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Keeps account of each frame from the first with a whole call on. Without named functions, which tsx would need a helper for. */
function watch(): void {
  window.seen = {
    frames: [],
    sizes: [],
    whole: Infinity,
    shifts: [],
    look() {
      const call = document.querySelector('zego-call');
      // A parser may rest inside the call: what counts is from when it is through with it.
      if (call?.nextElementSibling) {
        const titles = [...(call.shadowRoot?.querySelectorAll('.title') ?? [])].map(
          (each) => each.textContent,
        );
        this.frames.push(`${call.shadowRoot?.querySelectorAll('.call').length} ${titles.join()}`);
        const { width, height } = call.getBoundingClientRect();
        this.sizes.push(`${width} x ${height}`);
        if (this.frames.length === 2) this.whole = performance.now();
      }
      requestAnimationFrame(() => this.look());
    },
  };
  new PerformanceObserver((list) =>
    window.seen.shifts.push(...list.getEntries().map(({ startTime }) => startTime)),
  ).observe({ type: 'layout-shift' });
  window.seen.look();
}

/** Nothing is late, however slow the machine: timeouts of so many ms never come. */
function wait(patience: number): void {
  const { setTimeout } = window;
  window.setTimeout = ((...args: Parameters<typeof setTimeout>) =>
    args[1] === patience ? 0 : setTimeout(...args)) as typeof setTimeout;
}

describe('what it writes, in a page', { timeout: 900_000 }, () => {
  let browser: Browser;
  let server: Server;
  let html = '';
  before(async () => {
    browser = await openBrowser();
    server = await listen((request, response) => {
      const { pathname } = new URL(request.url!, 'http://localhost');
      if (!pathname.startsWith('/cdn/'))
        return void response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
      response.setHeader('content-type', 'text/javascript').end(readFileSync(`${ROOT}dist${pathname}`));
    });
  });
  after(async () => {
    await browser.close();
    server.close();
  });
  let page: Page;
  afterEach(() => page.context().close());

  async function open(
    attributes: CallAttributes,
    options?: BrowserContextOptions,
    rendering?: RenderOptions,
  ): Promise<void> {
    html = `<!doctype html><html lang="en"><title>A call</title><main>${await renderCall(attributes, rendering)}<p>Below.</main>
      <script type="module" src="/cdn/zego-call.js"></script>`;
    page = await (await browser.newContext(options)).newPage();
    await page.addInitScript(watch);
  }
  const load = () => page.goto(`http://localhost:${portOf(server)}`, { waitUntil: 'commit' });
  /** Holds a file back until the returned function is called. */
  async function hold(file: string): Promise<() => void> {
    const { promise, resolve } = deferred();
    await page.route(`**/cdn/${file}`, async (route) => {
      await promise;
      await route.continue();
    });
    return resolve;
  }
  /** Resolves when the parser is through with the call. */
  const parsed = () => page.locator('zego-call + p').waitFor({ state: 'attached' });
  const frames = (count: number) =>
    page.evaluate(async (count) => {
      for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
    }, count);
  const drawn = () =>
    page.waitForFunction(() => {
      const root = document.querySelector('zego-call')?.shadowRoot;
      return root?.querySelector('.call') && !root.querySelector('[inert]');
    });

  /** What was seen; fails if anything moved. */
  async function still(): Promise<Pick<Seen, 'frames'>> {
    const { frames, sizes, shifts, whole } = await page.evaluate(() => ({ ...window.seen, look: undefined }));
    assert.equal(new Set(sizes).size, 1, [...new Set(sizes)].join('; '));
    assert.ok(whole < Infinity, 'it was seen whole');
    assert.deepEqual(
      shifts.filter((at) => at > whole),
      [],
    );
    return { frames };
  }

  for (const [name, attributes, title] of [
    ['lobby', {}, 'Ready to join?'],
    ['lobby of who only watches', { 'view-only': true }, 'Ready to join?'],
    ['lobby in German', { lang: 'de' }, 'Bereit zum Teilnehmen?'],
    ['lobby in Arabic', { lang: 'ar', 'user-name': 'Ann' }, undefined],
  ] as const)
    it(`is a ${name} at once, which the element takes over in one frame, at the same place`, async () => {
      await open({ ...ATTRIBUTES, ...attributes });
      await page.addInitScript(wait, PATIENCE);
      const release = await hold('zego-call.js');
      const speak = await hold('language-*.js');
      await load();
      await page.locator('zego-call .title').waitFor();
      await parsed();
      await frames(3);
      const before = await page.evaluate(() => document.querySelector('zego-call')!.shadowRoot === null);
      assert.equal(before, false, 'the parser has attached the root');
      release();
      await page.waitForFunction(() => customElements.get('zego-call'));
      await frames(3);
      speak();
      await drawn();
      await frames(3);
      const said = new Set((await still()).frames);
      assert.equal(said.size, 1, [...said].join('; '));
      if (title) assert.deepEqual([...said], [`1 ${title}`]);
    });

  it('looks the same before and after', async () => {
    await open({ ...ATTRIBUTES, 'user-name': 'Ann' });
    const release = await hold('zego-call.js');
    await load();
    await page.locator('zego-call .title').waitFor();
    await parsed();
    await frames(2);
    const before = await page.locator('zego-call').screenshot();
    release();
    await drawn();
    await frames(2);
    const after = await page.locator('zego-call').screenshot();
    assert.ok(before.equals(after), 'not a pixel differs');
  });

  it('keeps the place of a call that joins by itself', async () => {
    await open({ ...ATTRIBUTES, autojoin: true });
    const release = await hold('zego-call.js');
    const draw = await hold('in-call.js');
    await load();
    await page.locator('zego-call .controls').waitFor();
    await parsed();
    await frames(3);
    release();
    await drawn();
    await frames(3);
    for (const frame of (await still()).frames) assert.equal(frame, '1 ', 'no panel');
    draw();
  });

  it("keeps the page's own layout where it is", async () => {
    const size = 'style="display: block; inline-size: 160px; block-size: 120px"';
    const layout = `<zego-remote-video ${size}></zego-remote-video><zego-local-video ${size}></zego-local-video>`;
    await open({ ...ATTRIBUTES, 'hide-controls': true }, undefined, { layout });
    const release = await hold('zego-call.js');
    await load();
    const place = () => page.locator('zego-local-video').boundingBox();
    await page.locator('zego-local-video').waitFor();
    await parsed();
    await frames(3);
    const before = await place();
    release();
    await drawn();
    await frames(3);
    await still();
    assert.deepEqual(await place(), before);
  });

  it('is drawn in time without a language that does not come', async () => {
    await open({ ...ATTRIBUTES, lang: 'de' });
    await hold('language-*.js');
    await load();
    await drawn();
    assert.equal(await page.locator('zego-call .title').innerText(), 'Ready to join?');
  });

  it('takes what a script inserts as well', async () => {
    await open(ATTRIBUTES);
    const inner = html;
    html = '<!doctype html><html lang="en"><script type="module" src="/cdn/zego-call.js"></script>';
    await load();
    await page.waitForFunction(() => customElements.get('zego-call'));
    const roots = await page.evaluate(async (inner) => {
      document.body.setHTMLUnsafe(inner);
      const call = document.querySelector('zego-call')!;
      await call.updateComplete;
      const { shadowRoot: root } = call;
      return [root!.querySelectorAll('.call').length, root!.querySelectorAll('style').length];
    }, inner);
    assert.deepEqual(roots, [1, 0]);
  });

  for (const when of ['before', 'after'])
    it(`has nothing that axe objects to, ${when} the element`, async () => {
      await open(ATTRIBUTES);
      const release = await hold('zego-call.js');
      await load();
      await page.locator('zego-call .title').waitFor();
      if (when === 'after') {
        release();
        await drawn();
      }
      await page.addScriptTag({ path: `${ROOT}node_modules/axe-core/axe.min.js` });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string }[] }> };
        };
        return (await axe.run()).violations.map(({ id }) => id);
      });
      assert.deepEqual(
        violations.filter((id) => !['page-has-heading-one'].includes(id)),
        [],
      );
    });

  it('says so where scripts do not run, in the room that the call would have', async () => {
    await open(ATTRIBUTES, { javaScriptEnabled: false });
    await load();
    const call = page.locator('zego-call');
    await page.locator('noscript').waitFor();
    assert.match(await page.locator('noscript').innerText(), /^The call could not be loaded\./);
    assert.equal(await page.locator('zego-call .title').isVisible(), false);
    const box = await call.boundingBox();
    assert.ok(box!.height >= 320, `${box!.height} px`);
  });
});
