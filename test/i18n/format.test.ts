import { formatIn } from '../../src/i18n/format.js';
import { expect } from '../support/testing.js';

describe('formatIn', () => {
  const forms = { one: '# человек', few: '# человека', many: '# человек', other: '# человека' };

  it('chooses the plural form that the language has for a count', () => {
    const { plural } = formatIn('ru');
    expect([1, 2, 5, 21, 104].map((count) => plural(count, forms))).to.deep.equal([
      '1 человек',
      '2 человека',
      '5 человек',
      '21 человек',
      '104 человека',
    ]);
  });

  it('puts no number into a form that has names in it', () => {
    const { form } = formatIn('ru');
    const names = 'Ann #2';
    expect(
      [1, 2].map((count) => form(count, { one: `${names} ушла`, other: `${names} ушли` })),
    ).to.deep.equal(['Ann #2 ушла', 'Ann #2 ушли']);
  });

  it('falls back to the form that every language has', () => {
    expect(formatIn('ru').plural(2, { other: '#!' })).to.equal('2!');
  });

  it('writes numbers and lists as the language does', () => {
    expect(formatIn('de').plural(1234, { other: '# Leute' })).to.equal('1.234 Leute');
    expect(formatIn('en').list(['Ann', 'Bob', 'Cem'])).to.equal('Ann, Bob, and Cem');
    expect(formatIn('ja').list(['Ann', 'Bob', 'Cem'])).to.equal('Ann、Bob、Cem');
  });
});
