/** Raised hands and reactions, as a page sees and gives them. */
import type { CallError } from '../../src/errors.js';
import { expect } from '../support/testing.js';
import { CallFixture, next } from './call-fixture.js';

describe('hands and reactions', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  it('are reported of the others, also those that were up before', async () => {
    const bob = await test.room.enter('daily', 'bob', 'Bob');
    await bob.setHand(true);
    const call = await test.call();
    await call.join();
    expect(call.participants.map(({ hand }) => hand)).to.deep.equal(['off', 'on']);
    const lowered = next(call, 'call-participant-update');
    await bob.setHand(false);
    expect((await lowered).participant).to.include({ userId: 'bob', hand: 'off' });
    const reacted = next(call, 'call-reaction');
    await bob.sendReaction('🎉');
    const { from, reaction } = await reacted;
    expect([from.userName, reaction]).to.deep.equal(['Bob', '🎉']);
  });

  it('are given by methods, by who only watches, too', async () => {
    const call = await test.call();
    await call.join();
    const updated = next(call, 'call-participant-update');
    await call.setHand(true);
    expect((await updated).participant).to.include({ local: true, hand: 'on' });
    expect(test.room.last.hand).to.equal(true);
    await call.toggleHand();
    expect(call.participants[0].hand).to.equal('off');
    const reacted = next(call, 'call-reaction');
    await call.sendReaction('👏🏽');
    expect((await reacted).from.local).to.equal(true);
    const why = await call.sendReaction('<b>').catch((error: CallError) => error.code);
    expect(why).to.equal('message-failed');
  });

  it('are down after leaving, and refused outside a call', async () => {
    const call = await test.call();
    const why = await call.setHand(true).catch((error: CallError) => error.code);
    expect(why).to.equal('cancelled');
    await call.join();
    await call.setHand(true);
    await call.leave();
    await call.join();
    expect(call.participants[0].hand).to.equal('off');
    await call.toggleHand();
    expect(call.participants[0].hand).to.equal('on');
  });

  it('are raised by a button in plain HTML', async function () {
    if (!('commandForElement' in HTMLButtonElement.prototype)) this.skip();
    const call = await test.call();
    await call.join();
    const button = document.createElement('button');
    Object.assign(button, { commandForElement: call });
    button.setAttribute('command', '--toggle-hand');
    call.before(button);
    const updated = next(call, 'call-participant-update');
    button.click();
    expect((await updated).participant.hand).to.equal('on');
    button.remove();
  });

  it('cannot flood the page', async () => {
    const bob = await test.room.enter('daily', 'bob');
    const call = await test.call();
    await call.join();
    let reactions = 0;
    call.addEventListener('call-reaction', () => reactions++);
    await Promise.all(Array.from({ length: 50 }, () => bob.sendReaction('🎉')));
    expect(reactions).to.be.within(1, 6);
  });
});
