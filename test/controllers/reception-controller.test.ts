import type { EngineFactory, Reception, StreamSource } from '../../src/engine/call-engine.js';
import { EASY_MS, HARD_MS } from '../../src/call/strain.js';
import { findCall } from '../../src/controllers/call-context.js';
import { LOOK_MS } from '../../src/controllers/reception-controller.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { ZegoRemoteVideoElement } from '../../src/elements/zego-remote-video.js';
import { CallFixture, inside } from '../elements/call-fixture.js';
import { FakePressure } from '../support/fake-pressure.js';
import { expect, waitUntil } from '../support/testing.js';

describe('<zego-call>: what is received of the others', () => {
  let calls: CallFixture;
  beforeEach(() => (calls = new CallFixture()));
  afterEach(() => calls.dispose());

  /** A call in a box of that size, joined, watching. */
  async function callIn(
    width: number,
    height: number,
    layout?: HTMLElement,
    hideControls = true,
  ): Promise<ZegoCallElement> {
    const call = await calls.call({ hideControls });
    if (layout) call.append(layout);
    call.style.cssText = `width: ${width}px; height: ${height}px`;
    await call.updateComplete;
    await call.join();
    await call.updateComplete;
    return call;
  }

  /** What the engine of the call is asked for. */
  function asked(userId: string, source: StreamSource = 'camera'): Reception | undefined {
    return calls.room.engines[0].reception.get(`${userId}/${source}`);
  }

  /** Waits until those are received so, and nobody else at all. */
  async function received(
    levels: Readonly<Record<string, Reception | undefined>>,
    source?: StreamSource,
  ): Promise<void> {
    const now = () => Object.keys(levels).map((userId) => asked(userId, source));
    await waitUntil(
      () => JSON.stringify(now()) === JSON.stringify(Object.values(levels)),
      `wanted ${JSON.stringify(levels)}`,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}, got ${JSON.stringify(now())}`);
    });
  }

  /** Whether the browser tells of a picture in a window of its own, which it shows by this property; returns what restores it. */
  function tellOfWindows(tells: boolean): () => void {
    const name = 'pictureInPictureEnabled';
    const before = Object.getOwnPropertyDescriptor(Document.prototype, name);
    const put = (descriptor: PropertyDescriptor | undefined) => {
      Reflect.deleteProperty(Document.prototype, name);
      if (descriptor) Object.defineProperty(Document.prototype, name, descriptor);
    };
    put(tells ? (before ?? { configurable: true, value: false }) : undefined);
    return () => put(before);
  }

  /** Somebody who says nothing: who was heard last comes first. */
  const quiet = (userId: string) => calls.guest(userId, userId, calls.media({ audio: false }));

  const tileOf = (call: ParentNode, userId: string) =>
    call.querySelector<ZegoRemoteVideoElement>(`zego-remote-video[user-id="${userId}"]`)!;

  it('has a large tile whole, and a small one small', async () => {
    const call = await callIn(1200, 700);
    for (const who of ['bob', 'cid']) await calls.guest(who);
    await received({ bob: 'high', cid: 'high' });
    call.style.height = '220px';
    await received({ bob: 'low', cid: 'low' });
    const { args } = calls.room.engines[0].calls.filter(({ command }) => command === 'setReception').at(-1)!;
    const { width, height } = tileOf(call.shadowRoot!, 'bob').getBoundingClientRect();
    expect(args[3]).to.deep.equal({
      width: Math.round(width * devicePixelRatio),
      height: Math.round(height * devicePixelRatio),
    });
  });

  it('has no picture of who is on another page', async () => {
    const call = await callIn(260, 200);
    const names = ['bob', 'cid', 'dan', 'eve', 'fay', 'gus'];
    for (const who of names) await calls.guest(who);
    await waitUntil(() => call.shadowRoot?.querySelector('[part~="next-button"]'), 'there are pages');
    const shown = () => names.filter((who) => tileOf(call.shadowRoot!, who));
    const levels = () =>
      Object.fromEntries(names.map((who) => [who, shown().includes(who) ? 'low' : 'off'] as const));
    expect(shown().length).to.be.within(1, names.length - 1);
    const first = shown();
    await received(levels());
    inside(call, '[part~="next-button"]').click();
    await call.updateComplete;
    expect(shown()).not.to.deep.equal(first);
    await received(levels());
  });

  it('gets the next page ready while a button to it is pointed at, but not for ever', async () => {
    const call = await callIn(260, 200);
    const names = ['bob', 'cid', 'dan', 'eve', 'fay', 'gus'];
    for (const who of names) await calls.guest(who);
    await waitUntil(() => call.shadowRoot?.querySelector('[part~="next-button"]'), 'there are pages');
    const shown = () => names.filter((who) => tileOf(call.shadowRoot!, who));
    const first = shown();
    const levels = (low: readonly string[]) =>
      Object.fromEntries(names.map((who) => [who, low.includes(who) ? 'low' : 'off'] as const));
    await received(levels(first));
    const button = inside(call, '[part~="next-button"]');
    button.dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(
      () => names.filter((who) => asked(who) === 'low').length > first.length,
      'more is asked for',
    );
    const ready = names.filter((who) => asked(who) === 'low');
    button.dispatchEvent(new PointerEvent('pointerleave'));
    await received(levels(first));
    button.focus();
    await received(levels(ready));
    await received(levels(first)); // by itself
    button.click();
    await call.updateComplete;
    expect([...first, ...shown()]).to.have.members(ready);
  });

  it('has nothing at all of who is neither seen nor can be heard, where the engine plays only so many', async () => {
    const engine: EngineFactory = (options) => Object.assign(calls.engine(options), { maxStreams: 2 });
    const call = await calls.joined({ engine });
    for (const who of ['bob', 'cid', 'dan']) await quiet(who);
    await received({ bob: 'low', cid: 'low', dan: 'none' });
    const tile = tileOf(call.shadowRoot!, 'dan');
    await waitUntil(() => tile.matches(':state(camera-off)'), 'initials');
    call.pin('dan');
    await waitUntil(() => asked('dan') === 'high', 'dan is played');
    await waitUntil(() => !tile.matches(':state(camera-off)'), 'the picture');
  });

  it('has one picture large while the machine has too much to do, and all of them some time after', async () => {
    const pressure = new FakePressure();
    try {
      const call = await callIn(1200, 700);
      for (const who of ['bob', 'cid']) await quiet(who);
      await received({ bob: 'high', cid: 'high' });
      pressure.is('critical', HARD_MS);
      call.requestUpdate(); // it looks again
      await received({ bob: 'high', cid: 'low' });
      pressure.is('fair', EASY_MS);
      call.requestUpdate();
      await received({ bob: 'high', cid: 'high' });
      call.remove();
      expect(pressure.watching).to.equal(0);
    } finally {
      pressure.remove();
    }
  });

  for (const [what, tells, hidden] of [
    ['nothing', true, 'off'],
    ['small pictures, where a browser tells of no window that they may be in,', false, 'low'],
  ] as const)
    it(`has ${what} in a tab that nobody sees, and all of it when it is seen again`, async () => {
      await callIn(1200, 700);
      await calls.guest('bob');
      await received({ bob: 'high' });
      const hide = (hidden: boolean) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      };
      const restore = tellOfWindows(tells);
      try {
        hide(true);
        await received({ bob: hidden });
        hide(false);
        await received({ bob: 'high' });
      } finally {
        Reflect.deleteProperty(document, 'hidden');
        restore();
      }
    });

  it('goes on for a picture in a window of its own, while the tab is hidden', async () => {
    const call = await callIn(1200, 700);
    for (const who of ['bob', 'cid']) await calls.guest(who);
    await received({ bob: 'high', cid: 'high' });
    const video = tileOf(call.shadowRoot!, 'bob').shadowRoot!.querySelector('video')!;
    const pictureInPictureWindow = Object.assign(new EventTarget(), { width: 200, height: 120 });
    const enter = Object.assign(new Event('enterpictureinpicture', { bubbles: true }), {
      pictureInPictureWindow,
    });
    const restore = tellOfWindows(true);
    try {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      video.dispatchEvent(enter);
      await received({ bob: 'low', cid: 'off' });
      video.dispatchEvent(new Event('leavepictureinpicture', { bubbles: true }));
      await received({ bob: 'off', cid: 'off' });
    } finally {
      Reflect.deleteProperty(document, 'hidden');
      restore();
    }
  });

  it('has nothing of a tile that is scrolled away, wherever the page has put it', async () => {
    const list = document.createElement('div');
    list.style.cssText = 'block-size: 300px; overflow: auto';
    for (const who of ['bob', 'cid']) {
      const tile = document.createElement('zego-remote-video');
      tile.setAttribute('user-id', who);
      tile.style.cssText = 'display: block; block-size: 300px; margin-block-end: 600px';
      list.append(tile);
    }
    await callIn(600, 400, list);
    for (const who of ['bob', 'cid', 'dan']) await calls.guest(who);
    await received({ bob: 'high', cid: 'off', dan: 'off' });
    list.scrollTop = 900;
    await received({ bob: 'off', cid: 'high', dan: 'off' });
    tileOf(list, 'cid').style.visibility = 'hidden';
    list.scrollTop = 890;
    await received({ bob: 'off', cid: 'off', dan: 'off' });
    tileOf(list, 'cid').remove();
    tileOf(list, 'bob').setAttribute('user-id', 'dan');
    list.scrollTop = 0;
    await received({ bob: 'off', cid: 'off', dan: 'high' });
  });

  describe('that styles alone keep from sight', () => {
    const { setTimeout } = globalThis;
    let looks: (() => void)[];
    afterEach(() => (globalThis.setTimeout = setTimeout));
    const due = () => waitUntil(() => looks.length, 'it will look again');

    /** A call with somebody without a sound, no more received. From then on its looks are due when the test says so. */
    const veiled = async (style: Partial<CSSStyleDeclaration>): Promise<ZegoCallElement> => {
      const call = await callIn(600, 400);
      const bob = await calls.room.enter('daily', 'bob');
      await bob.publish('camera', calls.media({ audio: false }), new AbortController().signal);
      await received({ bob: 'high' });
      Object.assign(call.style, style);
      call.requestUpdate(); // it looks
      await received({ bob: 'off' });
      looks = [];
      globalThis.setTimeout = ((run: () => void, ms = 0) =>
        Math.round(ms) === LOOK_MS ? looks.push(run) : setTimeout(run, ms)) as typeof setTimeout;
      call.requestUpdate();
      return call;
    };

    for (const style of [{ visibility: 'hidden' }, { opacity: '0' }])
      it(`is received again when they let it be seen: ${Object.keys(style).join()}`, async () => {
        const call = await veiled(style);
        await due();
        Object.assign(call.style, { visibility: '', opacity: '' });
        for (const look of looks.splice(0)) look();
        await received({ bob: 'high' });
      });

    it('is looked for no more in a tab that nobody sees', async () => {
      await veiled({ visibility: 'hidden' });
      await due();
      const restore = tellOfWindows(true);
      try {
        Object.defineProperty(document, 'hidden', { configurable: true, value: true });
        for (const look of looks.splice(0)) look();
        await calls.guest('cid');
        await received({ bob: 'off', cid: 'off' }); // it has looked
        expect(looks).to.deep.equal([]);
      } finally {
        Reflect.deleteProperty(document, 'hidden');
        restore();
      }
    });
  });

  it('has all of everybody for a page that plays the streams by itself', async () => {
    await callIn(600, 400, document.createElement('p'));
    await calls.guest('bob');
    await received({ bob: 'high' });
    try {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      await calls.guest('cid'); // whoever comes to a hidden tab would be off at once
      await received({ bob: 'high', cid: 'high' });
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('has nothing behind a panel that covers the stage', async () => {
    const call = await callIn(420, 600, undefined, false);
    await calls.guest('bob');
    await received({ bob: 'high' });
    await waitUntil(
      () => call.shadowRoot?.querySelector('[part~="chat-button"], [part~="more-button"]'),
      'buttons',
    );
    call.shadowRoot!.querySelector<HTMLElement>('[part~="chat-button"]')!.click();
    await waitUntil(() => call.shadowRoot?.querySelector('.side'), 'the chat is open');
    await received({ bob: 'off' });
    inside(call, '.side [part~="panel-close"]').click();
    await received({ bob: 'high' });
  });

  it('shows initials for a picture beyond max-streams, and says nothing of a camera', async () => {
    const call = await callIn(1200, 700);
    for (const who of ['bob', 'cid']) await quiet(who);
    await received({ bob: 'high', cid: 'high' });
    call.setAttribute('max-streams', '1');
    await received({ bob: 'high', cid: 'off' });
    const tile = tileOf(call.shadowRoot!, 'cid');
    await waitUntil(() => tile.matches(':state(camera-off)'), 'initials');
    expect(tile.shadowRoot!.querySelector('[role="group"]')?.getAttribute('aria-label')).to.equal(
      'cid, Microphone off',
    );
    call.pin('cid');
    await received({ bob: 'off', cid: 'high' });
    await waitUntil(() => !tile.matches(':state(camera-off)'), 'the picture');
    call.removeAttribute('max-streams');
    await waitUntil(() => asked('bob') !== 'off', 'bob is received again');
  });

  it('leaves no picture out any more once it does not choose', async () => {
    const tile = document.createElement('zego-remote-video');
    tile.setAttribute('user-id', 'cid');
    const call = await callIn(600, 400, tile);
    tile.style.visibility = 'hidden';
    await calls.guest('cid');
    await received({ cid: 'off' });
    const { seats } = findCall(tile)!;
    await waitUntil(() => seats.darkness(tile), 'it is dark');
    await call.leave();
    expect(seats.darkness(tile)).to.equal(undefined);
  });

  it('asks anew for who left and is back at once', async () => {
    const call = await callIn(420, 200);
    const bob = await calls.guest('bob');
    await received({ bob: 'low' });
    await bob.leave();
    await calls.guest('bob');
    expect(asked('bob')).to.equal(undefined);
    await received({ bob: 'low' });
    await call.leave();
  });

  it('has one small picture with little bandwidth, that of the screen if there is one', async () => {
    const call = await callIn(1200, 700);
    call.bandwidth = 'low';
    const bob = await calls.guest('bob');
    await calls.guest('cid');
    await received({ bob: 'low', cid: 'off' });
    await bob.publish('screen', calls.media(), new AbortController().signal);
    await received({ bob: 'low' }, 'screen');
    await received({ bob: 'off', cid: 'off' });
    call.bandwidth = 'auto';
    await waitUntil(() => asked('bob', 'screen') === 'high', 'the screen whole');
  });

  it('sends little with little bandwidth, whatever the quality is for the next call, also of a call that was moved', async () => {
    const call = await calls.call({ quality: '720p' });
    await call.join();
    const limit = () => calls.room.engines[0].videoLimit;
    call.quality = '180p';
    call.bandwidth = 'low';
    await waitUntil(() => limit() === 300, 'less');
    call.remove();
    call.bandwidth = 'auto';
    document.body.append(call);
    await waitUntil(() => limit() === undefined, 'all again');
    call.remove();
  });

  it('has the picture that a snapshot is taken of, and goes on with all others', async () => {
    const call = await callIn(1200, 700);
    call.maxStreams = 1;
    for (const who of ['bob', 'cid']) await quiet(who);
    await received({ bob: 'high', cid: 'off' });
    const { toBlob } = HTMLCanvasElement.prototype;
    let take = () => {};
    const held = new Promise<void>((resolve) => (take = resolve));
    HTMLCanvasElement.prototype.toBlob = function (...args) {
      void held.then(() => toBlob.apply(this, args));
    };
    try {
      const taken = call.takeSnapshot('cid');
      await received({ bob: 'high', cid: 'high' });
      take();
      await taken;
      await received({ bob: 'high', cid: 'off' });
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
    const levels = calls.room.engines[0].calls
      .filter(({ command, args }) => command === 'setReception' && args[0] === 'cid')
      .map(({ args }) => args[2]);
    expect(levels[0]).to.equal('off');
  });

  it('leaves every tile its picture where the engine cannot choose', async () => {
    const engine: EngineFactory = (options) =>
      Object.assign(calls.engine(options), { setReception: undefined });
    const call = await calls.joined({ engine, maxStreams: 1 });
    for (const who of ['bob', 'cid']) await calls.guest(who);
    await waitUntil(() => tileOf(call.shadowRoot!, 'cid'), 'cid has a tile');
    const tile = tileOf(call.shadowRoot!, 'cid');
    await waitUntil(() => tile.shadowRoot!.querySelector('video')!.videoWidth > 0, 'a picture');
    expect(tile.matches(':state(camera-off)')).to.equal(false);
  });

  it('asks the next engine anew', async () => {
    const call = await callIn(420, 200);
    await calls.guest('bob');
    await received({ bob: 'low' });
    await call.leave();
    await call.join();
    const [, , again] = calls.room.engines;
    await waitUntil(() => again.reception.get('bob/camera') === 'low', 'low again');
  });
});
