import { matchLanguage } from '../../src/i18n/match-language.js';
import { expect } from '../support/testing.js';

const SHIPPED = ['en', 'zh-CN', 'zh-TW', 'pt-BR', 'ar', 'id', 'hi', 'de'];

const CASES: readonly (readonly [wanted: string, match: string | undefined])[] = [
  ['en-GB', 'en'],
  ['de', 'de'],
  ['de-AT-1996', 'de'],
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh_TW', 'zh-TW'],
  ['PT', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['ar-EG', 'ar'],
  ['in', 'id'],
  ['hi', 'hi'],
  ['hi-Latn', undefined],
  ['fi', undefined],
  ['', undefined],
  ['no tag', undefined],
];

describe('matchLanguage', () => {
  for (const [wanted, match] of CASES)
    it(`gives ${match ?? 'nothing'} to ‘${wanted}’`, () =>
      expect(matchLanguage(wanted, SHIPPED)).to.equal(match));
});
