/** `npm run test:docs`: builds the site, follows every link in it and runs every example. Needs dist, of `npm run build`. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { extname, posix } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DEMOS, expandAll } from '../../../demo/docs/expand.js';
import { runnable } from '../../../demo/docs/runnable.js';
import { listen, openBrowser, portOf, troubles } from '../browsing.js';
import { distinct } from '../snippets.js';
import { filesOf, ROOT } from '../sources.js';
import { awaitedBy, waits } from './waits.js';

const SITE = `${ROOT}site/dist`;
const PAGES = expandAll();
const EXAMPLES = PAGES.flatMap(({ examples }) => examples);

/** Those that are written for ZEGO: they run as well, on the loopback. */
const FOR_ZEGO = distinct('html')
  .map(({ text }) => text)
  .filter((html) => html.includes('<zego-call') && !html.includes('engine="loopback"'));

/** Scripts of a page, not of a bundler, with what the text around them takes for granted. */
const SCRIPTS = distinct('js').filter(({ text }) => !text.startsWith('vue('));
const scripted = (script: string) => `<zego-call engine="loopback" room="daily"></zego-call><canvas></canvas>
  <script>
    const call = document.querySelector('zego-call');
    const fetchToken = () => Promise.resolve('04');
    const tokenThatMayPublish = fetchToken;
    const drawing = document.querySelector('canvas').getContext('2d');
    setInterval(() => drawing.fillRect(0, 0, 9, 9), 50); // a page has loaded when its pictures have begun
  </script>
  <script type="module">${script}\ndocument.title = 'It ran.';</script>`;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** What Chromium says of every iframe with permissions that are switched off in it; Lit never, as it is built for use. */
const NOISE = /Potential permissions policy violation/;

/** A call that is there; with `autojoin` it is on its way. */
const BEGUN = ['idle', 'joining', 'joined'].map((state) => `zego-call:state(${state})`).join();

const fileOf = (path: string) => (path.endsWith('/') ? `${path}index.html` : path);
const exists = (path: string) => existsSync(SITE + path) && statSync(SITE + path).isFile();

