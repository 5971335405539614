/** How much of the pictures comes, on the unmodified SDK: what the service is asked for, and what it sends then. */
import { ZegoEngine } from '../../src/engine/zego/zego-engine.js';
import { Ear } from '../support/ear.js';
import { audioLevel, frameWhere, nextFrames, syntheticMedia } from '../support/media.js';
import type { Frame, SyntheticMedia } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import type { SdkClient } from './sdk-client.js';
import { setSdkStage } from './sdk-stage.js';
import { testToken } from './token.js';

const OPTIONS = { appId: APP_ID, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;
const never = new AbortController().signal;
/** How long bytes are counted, ms. */
const SPAN = 1500;
/** A large picture is sent on smaller while the machine is busy, but never as small as the small one. */
const isLarge = ({ width, colour }: Frame): boolean => width > 200 && colour.green > 100;
const isSmall = ({ width }: Frame): boolean => width <= 160;

describe('ZegoEngine, choosing what of the pictures comes', () => {
  const stage = setSdkStage();
  let bob: ZegoEngine;
  let ear: Ear;
  let media: SyntheticMedia[];

  beforeEach(async () => {
    media = [];
    bob = new ZegoEngine(await loadSdk(), OPTIONS);
    ear = new Ear(bob, 'bob', 20_000);
  });
  afterEach(async () => {
    ear.close();
    await bob.leave();
    await Promise.all(media.map((source) => source.stop()));
  });

  /** A page with ZEGO's SDK and nothing of ours, that sends a picture and, if it is to, a small one beside it. */
  async function sends(userId: string, { small = false } = {}): Promise<SdkClient> {
    const source = syntheticMedia({ width: 640, height: 360 });
    media.push(source);
    const client = await stage.client(userId);
    await client.login();
    await client.publish(`${userId}-1`, source.stream, {}, small);
    return client;
  }

  const enter = () =>
    bob.join({ roomId: stage.roomId, userId: 'bob', userName: 'Bob', token: testToken() }, never);

  /** What comes within a while, bytes. */
  async function bytes(streamId?: string): Promise<{ audio: number; video: number }> {
    const before = await stage.cloud.sentTo('bob', streamId);
    const end = performance.now() + SPAN;
    await stage.until(() => performance.now() >= end, 2 * SPAN);
    const after = await stage.cloud.sentTo('bob', streamId);
    return { audio: after.audio - before.audio, video: after.video - before.video };
  }

  /** Waits until no picture comes, and the sound does. */
  async function soundOnly(streamId?: string): Promise<void> {
    await waitUntil(
      async () => {
        const { audio, video } = await bytes(streamId);
        return audio > 0 && video === 0;
      },
      'only the sound comes',
      { timeout: 15_000, interval: 0 },
    );
  }

  it('lets no byte of a picture come that is off, and all of the sound; it is back within two seconds', async () => {
    await sends('ann');
    await enter();
    const seen = await ear.stream('ann');
    await nextFrames(seen, 3);
    expect((await bytes()).video).to.be.above(500);
    bob.setReception('ann', 'camera', 'off');
    await soundOnly();
    await audioLevel(seen);
    const begun = pageTime();
    bob.setReception('ann', 'camera', 'high');
    await frameWhere(seen, ({ colour }) => colour.green > 100, 'the picture, not black');
    expect(pageTime() - begun).to.be.below(2000);
    await frameWhere(seen, isLarge, 'the large picture');
    expect(pageTime() - begun).to.be.below(5000);
    expect((await bytes()).video).to.be.above(500);
    expect(
      ear.types('ann').filter((type) => type === 'media-changed' || type === 'stream-removed'),
    ).to.deep.equal([]);
  });

  it('turns many off, and only those that are wanted on again', async () => {
    const users = ['u1', 'u2', 'u3', 'u4', 'u5'];
    for (const userId of users) await sends(userId);
    for (const userId of users) bob.setReception(userId, 'camera', 'off'); // before joining it means nothing
    await enter();
    for (const userId of users) await nextFrames(await ear.stream(userId), 1);
    for (const userId of users) bob.setReception(userId, 'camera', 'off');
    await soundOnly();
    bob.setReception('u3', 'camera', 'high');
    await nextFrames(await ear.stream('u3'), 3);
    expect((await bytes('u3-1')).video).to.be.above(100);
    for (const userId of users) if (userId !== 'u3') expect((await bytes(`${userId}-1`)).video).to.equal(0);
  });

  it('gets the small picture of somebody who sends one, the large one again, and the only one of others', async () => {
    await sends('ann', { small: true });
    await sends('cid');
    await enter();
    expect(stage.cloud.pictures('ann-1')).to.equal(2);
    const [ann, cid] = [await ear.stream('ann'), await ear.stream('cid')];
    await frameWhere(ann, isLarge, 'the large picture');
    bob.setReception('ann', 'camera', 'low');
    bob.setReception('cid', 'camera', 'low');
    await frameWhere(ann, isSmall, 'the small picture');
    await frameWhere(cid, isLarge, 'the only picture');
    bob.setReception('ann', 'camera', 'high');
    await frameWhere(ann, isLarge, 'the large picture');
  });

  it('keeps to what was chosen when playing is interrupted', async () => {
    await sends('ann', { small: true });
    await sends('cid');
    await enter();
    const [ann, cid] = [await ear.stream('ann'), await ear.stream('cid')];
    await Promise.all([nextFrames(ann, 1), nextFrames(cid, 1)]);
    bob.setReception('ann', 'camera', 'low');
    bob.setReception('cid', 'camera', 'off');
    await frameWhere(ann, isSmall, 'the small picture');
    await soundOnly('cid-1');
    for (const streamId of ['ann-1', 'cid-1']) stage.cloud.faults.closeSession({ kind: 'play', streamId });
    await soundOnly('cid-1');
    await frameWhere(ann, isSmall, 'the small picture');
    bob.setReception('cid', 'camera', 'high');
    await frameWhere(cid, ({ colour }) => colour.green > 100, 'the picture');
  });

  it('hears of a client with nothing of ours that is not wanted, once it can be heard again', async () => {
    const source = syntheticMedia();
    media.push(source);
    const client = await stage.client('ann');
    await client.login();
    const sent = await client.publish('ann-1', source.stream);
    await enter();
    await nextFrames(await ear.stream('ann'), 1);
    client.sdk.mutePublishStreamAudio(sent, true);
    await ear.statuses('ann', { audio: false, video: true });
    bob.setReception('ann', 'camera', 'none');
    await waitUntil(async () => (await bytes()).video === 0, 'no picture comes', { timeout: 15_000 });
    client.sdk.mutePublishStreamAudio(sent, false);
    await ear.statuses('ann', { audio: true, video: true });
    await audioLevel(await ear.stream('ann'));
  });
});
