import { isolated } from '../../src/i18n/isolated.js';
import { expect, fixture } from '../support/testing.js';

describe('a name in a sentence', () => {
  for (const name of ['علي', 'Bob\u202e', 'Bob\u2069\u202e', '\u2067Bob'])
    it(`leaves the words after it where they belong: ${encodeURI(name)}`, async () => {
      const sentence = document.createElement('p');
      sentence.dir = 'ltr';
      sentence.append(`${isolated(name)} 12 times`);
      await fixture(sentence);
      const text = sentence.firstChild!;
      const [of, number, times] = [/[A-Za-z\u0600-\u06ff]+/, /12/, /times/].map((word) => {
        const [found] = word.exec(text.textContent!)!;
        const at = text.textContent!.indexOf(found);
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + found.length);
        return range.getBoundingClientRect();
      });
      expect(of.right).to.be.at.most(number.left);
      expect(number.right).to.be.at.most(times.left);
    });
});
