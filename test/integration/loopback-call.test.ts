import { findStream } from '../../src/call/call-state.js';
import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { LoopbackEngine } from '../../src/engine/loopback/loopback-engine.js';
import { createLoopbackEngine } from '../../src/engine/loopback/loopback-engine.js';
import { audioLevel, nextFrames } from '../support/media.js';
import { expect, fixture, html, leaks, oneEvent, openDevices, waitUntil } from '../support/testing.js';

define();

/** Frames that prove a picture is moving. */
const FRAMES = 10;

let rooms = 0;

describe('<zego-call engine="loopback"> with real devices', function () {
  this.timeout(60_000);

  let room: string;
  beforeEach(() => (room = `integration-${++rooms}`));

  /** A call of the page in the room of this test, joined by `autojoin`. */
  async function callOf(
    userId: string,
    attributes: Record<string, string | boolean> = {},
  ): Promise<ZegoCallElement> {
    const call = document.createElement('zego-call');
    Object.assign(call, {
      engine: 'loopback',
      room,
      userId,
      userName: userId.toUpperCase(),
      quality: '180p',
    });
    for (const [name, value] of Object.entries(attributes)) call.setAttribute(name, String(value));
    call.setAttribute('autojoin', '');
    const place = await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`);
    const joined = reached(call, 'joined');
    place.append(call);
    await joined;
    return call;
  }

  const reached = async (call: ZegoCallElement, state: string): Promise<void> => {
    while (call.state !== state) await oneEvent(call, 'call-state');
  };

  /** The stream of somebody else, once both their kinds are on. */
  async function streamOf(call: ZegoCallElement, userId: string): Promise<MediaStream> {
    const on = () =>
      call.participants.some(
        (who) => who.userId === userId && who.microphone === 'on' && who.camera === 'on',
      );
    await waitUntil(() => on() && findStream(call.snapshot, userId) !== undefined, `${userId} is on`);
    return findStream(call.snapshot, userId)!.media;
  }

  /** What is on the screen already goes on. */
  async function moves(video: HTMLVideoElement): Promise<void> {
    for (let frame = 0; frame < FRAMES; frame++)
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  }

  const shown = (call: ZegoCallElement): HTMLVideoElement[] =>
    [...call.shadowRoot!.querySelectorAll('zego-remote-video')].map((tile) =>
      tile.shadowRoot!.querySelector('video')!,
    );

  it('shows and plays two people to each other', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob');
    const [atBob, atAnn] = await Promise.all([streamOf(bob, 'ann'), streamOf(ann, 'bob')]);
    await Promise.all([nextFrames(atBob, FRAMES), nextFrames(atAnn, FRAMES)]);
    await Promise.all([audioLevel(atBob), audioLevel(atAnn)]);
    for (const [call, stream] of [
      [ann, atAnn],
      [bob, atBob],
    ] as const) {
      expect(shown(call).map(({ srcObject }) => srcObject)).to.deep.equal([stream]);
      const sound = call.shadowRoot!.querySelector('audio')!;
      expect(sound).to.include({ srcObject: stream, paused: false, muted: false });
    }
    await waitUntil(() => bob.timing.remoteFrame !== undefined, 'the first remote frame is timed');
    const { engine, media, login, publish, remoteFrame } = bob.timing;
    for (const ms of [engine, media, login, publish, remoteFrame]) expect(ms).to.be.greaterThan(0);
  });

  it('advances the frames of three people on every side', async () => {
    const names = ['ann', 'bob', 'cid'];
    const calls = [];
    for (const name of names) calls.push(await callOf(name));
    await Promise.all(
      calls.flatMap((call) =>
        names
          .filter((name) => name !== call.userId)
          .map(async (name) => nextFrames(await streamOf(call, name), FRAMES)),
      ),
    );
    expect(calls.map((call) => shown(call).length)).to.deep.equal([2, 2, 2]);
  }).timeout(30_000);

  it('frees camera and microphone when the call is left, and tells the others', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob');
    await streamOf(ann, 'bob');
    const gone = oneEvent(ann, 'call-participant-leave');
    await bob.leave();
    expect((await gone).detail.participant.userId).to.equal('bob');
    expect(ann.participants).to.have.length(1);
    await ann.leave();
    expect(openDevices()).to.deep.equal([]);
    // The browser ends what a closed connection received a moment later.
    await waitUntil(() => leaks().length === 0, 'everything is released');
  });

  it('frees everything when the element is removed', async () => {
    const ann = await callOf('ann');
    const left = reached(ann, 'left');
    ann.remove();
    await left;
    expect(ann.snapshot.reason).to.equal('removed');
    expect(leaks()).to.deep.equal([]);
  });

  it('turns the camera light off with the camera, and the picture on again', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob');
    const stream = await streamOf(bob, 'ann');
    await waitUntil(() => bob.camera === 'on', 'bob has a camera');
    const [camera] = findStream(ann.snapshot, 'ann')!.media.getVideoTracks();
    await ann.setCamera(false);
    expect(camera.readyState).to.equal('ended');
    expect(openDevices().filter(({ kind }) => kind === 'video')).to.have.length(2); // bob's: his own and the engine's
    await waitUntil(() =>
      bob.participants.some(({ userId, camera }) => userId === 'ann' && camera === 'off'),
    );
    await ann.setCamera(true);
    expect(await streamOf(bob, 'ann')).to.equal(stream);
    await nextFrames(stream, FRAMES);
  });

  it('keeps frames coming while the element is moved', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob');
    const stream = await streamOf(bob, 'ann');
    const elsewhere = await fixture(html`<div style="block-size: 300px"></div>`);
    elsewhere.append(ann);
    await nextFrames(stream, FRAMES);
    elsewhere.moveBefore(bob, null);
    await nextFrames(shown(bob)[0].srcObject as MediaStream, FRAMES);
    expect([ann.state, bob.state]).to.deep.equal(['joined', 'joined']);
  });

  it('reconnects with everybody and the picture in place', async () => {
    const engines: LoopbackEngine[] = [];
    const ann = await callOf('ann');
    const bob = document.createElement('zego-call');
    Object.assign(bob, { room, userId: 'bob', quality: '180p' });
    bob.engine = (options) => {
      const engine = createLoopbackEngine(options);
      engines.push(engine);
      return engine;
    };
    (await fixture(html`<div></div>`)).append(bob);
    await bob.join();
    const stream = await streamOf(bob, 'ann');
    await streamOf(ann, 'bob');
    const videos = [ann, bob].flatMap(shown);
    await Promise.all(videos.map(moves));
    engines[0].interrupt();
    expect(bob.state).to.equal('reconnecting');
    expect(bob.participants.map(({ userId }) => userId)).to.deep.equal(['bob', 'ann']);
    engines[0].restore();
    expect(bob.state).to.equal('joined');
    expect(await streamOf(bob, 'ann')).to.equal(stream);
    await nextFrames(stream, FRAMES);
    await nextFrames(await streamOf(ann, 'bob'), FRAMES);
    await Promise.all(videos.map(moves));
  });

  it('enters without a camera when it fails, says which device, and shows initials to the others', async () => {
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (constraints) =>
      constraints?.video
        ? Promise.reject(new DOMException('In use', 'NotReadableError'))
        : original(constraints);
    try {
      const ann = await callOf('ann');
      await waitUntil(() => ann.microphone === 'on');
      expect(ann.camera).to.equal('off');
      expect(ann.shadowRoot!.querySelector('.problem')!.textContent).to.contain('camera');
    } finally {
      mediaDevices.getUserMedia = original;
    }
  });

  it('keeps two calls of one page, in two rooms, apart', async () => {
    const ann = await callOf('ann');
    room = `${room}-other`;
    const bob = await callOf('bob');
    expect(ann.participants).to.have.length(1);
    expect(bob.participants).to.have.length(1);
    await bob.leave();
    expect(ann.state).to.equal('joined');
  });

  it('is left by the first when the same user joins a second time', async () => {
    const first = await callOf('ann');
    const left = reached(first, 'left');
    const second = await callOf('ann');
    await left;
    expect(first.snapshot.reason).to.equal('replaced');
    expect(second.state).to.equal('joined');
  });

  it('sends chat as text', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob');
    const message = oneEvent(ann, 'call-message');
    await bob.sendMessage('<b>hello</b>');
    const { from, text } = (await message).detail;
    expect([from.userId, text]).to.deep.equal(['bob', '<b>hello</b>']);
  });
});
