import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { build as bundle, type Rolldown } from 'vite';
import { APART, LAZY_FILES, type CdnFile } from '../support/cdn/lazy-files.js';
import { codeOf, filesOf, lazyIsApart, read, ROOT } from './sources.js';

/** Bytes of gzip of what the package itself adds to a page that has Lit already. */
const OWN_CODE = 33_300;

const isLanguage = ({ name }: CdnFile) => name.startsWith('language-');

/** Bytes of gzip of each file, in either format. Lit, about 7 kB, is in the first; those after the engines borrow it there. */
const BUDGETS: Readonly<Record<string, number>> = {
  'zego-call': 38_900,
  'call-room': 8_400,
  'in-call': 20_200,
  'connection-check': 3_000,
  ...Object.fromEntries(LAZY_FILES.filter(isLanguage).map(({ name }) => [name, 5_500])),
  'diagnostics-panel': 30_000,
  'lobby-extras': 8_000,
  menus: 8_000,
  extras: 4_000,
  chat: 12_000,
  people: 12_000,
  'loopback-engine': 7_900,
  'zego-engine': 565_000,
  simulate: 14_000,
};

/** Bytes that a lazy file of an application has at least: for fewer no request is worth its while. */
const LEAST = 100;

/** What only Lit has. */
const LIT = /(reactiveElement|litElement|litHtml)Versions/;

/** What only an engine has. */
const ENGINES = /protobuf|localforage|ZegoExpressEngine|addTransceiver/;

const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;

describe('the code of the package itself', () => {
  it(`stays within ${OWN_CODE} bytes of gzip in the entry`, async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/index.ts'],
      external: ['lit', 'lit/*', '@lit/*'],
      plugins: [{ name: 'lazy', setup: ({ onResolve }) => onResolve({ filter: /./ }, lazyIsApart) }],
      ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' },
    });
    const size = gzipped(outputFiles[0].contents);
    assert.ok(size <= OWN_CODE, `it has ${size} bytes`);
  });
});

describe('the package in an application', () => {
  it('has types only in the port of the engines', () => {
    assert.equal(codeOf('dist/engine/call-engine.js'), 'export {};');
  });

  it(`becomes no file of less than ${LEAST} bytes`, async () => {
    const { output } = (await bundle({
      ...{ configFile: false, root: ROOT, logLevel: 'error' },
      build: { write: false, rolldownOptions: { input: 'dist/index.js' } },
    })) as Rolldown.RolldownOutput;
    const chunks = output.filter((each) => each.type === 'chunk');
    assert.ok(chunks.length > 20, 'the lazy files are there');
    const small = chunks.filter(({ code }) => code.length < LEAST);
    assert.deepEqual(
      small.map(({ fileName }) => fileName),
      [],
    );
  });
});

describe('the bundles of dist/cdn', () => {
  const files = filesOf('dist/cdn', /\.js$/).map((path) => path.replace('dist/cdn/', ''));

  it('look for no loader, whose search some bundlers take for an import', () => {
    const wrong = files.filter((name) =>
      /\bdefine\.amd|typeof (require|define)\b/.test(read(`dist/cdn/${name}`)),
    );
    assert.deepEqual(wrong, []);
  });

  it('are those with a budget, each in both formats', () => {
    const expected = Object.keys(BUDGETS).flatMap((name) => [`${name}.global.js`, `${name}.js`]);
    assert.deepEqual(files, expected.sort());
    assert.deepEqual(
      new Set(['zego-call', ...[...LAZY_FILES, ...APART].map(({ name }) => name)]),
      new Set(Object.keys(BUDGETS)),
    );
  });

  for (const name of files) {
    const text = read(`dist/cdn/${name}`);
    const budget = BUDGETS[name.replace(/(\.global)?\.js$/, '')];

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
      it(`import nothing in ${name}, and bring no Lit`, () => {
        assert.doesNotMatch(text, /\b(from|import) ?\(?["'`](\.\.?\/|borrowed:)/);
        assert.doesNotMatch(text, LIT);
      });
  }
});

describe('the table of sizes in the README', () => {
  const section = /^## Size\n(.*?)^## /ms.exec(read('README.md'))![1];
  const rows = [...section.matchAll(/^\| (`.*?) +\|.*\| (\d+) kB +\|$/gm)].map(([, files, limit]) => ({
    names: [...files.matchAll(/`([\w…-]+)\.js`/g)].map(([, name]) => name),
    limit: Number(limit),
  }));
  const rowOf = (name: string) =>
    rows.find(({ names }) => names.some((each) => new RegExp(`^${each.replace('…', '[^.]+')}$`).test(name)));

  it('has the limits of the tests, in full kB', () => {
    for (const { names, limit } of rows) {
      const own = Object.keys(BUDGETS).filter((name) => rowOf(name)?.names === names);
      const largest = Math.max(...own.map((name) => BUDGETS[name]));
      assert.equal(limit, Math.ceil(largest / 1000), names.join());
    }
  });

  it('has every file', () => {
    const missing = Object.keys(BUDGETS).filter((name) => !rowOf(name));
    assert.deepEqual(missing, []);
  });
});

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}

for (const path of ['package-lock.json', 'test/bench/rivals/package-lock.json'])
  describe(`the lock file ${path}`, () => {
    const { packages } = JSON.parse(read(path)) as { packages: Record<string, Locked> };

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
