import type { EngineEvent } from '../../../src/engine/call-engine.js';
import { expect } from '../../support/testing.js';
import { expectRejection } from './stage.js';
import type { Seat, Stage } from './stage.js';

/** Hands and reactions. */
export function gestureCases(stage: Stage): void {
  const { seat, join, leave } = stage;
  const handOf = ({ ear }: Seat, userId: string, raised: boolean) =>
    ear.until(() => ear.hands.has(userId) === raised, `the hand of ${userId} is ${raised ? 'up' : 'down'}`);

  describe('while people raise their hands', () => {
    it('tells the others, once, and not who did', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      await ann.engine.setHand(true);
      await handOf(bob, 'ann', true);
      await ann.engine.setHand(true);
      await ann.engine.setHand(false);
      await handOf(bob, 'ann', false);
      const told = ({ ear }: Seat) => ear.events.filter(({ type }) => type === 'hand-changed').length;
      expect([told(ann), told(bob)]).to.deep.equal([0, 2]);
    });

    it('tells who comes later, and nobody of a hand that is down again', async () => {
      const ann = await join('ann');
      await ann.engine.setHand(true);
      const bob = await join('bob');
      await handOf(bob, 'ann', true);
      await ann.engine.setHand(false);
      await handOf(bob, 'ann', false);
      const cid = await join('cid');
      await bob.engine.setHand(true);
      await handOf(cid, 'bob', true);
      expect(cid.ear.hands.has('ann')).to.equal(false);
    });

    it('is down for who comes back', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      await bob.engine.setHand(true);
      await handOf(ann, 'bob', true);
      await leave(bob);
      await ann.ear.absent('bob');
      await join('bob');
      await ann.ear.present('bob');
      expect(ann.ear.hands.has('bob')).to.equal(false);
    });

    it('agrees when a lost link is back', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const cid = await join('cid');
      await Promise.all([ann.ear.present('cid'), bob.ear.present('cid')]);
      await bob.engine.setHand(true);
      await handOf(ann, 'bob', true);
      await stage.room.interrupt(ann.engine);
      await ann.ear.heard('reconnecting');
      await bob.engine.setHand(false);
      await cid.engine.setHand(true);
      await ann.engine.setHand(true);
      await handOf(bob, 'cid', true);
      await stage.room.restore(ann.engine);
      await ann.ear.heard('reconnected');
      await Promise.all([handOf(ann, 'bob', false), handOf(ann, 'cid', true), handOf(bob, 'ann', true)]);
    });
  });

  describe('while people react', () => {
    it('shows one emoji to everybody else', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      const family = '👨‍👩‍👧‍👦';
      await ann.engine.sendReaction(family);
      const isReaction = (event: EngineEvent) => event.type === 'reaction';
      const heard = await bob.ear.until(() => bob.ear.events.find(isReaction), 'the reaction');
      expect(heard).to.deep.equal({ type: 'reaction', userId: 'ann', reaction: family });
      expect(ann.ear.events.filter(isReaction)).to.deep.equal([]);
    });

    it('refuses anything else', async () => {
      const ann = await join('ann');
      for (const wrong of ['', 'hello', '👍👍', '<b>👍</b>'])
        await expectRejection(ann.engine.sendReaction(wrong), 'message-failed');
    });
  });

  it('refuses a hand before joining', async () => {
    await expectRejection(seat('ann').engine.setHand(true), 'message-failed');
  });
}
