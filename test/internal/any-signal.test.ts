import { expect } from '../support/testing.js';
import { anySignal } from '../../src/internal/any-signal.js';

describe('anySignal', () => {
  const { any } = AbortSignal;
  afterEach(() => Object.assign(AbortSignal, { any }));

  for (const browser of ['a current', 'an older'])
    describe(`in ${browser} browser`, () => {
      beforeEach(() => browser === 'an older' && Reflect.deleteProperty(AbortSignal, 'any'));

      it('aborts with the first that does, for its reason', () => {
        const [one, other] = [new AbortController(), new AbortController()];
        const signal = anySignal([one.signal, other.signal]);
        expect(signal.aborted).to.equal(false);
        other.abort('other');
        one.abort('one');
        expect(signal.reason).to.equal('other');
      });

      it('has aborted when one of them has', () => {
        expect(anySignal([new AbortController().signal, AbortSignal.abort('over')]).reason).to.equal('over');
      });
    });
});
