import type { EngineEvent } from '../../../src/engine/call-engine.js';
import { expect } from '../../support/testing.js';
import { expectRejection, never, recordClones } from './stage.js';
import type { Stage } from './stage.js';

/** How it ends, and who listens. */
export function endCases(stage: Stage): void {
  const { seat, join, leave, synthesize, publish, promptly } = stage;

  describe('while leaving', () => {
    it('may never have joined', async () => {
      const ann = seat('ann');
      await leave(ann);
      await expectRejection(promptly(ann.engine.join(stage.room.joinOptions('ann'), never)), 'cancelled');
    });

    it('cancels a join under way', async () => {
      const ann = await join('ann');
      const bob = seat('bob');
      const work = expectRejection(bob.engine.join(stage.room.joinOptions('bob'), never), 'cancelled');
      await leave(bob);
      await promptly(work);
      await join('cid');
      await ann.ear.present('cid');
      await ann.ear.absent('bob');
    });

    it('settles a publish under way', async () => {
      const ann = await join('ann');
      await join('bob');
      const work = ann.engine.publish('camera', synthesize(), never).catch((error: unknown) => error);
      await leave(ann);
      const reason = await promptly(work);
      if (reason !== undefined) expect(reason).to.include({ name: 'CallError', code: 'cancelled' });
    });

    it('may be done twice, also at once', async () => {
      const ann = await join('ann');
      await Promise.all([ann.engine.leave(), ann.engine.leave()]);
      await ann.engine.leave();
    });

    it('ends every copy of the tracks', async () => {
      const ann = await join('ann');
      const copies = recordClones();
      const stream = await publish(ann);
      await leave(ann);
      const made = stream.getTracks().flatMap((track) => copies.stop(track));
      expect(made.filter(({ readyState }) => readyState === 'live')).to.deep.equal([]);
    });

    it('hears nothing from the call on', async () => {
      const ann = await join('ann');
      const bob = await join('bob');
      const cid = await join('cid');
      await ann.ear.present('cid');
      const left = leave(ann);
      await publish(bob);
      await bob.engine.sendMessage('still there?');
      await leave(bob);
      await cid.ear.absent('bob');
      await left;
    });

    it('rejects commands with cancelled', async () => {
      const ann = await join('ann');
      await publish(ann);
      await leave(ann);
      await expectRejection(ann.engine.publish('camera', synthesize(), never), 'cancelled');
      await expectRejection(ann.engine.setTrackEnabled('camera', 'audio', false), 'cancelled');
      await expectRejection(ann.engine.replaceTrack('camera', 'audio', null), 'cancelled');
    });
  });

  describe('while listening', () => {
    it('stops telling a listener that unsubscribed', async () => {
      const ann = await join('ann');
      const told: EngineEvent[] = [];
      const unsubscribe = ann.engine.subscribe((event) => told.push(event));
      unsubscribe();
      await join('bob');
      await ann.ear.present('bob');
      expect(told).to.deep.equal([]);
    });

    it('hands the exception of one listener to reportError() and goes on with the others', async () => {
      const fault = new Error('thrown by a listener');
      const reports: unknown[] = [];
      const { reportError } = globalThis;
      globalThis.reportError = (error) => reports.push(error);
      const told: EngineEvent['type'][] = [];
      try {
        const ann = seat('ann');
        ann.engine.subscribe(() => {
          throw fault;
        });
        ann.engine.subscribe(({ type }) => told.push(type));
        await ann.engine.join(stage.room.joinOptions('ann'), never);
        await join('bob');
        await ann.ear.present('bob');
        await leave(ann);
      } finally {
        globalThis.reportError = reportError;
      }
      expect(told).to.deep.equal(['participant-joined']);
      expect(reports).to.deep.equal([fault]);
    });
  });
}
