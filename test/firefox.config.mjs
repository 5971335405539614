/** The tests of the sources in an installed Firefox, but for those on ZEGO's SDK: `npm run test:firefox`. */
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { firefox } from './support/firefox.mjs';
import config from './web-test-runner.config.mjs';

const test = fileURLToPath(new URL('.', import.meta.url));

export default {
  ...config,
  files: [
    `${test}*.test.ts`,
    `${test}!(zego-cloud|package)/**/*.test.ts`,
    `!${test}integration/weak-network.test.ts`, // its patience is of Chromium's rate control
  ],
  browsers: [Object.assign(chromeLauncher({ launchOptions: firefox() }), { name: 'Firefox' })],
};
