import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { ZegoRemoteVideoElement } from '../../src/elements/zego-remote-video.js';
import { nextFrames } from '../support/media.js';
import { expect, fixture, html, leaks, waitUntil } from '../support/testing.js';

define();

const FRAMES = 5;
let rooms = 0;

describe('screens on the loopback', () => {
  let room: string;
  beforeEach(() => (room = `screens-${++rooms}`));

  async function callOf(userId: string): Promise<ZegoCallElement> {
    const call = await fixture<ZegoCallElement>(
      html`<zego-call style="inline-size: 480px; block-size: 300px"></zego-call>`,
    );
    Object.assign(call, { engine: 'loopback', room, userId, muted: true, cameraOff: true });
    await call.join();
    return call;
  }

  const tilesOf = (call: ZegoCallElement, userId: string): ZegoRemoteVideoElement[] =>
    [...call.shadowRoot!.querySelectorAll('zego-remote-video')].filter(
      (tile) => tile.source === 'screen' && tile.userId === userId,
    );

  async function seen(call: ZegoCallElement, userId: string): Promise<MediaStream> {
    await waitUntil(() => tilesOf(call, userId)[0]?.matches(':state(screen)'), `${userId}'s screen`, {
      timeout: 10_000,
    });
    const [tile] = tilesOf(call, userId);
    await waitUntil(() => tile.shadowRoot!.querySelector('video')!.srcObject, 'it has a stream');
    const stream = tile.shadowRoot!.querySelector('video')!.srcObject as MediaStream;
    await nextFrames(stream, FRAMES);
    return stream;
  }

  it('are seen by the others, two at a time, and go when they are stopped', async () => {
    const [ann, bob] = [await callOf('ann'), await callOf('bob')];
    await ann.setScreen(true);
    await seen(bob, 'ann');
    await bob.setScreen(true);
    await seen(ann, 'bob');
    expect(ann.participants.map(({ screen }) => screen)).to.deep.equal(['on', 'on']);
    const cid = await callOf('cid');
    await Promise.all([seen(cid, 'ann'), seen(cid, 'bob')]);
    expect(tilesOf(ann, 'ann')).to.have.length(0);
    await ann.setScreen(false);
    await waitUntil(() => tilesOf(bob, 'ann').length === 0 && tilesOf(cid, 'ann').length === 0);
    expect(bob.participants.find(({ userId }) => userId === 'ann')?.screen).to.equal('off');
    await nextFrames(await seen(cid, 'bob'), FRAMES);
    await ann.setScreen(true);
    await seen(bob, 'ann');
    await Promise.all([ann.leave(), bob.leave(), cid.leave()]);
    expect(leaks().filter((leak) => /track screen/.test(leak))).to.deep.equal([]);
  });
});
