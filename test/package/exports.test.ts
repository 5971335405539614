import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { APART, ENTRY, LAZY_FILES } from '../support/cdn/lazy-files.js';
import { filesOf, read, ROOT } from './sources.js';

const CONSUMER = `
import { CallError, ZegoCallElement, type EngineFactory, type EngineName, type VideoQuality } from 'zego-call';
import type { CallLayout, TokenProvider } from 'zego-call';
import { ZegoCallElement as FromCdn } from 'zego-call/cdn/zego-call.js';
import { createZegoEngine } from 'zego-call/cdn/zego-engine.js';
import { ZegoRemoteVideoElement } from 'zego-call/elements.js';
import { createLoopbackEngine } from 'zego-call/loopback.js';
import { renderCall } from 'zego-call/server.js';
import { simulate, type Simulation } from 'zego-call/simulate.js';

const call: ZegoCallElement = document.createElement('zego-call');
const tile: ZegoRemoteVideoElement = document.createElement('zego-remote-video');
const factory: EngineFactory = createLoopbackEngine;
call.engine = factory;
call.append(tile);
call.addEventListener('call-state', ({ detail }) => detail.state === 'joined' && console.log(detail.previous));
call.join().catch((reason: unknown) => reason instanceof CallError && console.error(reason.code));
const written: Promise<string> = renderCall({ room: 'daily', autojoin: true });
const people: Simulation = simulate('daily', { people: 3 });
const same: typeof ZegoCallElement = FromCdn;
const others: EngineFactory[] = [createZegoEngine];
const wishes: [VideoQuality, EngineName, CallLayout] = ['720p', 'loopback', 'speaker'];
[call.quality, call.engine, call.layout] = wishes;
const provider: TokenProvider = async ({ roomId }) => roomId;
call.tokenProvider = provider;
document.addEventListener('call-state', ({ detail }) => console.log(detail.state));
window.addEventListener('call-error', ({ detail }) => console.log(detail.error.code));
`;

/** That of the project, and the oldest that the README names. */
const COMPILERS = [ts, createRequire(import.meta.url)('typescript-5.2') as typeof ts];

const RESOLUTIONS: readonly (readonly [words: string, ts.CompilerOptions])[] = [
  ['a bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
  [
    'the bundlers of yore',
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Node10 },
  ],
  ['Node', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
];

type Target = string | { readonly [condition: string]: Target };
const files = (target: Target): string[] =>
  typeof target === 'string' ? [target] : Object.values(target).flatMap(files);

describe('the published package', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, string> & {
    exports: Record<string, Target>;
  };

  it('has every file that it exports', () => {
    const { types, customElements } = manifest;
    const cdn = [ENTRY, ...LAZY_FILES, ...APART].flatMap(({ name }) => [
      `dist/cdn/${name}.js`,
      `dist/cdn/${name}.global.js`,
    ]);
    const exported = Object.values(manifest.exports)
      .flatMap(files)
      .filter((path) => !path.includes('*'));
    const all = [types, customElements, ...exported, ...cdn];
    assert.deepEqual(
      all.filter((path) => !existsSync(ROOT + path)),
      [],
    );
  });

  // A network that answers `…/npm/zego-call` with a file of the package gives it a wrong idea of what lies beside it.
  it('offers no file for the bare name of the package', () => {
    const shorthand = ['main', 'module', 'browser', 'unpkg', 'jsdelivr'].filter((field) => field in manifest);
    assert.deepEqual(shorthand, []);
  });

  it('keeps what registers itself through a bundler', () => {
    const { sideEffects } = JSON.parse(read('package.json')) as { sideEffects: readonly string[] };
    const kept = sideEffects.map(
      (glob) => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
    );
    const lost = filesOf('src', /\.ts$/)
      .filter((path) => /^(define|defineInternal)\(/m.test(read(path)))
      .flatMap((path) => [`./${path}`, `./${path.replace('src/', 'dist/').replace(/ts$/, 'js')}`])
      .filter((path) => !kept.some((glob) => glob.test(path)));
    assert.deepEqual(lost, []);
  });

  it('holds what publint asks for', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  it('is found with its types by whatever resolves them, as an ES module', async () => {
    const attw = `${ROOT}node_modules/.bin/attw`;
    const args = ['--pack', ROOT, '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'json'];
    const { stdout } = await promisify(execFile)(attw, args, { cwd: ROOT, maxBuffer: 1 << 26 });
    const { problems } = JSON.parse(stdout) as { problems: Record<string, object[]> };
    assert.deepEqual(
      Object.keys(problems).filter((kind) => kind !== 'CJSResolvesToESM'),
      [],
    );
  });

  it('has no install script, and asks for no package that has one', () => {
    const { scripts, dependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const own = Object.entries({ 'package.json': scripts }).concat(
      Object.keys(dependencies).map((name) => {
        const each = JSON.parse(read(`node_modules/${name}/package.json`)) as typeof manifest & {
          scripts?: object;
        };
        return [name, (each.scripts ?? {}) as Record<string, string>];
      }),
    );
    const found = own.filter(([, all]) =>
      ['preinstall', 'install', 'postinstall'].some((name) => name in all),
    );
    assert.deepEqual(found, []);
  });

  it('can be imported where there is no page', async () => {
    const script = `
      const names = ['zego-call', 'zego-call/elements.js', 'zego-call/loopback.js', 'zego-call/simulate.js', 'zego-call/server.js'];
      for (const name of names) console.log(Object.keys(await import(name)).length > 0);
    `;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd: ROOT },
    );
    assert.equal(stdout, 'true\n'.repeat(5));
    assert.equal(stderr, '');
  });

  describe('while a consumer compiles against it', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'consumer-'));
      mkdirSync(join(folder, 'node_modules'));
      symlinkSync(ROOT, join(folder, 'node_modules/zego-call'), 'dir');
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    });
    after(() => rmSync(folder, { recursive: true }));

    const cases = COMPILERS.flatMap((compiler) => RESOLUTIONS.map((each) => [compiler, ...each] as const));
    for (const [compiler, resolution, options] of cases)
      it(`has sound types for ${resolution} in TypeScript ${compiler.version}, none of them the SDK's`, () => {
        const program = compiler.createProgram([join(folder, 'consumer.ts')], {
          ...options,
          ...(compiler === ts && { ignoreDeprecations: '6.0' }), // that of yore is one
          target: ts.ScriptTarget.ES2022,
          lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
          types: [],
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        });
        const problems = compiler
          .getPreEmitDiagnostics(program)
          .map(
            ({ file, messageText }) =>
              `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
          );
        assert.deepEqual(problems, []);
        const read = program.getSourceFiles().map(({ fileName }) => fileName);
        assert.deepEqual(
          read.filter((name) => /zego-express|engine\/zego\/(?!zego-factory)/.test(name)),
          [],
        );
      });
  });
});
