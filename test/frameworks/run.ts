/**
 * `npm run test:frameworks [NAME…]`: each application of demo/frameworks, or those named, or those of `FRAMEWORKS`, with
 * the package as it would be published. Needs `npm run build` before. Prints the table of the README.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../package/browsing.js';
import { APPS, type App } from './apps.js';
import { install, pack, run, versionOf } from './install.js';
import { serveBy, serveFiles } from './serve.js';
import { call, camera, joins, leaves, leavesAndReturns, meetsKit, together } from './visit.js';
import { weigh } from './weigh.js';

const names = process.argv.length > 2 ? process.argv.slice(2) : process.env['FRAMEWORKS']?.split(' ');
const unknown = names?.filter((name) => !APPS.some((app) => app.name === name)) ?? [];
if (unknown.length) throw new Error(`There is no demo/frameworks/${unknown.join()}.`);

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
  const { name, title, packages, view, property = 'cameraOff', out = 'dist', kit } = app;
  let folder: string;
  before(async () => {
    folder = await install(name, tarball);
  });

  it('has types that agree', () => run(folder, 'npm', 'run', 'types'));

  it('holds a call while it is developed, and edited', async () => {
    const server = await serveBy('dev', folder);
    try {
      await call(browser, server.url, app, 'loopback', async (ann, bob) => {
        assert.deepEqual([await joins(ann), await joins(bob)], [1, 1], 'a mount is one call');
        const before = readFileSync(folder + view, 'utf8');
        const edited = before.replace('A call in', 'Still a call in').replace(property, 'camera-off');
        assert.ok(edited.includes('Still') && edited.includes('camera-off'));
        writeFileSync(folder + view, edited);
        for (const { page } of [ann, bob]) await page.getByText('Still a call in').waitFor();
        await together([ann, bob]);
        assert.deepEqual([await joins(ann), await joins(bob)], [1, 1], 'an edit is no second call');
        await leavesAndReturns(bob, ann);
        assert.equal(await camera(ann, 'bob'), 'on', 'false leaves the camera on');
        writeFileSync(folder + view, before);
      });
    } finally {
      await server.close();
    }
  });

  describe('built', () => {
    let server: Awaited<ReturnType<typeof serveFiles>>;
    before(async () => {
      await run(folder, 'npm', 'run', 'build');
      server = await serveFiles(folder, out);
    });
    after(() => server.close());

    it('holds a call, and leaves it with its page', () =>
      call(browser, server.url, app, 'loopback', async (ann, bob) => {
        await weigh(ann, 'loopback');
        await leavesAndReturns(bob, ann);
        assert.equal(await camera(ann, 'bob'), 'on');
      }));

    it("joins by ZEGO's SDK, which comes when it is needed", () =>
      call(browser, server.url, app, 'zego', async (ann, bob, context) => {
        const { eager, engine } = await weigh(ann, 'zego');
        await leavesAndReturns(bob, ann);
        const words = title.split(', ');
        const versions = packages.map((name, index) => `${words[index]} ${versionOf(folder, name)}`);
        if (kit) {
          await leaves(bob, ann);
          await meetsKit(ann, context, server.url);
        }
        rows.push(`| ${versions.join(' | ')} | ${eager.toFixed(0)} | ${engine.toFixed(0)} |`);
      }));
  });
}
