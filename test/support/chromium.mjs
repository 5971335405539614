import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** Grants camera and microphone, a test pattern and a beep. Root needs `--no-sandbox`. */
export const MEDIA_ARGS = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--accept-lang=en-US', // where the system names none, this Chromium makes one up that `Intl` refuses
];

/**
 * Launch options for a Chromium: one that is installed or, on Linux x64, the one inside `@sparticuz/chromium`, unpacked
 * once into node_modules/.cache together with the system libraries it needs. `NPM_CHROMIUM=1` forces the latter.
 */
export async function chromium() {
  const found = process.env.NPM_CHROMIUM ? undefined : INSTALLED.find((path) => path && existsSync(path));
  if (found) return { executablePath: found, env: process.env, args: MEDIA_ARGS };

  const cache = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const outside = { ...process.env };
  process.env.TMPDIR = cache; // the package unpacks below os.tmpdir()
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'; // makes it unpack its own libraries
  if (tmpdir() !== cache) throw new Error('TMPDIR is not honoured');
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    const env = { HOME: cache, ...outside, LD_LIBRARY_PATH: join(cache, 'al2023/lib') };
    return { executablePath, env, args: MEDIA_ARGS };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in outside)) delete process.env[name];
    Object.assign(process.env, outside);
  }
}
