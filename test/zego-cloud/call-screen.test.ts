/** `<zego-call>` on the unmodified SDK: shared screens beside cameras, hands and reactions. */
import { findStream } from '../../src/call/call-state.js';
import { next } from '../elements/call-fixture.js';
import { nextFrames } from '../support/media.js';
import { expect, waitUntil } from '../support/testing.js';
import { type Actor, setCallStage } from './call-stage.js';

const FRAMES = 5;

describe('<zego-call> on the real SDK, sharing', function () {
  this.timeout(60_000);
  const stage = setCallStage();

  const personAt = ({ call }: Actor, userId: string) =>
    call.participants.find((person) => person.userId === userId);

  async function screenAt(actor: Actor, userId: string): Promise<MediaStream> {
    const shared = () => findStream(actor.call.snapshot, userId, 'screen');
    await waitUntil(() => shared()?.video, `the screen of ${userId}`);
    await nextFrames(shared()!.media, FRAMES);
    return shared()!.media;
  }

  it('shows the screens of two people to each other, beside their cameras, until they stop', async () => {
    const { ann, bob, seen } = await stage.pair();
    await ann.call.setScreen(true);
    await screenAt(bob, 'ann');
    await bob.call.setScreen(true);
    await screenAt(ann, 'bob');
    expect(stage.cloud.streams(stage.room).filter((id) => id.endsWith('_screensharing'))).to.have.length(2);
    expect(personAt(bob, 'ann')).to.include({ screen: 'on', camera: 'on' });
    await nextFrames(seen, FRAMES);
    await ann.call.setScreen(false);
    await waitUntil(() => personAt(bob, 'ann')?.screen === 'off', 'it is gone');
    await nextFrames(seen, FRAMES);
    await screenAt(ann, 'bob');
    await ann.call.setScreen(true);
    await screenAt(bob, 'ann');
  });

  it('keeps sharing when a lost link is back', async () => {
    const { ann, bob } = await stage.pair();
    await ann.call.setScreen(true);
    const shared = await screenAt(bob, 'ann');
    let back = (): void => undefined;
    stage.cloud.faults.drop({ userId: 'ann', until: new Promise<void>((resolve) => (back = resolve)) });
    await ann.reaches('reconnecting');
    expect(ann.call.screen).to.equal('on');
    back();
    await ann.reaches('joined', 20_000);
    expect(ann.call.screen).to.equal('on');
    await nextFrames(shared, FRAMES);
  });

  it('passes hands on, also to who comes later and is in no list, and reactions', async () => {
    const { ann, bob } = await stage.pair();
    await ann.call.setHand(true);
    await waitUntil(() => personAt(bob, 'ann')?.hand === 'on', 'bob sees the hand');
    const cid = await stage.joined('cid', { viewOnly: true });
    await waitUntil(() => personAt(cid, 'ann')?.hand === 'on', 'cid sees the hand');
    const reacted = Promise.all([next(ann.call, 'call-reaction'), next(bob.call, 'call-reaction')]);
    await cid.call.sendReaction('🎉');
    for (const { from, reaction } of await reacted)
      expect([from.userId, reaction]).to.deep.equal(['cid', '🎉']);
    await ann.call.setHand(false);
    await waitUntil(() => personAt(cid, 'ann')?.hand === 'off', 'the hand is down');
  });
});
