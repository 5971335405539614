/**
 * `npm run test:frameworks [NAME…]`: each application of demo/frameworks, or those named, or those of `FRAMEWORKS`, with
 * the package as it would be published. Needs `npm run build` before. Prints rows for the table of the README, and how long
 * building took; `--write` puts them there.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import type { EngineName } from '../../src/engine/engine-files.js';
import { openBrowser } from '../package/browsing.js';
import { ROOT } from '../package/sources.js';
import { APPS, madeWith, type App } from './apps.js';
import { install, pack, run, UNBUNDLED, versionOf } from './install.js';
import { serveBy, serveFiles, type Served } from './serve.js';
import { toRow, withRows } from './sizes.js';
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

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = positionals.length ? positionals : process.env['FRAMEWORKS']?.split(' ');
const unknown = names?.filter((name) => !APPS.some((app) => app.name === name)) ?? [];
if (unknown.length) throw new Error(`There is no demo/frameworks/${unknown.join()}.`);

/** Of each test: a suite's own would be, in Node 20, for all of its tests together. */
const LIMIT = { timeout: 600_000 };

let browser: Browser;
let tarball: string;
/** Each with what else is said of it. */
const rows = new Map<string, string>();

before(async () => {
  tarball = await pack();
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  for (const [row, more] of rows) console.log(row, more);
  if (!values.write) return;
  const path = `${ROOT}README.md`;
  writeFileSync(path, withRows(readFileSync(path, 'utf8'), [...rows.keys()]));
});

for (const app of APPS) if (names?.includes(app.name) ?? true) describe(app.title, () => tests(app));

function tests(app: App): void {
  const { name, title, packages, way = '', bare = false, out = 'dist' } = app;
  let folder: string;
  before(async () => {
    folder = await install(app.folder ?? name, tarball);
  });

  if (!bare) it('has types that agree', LIMIT, async () => void (await run(folder, 'npm', 'run', 'types')));

  it('holds a call while it is developed, and edited', LIMIT, () =>
    developed(folder, app, 'loopback', async (ann, bob) => {
      await joined([ann, bob], 1);
      await edit(folder, app, [ann, bob]);
      await together([ann, bob]);
      await joined([ann, bob], app.remounts ? 2 : 1);
      await leavesAndReturns(bob, ann);
      assert.equal(await camera(ann, bob), 'on', 'false leaves the camera on');
    }),
  );

  if (app.unbundled)
    for (const [how, put] of Object.entries(UNBUNDLED))
      it(`joins by ZEGO's SDK while it is developed with the package ${how}`, LIMIT, async () => {
        const putBack = put(folder);
        try {
          await developed(folder, app, 'zego', async (ann, bob) => {
            await joined([ann, bob], 1);
            const unbundled = ann.scripts.some((each) => each.url().includes('/dist/cdn/zego-engine.js'));
            assert.ok(unbundled, 'the file of the package itself was fetched');
            await leavesAndReturns(bob, ann);
          });
        } finally {
          putBack();
        }
      });

  describe('built', () => {
    let server: Served;
    let output = '';
    let seconds = 0;
    before(async () => {
      const began = performance.now();
      if (!bare) output = await run(folder, 'npm', 'run', `build${way}`);
      seconds = (performance.now() - began) / 1000;
      server = await (app.start ? serveBy('start', folder, app.port) : serveFiles(folder, out));
    });
    after(() => server.close());

    if (!bare)
      it('has no import that its bundler cannot follow', () =>
        assert.doesNotMatch(output, /Critical dependency/));

    it('holds a call, and leaves it with its page', LIMIT, () =>
      call(browser, server.url, app, 'loopback', async (ann, bob) => {
        await joined([ann, bob], 1);
        await weigh(ann, 'loopback');
        await leavesAndReturns(bob, ann);
        assert.equal(await camera(ann, bob), 'on');
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
        const weight = await weigh(ann, 'zego');
        await leavesAndReturns(bob, ann);
        if (app.kit) {
          await leaves(bob, ann);
          await meetsKit(ann, context, server.url);
        }
        const made = madeWith(title, packages, (name) => versionOf(folder, name));
        rows.set(toRow(made, weight), bare ? '' : `built in ${seconds.toFixed(1)} s`);
      }),
    );
  });
}

/** Lets `look` see a call in an application while it is developed. */
async function developed(
  folder: string,
  app: App,
  engine: EngineName,
  look: Parameters<typeof call>[4],
): Promise<void> {
  const server = await serveBy(`dev${app.way ?? ''}`, folder, app.port);
  try {
    await call(browser, server.url, app, engine, look);
  } finally {
    await server.close();
  }
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
