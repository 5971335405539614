/** Two people in the pages of an application, looked at through what it shows. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import type { EngineName } from '../../src/engine/engine-files.js';
import { moving, troubles } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';
import { testToken, type Application } from '../zego-cloud/token.js';
import type { App } from './apps.js';

/** A script for pages, of a module beside this one. */
async function script(file: string): Promise<{ content: string }> {
  const entryPoints = [`${ROOT}test/frameworks/${file}`];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, logLevel: 'error' });
  return { content: `(() => {${outputFiles[0].text}})()` };
}

/** Of a page with a call. */
export interface Guest {
  readonly page: Page;
  readonly userId: string;
  /** All scripts it was sent. */
  readonly scripts: readonly Response[];
}

/**
 * Words of development: of Lit and of ours. The frameworks' own are no warnings. Chromium warns where React itself inserts
 * what a server drew, which the element then draws anew; and an edit in Next.js gives up a request that it repeats.
 */
const NOISE =
  /Lit is in dev mode|Found declarative shadowrootmode|_rsc=\S+ net::ERR_ABORTED$|="false" counts as false|^console\.(log|info|debug|startGroup\w*|endGroup): /;

/**
 * Lets `look` see ann and bob in a call, each in a tab of a fresh browser profile, and fails on whatever goes wrong. Their ids
 * are so on ZEGO only: on the loopback the tag makes them up.
 */
