import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { compileTemplate, parse } from 'vue/compiler-sfc';
import { distinct, SNIPPETS, type Snippet } from './snippets.js';
import { filesOf, read, ROOT } from './sources.js';

/** The elements that snippets name, by their ids. */
const IDS = distinct('html').flatMap(({ text }) =>
  [...text.matchAll(/<([\w-]+) id="([\w-]+)"/g)].map(
    ([, tag, id]) => `querySelector(selector: '#${id}'): HTMLElementTagNameMap['${tag}'];`,
  ),
);

/** What a snippet may take for granted, as the text around it says. */
const GIVEN = `
import 'zego-call';
import type { CallTokenRequestDetail, ZegoCallElement } from 'zego-call';
import type { Plugin } from 'vite';
declare global {
  const call: ZegoCallElement;
  const token: string;
  function tokenThatMayPublish(): Promise<string>;
  function fetchToken(request: CallTokenRequestDetail): Promise<string>;
  function vue(options: object): Plugin;
  interface ParentNode {
    ${IDS.join('\n')}
  }
}
`;

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  skipLibCheck: true,
  strict: false,
  noEmit: true,
};

/** What TypeScript has against modules, each by its name. */
function problems(modules: ReadonlyMap<string, string>, options: ts.CompilerOptions): string[] {
  const folder = `${ROOT}test/snippets/`;
  const files = new Map([...modules, ['given.ts', GIVEN]].map(([name, text]) => [folder + name, text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => files.get(path) ?? readFile(path);
  delete host.directoryExists; // the folder is made up
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.getSourceFile = (path, version) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.replace(folder, '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

const modulesOf = (snippets: readonly Snippet[]) =>
  new Map(snippets.map(({ where, text }) => [`${where.replace(':', '-')}.ts`, `${text}\nexport {};\n`]));

/** Scripts in HTML. */
const scripts = distinct('html').flatMap(({ where, text }) =>
  [...text.matchAll(/<script type="module">(.*?)<\/script>/gs)].map(([, body], index) => ({
    where: `${where}-${index}`,
    language: 'js',
    text: body,
  })),
);

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly { readonly name: string }[];
  readonly cssParts?: readonly { readonly name: string }[];
  readonly cssProperties?: readonly { readonly name: string }[];
  readonly cssStates?: readonly { readonly name: string }[];
  readonly slots?: readonly { readonly name: string }[];
}

const { modules } = JSON.parse(read('custom-elements.json')) as {
  modules: readonly { readonly declarations?: readonly Declaration[] }[];
};
const ELEMENTS = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const names = (key: 'attributes' | 'cssParts' | 'cssProperties' | 'cssStates' | 'slots') =>
  new Set(ELEMENTS.flatMap((element) => (element[key] ?? []).map(({ name }) => name)));

/** Attributes of HTML itself that a tag may have. */
const PLATFORM = new Set(['id', 'class', 'style', 'slot', 'lang', 'dir']);

describe('the snippets of README and docs', () => {
  it('are found', () => {
    assert.ok(distinct('html').length > 15);
    assert.ok(distinct('js', 'ts').length > 8);
    assert.ok(scripts.length > 2);
  });

  it('are in languages that are looked at here, or are files that other tests run', () => {
    const known = ['html', 'js', 'ts', 'css', 'sh', 'json'];
    const files = ['py', 'go', 'php', 'java', 'vue', 'svelte', 'tsx', 'astro'];
    assert.deepEqual(
      SNIPPETS.filter(({ language }) => ![...known, ...files].includes(language)).map(({ where }) => where),
      [],
    );
  });

  it('have sound types in JavaScript', () =>
    assert.deepEqual(problems(modulesOf([...distinct('js'), ...scripts]), OPTIONS), []));

  it('have sound types in TypeScript', () => {
    // What is a file of the project is checked where it stands.
    const files = new Set([...filesOf('demo', /\.ts$/), ...filesOf('test/bench', /\.ts$/)].map(read));
    const own = distinct('ts').filter(({ text }) => !files.has(text));
    assert.ok(own.length > 0);
    assert.deepEqual(problems(modulesOf(own), { ...OPTIONS, strict: true }), []);
  });

  it('in React, Vue, Svelte and Astro are files of demo/frameworks, which run, or of the tests of the types', () => {
    const files = new Set(
      ['demo/frameworks', 'test/types/frameworks']
        .flatMap((folder) => filesOf(folder, /\.(tsx|vue|svelte|astro)$/))
        .map((path) => read(path).trim()),
    );
    const strange = distinct('tsx', 'vue', 'svelte', 'astro').filter(({ text }) => !files.has(text.trim()));
    assert.deepEqual(
      strange.map(({ where }) => where),
      [],
    );
  });

  it('in the table of frameworks are in the tests of the types', () => {
    const rows = [...read('README.md').matchAll(/^\| `zego-call\/(\w+)\.js` +\| `(<zego-call .+>)` +\|$/gm)];
    assert.equal(rows.length, 4);
    const folder = 'test/types/frameworks/';
    for (const [, name, tag] of rows) {
      const file = ['vue', 'svelte'].includes(name) ? `Least.${name}` : `${name}.tsx`;
      assert.ok(read(folder + file).includes(tag), `${file} has ${tag}`);
    }
  });

  it("configure Vue's plugin as the application in Vue does, which runs", () => {
    const config = read('demo/frameworks/vue/vite.config.js');
    const own = distinct('js').filter(({ text }) => text.startsWith('vue('));
    assert.ok(own.length > 0);
    for (const { text } of own) assert.ok(config.includes(text.trim().replace(/;$/, '')), text);
  });

  it('have templates that Vue compiles', () => {
    const own = distinct('html').filter(({ text }) => text.startsWith('<template>'));
    assert.ok(own.length > 0);
    const wrong = own.flatMap(({ where, text }) => {
      const { descriptor, errors } = parse(text);
      const compiled = compileTemplate({ id: where, filename: where, source: descriptor.template!.content });
      return [...errors, ...compiled.errors].map((error) => `${where}: ${String(error)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('name tags, attributes and slots that there are', () => {
    const [attributes, slots] = [names('attributes'), names('slots')];
    const wrong = distinct('html').flatMap(({ where, text }) => [
      ...[...text.matchAll(/<(zego-[\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap(
        ([, tag, list]) => [
          ...(ELEMENTS.some(({ tagName }) => tagName === tag) ? [] : [`${where}: <${tag}>`]),
          ...[...list.matchAll(/([\w-]+)(?:="[^"]*")?/g)]
            .map(([, name]) => name)
            .filter((name) => !attributes.has(name) && !PLATFORM.has(name))
            .map((name) => `${where}: ${name}`),
        ],
      ),
      ...[...text.matchAll(/ slot="([\w-]+)"/g)]
        .filter(([, name]) => !slots.has(name))
        .map(([, name]) => `${where}: slot ${name}`),
    ]);
    assert.deepEqual(wrong, []);
  });

  it('name parts, states and custom properties that there are', () => {
    const known = { part: names('cssParts'), state: names('cssStates') };
    const properties = names('cssProperties');
    const wrong = distinct('css', 'html').flatMap(({ where, text }) => [
      ...[...text.matchAll(/zego-[\w-]*:{1,2}(part|state)\(([\w-]+)\)/g)]
        .filter(([, kind, name]) => !known[kind as keyof typeof known].has(name))
        .map(([whole]) => `${where}: ${whole}`),
      ...[...text.matchAll(/--zego-call-[\w-]+/g)]
        .filter(([name]) => !properties.has(name))
        .map(([name]) => `${where}: ${name}`),
    ]);
    assert.deepEqual(wrong, []);
  });

  it('run scripts that package.json has', () => {
    const { scripts: own } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const wrong = distinct('sh').flatMap(({ where, text }) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)]
        .filter(([, name]) => !(name in own))
        .map(([whole]) => `${where}: ${whole}`),
    );
    assert.deepEqual(wrong, []);
  });
});
