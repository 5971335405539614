import { enCall } from '../../src/i18n/en-call.js';
import { enPanels } from '../../src/i18n/en-panels.js';
import { languageFiles } from '../../src/i18n/language-files.js';
import type { Messages } from '../../src/i18n/messages.js';
import { expect } from '../support/testing.js';

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 1234];
/** One that looks like where a number goes. */
const NAME = 'Ann#2';

type Words = Readonly<Record<string, unknown>>;
type Text = (...args: unknown[]) => unknown;

/** Arguments for a text, by the names of its parameters in English: counts, or names, of which another language asks how many. */
function samples(text: Text): unknown[][] {
  const [, parameters = ''] = /^\(?([^)=]*)\)?\s*=>/.exec(text.toString()) ?? [];
  const written = parameters.split(',').map((name) => name.trim());
  const names = written.at(-1) === 'names' ? [...written, 'count'] : written;
  const given = (count: number) =>
    names.map((name) => (/count|page|number|total|bytes|seconds|level/i.test(name) ? count : NAME));
  return COUNTS.map(given);
}

/** Every text of a dictionary with its path, and what functions give for samples. */
function textsOf(
  words: Words,
  english: Words,
  path = '',
): { path: string; text: unknown; args: unknown[] }[] {
  return Object.entries(english).flatMap(([key, original]) => {
    const at = path + key;
    const word = words[key];
    if (typeof original === 'function')
      return samples(original as Text).map((args) => ({ path: at, text: (word as Text)(...args), args }));
    if (typeof original === 'object' && original) return textsOf(word as Words, original as Words, `${at}.`);
    return original === '' ? [] : [{ path: at, text: word, args: [] }];
  });
}

const english: Messages = { ...enCall, panels: enPanels };

describe('English', () => {
  check(() => Promise.resolve(english), 'en');
});

for (const [tag, load] of Object.entries(languageFiles))
  describe(`the language ${tag}`, () => check(load, tag));

function check(load: () => Promise<Messages>, tag: string): void {
  let all: ReturnType<typeof textsOf>;
  before(async () => {
    const messages = await load();
    expect(messages.lang).to.equal(tag);
    all = textsOf(messages as unknown as Words, english as unknown as Words);
  });

  it('has words for everything', () => {
    const wrong = all.filter(
      ({ text }) =>
        typeof text !== 'string' ||
        !text.trim() ||
        /undefined|NaN|null|\[object|[#{}]/.test(text.replaceAll(NAME, '')),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('puts in every name', () => {
    const wrong = all.filter(({ text, args }) => args.includes(NAME) && !String(text).includes(NAME));
    expect(wrong).to.deep.equal([]);
  });

  it('has texts without white space around them', () => {
    expect(all.filter(({ text }) => text !== String(text).trim())).to.deep.equal([]);
  });

  if (tag !== 'en')
    it('is no longer English', () => {
      const originals = textsOf(english as unknown as Words, english as unknown as Words);
      const same = all.filter(({ path, text }, index) => path !== 'named' && text === originals[index].text);
      expect(
        same.filter(({ text }) => /\s/.test(String(text))),
        'some words are the same',
      ).to.deep.equal([]);
    });
}
