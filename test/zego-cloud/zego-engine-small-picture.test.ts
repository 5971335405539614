/** A small picture beside the large one, on the unmodified SDK: who sends it, and that nothing of it keeps a device open. */
import type { Simulcast } from '../../src/engine/call-engine.js';
import { ZegoEngine } from '../../src/engine/zego/zego-engine.js';
import { Ear } from '../support/ear.js';
import { audioLevel, frameWhere, syntheticMedia, type Frame, type SyntheticMedia } from '../support/media.js';
import { expect, waitUntil } from '../support/testing.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { setSdkStage } from './sdk-stage.js';
import { testToken } from './token.js';

const OPTIONS = { appId: APP_ID, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;
const never = new AbortController().signal;
const { clone } = MediaStream.prototype;

const isLarge = ({ width }: Frame): boolean => width > 200;
const isSmall = ({ width }: Frame): boolean => width <= 160;
const isGreen = ({ colour }: Frame): boolean => colour.green > 100;
const isBlue = ({ colour }: Frame): boolean => colour.blue > 100 && colour.green < 90;

describe('ZegoEngine, sending a small picture beside the large one', () => {
  const stage = setSdkStage();
  let engines: ZegoEngine[];
  let ears: Ear[];
  let media: SyntheticMedia[];
  let copied: MediaStreamTrack[];

  beforeEach(() => {
    [engines, ears, media, copied] = [[], [], [], []];
    MediaStream.prototype.clone = function () {
      const copy = clone.call(this);
      // The SDK copies what it plays, too: only what is sent has a `clone` of its own.
      if (Object.hasOwn(this, 'clone')) copied.push(...copy.getTracks());
      return copy;
    };
  });
  afterEach(async () => {
    MediaStream.prototype.clone = clone;
    for (const ear of ears) ear.close();
    for (const engine of engines) await engine.leave();
    await Promise.all(media.map((source) => source.stop()));
  });

  const open = () => copied.filter(({ readyState }) => readyState === 'live');
  function picture(colour?: string): MediaStream {
    const made = syntheticMedia({ width: 640, height: 360, ...(colour && { colour }) });
    media.push(made);
    return made.stream;
  }

  async function join(userId: string, simulcast?: Simulcast): Promise<{ engine: ZegoEngine; ear: Ear }> {
    const engine = new ZegoEngine(await loadSdk(), { ...OPTIONS, ...(simulcast && { simulcast }) });
    const ear = new Ear(engine, userId, 20_000);
    engines.push(engine);
    ears.push(ear);
    await engine.join({ roomId: stage.roomId, userId, userName: userId, token: testToken() }, never);
    return { engine, ear };
  }

  /** Ann sends to bob and cid, who know what they get; others only sit there. */
  async function room(others: number, simulcast?: Simulcast, sent?: SyntheticMedia) {
    const seats = Array.from({ length: others }, (_, i) => `other-${i}`);
    for (const userId of seats) await (await stage.client(userId)).login();
    const [bob, cid, ann] = [await join('bob'), await join('cid'), await join('ann', simulcast)];
    if (sent) media.push(sent);
    await ann.engine.publish('camera', sent?.stream ?? picture(), never);
    const [streamId = ''] = stage.cloud.streams(stage.roomId);
    return { ann: ann.engine, bob, cid, streamId };
  }

  it('sends one picture in a small room', async () => {
    const { streamId, bob } = await room(0);
    await frameWhere(await bob.ear.stream('ann'), isLarge, 'the picture');
    expect(stage.cloud.pictures(streamId)).to.equal(1);
  });

  it('sends both in a small one where the page wants that', async () => {
    expect(stage.cloud.pictures((await room(0, 'on')).streamId)).to.equal(2);
  });

  it('sends one where the page wants no other', async () => {
    expect(stage.cloud.pictures((await room(1, 'off')).streamId)).to.equal(1);
  });

  it('sends both in a large one, and shares no sound', async () => {
    const { streamId, bob, cid, ann } = await room(1);
    expect(stage.cloud.pictures(streamId)).to.equal(2);
    bob.engine.setReception('ann', 'camera', 'low');
    const [small, large] = [await bob.ear.stream('ann'), await cid.ear.stream('ann')];
    await Promise.all([
      frameWhere(small, isSmall, 'the small picture'),
      frameWhere(large, isLarge, 'the large picture'),
      audioLevel(small),
    ]);
    expect(open().map(({ kind }) => kind)).to.deep.equal(['video']);
    await ann.leave();
    expect(open()).to.deep.equal([]);
  });

  it('follows another camera, and lets go of the one before', async () => {
    const { bob, cid, ann } = await room(1);
    bob.engine.setReception('ann', 'camera', 'low');
    const [small, large] = [await bob.ear.stream('ann'), await cid.ear.stream('ann')];
    await frameWhere(small, isSmall, 'the small picture');
    const [before] = open();
    const [blue] = picture('rgb(0 0 200)').getVideoTracks();
    await ann.replaceTrack('camera', 'video', blue);
    await Promise.all([frameWhere(small, isBlue, 'blue, small'), frameWhere(large, isBlue, 'blue, large')]);
    expect(before.readyState).to.equal('ended');
    expect(open()).to.have.length(1);
  });

  it('sends both of a camera that is turned on later', async () => {
    const { streamId, bob, cid, ann } = await room(1, 'auto', syntheticMedia({ video: false }));
    bob.engine.setReception('ann', 'camera', 'low');
    const [small, large] = [await bob.ear.stream('ann'), await cid.ear.stream('ann')];
    await audioLevel(small);
    expect(open()).to.deep.equal([]);
    const [track] = picture().getVideoTracks();
    await ann.replaceTrack('camera', 'video', track);
    await ann.setTrackEnabled('camera', 'video', true);
    await frameWhere(large, isLarge, 'the large picture');
    await frameWhere(small, isSmall, 'the small picture');
    expect(stage.cloud.pictures(streamId)).to.equal(2);
    await waitUntil(() => open().length === 1, 'one copy is open');
  });

  it('is off with the camera, which it does not keep open, and on again', async () => {
    const { bob, cid, ann } = await room(1);
    bob.engine.setReception('ann', 'camera', 'low');
    const [small, large] = [await bob.ear.stream('ann'), await cid.ear.stream('ann')];
    await frameWhere(small, isSmall, 'the small picture');
    for (const colour of ['rgb(0 0 200)', 'rgb(0 160 0)']) {
      await ann.setTrackEnabled('camera', 'video', false);
      await ann.replaceTrack('camera', 'video', null);
      expect(open()).to.deep.equal([]);
      const [track] = picture(colour).getVideoTracks();
      await ann.replaceTrack('camera', 'video', track);
      await ann.setTrackEnabled('camera', 'video', true);
      const wanted = colour === 'rgb(0 0 200)' ? isBlue : isGreen;
      await frameWhere(large, (frame) => isLarge(frame) && wanted(frame), 'the large picture');
      await frameWhere(small, (frame) => isSmall(frame) && wanted(frame), 'the small picture');
      await waitUntil(() => open().length === 1, 'one copy is open');
    }
  });
});
