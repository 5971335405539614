import { en } from '../../src/i18n/en.js';
import { messagesFor, onLanguage } from '../../src/i18n/languages.js';
import { expect } from '../support/testing.js';
import { stubLanguage } from './stub-language.js';

/** Settles when the next language has arrived. */
const arrival = () =>
  new Promise<void>((resolve) => {
    const stop = onLanguage(() => {
      stop();
      resolve();
    });
  });

describe('messagesFor', () => {
  it('is English for what is not shipped, and asks nobody', () => {
    expect(messagesFor('tlh')).to.equal(en);
    expect(messagesFor('')).to.equal(en);
    expect(messagesFor('en-AU')).to.equal(en);
  });

  it('is English until a language has arrived, which is fetched once', async () => {
    const finnish = stubLanguage('fi');
    expect(messagesFor('fi')).to.equal(en);
    expect(messagesFor('fi-FI')).to.equal(en);
    expect(finnish.fetches).to.equal(1);
    const arrived = arrival();
    finnish.arrive();
    await arrived;
    expect(messagesFor('fi').lang).to.equal('fi');
    expect(messagesFor('fi-FI')).to.equal(messagesFor('fi'));
    expect(finnish.fetches).to.equal(1);
  });

  describe('when a language cannot be fetched', () => {
    const { now } = performance;
    afterEach(() => (performance.now = now));

    it('stays English without a word, and tries again after a while', async () => {
      const swedish = stubLanguage('sv');
      messagesFor('sv');
      await swedish.fail();
      expect(messagesFor('sv')).to.equal(en);
      expect(swedish.fetches).to.equal(1);
      performance.now = () => now.call(performance) + 11_000;
      expect(messagesFor('sv')).to.equal(en);
      expect(swedish.fetches).to.equal(2);
      const arrived = arrival();
      swedish.arrive();
      await arrived;
      expect(messagesFor('sv').lang).to.equal('sv');
    });
  });
});
