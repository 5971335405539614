import type { ZegoRemoteVideoElement } from '../../src/elements/zego-remote-video.js';
import { CallFixture, inside } from '../elements/call-fixture.js';
import { expect, fixture, html, nextFrame } from '../support/testing.js';

describe('the frames of a picture', () => {
  const { setTimeout } = window;
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
  let test: CallFixture;
  let timers: { run: () => void; ms: number }[];
  let frames: (() => void)[];

  beforeEach(() => {
    test = new CallFixture();
    timers = [];
    frames = [];
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
      frames.push(() => callback(0, {} as VideoFrameCallbackMetadata));
      return 0;
    };
    window.setTimeout = ((run: () => void, ms = 0) =>
      ms >= 1000 ? timers.push({ run, ms }) : setTimeout(run, ms)) as typeof window.setTimeout;
  });
  afterEach(() => {
    window.setTimeout = setTimeout;
    HTMLVideoElement.prototype.requestVideoFrameCallback = requestVideoFrameCallback;
    return test.dispose();
  });

  const shown = async (source: 'camera' | 'screen' = 'camera') => {
    const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
    tile.source = source;
    tile.stream = test.media({ audio: false });
    await tile.updateComplete;
    return tile;
  };
  const frame = async () => {
    for (const each of frames.splice(0)) each();
    await nextFrame();
  };
  const pass = async () => {
    for (const each of timers.splice(0)) each.run();
    await nextFrame();
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
    const call = await test.joined();
    await frame();
    const { last } = test.room;
    const stream = new MediaStream();
    last.emit({ type: 'participant-joined', userId: 'bob', userName: 'Bob' });
    last.emit({
      ...{ type: 'stream-added', userId: 'bob', source: 'camera', streamId: 'bob-camera' },
      ...{ stream, audio: true, video: true },
    });
    await call.updateComplete;
    const tile = inside<ZegoRemoteVideoElement>(call, '[user-id=bob]');
    await tile.updateComplete;
    expect(tile.matches(':state(connecting)')).to.equal(true);
    stream.addTrack(test.media({ audio: false }).getVideoTracks()[0]); // by script: no event tells
    await frame();
    expect(tile.matches(':state(connecting)')).to.equal(false);
    await pass();
    await pass();
    expect(tile.matches(':state(paused)')).to.equal(true);
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
