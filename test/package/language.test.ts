import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { filesOf, read } from './sources.js';

/** Where a feature is tested for before it is used. */
const GUARDED: Readonly<Record<string, readonly RegExp[]>> = {
  'src/internal/any-signal.ts': [/\bAbortSignal\.any\b/],
};

/**
 * What ES2022 lacks and compilers do not translate: an API, or a flag. Some of it is in every browser of the README's table,
 * but only just; one that is a little older shall work as well as it can, not fail without a word.
 */
const YOUNG: readonly RegExp[] = [
  /\bPromise\.(withResolvers|try)\b/,
  /\bAbortSignal\.any\b/,
  /\bArray\.fromAsync\b/,
  /\b(Object|Map)\.groupBy\b/,
  /\.(toSorted|toReversed|toSpliced|findLast|findLastIndex)\(/,
  /\bIterator\.(from|concat)\b/,
  /(?<!Object)\.(values|keys|entries|matchAll)\([^()]*\)\s*\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/,
  /\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
  /\bURL\.(canParse|parse)\b/,
  /\bUint8Array\.from(Base64|Hex)\b|\.to(Base64|Hex)\(/,
  /\b(isWellFormed|toWellFormed)\(/,
  /\bRegExp\.escape\b|\bError\.isError\b|\bMath\.(sumPrecise|f16round)\b/,
  /[=(,:!&|?]\s*\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsy]*v[dgimsy]*\b/,
];

/** The code of a file without its comments and types. */
function codeOf(path: string): string {
  const compilerOptions = {
    removeComments: true,
    target: ts.ScriptTarget.ESNext,
    experimentalDecorators: true,
  };
  return ts.transpileModule(read(path), { compilerOptions }).outputText;
}

/** The first use of each young feature in a text, with what stands around it. */
function youngIn(text: string, allowed: readonly RegExp[] = []): string[] {
  return YOUNG.filter((each) => !allowed.some(({ source }) => source === each.source)).flatMap((each) => {
    const found = each.exec(text);
    return found ? [text.slice(Math.max(0, found.index - 20), found.index + found[0].length + 20)] : [];
  });
}

describe('the language the package is written in', () => {
  it('is told from a younger one', () => {
    for (const young of [
      'Promise.withResolvers()',
      'a.values().map(b)',
      'x = /[a--b]/v',
      'Object.groupBy(a, b)',
    ])
      assert.equal(youngIn(young).length, 1, young);
    for (const old of ['Object.values(a).map(b)', 'x = /a/gu', "'/img/v1'", 'a / b / v'])
      assert.deepEqual(youngIn(old), []);
  });

  for (const path of filesOf('src', /\.ts$/))
    it(`is ES2022 in ${path}`, () => assert.deepEqual(youngIn(codeOf(path), GUARDED[path]), []));

  for (const path of filesOf('dist/cdn', /\.js$/).filter((each) => !each.includes('zego-engine')))
    it(`is ES2022 in ${path}, with all it brings along`, () =>
      assert.deepEqual(youngIn(read(path), Object.values(GUARDED).flat()), []));
});
