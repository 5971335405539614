import type { EngineEvent } from '../../../src/engine/call-engine.js';
import { withoutTimer } from '../../support/hold-timer.js';
import { expect } from '../../support/testing.js';
import { expectRejection, never } from './stage.js';
import type { Stage } from './stage.js';

/** Who is there: joining, people, chat, the token, a lost link. */
export function roomCases(stage: Stage): void {
  const { seat, join, leave, publish, receive, seen, heard, promptly } = stage;

  describe('while joining', () => {
    it('enters an empty room and hears nothing', async () => {
      const ann = await join('ann');
      expect(ann.ear.events).to.deep.equal([]);
    });

    it('announces those already there, with their names, before it resolves', async () => {
      await join('ann', 'Ann <b>A</b>');
      await join('bob', 'Бобо');
      const cid = await withoutTimer(stage.room.patience, () => join('cid'));
      expect(Object.fromEntries(cid.ear.people)).to.deep.equal({ ann: 'Ann <b>A</b>', bob: 'Бобо' });
    });

    it('rejects with cancelled when the signal is aborted already, and nobody sees it', async () => {
      const ann = await join('ann');
      const bob = seat('bob');
      const work = bob.engine.join(stage.room.joinOptions('bob'), AbortSignal.abort());
      await expectRejection(promptly(work), 'cancelled');
      await leave(bob);
      const cid = await join('cid');
      await ann.ear.present('cid');
      expect(ann.ear.people.has('bob')).to.equal(false);
      expect(cid.ear.people.has('bob')).to.equal(false);
    });

    it('rejects with cancelled as soon as the signal aborts, and is gone once left', async () => {
      const ann = await join('ann');
      const bob = seat('bob');
      const abort = new AbortController();
      const work = bob.engine.join(stage.room.joinOptions('bob'), abort.signal);
      abort.abort();
      await expectRejection(promptly(work), 'cancelled');
      await leave(bob);
      await join('cid');
      await ann.ear.present('cid');
      await ann.ear.absent('bob');
    });

    it('cannot be used after a rejection', async () => {
      const ann = seat('ann');
      await expectRejection(ann.engine.join(stage.room.joinOptions('ann'), AbortSignal.abort()), 'cancelled');
      await leave(ann);
      await expectRejection(ann.engine.join(stage.room.joinOptions('ann'), never), 'cancelled');
    });
  });

  describe('while people come and go', () => {
    it('tells who comes and who goes', async () => {
      const ann = await join('ann');
      const bob = await join('bob', 'Bob');
      await ann.ear.present('bob');
      expect(ann.ear.people.get('bob')).to.equal('Bob');
      await leave(bob);
      await ann.ear.absent('bob');
    });

    it('takes back the stream of somebody who goes', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await publish(bob);
      await receive(ann, 'bob');
      await leave(bob);
      await ann.ear.absent('bob');
      expect(ann.ear.types('bob').slice(-2)).to.deep.equal(['stream-removed', 'participant-left']);
    });

    it('tells of somebody who comes back', async () => {
      const ann = await join('ann');
      await leave(await join('bob', 'Bob'));
      await ann.ear.absent('bob');
      const again = await join('bob', 'Robert');
      await ann.ear.present('bob');
      expect(ann.ear.people.get('bob')).to.equal('Robert');
      await publish(again);
      await receive(ann, 'bob');
    });

    it('ends with replaced when the same user joins elsewhere', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      const elsewhere = await join('bob');
      const end = await bob.ear.until(() => bob.ear.events.find(({ type }) => type === 'ended'), 'ended');
      expect(end).to.deep.equal({ type: 'ended', reason: 'replaced' });
      await publish(elsewhere);
      await receive(ann, 'bob');
      expect([...ann.ear.people.keys()]).to.deep.equal(['bob']);
      expect([...elsewhere.ear.people.keys()]).to.deep.equal(['ann']);
    });
  });

  describe('while chatting', () => {
    it('carries the text as it is, with the sender and the time', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      const before = Date.now();
      const text = '<img src=x onerror="alert(1)">\n"quoted" & ünïcödé 👋🏽';
      await ann.engine.sendMessage(text);
      const isMessage = (event: EngineEvent) => event.type === 'message';
      const message = await bob.ear.until(() => bob.ear.events.find(isMessage), 'the message');
      expect(message.userId).to.equal('ann');
      expect(message.text).to.equal(text);
      expect(message.sentAt).to.be.within(before - 1000, Date.now() + 1000);
      expect(ann.ear.events.filter(isMessage)).to.deep.equal([]);
    });

    it('carries 1 KB and rejects more with message-failed', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      await ann.engine.sendMessage('é'.repeat(512));
      await bob.ear.until(() => bob.ear.events.some(({ type }) => type === 'message'), 'the message');
      await expectRejection(ann.engine.sendMessage('é'.repeat(512) + '.'), 'message-failed');
    });
  });

  it('takes a fresh token', async () => {
    const ann = await join('ann');
    await ann.engine.renewToken(stage.room.joinOptions('ann').token);
  });

  describe('while the link is lost', () => {
    it('says so, keeps the people and goes on when it is back', async () => {
      const ann = await join('ann');
      const bob = await join('bob', 'Bob');
      await Promise.all([publish(ann), publish(bob)]);
      const fromBob = await receive(ann, 'bob');
      const fromAnn = await receive(bob, 'ann');
      await seen(fromBob, 1);
      await stage.room.interrupt(ann.engine);
      await ann.ear.heard('reconnecting');
      await stage.room.restore(ann.engine);
      await ann.ear.heard('reconnected');
      await Promise.all([seen(fromBob), seen(fromAnn), heard(fromBob), heard(fromAnn)]);
      expect(ann.ear.people.get('bob')).to.equal('Bob');
      expect(ann.ear.types('bob').filter((type) => type !== 'media-changed')).to.deep.equal([
        'participant-joined',
        'stream-added',
      ]);
      await ann.engine.setTrackEnabled('camera', 'audio', false);
      await bob.ear.statuses('ann', { audio: false, video: true });
    });

    it('tells afterwards who went and who came meanwhile', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      await ann.ear.present('bob');
      await stage.room.interrupt(ann.engine);
      await ann.ear.heard('reconnecting');
      await leave(bob);
      const cid = await join('cid');
      await publish(cid);
      expect([...ann.ear.people.keys()]).to.deep.equal(['bob']);
      await stage.room.restore(ann.engine);
      await ann.ear.absent('bob');
      await receive(ann, 'cid');
      expect(ann.ear.events.slice(0, 3).map(({ type }) => type)).to.deep.equal([
        'participant-joined',
        'reconnecting',
        'reconnected',
      ]);
    });

    it('can be left', async () => {
      const ann = await join('ann');
      await stage.room.interrupt(ann.engine);
      await ann.ear.heard('reconnecting');
      await leave(ann);
    });
  });
}
