import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { read } from './sources.js';

const BUDGETS = {
  'zego-call.js': 20_000,
  'zego-call.global.js': 20_500,
  'loopback-engine.js': 6_000,
  'loopback-engine.global.js': 6_000,
  'zego-engine.js': 565_000,
  'zego-engine.global.js': 565_000,
};

/** What only an engine has. */
const ENGINES = /protobuf|localforage|ZegoExpressEngine|BroadcastChannel/;

describe('the bundles of dist/cdn', () => {
  for (const [name, budget] of Object.entries(BUDGETS)) {
    const text = read(`dist/cdn/${name}`);

    it(`keep ${name} within ${budget} bytes of gzip`, () => {
      const size = gzipSync(text, { level: 9 }).length;
      assert.ok(size <= budget, `${name} has ${size} bytes`);
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
