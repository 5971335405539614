import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { read } from './sources.js';

/** Bytes of gzip of what the package itself adds to a page that has Lit already. */
const OWN_CODE = 25_500;

/** Bytes of gzip of each file; Lit, about 7 kB, is inside the first two. */
const BUDGETS = {
  'zego-call.js': 30_000,
  'zego-call.global.js': 30_000,
  'loopback-engine.js': 6_000,
  'loopback-engine.global.js': 6_000,
  'simulate.js': 14_000,
  'simulate.global.js': 14_000,
  'zego-engine.js': 565_000,
  'zego-engine.global.js': 565_000,
};

/** What only an engine has. */
const ENGINES = /protobuf|localforage|ZegoExpressEngine|addTransceiver/;

const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;

describe('the code of the package itself', () => {
  it(`stays within ${OWN_CODE} bytes of gzip in the entry`, async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/index.ts'],
      external: ['lit', 'lit/*', '@lit/*', './zego/*', './loopback/*'],
      ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' },
    });
    const size = gzipped(outputFiles[0].contents);
    assert.ok(size <= OWN_CODE, `it has ${size} bytes`);
  });
});

describe('the bundles of dist/cdn', () => {
  for (const [name, budget] of Object.entries(BUDGETS)) {
    const text = read(`dist/cdn/${name}`);

    it(`keep ${name} within ${budget} bytes of gzip`, () => {
      const size = gzipped(text);
      assert.ok(size <= budget, `${name} has ${size} bytes`);
    });

    if (name.endsWith('.global.js'))
      it(`write ${name} in ASCII, as its page may have any encoding`, () => {
        assert.equal(/[^\0-\x7f].{0,20}/.exec(text)?.[0], undefined);
      });

    if (name.startsWith('zego-call'))
      it(`leave the engines out of ${name}`, () => {
        assert.doesNotMatch(text, ENGINES);
      });
    else
      it(`import nothing in ${name}`, () => {
        assert.doesNotMatch(text, /\b(from|import) ?\(?["'`]\.\.?\//);
      });
  }
});

describe('the lock file', () => {
  interface Locked {
    readonly resolved?: string;
    readonly optionalDependencies?: Record<string, string>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

  // npm leaves out what the registry lacks for this platform, and refuses the file on the next clean install.
  it('has every optional dependency', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
        .map((name) => `${name} of ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  it('names no registry', () => {
    const named = Object.entries(packages).filter(([, { resolved }]) => resolved?.startsWith('http'));
    assert.deepEqual(
      named.map(([path]) => path),
      [],
    );
  });
});