describe('the docs', { timeout: 900_000 }, () => {
  let server: Server;
  let browser: Browser;
  let origin: string;

  before(async () => {
    execFileSync('npm', ['run', '--silent', 'docs'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    server = await listen((request, response) => {
      const path = fileOf(decodeURIComponent(new URL(request.url!, 'http://localhost').pathname));
      const [, kind, index] = /^\/(snippet|script)\/(\d+)$/.exec(path) ?? [];
      if (kind) {
        const html = kind === 'snippet' ? FOR_ZEGO[Number(index)] : scripted(SCRIPTS[Number(index)].text);
        return void response.setHeader('content-type', 'text/html').end(runnable({ html, people: 1 }));
      }
      if (!exists(path)) return void response.writeHead(404).end();
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.end(readFileSync(SITE + path));
    });
    origin = `http://localhost:${portOf(server)}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** Looks at a page in which nothing may go wrong but what is `expected`. */
  async function visit(
    path: string,
    look: (page: Page) => Promise<unknown>,
    expected = NOISE,
  ): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const list = troubles(page);
    try {
      await page.goto(origin + path);
      await look(page).catch((error: Error) => {
        throw new Error(`${error.message}\n${list.join('\n')}`, { cause: error });
      });
      assert.deepEqual(
        list.filter((line) => !NOISE.test(line) && !expected.test(line)),
        [],
      );
    } finally {
      await page.close();
    }
  }

  it('has every page', () =>
    assert.deepEqual(
      PAGES.map(({ name }) => `/${name}.html`).filter((path) => !exists(path)),
      [],
    ));

  it('leads nowhere but where something is', () => {
    const texts = new Map(
      filesOf('site/dist', /\.html$/).map((path) => [
        path.slice('site/dist'.length),
        readFileSync(ROOT + path, 'utf8'),
      ]),
    );
    const lost: string[] = [];
    let found = 0;
    for (const [from, text] of texts)
      for (const [, attribute] of text.matchAll(/ (?:href|src|srcset)="([^"]+)"/g)) {
        const url = new URL(attribute.replaceAll('&amp;', '&'), `http://site${from}`);
        if (url.host !== 'site') continue;
        const path = fileOf(url.pathname);
        const anchor = decodeURIComponent(url.hash.slice(1));
        found++;
        if (!exists(path)) lost.push(`${from}: ${attribute}`);
        else if (anchor && !texts.get(path)?.includes(` id="${anchor}"`)) lost.push(`${from}: ${attribute}`);
      }
    assert.ok(found > 500, `${found} links`);
    assert.deepEqual(lost, []);
  });

  it('can be searched', () =>
    visit('/index.html', async (page) => {
      await page.waitForFunction(() => '__vue_app__' in document.querySelector('#app')!); // a button does nothing before
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('searchbox').fill('token04');
      await page.getByRole('option').filter({ hasText: 'Tokens from your server' }).first().waitFor();
    }));

  it('runs its examples in the pages that show them', () =>
    visit('/layout.html', async (page) => {
      const frame = page.frameLocator('iframe.live').nth(1);
      await frame.locator('zego-call:state(joined)').waitFor();
    }));

  const everybody = (page: Page, people: number) =>
    page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('zego-call')].every(
          ({ state, participants }) => state === 'joined' && participants.length === count,
        ),
      people + 1,
    );

  for (const { name, people } of EXAMPLES)
    it(`runs the example ${name}`, () =>
      visit(`/live/${name}.html`, async (page) => {
        await page.waitForSelector(BEGUN);
        await page.evaluate(() =>
          Promise.all([...document.querySelectorAll('zego-call')].map((call) => call.join())),
        );
        await everybody(page, people);
      }));

  it('has snippets for ZEGO', () => assert.ok(FOR_ZEGO.length > 1));

  for (const [index, html] of FOR_ZEGO.entries())
    it(`joins by ${/<zego-call\b[^>]*>/.exec(html)![0]}`, () =>
      visit(`/snippet/${index}`, async (page) => {
        await page.waitForSelector(BEGUN);
        await page.evaluate(() => document.querySelector('zego-call')!.join());
        await everybody(page, 1);
      }));

  it('has scripts', () => assert.ok(SCRIPTS.length > 5));

  for (const [index, { where, text }] of SCRIPTS.entries())
    it(`runs the script of ${where}, and what waits in it`, () => {
      const awaited = waits(text) ? awaitedBy(text) : undefined;
      return visit(
        `/script/${index}`,
        async (page) => {
          await page.waitForFunction(() => document.title === 'It ran.');
          await page.waitForSelector('zego-call:state(idle)');
          await awaited?.bringAbout(page);
        },
        awaited?.said,
      );
    });

  it('does in the examples what they say', async () => {
    const named = (word: string) => EXAMPLES.find(({ html }) => html.includes(word))!.name;
    await visit(`/live/${named('id="state"')}.html`, async (page) => {
      await page.locator('zego-call').getByRole('button', { name: 'Join' }).click();
      await page.locator('#state').filter({ hasText: 'joined' }).waitFor();
      await page.locator('#people').filter({ hasText: '3' }).waitFor();
    });
    await visit(`/live/${named('id="microphone"')}.html`, async (page) => {
      await page.waitForSelector('zego-call:state(joined)');
      await page.getByRole('button', { name: 'Microphone' }).click();
      await page.locator('#microphone[aria-pressed="false"]').waitFor();
    });
    await visit(`/live/${named('id="steps"')}.html`, async (page) => {
      await page.getByRole('button', { name: 'Check' }).click();
      await page.locator('#steps li').filter({ hasText: 'devices' }).waitFor();
    });
  });

  for (const name of DEMOS)
    it(`has the demo page ${name}`, () =>
      visit(posix.join('/demo', name), async (page) => {
        await page.waitForFunction(() => {
          const call = document.querySelector('zego-call');
          return call?.state === (call?.autojoin ? 'joined' : 'idle');
        });
      }));
});
