/** What runs in an installed WebKitGTK, which has no RTCPeerConnection: `npm run test:webkit`. */
import { fileURLToPath } from 'node:url';
import { webkitLauncher } from './support/webkit.mjs';
import config from './web-test-runner.config.mjs';

const test = fileURLToPath(new URL('.', import.meta.url));

export default {
  ...config,
  files: [
    `${test}*.test.ts`,
    `${test}i18n/*.test.ts`,
    `${test}elements/{attributes,languages,language-layout}.test.ts`,
  ],
  browsers: [webkitLauncher()],
};
