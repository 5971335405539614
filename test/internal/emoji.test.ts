import { expect } from '../support/testing.js';
import { isEmoji } from '../../src/internal/emoji.js';

describe('isEmoji()', () => {
  for (const emoji of ['👍', '👍🏽', '❤️', '❤', '👨‍👩‍👧‍👦', '🧑🏻‍❤️‍💋‍🧑🏼', '🏴‍☠️', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '3️⃣', '🙋🏾‍♀️'])
    it(`takes ${emoji}`, () => expect(isEmoji(emoji)).to.equal(true));

  for (const wrong of [
    '',
    'a',
    '3',
    '👍👍',
    ' 👍',
    '👍!',
    '<b>',
    '\u200D',
    '👨‍👩‍👧‍👦'.repeat(2),
    '👍'.repeat(500),
    3,
    null,
    ['👍'],
  ])
    it(`refuses ${JSON.stringify(wrong)?.slice(0, 30)}`, () => expect(isEmoji(wrong)).to.equal(false));
});
