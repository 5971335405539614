/** The tokens of demo/servers let people in: a page with the built script, ZEGO's SDK, and a service that reads tokens. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openStandIn } from '../frameworks/visit.js';
import { testToken } from '../zego-cloud/token.js';
import { listen, openBrowser, portOf, troubles } from './browsing.js';
import { ROOT } from './sources.js';
import {
  APP_ID,
  ask,
  isHere,
  QUESTION,
  RECIPES,
  refusing,
  SECRET,
  serve,
  session,
  type Running,
} from './token-recipes.js';

const PAGE = `<!doctype html><link rel="icon" href="data:,">
  <script>
    window.errors = [];
    addEventListener('call-error', (event) => window.errors.push(event.detail.error.code));
  </script>
  <script src="/zego-call.global.js" defer></script>
  <zego-call app-id="${APP_ID}" room="daily" user-id="ann" quality="180p"></zego-call>`;

declare global {
  interface Window {
    /** Codes of the errors of the call, since it was last joined. */
    errors: string[];
  }
}

/** What the SDK and the browser write by the way. */
const NOISE = /^console\.(log|info|debug|warning|startGroup\w*|endGroup): /;

describe('a page whose tokens come from', { timeout: 600_000 }, () => {
  let browser: Browser;
  let site: Server;
  let page: Page;
  let troubled: string[];
  /** Whom the page's server passes questions for tokens on to. */
  let recipe: Running;

  before(async () => {
    site = await listen((request, response) => void answer(request, response));
    const url = `http://localhost:${portOf(site)}/`;
    browser = await openBrowser();
    const context = await browser.newContext();
    const [name, value] = session('ann').split('=');
    await context.addCookies([{ name, value, url }]);
    await openStandIn(context, url, { appId: APP_ID, secret: SECRET });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    troubled = troubles(page);
    await page.goto(url);
    await page.waitForSelector('zego-call:state(idle)');
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  async function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(url, 'http://localhost');
    if (pathname === '/zego-token') {
      const given = await fetch(recipe.address + url, { headers: { cookie: headers.cookie ?? '' } });
      response.writeHead(given.status, { 'content-type': given.headers.get('content-type')! });
      return void response.end(await given.text());
    }
    if (pathname === '/') return void response.setHeader('content-type', 'text/html').end(PAGE);
    const file = `${ROOT}dist/cdn${pathname}`;
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
  }

  /** Joins, after leaving: by the address of the recipe, or with a token of the test's. Says how that ended. */
  const join = (properties: { readonly token?: string; readonly viewOnly?: boolean } = {}) =>
    page.evaluate(async ({ token = '', viewOnly = false }) => {
      const call = document.querySelector('zego-call')!;
      await call.leave();
      window.errors = [];
      Object.assign(call, { token, tokenUrl: token ? '' : '/zego-token', viewOnly });
      return call.join().then(
        () => call.state,
        ({ code }: { code: string }) => code,
      );
    }, properties);

  /** Resolves when sound and picture are published. */
  const published = () =>
    page.waitForFunction(() => {
      const { microphone, camera } = document.querySelector('zego-call')!;
      return microphone === 'on' && camera === 'on';
    });

  async function tokenFor(question: Partial<typeof QUESTION>): Promise<string> {
    const response = await ask(recipe, { ...QUESTION, ...question }, session(question.user_id ?? 'ann'));
    return ((await response.json()) as { token: string }).token;
  }

  for (const each of RECIPES) {
    const { file, needs } = each;
    describe(file, { skip: !isHere(needs) && `this machine lacks ${needs[0]}` }, () => {
      let everybody: Running;
      /** Its tokens end sooner, so that one of the other serves to renew them. */
      let watchers: Running;
      before(async () => {
        everybody = await serve(each);
        watchers = await serve(each, (source) => refusing('may_?publish')(source).replace('3600', '1800'));
      });
      after(async () => {
        await page.evaluate(() => document.querySelector('zego-call')!.leave());
        await everybody.stop();
        await watchers.stop();
      });

      it('joins, is seen and heard', async () => {
        recipe = everybody;
        assert.equal(await join(), 'joined');
        await published();
        assert.deepEqual(await page.evaluate(() => window.errors), []);
      });

      it("is refused with somebody else's token, and with that of another room", async () => {
        recipe = everybody;
        assert.equal(await join({ token: await tokenFor({ user_id: 'bob' }) }), 'token-invalid');
        assert.equal(await join({ token: await tokenFor({ room_id: 'weekly' }) }), 'token-invalid');
        assert.equal(await join({ token: await tokenFor({}) }), 'joined');
      });

      it('is in the room with a token for watching, and is told that it may not publish', async () => {
        recipe = watchers;
        assert.equal(await join(), 'joined');
        await page.waitForFunction(() => window.errors.length);
        const now = await page.evaluate(() => {
          const { state, microphone, camera } = document.querySelector('zego-call')!;
          return [state, microphone, camera];
        });
        assert.deepEqual(now, ['joined', 'off', 'off']);
        assert.deepEqual(await page.evaluate(() => window.errors), ['not-authorized']);
      });

      it('watches, and is seen once it has another token', async () => {
        recipe = watchers;
        assert.equal(await join({ viewOnly: true }), 'joined');
        recipe = everybody;
        const token = await tokenFor({});
        await page.evaluate(async (token) => {
          const call = document.querySelector('zego-call')!;
          await call.renewToken(token);
          call.viewOnly = false;
        }, token);
        await published();
        assert.deepEqual(await page.evaluate(() => window.errors), []);
      });
    });
  }

  it('somebody without the secret is refused', async () =>
    assert.equal(await join({ token: testToken() }), 'token-invalid'));

  it('any of these has no other trouble', () =>
    assert.deepEqual(
      troubled.filter((line) => !NOISE.test(line)),
      [],
    ));
});
