/**
 * `npm run test:frameworks [NAME…]`: each application of demo/frameworks, or those named, or those of `FRAMEWORKS`, with
 * the package as it would be published. Needs `npm run build` before. Prints the table of the README.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../package/browsing.js';
import { APPS, madeWith, type App } from './apps.js';
import { install, pack, run, versionOf } from './install.js';
import { serveBy, serveFiles, type Served } from './serve.js';
import {
  call,
  camera,
  drawnByServer,
  joinedAgain,
  joins,
  leaves,
  leavesAndReturns,
  meetsKit,
  start,
  takesOver,
  together,
  type Guest,
} from './visit.js';
import { weigh } from './weigh.js';

const names = process.argv.length > 2 ? process.argv.slice(2) : process.env['FRAMEWORKS']?.split(' ');
const unknown = names?.filter((name) => !APPS.some((app) => app.name === name)) ?? [];
if (unknown.length) throw new Error(`There is no demo/frameworks/${unknown.join()}.`);

/** Of each test: a suite's own would be, in Node 20, for all of its tests together. */
const LIMIT = { timeout: 600_000 };

let browser: Browser;
let tarball: string;
const rows: string[] = [];

before(async () => {
  tarball = await pack();
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  console.log(rows.join('\n'));
});

for (const app of APPS) if (names?.includes(app.name) ?? true) describe(app.title, () => tests(app));

function tests(app: App): void {
  const { name, title, packages, way = '', bare = false, out = 'dist' } = app;
  let folder: string;
  before(async () => {
    folder = await install(app.folder ?? name, tarball);
  });

  if (!bare) it('has types that agree', LIMIT, () => run(folder, 'npm', 'run', 'types'));

  it('holds a call while it is developed, and edited', LIMIT, async () => {
    const server = await (bare ? serveFiles(folder, out) : serveBy(`dev${way}`, folder, app.port));
    try {
      await call(browser, server.url, app, 'loopback', async (ann, bob) => {
        await joined([ann, bob], 1);
        await edit(folder, app, [ann, bob]);
        await together([ann, bob]);
        await joined([ann, bob], app.remounts ? 2 : 1);
        await leavesAndReturns(bob, ann);
        assert.equal(await camera(ann, 'bob'), 'on', 'false leaves the camera on');
      });
    } finally {
      await server.close();
    }
  });

  describe('built', () => {
    let server: Served;
    before(async () => {
      if (!bare) await run(folder, 'npm', 'run', `build${way}`);
      server = await (app.start ? serveBy('start', folder, app.port) : serveFiles(folder, out));
    });
    after(() => server.close());

    it('holds a call, and leaves it with its page', LIMIT, () =>
      call(browser, server.url, app, 'loopback', async (ann, bob) => {
        await joined([ann, bob], 1);
        await weigh(ann, 'loopback');
        await leavesAndReturns(bob, ann);
        assert.equal(await camera(ann, 'bob'), 'on');
      }),
    );

    if (app.server) {
      it('shows the place of the call where no script has come', LIMIT, () =>
        drawnByServer(browser, server.url),
      );
      it('takes it over without a flash', LIMIT, () => takesOver(browser, server.url));
    }

    it("joins by ZEGO's SDK, which comes when it is needed", LIMIT, () =>
      call(browser, server.url, app, 'zego', async (ann, bob, context) => {
        const { eager, engine } = await weigh(ann, 'zego');
        await leavesAndReturns(bob, ann);
        if (app.kit) {
          await leaves(bob, ann);
          await meetsKit(ann, context, server.url);
        }
        const made = madeWith(title, packages, (name) => versionOf(folder, name));
        rows.push(`| ${made} | ${eager.toFixed(0)} kB | ${engine.toFixed(0)} kB |`);
      }),
    );
  });
}

/** A mount, however often the framework does it over, is one call. */
async function joined(guests: readonly Guest[], times: number): Promise<void> {
  for (const guest of guests) assert.equal(await joins(guest), times);
}

/** Edits the application while it is open: another heading, and what is false is written as most would try first. */
async function edit(
  folder: string,
  { view, swap, reload, remounts }: App,
  guests: readonly Guest[],
): Promise<void> {
  const [from, to] = swap ?? ['cameraOff', 'camera-off'];
  const text = readFileSync(folder + view, 'utf8');
  assert.ok(text.includes('A call in') && text.includes(from));
  writeFileSync(folder + view, text.replace('A call in', 'Still a call in').replace(from, to));
  for (const guest of guests) {
    if (reload) await guest.page.reload();
    await guest.page.getByText('Still a call in').waitFor();
    await start(guest);
    if (remounts) await joinedAgain(guest);
  }
}
