import { findCall } from '../../src/controllers/call-context.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { ZegoRemoteVideoElement } from '../../src/elements/zego-remote-video.js';
import { CallFixture, inside } from '../elements/call-fixture.js';
import { expect, fixture, html, nextFrame, waitUntil } from '../support/testing.js';

describe('the frames of a picture', () => {
  const { setTimeout, clearTimeout } = window;
  const { requestVideoFrameCallback, cancelVideoFrameCallback } = HTMLVideoElement.prototype;
  let test: CallFixture;
  /** What waits, by its handle: none that a browser would give. */
  let timers: Map<number, () => void>;
  let frames: Map<number, () => void>;
  let handle: number;

  beforeEach(() => {
    test = new CallFixture();
    timers = new Map();
    frames = new Map();
    handle = 0;
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
      frames.set(--handle, () => callback(0, {} as VideoFrameCallbackMetadata));
      return handle;
    };
    HTMLVideoElement.prototype.cancelVideoFrameCallback = (id) => void frames.delete(id);
    window.setTimeout = ((run: () => void, ms = 0) => {
      if (ms < 1000) return setTimeout(run, ms);
      timers.set(--handle, run);
      return handle;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (!timers.delete(Number(id))) clearTimeout(id);
    };
  });
  afterEach(() => {
    Object.assign(window, { setTimeout, clearTimeout });
    Object.assign(HTMLVideoElement.prototype, { requestVideoFrameCallback, cancelVideoFrameCallback });
    return test.dispose();
  });

  const shown = async (source: 'camera' | 'screen' = 'camera') => {
    const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
    tile.source = source;
    tile.stream = test.media({ audio: false });
    await tile.updateComplete;
    return tile;
  };
  const runAll = async (waiting: Map<number, () => void>) => {
    const runs = [...waiting.values()];
    waiting.clear();
    for (const run of runs) run();
    await nextFrame();
  };
  const frame = () => runAll(frames);
  const pass = () => runAll(timers);

  /** A call with the tile of somebody who sends `stream` as their camera. */
  const called = async (stream: MediaStream) => {
    const call = await test.joined();
    await frame();
    const { last } = test.room;
    last.emit({ type: 'participant-joined', userId: 'bob', userName: 'Bob' });
    last.emit({
      ...{ type: 'stream-added', userId: 'bob', source: 'camera', streamId: 'bob-camera' },
      ...{ stream, audio: true, video: true },
    });
    await call.updateComplete;
    const tile = inside<ZegoRemoteVideoElement>(call, '[user-id=bob]');
    await tile.updateComplete;
    return { call, tile };
  };
  const seen = async (call: ZegoCallElement, tile: ZegoRemoteVideoElement, visible: boolean) => {
    tile.style.visibility = visible ? '' : 'hidden';
    call.requestUpdate(); // of a style no event tells
    const { seats } = findCall(tile)!;
    await waitUntil(() => seats.darkness(tile) === (visible ? undefined : 'unseen'), 'it is noticed');
    await tile.updateComplete;
  };

  it('are waited for, come, stop and come again', async () => {
    const tile = await shown();
    expect(tile.matches(':state(connecting)')).to.equal(true);
    await frame();
    expect(tile.matches(':state(connecting)')).to.equal(false);
    await pass(); // looks at the next one
    expect(tile.matches(':state(paused)')).to.equal(false);
    await pass(); // which does not come
    expect(tile.matches(':state(paused)')).to.equal(true);
    expect(inside(tile, '[part=paused]').textContent).to.equal('Picture paused');
    await expect(tile).to.be.accessible();
    await frame();
    expect(tile.matches(':state(paused)')).to.equal(false);
  });

  it('may stop on a screen: nothing moves there', async () => {
    const tile = await shown('screen');
    await frame();
    await pass();
    await pass();
    expect(tile.matches(':state(paused)')).to.equal(false);
  });

  it('are waited for, and watched, also where the track comes later', async () => {
    const stream = new MediaStream();
    const { tile } = await called(stream);
    expect(tile.matches(':state(connecting)')).to.equal(true);
    stream.addTrack(test.media({ audio: false }).getVideoTracks()[0]); // by script: no event tells
    await frame();
    expect(tile.matches(':state(connecting)')).to.equal(false);
    await pass();
    await pass();
    expect(tile.matches(':state(paused)')).to.equal(true);
  });

  it('are not waited for again where a live picture was out of sight, nor missed meanwhile', async () => {
    const { call, tile } = await called(test.media({ audio: false }));
    await frame();
    expect(tile.matches(':state(connecting)')).to.equal(false);
    await seen(call, tile, false);
    for (const each of [pass, pass, frame, pass]) {
      await each();
      expect(tile.matches(':state(connecting)')).to.equal(false);
      expect(tile.matches(':state(paused)')).to.equal(false);
    }
    await seen(call, tile, true);
    expect(tile.matches(':state(connecting)')).to.equal(false);
    await frame();
    expect(tile.matches(':state(connecting)')).to.equal(false);
    await pass();
    await pass();
    expect(tile.matches(':state(paused)')).to.equal(true); // it is watched as before
  });

  it('are waited for again where the engine took the track out while nobody saw it', async () => {
    const stream = test.media({ audio: false });
    const { call, tile } = await called(stream);
    await frame();
    await seen(call, tile, false);
    const [track] = stream.getVideoTracks();
    stream.removeTrack(track); // by script: no event tells
    await seen(call, tile, true);
    expect(tile.matches(':state(connecting)')).to.equal(true);
    stream.addTrack(track);
    await frame();
    expect(tile.matches(':state(connecting)')).to.equal(false);
  });

  it('are not judged while nobody can see them', async () => {
    const tile = await shown();
    await frame();
    tile.hidden = true;
    await pass();
    await pass();
    expect(tile.matches(':state(paused)')).to.equal(false);
  });
});
