import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { APPS, madeWith } from '../frameworks/apps.js';
import { toRow, withRows } from '../frameworks/sizes.js';
import { tagsOf } from '../support/frameworks/tags.mjs';
import { codeOf, read, ROOT } from './sources.js';

const FOLDER = 'test/types/frameworks/';

/** By its path: the command `tsc` may be that of an older one, which brings it along as well. */
const TSC = 'node_modules/typescript/bin/tsc';

/** What compiles the templates of each framework, with the types of the package as they are published. */
const COMPILERS: Record<string, (config: string) => readonly string[]> = {
  preact: (config) => ['node', TSC, '-p', config],
  react: (config) => ['node', TSC, '-p', config],
  solid: (config) => ['node', TSC, '-p', config],
  svelte: (config) => ['svelte-check', '--workspace', FOLDER, '--tsconfig', ROOT + config],
  vue: (config) => ['vue-tsc', '-p', config],
};

/** The oldest TypeScript that the README names, and Vue's compiler of templates with the oldest for it. */
const OLD_TSC = 'node_modules/typescript-5.2/lib/tsc.js';
const OLD_VUE = "require('vue-tsc').run(require.resolve('typescript-5.4/lib/tsc.js'))";

/** Runs a tool of the project; rejects with what it prints when it finds something. */
async function run([tool, ...args]: readonly string[]): Promise<void> {
  const file = tool === 'node' ? process.execPath : `${ROOT}node_modules/.bin/${tool}`;
  await promisify(execFile)(file, args, { cwd: ROOT }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => assert.fail(`${stdout}${stderr}`),
  );
}

describe('the types for frameworks', { timeout: 900_000, concurrency: 2 }, () => {
  for (const [name, compiler] of Object.entries(COMPILERS))
    it(`let a template of ${name} pass, and point at its mistakes`, () =>
      run(compiler(`${FOLDER}tsconfig.${name}.json`)));

  // Solid's own types name an event that is not in its library.
  for (const [name, ...more] of [['preact'], ['react'], ['solid', '--skipLibCheck']])
    it(`let a template of ${name} pass in TypeScript 5.2`, () =>
      run(['node', OLD_TSC, '-p', `${FOLDER}tsconfig.${name}.json`, ...more]));

  it('let a template of vue pass in TypeScript 5.4', () =>
    run(['node', '--eval', OLD_VUE, 'vue-tsc', '-p', `${FOLDER}tsconfig.vue.json`]));

  it('need the TypeScript that the README names', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const named = /Types need TypeScript (\d+\.\d+); those for Vue (\d+\.\d+)/
      .exec(read('README.md'))!
      .slice(1);
    for (const version of named)
      assert.match(devDependencies[`typescript-${version}`] ?? '', /^npm:typescript@/);
  });

  it("have React 18's attributes, too", () => run(['node', TSC, '-p', `${FOLDER}tsconfig.react-18.json`]));

  it('are made of what the manifest says', async () => {
    const manifest = JSON.parse(read('custom-elements.json')) as object;
    assert.equal(read('src/frameworks/tags.ts'), await tagsOf(manifest));
  });

  it('come along with the entry, and add nothing to it', () => {
    for (const name of Object.keys(COMPILERS))
      assert.equal(codeOf(`dist/frameworks/${name}.js`), "export * from '../index.js';");
  });

  it('are of the versions that the README names', () => {
    for (const { name, folder = name, title, packages } of APPS) {
      const { dependencies, devDependencies } = JSON.parse(
        read(`demo/frameworks/${folder}/package.json`),
      ) as Record<string, Record<string, string>>;
      const all = { ...dependencies, ...devDependencies };
      const pinned = Object.values(all).every((version) => /^\d/.test(version));
      assert.ok(pinned, `${folder} pins what it uses`);
      const made = madeWith(title, packages, (each) => all[each]);
      assert.ok(read('README.md').includes(`| ${made} |`), `the README has a row of ${made}`);
    }
  });

  it('have sizes in the README that can be written anew, each in its row', () => {
    const readme = read('README.md');
    assert.equal(withRows(readme, []), readme);
    const made = madeWith('Vue, Vite', ['vue', 'vite'], () => '99.9.9-rc.1');
    const row = toRow(made, { eager: 1.4, engine: 2.6 });
    const changed = withRows(readme, [row]).split('\n');
    const fresh = changed.filter((line) => !readme.split('\n').includes(line));
    assert.deepEqual(fresh, ['| Vue 99.9.9-rc.1, Vite 99.9.9-rc.1 | 1 kB | 3 kB |']);
    assert.equal(changed.length, readme.split('\n').length);
  });

  it('tell editors of tags, attributes and properties of style', () => {
    const html = JSON.parse(read('dist/editors/vscode.html-custom-data.json')) as {
      tags: { name: string }[];
    };
    assert.deepEqual(
      html.tags.map(({ name }) => name),
      ['zego-call', 'zego-local-video', 'zego-remote-video'],
    );
    assert.ok(existsSync(`${ROOT}dist/editors/vscode.css-custom-data.json`));
    const { name, version } = JSON.parse(read('dist/editors/web-types.json')) as Record<string, string>;
    const own = JSON.parse(read('package.json')) as Record<string, string>;
    assert.deepEqual([name, version], [own['name'], own['version']]);
  });
});
