import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { filesOf, lazyIsApart, read, ROOT } from './sources.js';

const run = promisify(execFile);

/** Bytes of the packed package. Half of it is ZEGO's SDK, as a module and as a classic script. */
const PACKED = 2_310_000;

/** What is in the package, and why. */
const CONTENT: readonly RegExp[] = [
  /^(package\.json|README\.md|LICENSE|custom-elements\.json)$/,
  /^dist\/cdn\/[\w-]+(\.global)?\.js$/, // for pages without a bundler
  /^dist\/cdn\/[\w-]+\.(d\.ts|js\.map)$/, // their types, and what a debugger needs to read what is minified
  /^dist\/cdn\/THIRD-PARTY-LICENSES\.md$/,
  /^dist\/(?!cdn\/)([\w-]+\/)*[\w.-]+\.(js|d\.ts)$/, // for bundlers, and as readable as the sources
  /^dist\/editors\/[\w.-]+\.json$/,
  /^demo\/servers\/[\w-]+\.(ts|py|go|php|java)$/, // token servers to start from
];

/** Whose code is in dist/cdn and under which license it is: as far as those that a reader would ask about first. */
const LICENSES: Readonly<Record<string, string>> = {
  lit: 'BSD-3-Clause',
  'lit-html': 'BSD-3-Clause',
  lucide: 'ISC',
  protobufjs: 'BSD-3-Clause',
  uplot: 'MIT',
  'zego-express-engine-webrtc': 'ISC',
};

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

interface Tarball {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

describe('the tarball', () => {
  let tarball: Tarball;
  before(async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd: ROOT });
    const answer = JSON.parse(stdout) as readonly Tarball[];
    tarball = Object.values(answer)[0]; // an array, or by name: that depends on the version of npm
  });

  it('holds what people need, and nothing else', () => {
    const names = tarball.files.map(({ path }) => path);
    assert.ok(names.length > 100);
    assert.deepEqual(
      names.filter((path) => !CONTENT.some((expected) => expected.test(path))),
      [],
    );
    assert.deepEqual(
      CONTENT.filter((expected) => !names.some((path) => expected.test(path))),
      [],
    );
  });

  it(`has at most ${PACKED} bytes`, () => assert.ok(tarball.size <= PACKED, `it has ${tarball.size}`));

  it('has a license for all that is bundled', () => {
    const file = read('dist/cdn/THIRD-PARTY-LICENSES.md');
    const sections = file.split(/^## /m).slice(1);
    const found = sections.map((text) => /^(\S+), (?:.+) \((.+)\)\n/.exec(text)?.slice(1));
    for (const [name, license] of Object.entries(LICENSES))
      assert.ok(
        found.some((each) => each?.[0] === name && each[1] === license),
        `${name} is under ${license}`,
      );
    const named = new Set(found.map((each) => each?.[0]));
    const bundled = maps()
      .flatMap(({ map }) => map.sources)
      .flatMap((source) => /\/node_modules\/(?:vite\/)?((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
    assert.ok(bundled.length > 0);
    assert.deepEqual(
      bundled.filter((name) => !named.has(name)),
      [],
    );
  });
});

function maps(): { path: string; map: SourceMap }[] {
  return filesOf('dist', /\.map$/).map((path) => ({ path, map: JSON.parse(read(path)) as SourceMap }));
}

describe('the source maps', () => {
  it('are with every file that names one', () => {
    const named = filesOf('dist', /\.(js|ts)$/).flatMap((path) => {
      const name = /^\/\/# sourceMappingURL=(\S+)\s*$/m.exec(read(path))?.[1];
      return name ? [path.replace(/[^/]+$/, name)] : [];
    });
    assert.deepEqual(
      named,
      maps().map(({ path }) => path),
    );
    assert.ok(named.includes('dist/cdn/zego-call.js.map'));
  });

  it('hold the text of each of their sources, and no path of a machine', () => {
    for (const { path, map } of maps())
      map.sources.forEach((source, index) => {
        assert.ok(map.sourcesContent?.[index], `${source} in ${path}`);
        assert.doesNotMatch(source, /^(\/|[a-z]+:\/\/)/i, path);
      });
  });
});

/** What a bundler keeps of the package for a module that imports from it: bytes of gzip, and the files they are of. */
async function bundle(contents: string): Promise<{ size: number; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT },
    absWorkingDir: ROOT,
    external: ['lit', 'lit/*', '@lit/*'],
    plugins: [{ name: 'lazy', setup: ({ onResolve }) => onResolve({ filter: /./ }, lazyIsApart) }],
    logOverride: { 'ignored-bare-import': 'silent' },
    ...{ bundle: true, minify: true, write: false, format: 'esm', metafile: true, outdir: 'out' },
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  return {
    size: gzipSync(outputFiles[0].contents).length,
    files: Object.keys(inputs).filter((path) => inputs[path].bytesInOutput && path.startsWith('dist/')),
  };
}

describe('a bundler', () => {
  const REGISTERS = 'dist/define.js';

  for (const name of ['elements', 'loopback', 'simulate'])
    it(`keeps nothing of zego-call/${name}.js where nothing of it is used`, async () =>
      assert.deepEqual((await bundle(`import 'zego-call/${name}.js';`)).files, []));

  it('keeps of zego-call/elements.js what is used', async () => {
    const keep = (name: string) =>
      bundle(`import { ${name} } from 'zego-call/elements.js'; console.log(${name});`);
    const [tile, call, error] = await Promise.all(
      ['ZegoRemoteVideoElement', 'ZegoCallElement', 'CallError'].map(keep),
    );
    assert.deepEqual(error.files, ['dist/errors.js']);
    assert.ok(tile.size < call.size / 2, `a tile has ${tile.size} bytes of gzip, a call ${call.size}`);
    assert.ok(![...tile.files, ...call.files].includes(REGISTERS));
  });

  it('keeps what registers the tags for a page that imports the package', async () =>
    assert.ok((await bundle(`import 'zego-call';`)).files.includes(REGISTERS)));
});

describe('the build', { timeout: 600_000 }, () => {
  it('makes the same files, byte for byte, when it is run again', async () => {
    const sums = () =>
      Object.fromEntries(
        filesOf('dist', /\.\w+$/).map((path) => [
          path,
          createHash('sha256')
            .update(readFileSync(ROOT + path))
            .digest('hex'),
        ]),
      );
    const before = sums();
    await run('npm', ['run', 'build'], { cwd: ROOT, maxBuffer: 1 << 26 });
    assert.deepEqual(sums(), before);
  });
});
