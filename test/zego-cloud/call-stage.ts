/** What tests of `<zego-call>` on the real SDK stand on: a cloud and a room each, calls in them, and all they reported. */
import '../../src/index.js';
import { findStream, type CallState } from '../../src/call/call-state.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { nextFrames, syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { expect, fixture, html, waitUntil } from '../support/testing.js';
import { visibleText } from '../elements/call-fixture.js';
import type { CloudOptions } from './cloud.js';
import { clearZegoStorage, installZegoCloud, type InPageCloud } from './in-page.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { testToken } from './token.js';

/** One `<zego-call>` of a test. */
export interface Actor {
  readonly call: ZegoCallElement;
  /** States and errors as they were reported, in order: `joined`, `error room-full`, … */
  readonly log: readonly string[];
  /** The stream of somebody else, once both their kinds are on. */
  streamOf(userId: string): Promise<MediaStream>;
  /** Waits for a state, now or next. */
  reaches(state: CallState, timeout?: number): Promise<void>;
  /** What the person reads. */
  reads(): Promise<string>;
}

/** Registers the hooks. After each test nobody may be left in the room, and nothing may have left the machine. */
export function setCallStage(options?: CloudOptions) {
  const media: SyntheticMedia[] = [];
  let actors: Actor[] = [];
  let rooms = 0;

  const stage = {
    cloud: undefined as unknown as InPageCloud,
    room: '',

    /** A call with synthetic sound and picture, not joined. */
    async actor(userId: string, properties: Partial<ZegoCallElement> = {}): Promise<Actor> {
      const call = document.createElement('zego-call');
      const source = syntheticMedia();
      media.push(source);
      Object.assign(call, {
        ...{ appId: APP_ID, room: stage.room, userId, userName: userId.toUpperCase(), codec: 'vp8' },
        ...{ token: testToken(), source: source.stream, telemetry: 'off', quality: '180p' },
        ...properties,
      });
      (await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`)).append(call);
      const made = record(call);
      actors.push(made);
      return made;
    },

    /** The same, in the room and published. */
    async joined(userId: string, properties: Partial<ZegoCallElement> = {}): Promise<Actor> {
      const made = await stage.actor(userId, properties);
      await made.call.join();
      const settled = () => made.call.microphone !== 'pending' && made.call.camera !== 'pending';
      await waitUntil(settled, `${userId} has published`);
      return made;
    },

    /** Ann and bob, who see each other. */
    async pair(
      properties: Partial<ZegoCallElement> = {},
    ): Promise<{ ann: Actor; bob: Actor; seen: MediaStream }> {
      const ann = await stage.joined('ann', properties);
      const bob = await stage.joined('bob');
      await ann.streamOf('bob');
      const seen = await bob.streamOf('ann');
      await nextFrames(seen, 1);
      return { ann, bob, seen };
    },
  };

  before(loadSdk);

  beforeEach(() => {
    clearZegoStorage();
    stage.room = `call-${++rooms}`;
    stage.cloud = installZegoCloud(options);
  });

  afterEach(async function end() {
    stage.cloud.faults.silent = false;
    await Promise.all(actors.map(({ call }) => call.leave()));
    for (const { call } of actors) call.remove();
    actors = [];
    await Promise.all(media.splice(0).map((source) => source.stop()));
    const error = this.currentTest?.err;
    if (error) error.message += `\ncloud:\n${String(stage.cloud.log)}`;
    stage.cloud.uninstall();
    expect(stage.cloud.log.unknowns).to.deep.equal([]);
    expect(stage.cloud.traffic.filter(({ fate }) => fate === 'leak')).to.deep.equal([]);
  });

  return stage;
}

function record(call: ZegoCallElement): Actor {
  const log: string[] = [];
  call.addEventListener('call-state', ({ detail: { state, previous, reason } }) => {
    if (state !== previous) log.push(reason ? `${state} ${reason}` : state);
  });
  call.addEventListener('call-error', ({ detail: { error } }) => log.push(`error ${error.code}`));
  return {
    call,
    log,
    async streamOf(userId) {
      const on = () =>
        call.participants.some(
          (who) => who.userId === userId && who.microphone === 'on' && who.camera === 'on',
        );
      await waitUntil(() => on() && findStream(call.snapshot, userId) !== undefined, `${userId} is on`);
      return findStream(call.snapshot, userId)!.media;
    },
    async reaches(state, timeout = 10_000) {
      await waitUntil(() => call.state === state, `${state}; so far ${log.join(', ')}`, { timeout });
    },
    async reads() {
      await call.updateComplete;
      return visibleText(call);
    },
  };
}
