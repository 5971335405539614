/** The tests of the sources in an installed WebKitGTK, but for those that need a connection: `npm run test:webkit`. */
import { fileURLToPath } from 'node:url';
import { webkitLauncher } from './support/webkit.mjs';
import config from './web-test-runner.config.mjs';

const test = fileURLToPath(new URL('.', import.meta.url));

export default {
  ...config,
  files: [`${test}*.test.ts`, `${test}!(zego-cloud|package|integration)/**/*.test.ts`],
  browsers: [webkitLauncher()],
};
