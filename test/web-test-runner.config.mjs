import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromium } from './support/chromium.mjs';
import { devtools } from './support/devtools.mjs';
import { prebundle } from './support/prebundle.mjs';
import { relay } from './support/relay.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the package is built with, and what stands in for it with `ZEGO_SDK=full`: ZEGO's complete build. */
const SLIM_SDK = 'zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js';
const FULL_SDK = 'zego-express-engine-webrtc';

/** ZEGO's own client as it is on npm: without an ending it is not rewritten. */
const asItIs = (path, specifier) => ({
  name: `as-it-is:${path}`,
  serve: (context) =>
    context.path === path
      ? { body: readFileSync(createRequire(import.meta.url).resolve(specifier), 'utf8'), type: 'js' }
      : undefined,
});

/** The plain line that a script can read. */
const countReporter = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const visit = (suite) => {
      for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite.suites.forEach(visit);
    };
    for (const { testResults, passed } of sessions) {
      const before = count.failed;
      if (testResults) visit(testResults);
      if (!passed && count.failed === before) count.failed++; // the file itself did not load or finish
    }
    console.log(`\nbrowser: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  },
});

export default {
  rootDir: root,
  files: [`${root}test/**/*.test.ts`, `!${root}test/package/**`],
  nodeResolve: { exportConditions: ['development'] },
  plugins: [
    prebundle(SLIM_SDK, 'ZegoExpressEngine', process.env.ZEGO_SDK === 'full' ? FULL_SDK : SLIM_SDK),
    asItIs('/__as-it-is__/zego-uikit-prebuilt', '@zegocloud/zego-uikit-prebuilt'),
    devtools(),
    relay(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` }),
  ],
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: await chromium() })],
  concurrency: 1, // the pages share one camera
  concurrentBrowsers: 1,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), countReporter()],
};
