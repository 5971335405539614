/** `<zego-call>` on the unmodified SDK: how a call is refused, and how it ends. */
import type { CallErrorCode } from '../../src/errors.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import { inside } from '../elements/call-fixture.js';
import { setCallStage } from './call-stage.js';

describe('<zego-call> on the real SDK', function () {
  this.timeout(60_000);
  const stage = setCallStage();

  describe('when the login is refused', () => {
    const REFUSALS: [
      what: string,
      refuse: () => void,
      code: CallErrorCode,
      vendorCode: number,
      shown: RegExp,
    ][] = [
      [
        'an invalid token',
        () => stage.cloud.faults.refuseLogin(50118),
        'token-invalid',
        1102016,
        /not valid.*Join$/,
      ],
      [
        'an expired token',
        () => stage.cloud.faults.refuseLogin(50117),
        'token-expired',
        1102018,
        /run out.*Try again$/,
      ],
      [
        'a full room',
        () => stage.cloud.faults.refuseLogin(201105),
        'room-full',
        1002034,
        /is full.*Try again$/,
      ],
      [
        'a forbidden user',
        () => stage.cloud.faults.refuseLogin(205030),
        'not-authorized',
        1002066,
        /may not enter.*Join$/,
      ],
      [
        'a bad app id',
        () => stage.cloud.faults.refuseApplication(20012),
        'configuration',
        1001004,
        /not set up.*Join$/,
      ],
    ];
    for (const [what, refuse, code, vendorCode, shown] of REFUSALS)
      it(`fails with ${code} for ${what}, says so, and joins at the next try`, async () => {
        const { call, log, reads } = await stage.actor('ann');
        refuse();
        const reason = await call.join().catch((error: unknown) => error);
        expect(reason).to.equal(call.error);
        expect(reason).to.include({ code, vendorCode });
        expect(log).to.deep.equal(['joining', 'failed', `error ${code}`]);
        expect((await reads()).replace(/\s+/g, ' ').trim()).to.match(shown);
        expect(stage.cloud.members(stage.room)).to.deep.equal([]);
        inside<HTMLButtonElement>(call, '.panel button').click();
        await waitUntil(() => call.state === 'joined', 'joined');
      });

    it('fails with connection-failed within 15 s when nobody answers', async () => {
      stage.cloud.faults.silent = true;
      const { call, log } = await stage.actor('ann');
      const start = pageTime();
      const reason = await call.join().catch((error: unknown) => error);
      expect(pageTime() - start).to.be.below(15_000);
      expect(reason).to.include({ code: 'connection-failed', retryable: true });
      expect(log).to.deep.equal(['joining', 'failed', 'error connection-failed']);
    });
  });

  describe('when somebody ends it', () => {
    it('is left as room-closed when the server removes the user', async () => {
      const { ann, bob } = await stage.pair();
      stage.cloud.faults.kick('ann', 'removed', 'bye');
      await ann.reaches('left');
      expect(ann.log).to.deep.equal(['joining', 'joined', 'leaving', 'left room-closed']);
      expect(await ann.reads()).to.contain('The call has ended');
      await waitUntil(() => bob.call.participants.length === 1, 'ann is gone');
    });

    it('is left as replaced when the same user joins elsewhere, who stays', async () => {
      const first = await stage.joined('ann');
      const second = await stage.joined('ann');
      await first.reaches('left');
      expect(first.log.slice(-2)).to.deep.equal(['leaving', 'left replaced']);
      expect(await first.reads()).to.contain('from somewhere else');
      expect(second.call.state).to.equal('joined');
    });

    it('fails when the token has expired', async () => {
      const { ann } = await stage.pair();
      const { call, log, reaches, reads } = ann;
      stage.cloud.faults.kick('ann', 'token-expired');
      await reaches('failed');
      expect(call.error).to.include({ code: 'token-expired', vendorCode: 1102018 });
      expect(log).to.deep.equal(['joining', 'joined', 'failed', 'error token-expired']);
      expect(await reads()).to.contain('Try again');
    });
  });

  describe('when it is left', () => {
    it('is out of the room, and the others see it', async () => {
      const { ann, bob } = await stage.pair();
      await ann.call.leave();
      expect(ann.log.slice(-2)).to.deep.equal(['leaving', 'left local']);
      await waitUntil(() => bob.call.participants.length === 1, 'ann is gone');
      expect(stage.cloud.members(stage.room)).to.deep.equal(['bob']);
      expect(stage.cloud.streams(stage.room)).to.have.length(1);
    });

    for (const step of ['engine', 'media', 'room'] as const)
      it(`is out of the room when that happens in step ${step} of joining`, async () => {
        const { call, log } = await stage.actor('ann');
        call.addEventListener('call-state', ({ detail }) => {
          if (detail.step === step) void call.leave();
        });
        const reason = await call.join().catch((error: unknown) => error);
        expect(reason).to.include({ code: 'cancelled' });
        expect(log).to.deep.equal(['joining', 'leaving', 'left local']);
        await waitUntil(() => !stage.cloud.members(stage.room).length, 'nobody is in the room');
      });

    it('is out of the room when that happens between joining and publishing', async () => {
      const { call, reaches } = await stage.actor('ann');
      const joined = call.join();
      await reaches('joined');
      await call.leave();
      await joined;
      await waitUntil(() => !stage.cloud.members(stage.room).length, 'nobody is in the room');
    });

    it('is out of the room when the element is removed', async () => {
      const { call, reaches } = await stage.joined('ann');
      call.remove();
      await reaches('left');
      await waitUntil(() => !stage.cloud.members(stage.room).length, 'nobody is in the room');
    });

    it('can be joined again, ten times', async () => {
      const bob = await stage.joined('bob');
      const { call } = await stage.actor('ann');
      for (let round = 0; round < 10; round++) {
        await call.join();
        await waitUntil(() => bob.call.participants.length === 2, 'ann is there');
        await call.leave();
        await waitUntil(() => bob.call.participants.length === 1, 'ann is gone');
      }
      expect(bob.log).to.deep.equal(['joining', 'joined']);
    });
  });
});
