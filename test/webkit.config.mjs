/** The tests of the sources in an installed WebKitGTK, but for those that connect, which it cannot: `npm run test:webkit`. */
import { fileURLToPath } from 'node:url';
import { webkitLauncher } from './support/webkit.mjs';
import config from './web-test-runner.config.mjs';

const test = fileURLToPath(new URL('.', import.meta.url));

export default {
  ...config,
  files: [
    `${test}*.test.ts`,
    `${test}!(zego-cloud|package|integration|simulate)/**/*.test.ts`,
    `!${test}engine/loopback/loopback-{coding,engine,reception,stats}.test.ts`,
    `!${test}support/media.test.ts`,
    // Go by frames, which come late without a graphics card; see CONTRIBUTING.
    `!${test}elements/{stage/audience,stage/stage,tile/tile-renders}.test.ts`,
  ],
  browsers: [webkitLauncher()],
};
