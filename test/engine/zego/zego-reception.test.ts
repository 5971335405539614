import { syntheticMedia, type SyntheticMedia } from '../../support/media.js';
import { expect, waitUntil } from '../../support/testing.js';
import { never, Stage, type Seat } from './stage.js';

describe('ZegoEngine, choosing what of the pictures comes', () => {
  let stage: Stage;
  let media: SyntheticMedia;
  beforeEach(() => {
    stage = new Stage();
    media = syntheticMedia();
  });
  afterEach(async () => {
    await stage.leave();
    await media.stop();
  });

  const USERS = ['ann', 'cid', 'dan', 'eve'];

  /** Somebody who gets the pictures of all the others. */
  async function viewer(): Promise<Seat> {
    for (const userId of USERS)
      await (await stage.join(userId)).engine.publish('camera', media.stream, never);
    const bob = await stage.join('bob');
    const streams = () => bob.events.filter(({ type }) => type === 'stream-added').length;
    await waitUntil(() => streams() === USERS.length, 'all come');
    return bob;
  }
  const asked = ({ sdk }: Seat, name: string) =>
    sdk.calls
      .filter((call) => call.name === name)
      .map(({ args: [id, what] }) => `${String(id).split('-')[0]} ${String(what)}`);
  const pictures = ({ events }: Seat) =>
    events.flatMap((event) => (event.type === 'stream-added' ? event.stream.getVideoTracks() : []));

  it('mutes one after the other, as the SDK forgets what comes too soon', async () => {
    const bob = await viewer();
    for (const userId of USERS) bob.engine.setReception(userId, 'camera', 'off');
    await waitUntil(() => !pictures(bob).length, 'none is left');
    expect(asked(bob, 'mutePlayStreamVideo')).to.deep.equal(USERS.map((userId) => `${userId} true`));
  });

  it('asks only for what is wanted in the end, and first for what is looked at', async () => {
    const bob = await viewer();
    for (const userId of USERS) bob.engine.setReception(userId, 'camera', 'off');
    await waitUntil(() => !pictures(bob).length, 'none is left');
    const before = bob.sdk.calls.length;
    bob.engine.setReception('ann', 'camera', 'high');
    bob.engine.setReception('cid', 'camera', 'high');
    bob.engine.setReception('eve', 'camera', 'low');
    bob.engine.setReception('cid', 'camera', 'off');
    await waitUntil(() => pictures(bob).length === 2, 'two are back');
    const later = bob.sdk.calls
      .slice(before)
      .map(({ name, args: [id, what] }) => `${name} ${String(id).split('-')[0]} ${String(what)}`);
    expect(later).to.deep.equal([
      'mutePlayStreamVideo ann false',
      'setPlayStreamVideoType eve 0',
      'mutePlayStreamVideo eve false',
    ]);
  });

  it('asks for the small picture again after an interruption, as the SDK does not', async () => {
    const bob = await viewer();
    bob.engine.setReception('ann', 'camera', 'low');
    await waitUntil(() => asked(bob, 'setPlayStreamVideoType').length === 1, 'it is asked for');
    const [streamID] = bob.sdk.calls.find(({ name }) => name === 'setPlayStreamVideoType')!.args as [string];
    bob.sdk.interrupt(streamID);
    await waitUntil(() => asked(bob, 'setPlayStreamVideoType').length === 2, 'it is asked for again');
  });

  it('asks for nothing while the link is lost, and for all when it is back', async () => {
    const bob = await viewer();
    bob.sdk.drop();
    await bob.heard('reconnecting');
    bob.engine.setReception('ann', 'camera', 'off');
    await bob.sdk.settled();
    expect(asked(bob, 'mutePlayStreamVideo')).to.deep.equal([]);
    bob.sdk.restore();
    await waitUntil(() => asked(bob, 'mutePlayStreamVideo').length === 1, 'it is asked for');
  });

  it('asks again when it was refused and the page asks again, and not by itself', async () => {
    const bob = await viewer();
    const { mutePlayStreamVideo } = bob.sdk;
    let refused = 0;
    bob.sdk.mutePlayStreamVideo = () => {
      refused++;
      return Promise.reject(new Error('no'));
    };
    bob.engine.setReception('ann', 'camera', 'off');
    await bob.sdk.settled();
    expect(refused).to.equal(1);
    bob.sdk.mutePlayStreamVideo = mutePlayStreamVideo;
    bob.engine.setReception('cid', 'screen', 'off');
    await waitUntil(() => pictures(bob).length === USERS.length - 1, 'it was asked for again');
    expect(refused).to.equal(1);
  });
});
