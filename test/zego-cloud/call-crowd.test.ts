/** `<zego-call>` on the unmodified SDK in a room of more people than ZEGO lists. */
import { PEOPLE_MS } from '../../src/engine/zego/zego-room.js';
import { withoutTimer } from '../support/hold-timer.js';
import { nextFrames } from '../support/media.js';
import { expect, waitUntil } from '../support/testing.js';
import { inside, next } from '../elements/call-fixture.js';
import { setCallStage } from './call-stage.js';
import { testToken } from './token.js';

/** Above what ZEGO lists. */
const CROWD = 600;

describe('<zego-call> on the real SDK, in a crowd', function () {
  this.timeout(60_000);
  const stage = setCallStage();

  it('counts everybody, shows who publishes, and learns who has a hand up', async () => {
    const ann = await stage.joined('ann');
    stage.cloud.fill(stage.room, CROWD);
    // Whoever waits for a list does so for ever.
    const cid = await withoutTimer(PEOPLE_MS, () => stage.joined('cid', { viewOnly: true }));
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
    await waitUntil(() => handOf('cid') === 'on', 'the hand of cid is up');
    expect(ann.call.participantCount).to.equal(CROWD + 2);
    await cid.call.setHand(false);
    await waitUntil(() => !handOf('cid') || handOf('cid') === 'off', 'it is down');
  });

  it('lets who watches publish, and watch again, without leaving', async () => {
    const ann = await stage.joined('ann');
    const cid = await stage.joined('cid', { viewOnly: true, muted: true });
    await waitUntil(() => ann.call.participants.length === 2, 'cid is there');
    const streams = () => stage.cloud.streams(stage.room).filter((id) => id.startsWith('cid'));
    for (let time = 0; time < 2; time++) {
      Object.assign(cid.call, { viewOnly: false, token: testToken({ expiresIn: 7200 + time }) });
      const on = () => ann.call.snapshot.streams.find(({ userId, video }) => userId === 'cid' && video);
      await waitUntil(on, 'ann sees cid');
      await nextFrames(on()!.media, 3);
      expect(on()!.audio).to.equal(false);
      cid.call.viewOnly = true;
      await waitUntil(() => !streams().length, 'nothing is published');
      await waitUntil(() => !ann.call.snapshot.streams.some(({ userId }) => userId === 'cid'), 'ann knows');
    }
    expect(ann.call.participants).to.have.length(2);
    expect(cid.log).to.deep.equal(['joining', 'joined']);
  });
});
