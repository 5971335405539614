import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { CallError, ZegoCallElement } from '../../src/index.js';
import { LAZY_FILES } from '../support/cdn/lazy-files.js';
import { listen, openBrowser, portOf, troubles } from './browsing.js';
import { ROOT } from './sources.js';

const FOLDER = '/assets/v1/';
const CALL = '<zego-call engine="loopback" room="r" user-id="a" autojoin></zego-call>';
const LOBBY = '<zego-call engine="loopback" room="r" user-id="a"></zego-call>';

/** Addresses that lead to the entry without being its own. */
const REDIRECTED = '/zego-call';
const OTHER_NAMES = [REDIRECTED, '/npm/zego-call', '/npm/zego-call@0.1.0', `${FOLDER}call.min.js`];

describe('dist/cdn on another origin', { timeout: 900_000 }, () => {
  let browser: Browser;
  let pages: Server;
  let files: Server;
  let html = '';
  let cors = false;
  let broken = false;
  let fetched: string[] = [];

  before(async () => {
    browser = await openBrowser();
    pages = await listen((request, response) => {
      response.setHeader('content-type', 'text/html').end(request.url === '/' ? html : '');
    });
    files = await listen((request, response) => {
      const { pathname } = new URL(request.url!, 'http://localhost');
      const name = OTHER_NAMES.includes(pathname) ? 'zego-call.global.js' : pathname.replace(FOLDER, '');
      fetched.push(name);
      if (pathname === REDIRECTED) return void response.writeHead(302, { location: url(name) }).end();
      if (!existsSync(`${ROOT}dist/cdn/${name}`)) return void response.writeHead(404).end();
      if (cors) response.setHeader('access-control-allow-origin', '*');
      if (broken && /call-room|-engine|^language/.test(name)) return void response.writeHead(503).end();
      response.setHeader('content-type', 'text/javascript').end(readFileSync(`${ROOT}dist/cdn/${name}`));
    });
  });
  after(async () => {
    await browser.close();
    pages.close();
    files.close();
  });
  beforeEach(() => {
    fetched = [];
    broken = false;
  });

  const url = (name: string) => `http://127.0.0.1:${portOf(files)}${FOLDER}${name}`;
  const module = (name: string) => `<script type="module" src="${url(name)}"></script>`;
  const script = (name: string) => `<script src="${url(name)}" defer></script>`;

  /** Visits a page, and fails on whatever goes wrong in it other than `expected`. */
  async function open(
    head: string,
    body: string,
    visit: (page: Page) => Promise<void>,
    expected = /^$/,
  ): Promise<void> {
    html = `<!doctype html><link rel="icon" href="data:,">${head}${body}`;
    const page = await browser.newPage();
    const list = troubles(page);
    try {
      await page.goto(`http://localhost:${portOf(pages)}/`);
      await visit(page);
      assert.deepEqual(
        list.filter((line) => !expected.test(line)),
        [],
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${list.join('\n')}`, { cause: error });
    } finally {
      await page.close();
    }
  }

  const joined = async (page: Page) =>
    void (await page.waitForFunction(() => document.querySelector('zego-call')?.state === 'joined'));

  /** Why the call in the page cannot be joined. */
  const failure = async (page: Page) => {
    const element = await page.waitForSelector('zego-call:state(idle)');
    return element.evaluate((call: ZegoCallElement) =>
      call.join().then(
        () => ({ code: 'joined', message: '' }),
        ({ code, message }: CallError) => ({ code, message }),
      ),
    );
  };

  for (const [what, withCors, entry, engine] of [
    ['a module with CORS', true, () => module('zego-call.js'), 'loopback-engine.js'],
    [
      'a classic script without CORS',
      false,
      () => script('zego-call.global.js'),
      'loopback-engine.global.js',
    ],
  ] as const)
    describe(`as ${what}`, () => {
      beforeEach(() => {
        cors = withCors;
      });

      it('joins a call with one script tag and one element', () => open(entry(), CALL, joined));

      it('fetches the engine of the call whose lobby was drawn, and no other one', () =>
        open(entry(), LOBBY, async (page) => {
          await page.waitForFunction(() => document.querySelector('zego-call')?.state === 'idle');
          await page.evaluate(() => document.querySelector('zego-call')!.join());
          assert.deepEqual(
            fetched.filter((name) => name.includes('-engine')),
            [engine],
          );
        }));

      it('takes a query on the URL of the entry', () =>
        open(entry().replace('.js"', '.js?v=1"'), CALL, async (page) => {
          await joined(page);
          assert.deepEqual(
            fetched.filter((name) => name.includes('-engine')),
            [engine],
          );
        }));

      it('tries again what could not be fetched', () => {
        broken = true;
        return open(
          entry(),
          LOBBY,
          async (page) => {
            await page.waitForFunction(() => document.querySelector('zego-call')?.state === 'idle');
            const join = () =>
              page.evaluate(() =>
                document
                  .querySelector('zego-call')!
                  .join()
                  .then(
                    () => 'joined',
                    ({ code }: CallError) => code,
                  ),
              );
            assert.equal(await join(), 'engine-load');
            broken = false;
            const again = await join();
            // Older Chromium remembers that a module failed, whoever asks for it.
            const remembers =
              withCors &&
              (await page.evaluate(
                (url) =>
                  import(url).then(
                    () => false,
                    () => true,
                  ),
                url(engine),
              ));
            assert.equal(again, remembers ? 'engine-load' : 'joined');
          },
          /503|net::ERR_/,
        );
      });

      for (const { name } of LAZY_FILES.filter(
        ({ name, borrows }) => borrows && !name.startsWith('language-'),
      ))
        it(`finds for ${name} what it borrows`, () =>
          open(entry(), LOBBY, async (page) => {
            await page.waitForSelector('zego-call:state(idle)');
            if (withCors) await page.evaluate(async (from) => void (await import(from)), url(`${name}.js`));
            else await page.addScriptTag({ url: url(`${name}.global.js`) });
          }));

      for (const [name, from, global] of [
        ['zego-call', 'index.js', 'ZegoCall'],
        ['simulate', 'simulate/simulate.js', 'ZegoCallSimulate'],
      ] as const)
        it(`hands out of ${name} what the package exports`, () =>
          open(entry(), LOBBY, async (page) => {
            await page.waitForSelector('zego-call:state(idle)');
            if (!withCors) await page.addScriptTag({ url: url(`${name}.global.js`) });
            const handedOut = withCors
              ? await page.evaluate(async (file) => Object.keys(await import(file)), url(`${name}.js`))
              : await page.evaluate((global) => Object.keys(Reflect.get(window, global)), global);
            const exported = Object.keys((await import(`${ROOT}dist/${from}`)) as object);
            assert.deepEqual(handedOut.sort(), exported.sort());
          }));

      it('draws a part when it is first used', () =>
        open(entry(), CALL, async (page) => {
          await joined(page);
          await page.getByRole('button', { name: 'Chat' }).click();
          await page.getByLabel('Write a message').waitFor();
          assert.ok(fetched.includes(withCors ? 'chat.js' : 'chat.global.js'));
        }));

      it('fetches the language of the page, and no other one', () =>
        open(entry(), `<div lang="zh-HK">${LOBBY}</div>`, async (page) => {
          await page.locator('zego-call [part=base][lang=zh-TW]').waitFor();
          assert.deepEqual(
            fetched.filter((name) => name.startsWith('language-')),
            [withCors ? 'language-zh-TW.js' : 'language-zh-TW.global.js'],
          );
        }));

      it('stays English where a language cannot be fetched', () => {
        broken = true;
        const failed = (page: Page) =>
          page.waitForResponse((response) => response.status() === 503 && /language-/.test(response.url()));
        return open(
          entry(),
          LOBBY,
          async (page) => {
            await page.waitForSelector('zego-call:state(idle)');
            await Promise.all([failed(page), page.evaluate(() => (document.documentElement.lang = 'ja'))]);
            await page.getByText('Ready to join?').waitFor();
          },
          /503|net::ERR_/,
        );
      });

      it('opens every panel under a policy that lets in nothing but its scripts', () => {
        const policy = `default-src 'none'; script-src ${url('')}; img-src data:`;
        const head = `<meta http-equiv="content-security-policy" content="${policy}">`;
        return open(head + entry(), CALL, async (page) => {
          await joined(page);
          const call = page.locator('zego-call');
          for (const name of [/^Chat/, /^People/]) {
            await call.getByRole('button', { name }).click();
            await call.locator('[part=side-panel]').getByRole('heading', { name }).waitFor();
          }
          await call.getByRole('button', { name: 'More' }).click();
          await call.getByRole('menuitem', { name: 'Connection' }).click();
          const bars = call.locator('.timeline .bar');
          await bars.first().waitFor();
          const widths = await bars.evaluateAll((all) =>
            all.map((bar) => bar.clientWidth / bar.parentElement!.clientWidth),
          );
          assert.ok(Math.max(...widths) > 0.9, `${widths.join()}: the bar of the longest step is whole`);
        });
      });

      it('passes under a policy that lets in scripts by nonce', () => {
        const policy = `<meta http-equiv="content-security-policy" content="script-src 'nonce-n0'">`;
        return open(policy + entry().replace('<script', '<script nonce="n0"'), CALL, joined);
      });
    });

  describe('under Trusted Types', () => {
    const policy = `<meta http-equiv="content-security-policy"
      content="require-trusted-types-for 'script'; trusted-types zego-call lit-html">`;

    it('joins with the policies zego-call and lit-html', () =>
      open(policy + script('zego-call.global.js'), CALL, joined));

    it('needs no policy of its own as a module', () => {
      cors = true;
      return open(policy.replace('zego-call ', '') + module('zego-call.js'), CALL, joined);
    });

    it('says that the engine was not let in without its policy', () =>
      open(
        policy.replace('zego-call ', '') + script('zego-call.global.js'),
        LOBBY,
        async (page) => assert.equal((await failure(page)).code, 'engine-load'),
        /Trusted ?(Types|ScriptURL)|policy/i,
      ));
  });

  for (const path of OTHER_NAMES)
    it(`looks for no engine beside ${path}`, () =>
      open(`<script src="http://127.0.0.1:${portOf(files)}${path}"></script>`, LOBBY, async (page) => {
        const { code, message } = await failure(page);
        assert.equal(code, 'engine-load');
        assert.match(message, /<script src="https:\/\/\.\.\.\/zego-call\.global\.js">/);
        assert.deepEqual(new Set(fetched), new Set(['zego-call.global.js']));
        await page.getByText('could not be loaded').first().waitFor();
      }));

  it('shows its words right in a page of another encoding', () =>
    open(
      '<meta charset="windows-1252">' + script('zego-call.global.js'),
      `<div lang="ja">${LOBBY}</div>`,
      async (page) => {
        await page.locator('zego-call [part=base][lang=ja]').waitFor();
        await page.getByRole('button', { name: '\u53c2\u52a0' }).first().waitFor(); // Join
      },
    ));

  it('is harmless twice and in both formats', () => {
    cors = true;
    const both =
      module('zego-call.js') + module('zego-call.js?v=2') + script('zego-call.global.js').repeat(2);
    return open(both, CALL, joined);
  });
});
