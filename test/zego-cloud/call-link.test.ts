/** `<zego-call>` on the unmodified SDK: the link to the service comes and goes. */
import { nextFrames } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import { setCallStage, type Actor } from './call-stage.js';

const FRAMES = 10;
/** ms of `pageTime()` after a drop by which the person must know. */
const NOTICED = 2000;

describe('<zego-call> on the real SDK, when the link is lost', function () {
  this.timeout(120_000);
  const stage = setCallStage();
  const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  /** The person knows in time that the link is lost. */
  async function noticed(ann: Actor, lose: () => void): Promise<void> {
    const start = pageTime();
    lose();
    await ann.reaches('reconnecting');
    expect(pageTime() - start).to.be.below(NOTICED);
  }

  /** Back in the call with everybody, and bob's picture of ann moves. */
  async function recovered(ann: Actor, bob: Actor, timeout: number): Promise<void> {
    await ann.reaches('joined', timeout);
    await waitUntil(() => ann.call.participants.length === 2, 'both are there');
    await nextFrames(await bob.streamOf('ann'), FRAMES);
    await nextFrames(await ann.streamOf('bob'), FRAMES);
  }

  for (const seconds of [1, 20])
    it(`says so at once, keeps everybody, and is back after ${seconds} s`, async () => {
      const { ann, bob } = await stage.pair();
      let read = () => {};
      // Not back before it was read, however late that is on a busy machine.
      const until = Promise.all([after(seconds * 1000), new Promise<void>((resolve) => (read = resolve))]);
      await noticed(ann, () => stage.cloud.faults.drop({ userId: 'ann', until }));
      expect(ann.call.participants).to.have.length(2);
      expect(await ann.reads()).to.contain('Reconnecting');
      read();
      await recovered(ann, bob, (seconds + 40) * 1000);
      expect(ann.log).to.deep.equal(['joining', 'joined', 'reconnecting', 'joined']);
    });

  it('follows the browser offline and online', async () => {
    const { ann, bob } = await stage.pair();
    await noticed(ann, () => dispatchEvent(new Event('offline')));
    dispatchEvent(new Event('online'));
    await recovered(ann, bob, 15_000);
  });

  it('reports who left meanwhile', async () => {
    const { ann, bob } = await stage.pair();
    const left: string[] = [];
    ann.call.addEventListener('call-participant-leave', ({ detail }) => left.push(detail.participant.userId));
    let restore = () => {};
    const until = new Promise<void>((resolve) => (restore = resolve));
    await noticed(ann, () => stage.cloud.faults.drop({ userId: 'ann', until }));
    await bob.call.leave();
    restore();
    await ann.reaches('joined', 30_000);
    await waitUntil(() => ann.call.participants.length === 1, 'bob is gone');
    expect(left).to.deep.equal(['bob']);
  });

  it('reconnects when the service falls silent and speaks again', async () => {
    const { ann, bob } = await stage.pair();
    stage.cloud.faults.silent = true;
    await ann.reaches('reconnecting', 40_000);
    stage.cloud.faults.silent = false;
    await Promise.all([recovered(ann, bob, 60_000), bob.reaches('joined', 60_000)]);
  });

  it('goes on after the service started anew', async () => {
    const { ann, bob } = await stage.pair();
    stage.cloud.faults.restart();
    const again = () =>
      stage.cloud.members(stage.room).length === 2 && stage.cloud.streams(stage.room).length === 2;
    await waitUntil(again, 'both are back', { timeout: 20_000 });
    await Promise.all([recovered(ann, bob, 15_000), bob.reaches('joined', 15_000)]);
  });

  it('is left at once while the link is down', async () => {
    const { ann } = await stage.pair();
    let restore = () => {};
    const until = new Promise<void>((resolve) => (restore = resolve));
    await noticed(ann, () => stage.cloud.faults.drop({ userId: 'ann', until }));
    const start = pageTime();
    await ann.call.leave();
    expect(pageTime() - start).to.be.below(4000);
    expect(ann.log.slice(-2)).to.deep.equal(['leaving', 'left local']);
    restore();
  });
});
