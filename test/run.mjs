/**
 * `npm test`: builds the package, tests it in Node (test/package) and in some frameworks (test/frameworks), then tests the
 * sources in Chromium. The last line is the count of all, alone; what was left out, as this machine lacks what it takes, is
 * on the lines before it. Fails when a test fails, when there are none, and when a runner breaks down.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { run as runInNode } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { chromium } from './support/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const binaries = `${root}node_modules/.bin/`;

/** Runs a command to its end, showing what it prints. Resolves with its exit code and output. */
function command(name, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject).on('close', (code) => resolve({ code, output }));
  });
}

/** Those of demo/frameworks that are always tried: what most people use, and where people of ZEGO come from. */
process.env.FRAMEWORKS ??= 'react vue uni-app';

/** Builds the package once more, and so runs while nobody else reads it. */
const BUILDS = `${root}test/package/tarball.test.ts`;

/** The applications first, as they take as long as all else, which runs beside them. */
function packageFiles() {
  const folder = `${root}test/package/`;
  const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  return [`${root}test/frameworks/run.ts`, ...names.map((name) => folder + name)].filter(
    (file) => file !== BUILDS,
  );
}

/** Counts tests, not the suites around them. What was skipped is told by name and reason, a suite as one. */
async function testsInNode(files) {
  const count = { passed: 0, failed: 0, skipped: [] };
  const stream = runInNode({ files, concurrency: 2 });
  const add = (key) => (event) => {
    if (event.skip) count.skipped.push(`${event.name} (${event.skip})`);
    else if (event.details.type !== 'suite') count[key]++;
  };
  stream.on('test:pass', add('passed')).on('test:fail', add('failed'));
  for await (const text of stream.compose(spec)) process.stdout.write(text);
  return count;
}

const CLOUD = 'test/zego-cloud/';

/** A minute or more each: first, so that no lane is left with one of them at the end. */
const LONG = ['link-watch', 'call-link', 'call-media', 'kit-*', 'sdk-media'];

/**
 * Those on the real SDK mostly wait, and leave the camera alone: several at once. Their pages share the 16 audio outputs
 * of one browser (see test/support/media.ts), so not many.
 */
const BROWSER_TESTS = [
  ['--files', 'test/*.test.ts', 'test/!(zego-cloud|package)/**/*.test.ts'],
  [
    ...['--files', ...LONG.map((name) => `${CLOUD}${name}.test.ts`), `${CLOUD}**/*.test.ts`],
    ...['--concurrency', '3'],
  ],
];

async function browserTests(files) {
  const config = ['--config', 'test/web-test-runner.config.mjs'];
  const { code, output } = await command(`${binaries}wtr`, [...config, ...files]);
  const line = /^browser: (\d+) passed, (\d+) failed, (\d+) skipped/m.exec(output);
  if (!line) throw new Error(`The browser tests broke down (exit code ${code}).`);
  const [passed, failed, skipped] = line.slice(1).map(Number);
  const told = skipped ? [`${skipped} in the browser, of ${files[1]} and others`] : [];
  return { passed, failed: code && !failed ? 1 : failed, skipped: told };
}

await chromium(); // unpacks the browser that came along, which two tests at once would do into each other's files
const build = await command('npm', ['run', 'build']);
if (build.code) throw new Error('The build failed.');
const counts = [await testsInNode([BUILDS]), await testsInNode(packageFiles())];
for (const files of BROWSER_TESTS) counts.push(await browserTests(files));
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
if (sum('failed') || counts.some(({ passed }) => !passed)) process.exitCode = 1;
for (const what of counts.flatMap(({ skipped }) => skipped)) console.log(`skipped: ${what}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
