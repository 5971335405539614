import { CallError } from '../../../src/errors.js';
import { expect } from '../../support/testing.js';
import { CallFixture, inside, visibleText } from '../call-fixture.js';

describe('the notices in a call', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  it('say once what is so of several people, until it is so of none, or put away', async () => {
    await test.guest('bob');
    await test.guest('eve');
    const call = await test.joined();
    const unseen = async (...users: string[]) => {
      const error = new CallError('play-failed', 'No picture.');
      for (const userId of users) test.room.last.emit({ type: 'error', error, userId });
      await call.updateComplete;
    };
    const times = () => visibleText(call).split('Somebody cannot be seen').length - 1;
    await unseen('bob', 'eve');
    expect(times()).to.equal(1);
    test.room.last.emit({ type: 'participant-left', userId: 'eve' });
    await call.updateComplete;
    expect(times(), 'Bob').to.equal(1);
    test.room.last.emit({ type: 'participant-left', userId: 'bob' });
    await call.updateComplete;
    expect(times(), 'nobody').to.equal(0);
    await unseen('cem', 'dan');
    inside(call, '[part~=dismiss-button]').click();
    await call.updateComplete;
    expect(times(), 'put away').to.equal(0);
  });
});
