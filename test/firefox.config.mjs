/** The tests of the sources in an installed Firefox: `npm run test:firefox`. What is left out is told in CONTRIBUTING.md. */
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { firefox } from './support/firefox.mjs';
import config from './web-test-runner.config.mjs';

const test = fileURLToPath(new URL('.', import.meta.url));

export default {
  ...config,
  files: [`${test}*.test.ts`, `${test}!(package|zego-cloud)/**/*.test.ts`],
  browsers: [Object.assign(chromeLauncher({ launchOptions: firefox() }), { name: 'Firefox' })],
};