export async function call(
  browser: Browser,
  url: string,
  { page: path = '', maker = 'none.invalid' }: App,
  engine: EngineName,
  look: (ann: Guest, bob: Guest, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const lists: string[][] = [];
  try {
    await context.addInitScript(await script('in-page.ts'));
    await context.route('**/zego-token?*', (route) => route.fulfill({ body: testToken() }));
    await context.route(`https://${maker}/**`, (route) => route.fulfill({ body: '' }));
    if (engine === 'zego') await openStandIn(context, url);
    const enter = async (user: string): Promise<Guest> => {
      const page = await context.newPage();
      lists.push(troubles(page));
      const scripts: Response[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.push(response);
      });
      // On the loopback as whoever opens it for the first time, without a query.
      const query = engine === 'zego' ? `?engine=zego&user=${user}` : '';
      // A server that makes a page when it is first asked for it takes its time.
      await page.goto(url + path + query, { timeout: 120_000 });
      await start({ page });
      return { page, userId: await userIdOf(page), scripts };
    };
    const guests = [await enter('ann'), await enter('bob')] as const;
    await together(guests);
    await look(...guests, context);
    assert.deepEqual(
      lists.flat().filter((line) => !NOISE.test(line)),
      [],
    );
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${lists.flat().join('\n')}`, { cause: error });
  } finally {
    await context.close();
  }
}

/** Resolves when a page without scripts shows the call that the server drew, and what it says in that case. */
export async function drawnByServer(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  try {
    await page.goto(url);
    await page.locator('zego-call noscript').waitFor();
    await page.locator('zego-call [part=base] .controls').waitFor({ state: 'attached' });
    const { height = 0 } = (await page.locator('zego-call').boundingBox()) ?? {};
    if (height < 300) throw new Error(`The call is ${height} px high.`);
  } finally {
    await page.close();
  }
}

/**
 * Resolves when the element has taken over what the server drew, in one frame and at the same size, and is in its call. The
 * scripts come once what the server drew was seen, as they do on a slow network.
 */
export async function takesOver(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  try {
    await context.addInitScript(await script('take-over.ts'));
    const page = await context.newPage();
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() === 'script')
        await page.waitForFunction(() => window.takeOver.drawn.includes('server'));
      await route.continue();
    });
    await page.goto(url);
    await isJoined(page);
    const { parsed, sizes, drawn } = await page.evaluate(() => window.takeOver);
    assert.equal(parsed, true, 'the parser has made the root');
    assert.deepEqual(sizes.slice(1), [], `${sizes.join('; ')}: one size from the first frame on`);
    assert.deepEqual([...drawn].sort(), ['element', 'server']);
  } finally {
    await context.close();
  }
}

/** Lets somebody join with ZEGO's own finished client; resolves when that shows who is there, and ann's page the client. */
export async function meetsKit(ann: Guest, context: BrowserContext, url: string): Promise<void> {
  await context.route('**/kit', (route) => route.fulfill({ contentType: 'text/html', body: '<main>' }));
  const page = await context.newPage();
  await page.goto(`${url}kit`);
  await page.addScriptTag(await script('kit.ts'));
  await page.waitForFunction(() => document.title === 'seen', undefined, { timeout: 120_000 }); // it is slow
  await shows(ann, ann.userId, 'kit');
  await moving(ann.page);
}

/** Opens the stand-in of ZEGO's service in a browser profile; with an application its tokens alone are let in. */
export async function openStandIn(
  context: BrowserContext,
  url: string,
  application?: Application,
): Promise<void> {
  await context.addInitScript(await script('stand-in.ts'));
  await context.route('**/stand-in?*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }));
  const query = new URLSearchParams(
    application && { appId: String(application.appId), secret: application.secret },
  );
  await (await context.newPage()).goto(`${url}stand-in?${query.toString()}`);
}

/** A button of the application. */
const button = (page: Page, name: 'Start' | 'End') =>
  page.locator('button, uni-button', { hasText: new RegExp(`^${name}$`) });

/** Starts the call, in an application that does not by itself. */
export async function start({ page }: Pick<Guest, 'page'>): Promise<void> {
  await page.locator('zego-call').or(button(page, 'Start')).first().waitFor();
  if (!(await button(page, 'Start').isVisible())) return;
  for (const field of await page.locator('.token input').all()) await field.fill(testToken());
  await button(page, 'Start').click();
}

/** Resolves when the application shows that the call is joined. */
const isJoined = (page: Page) => page.locator('#state', { hasText: /^joined$/ }).waitFor();

/** Resolves with who is in the call of a page, once they are. */
async function userIdOf(page: Page): Promise<string> {
  await isJoined(page);
  return page.evaluate(() => document.querySelector('zego-call')!.userId);
}

/** Resolves when the application shows that the call is joined, and who is in it. */
export async function shows({ page }: Guest, ...people: string[]): Promise<void> {
  await isJoined(page);
  await page.waitForFunction(
    (people) =>
      [...document.querySelectorAll<HTMLElement>('.person')]
        .map((each) => each.innerText.trim())
        .sort()
        .join() === people,
    people.sort().join(),
  );
}

/** Resolves when each sees the other, with a moving picture. */
export async function together(guests: readonly Guest[]): Promise<void> {
  const names = guests.map(({ userId }) => userId);
  for (const guest of guests) await shows(guest, ...names);
  await Promise.all(guests.map(({ page }) => moving(page)));
}

/** How often a page came into a call since it was loaded. */
export const joins = ({ page }: Guest) =>
  page.evaluate(() => window.account.states.filter((state) => state === 'joined').length);

/** Resolves when a page came into a call twice since it was loaded. */
export const joinedAgain = ({ page }: Guest) =>
  page.waitForFunction(() => window.account.states.filter((state) => state === 'joined').length > 1);

/** Takes the call of bob out of his page: ann hears of it, and nothing of it stays behind. */
export async function leaves(bob: Guest, ann: Guest): Promise<void> {
  await button(bob.page, 'End').click();
  await shows(ann, ann.userId);
  await bob.page.waitForFunction(() => {
    const { tracks, connections } = window.account.held();
    return !document.querySelector('zego-call') && !tracks && !connections;
  });
}

/** The same, and puts it back. */
export async function leavesAndReturns(bob: Guest, ann: Guest): Promise<void> {
  await leaves(bob, ann);
  await button(bob.page, 'Start').click();
  await together([ann, bob]);
}

/** Whether a guest sees the camera of another. */
export const camera = ({ page }: Guest, { userId }: Guest) =>
  page.evaluate(
    (userId) =>
      document.querySelector('zego-call')!.participants.find((each) => each.userId === userId)?.camera,
    userId,
  );
