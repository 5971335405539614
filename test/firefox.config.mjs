/** The tests of the sources in an installed Firefox: `npm run test:firefox`. What is left out is told in CONTRIBUTING.md. */
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { firefox } from './support/firefox.mjs';
import config from './web-test-runner.config.mjs';

const test = fileURLToPath(new URL('.', import.meta.url));

/** Of those on ZEGO's SDK. */
const NOT_IN_FIREFOX = [
  ...['kit-*', 'call-devices', 'zego-engine-faults', 'zego-engine-reception', 'zego-engine-small-picture'],
  ...['call-bandwidth', 'call-crowd', 'link-watch'], // not tried
];

export default {
  ...config,
  files: [
    `${test}*.test.ts`,
    `${test}!(package)/**/*.test.ts`,
    ...NOT_IN_FIREFOX.map((name) => `!${test}zego-cloud/${name}.test.ts`),
  ],
  browsers: [Object.assign(chromeLauncher({ launchOptions: firefox() }), { name: 'Firefox' })],
};
