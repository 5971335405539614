import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { APPS, madeWith } from '../frameworks/apps.js';
import { tagsOf } from '../support/frameworks/tags.mjs';
import { read, ROOT } from './sources.js';

const FOLDER = 'test/types/frameworks/';

/** What compiles the templates of each framework, with the types of the package as they are published. */
const COMPILERS: Record<string, (config: string) => readonly string[]> = {
  preact: (config) => ['tsc', '-p', config],
  react: (config) => ['tsc', '-p', config],
  solid: (config) => ['tsc', '-p', config],
  svelte: (config) => ['svelte-check', '--workspace', FOLDER, '--tsconfig', ROOT + config],
  vue: (config) => ['vue-tsc', '-p', config],
};

/** Runs a tool of the project; rejects with what it prints when it finds something. */
async function run([tool, ...args]: readonly string[]): Promise<void> {
  await promisify(execFile)(`${ROOT}node_modules/.bin/${tool}`, args, { cwd: ROOT }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => assert.fail(`${stdout}${stderr}`),
  );
}

describe('the types for frameworks', { timeout: 900_000, concurrency: 2 }, () => {
  for (const [name, compiler] of Object.entries(COMPILERS))
    it(`let a template of ${name} pass, and point at its mistakes`, () =>
      run(compiler(`${FOLDER}tsconfig.${name}.json`)));

  it("have React 18's attributes, too", () => run(['tsc', '-p', `${FOLDER}tsconfig.react-18.json`]));

  it('are made of what the manifest says', async () => {
    const manifest = JSON.parse(read('custom-elements.json')) as object;
    assert.equal(read('src/frameworks/tags.ts'), await tagsOf(manifest));
  });

  it('come along with the entry, and add nothing to it', () => {
    const code = (path: string) =>
      read(path)
        .replace(/\/\*.*?\*\/|\/\/.*/gs, '')
        .trim();
    for (const name of Object.keys(COMPILERS))
      assert.equal(code(`dist/frameworks/${name}.js`), "export * from '../index.js';");
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
