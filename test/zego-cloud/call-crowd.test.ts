/** `<zego-call>` on the unmodified SDK in a room of more people than ZEGO lists. */
import { expect, waitUntil } from '../support/testing.js';
import { inside, next } from '../elements/call-fixture.js';
import { setCallStage } from './call-stage.js';

/** Above what ZEGO lists. */
const CROWD = 600;

describe('<zego-call> on the real SDK, in a crowd', function () {
  this.timeout(60_000);
  const stage = setCallStage();

  it('counts everybody, shows who publishes, and learns who has a hand up', async () => {
    const ann = await stage.joined('ann');
    stage.cloud.fill(stage.room, CROWD);
    const began = performance.now();
    const cid = await stage.joined('cid', { viewOnly: true });
    expect(performance.now() - began, 'ms to join, not waiting for a list').to.be.below(1900);
    await cid.streamOf('ann');
    expect(cid.call.participants.map(({ userId }) => userId)).to.deep.equal(['cid', 'ann']);
    expect(cid.call.participantCount).to.equal(CROWD + 2);
    const told = () => inside(cid.call, '[part="watchers"]').textContent.replace(/\D/g, '');
    await waitUntil(() => told() === `${CROWD}`, 'the watchers are counted');

    // Who was listed stays, and the count takes in who came.
    if (ann.call.participantCount !== CROWD + 2)
      await next(ann.call, 'call-participant-count', ({ count }) => count === CROWD + 2);
    const handOf = (userId: string) => ann.call.participants.find((who) => who.userId === userId)?.hand;
    await cid.call.setHand(true);
    await waitUntil(() => handOf('cid') === 'on', 'the hand of cid is up', { timeout: 5000 });
    expect(ann.call.participantCount).to.equal(CROWD + 2);
    await cid.call.setHand(false);
    await waitUntil(() => !handOf('cid') || handOf('cid') === 'off', 'it is down', { timeout: 5000 });
  });
});
