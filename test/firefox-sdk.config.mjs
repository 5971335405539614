/** Those on ZEGO's SDK in an installed Firefox: `npm run test:firefox:sdk`. What is left out is told in CONTRIBUTING.md. */
import { fileURLToPath } from 'node:url';
import config from './firefox.config.mjs';

const cloud = fileURLToPath(new URL('zego-cloud/', import.meta.url));

const NOT_IN_FIREFOX = [
  ...['kit-*', 'call-devices', 'zego-engine-faults', 'zego-engine-reception', 'zego-engine-small-picture'],
  ...['call-bandwidth', 'call-crowd', 'link-watch'],
];

export default {
  ...config,
  files: [`${cloud}**/*.test.ts`, ...NOT_IN_FIREFOX.map((name) => `!${cloud}${name}.test.ts`)],
};
