import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesOf, loadedWith, read } from './sources.js';

const sources = ['src', 'demo', 'test'].flatMap((folder) => filesOf(folder, /\.(ts|js|mjs|html|css)$/));
const papers = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

describe('the files of the project', () => {
  it('stay small', () => {
    const large = sources.filter((path) => !path.startsWith('test/') && read(path).split('\n').length > 350);
    assert.deepEqual(large, []);
  });

  it('name no machine', () => {
    const machine = /[/](work|tmp|home|root)[/]|localhost:\d/;
    const wrong = [...sources, ...papers].filter((path) => machine.test(read(path)));
    assert.deepEqual(wrong, []);
  });

  it('keep the guards on in every browser test', () => {
    const tests = filesOf('test', /\.test\.ts$/).filter((path) => !path.startsWith('test/package/'));
    const wrong = tests.filter((path) => !loadedWith(path).has('test/support/testing.ts'));
    assert.ok(tests.length > 0);
    assert.deepEqual(wrong, []);
  });

  it('leave no test out', () => {
    const wrong = filesOf('test', /\.test\.ts$/).filter((path) =>
      /\b(describe|it)\.(only|skip)\(/.test(read(path)),
    );
    assert.deepEqual(wrong, []);
  });
});

describe('the tables of the benchmark in the README', () => {
  const tables = [...read('README.md').matchAll(/<!-- bench: (.*?) -->\n\n(.*?)\n\n<!-- end -->/gs)];

  it('are there', () => {
    assert.ok(tables.length > 0);
  });

  for (const [, title, table] of tables)
    it(`say of "${title}" what the results do`, () => {
      const [, section] = read('test/bench/RESULTS.md').split(`\n## ${title}\n`);
      assert.ok(section?.includes(table));
    });
});
