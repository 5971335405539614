import { hue, initials } from '../../../src/elements/tile/avatar.js';
import { expect } from '../../support/testing.js';

describe('avatar', () => {
  const names = {
    Ann: 'A',
    'ann lee': 'AL',
    ' Ann  van Dam ': 'AD',
    '': '',
    '  ': '',
    李雷: '李',
    '😀 smith': '😀S',
  };
  for (const [name, letters] of Object.entries(names))
    it(`has the initials "${letters}" for "${name}"`, () => {
      expect(initials(name)).to.equal(letters);
    });

  it('has one colour for one user, and others for others', () => {
    expect(hue('ann')).to.equal(hue('ann'));
    expect(hue('ann')).to.be.within(0, 359);
    expect(new Set(['ann', 'bob', 'eve', 'joe'].map(hue)).size).to.equal(4);
  });
});
