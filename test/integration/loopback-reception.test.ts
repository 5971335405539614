import type { StreamStats } from '../../src/call/call-state.js';
import { define } from '../../src/define.js';
import { loadPart } from '../../src/elements/lazy-parts.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { LoopbackEngine } from '../../src/engine/loopback/loopback-engine.js';
import { syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, fixture, html, waitUntil } from '../support/testing.js';
import { PATIENCE } from '../support/watch-call.js';

define();
await loadPart('in-call');

const SIZE = { width: 640, height: 360 };

/** A picture of which every frame costs as much as the coder will spend. */
function noise(): { readonly track: MediaStreamTrack; stop(): void } {
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  const context = canvas.getContext('2d')!;
  const draw = () => {
    for (let i = 0; i < 600; i++) {
      context.fillStyle = `hsl(${Math.random() * 360} 90% 50%)`;
      context.fillRect(Math.random() * SIZE.width, Math.random() * SIZE.height, 24, 18);
    }
  };
  draw();
  const timer = setInterval(draw, 100);
  const [track] = canvas.captureStream(10).getVideoTracks();
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

describe('<zego-call engine="loopback"> with many people', function () {
  this.timeout(240_000);

  const never = new AbortController().signal;
  let room: string;
  let others: LoopbackEngine[];
  let sound: SyntheticMedia;
  let picture: ReturnType<typeof noise>;

  beforeEach(() => {
    room = crypto.randomUUID();
    others = [];
    sound = syntheticMedia({ video: false });
    picture = noise();
  });
  afterEach(async () => {
    Reflect.deleteProperty(document, 'hidden');
    await Promise.all(others.map((other) => other.leave()));
    picture.stop();
    await sound.stop();
  });

  /** A call that watches so many people, who do not watch each other, in a box of that size. */
  async function watch(people: number, width: number, height: number): Promise<ZegoCallElement> {
    const call = await fixture<ZegoCallElement>(html`<zego-call></zego-call>`);
    call.style.cssText = `width: ${width}px; height: ${height}px`;
    Object.assign(call, { engine: 'loopback', room, userId: 'ann', viewOnly: true, hideControls: true });
    await call.updateComplete;
    await call.join();
    const stream = new MediaStream([picture.track, ...sound.stream.getTracks()]);
    for (let i = 1; i <= people; i++) {
      const engine = new LoopbackEngine({ receives: false });
      others.push(engine);
      await engine.join({ roomId: room, userId: `user${i}`, userName: `User ${i}`, token: '' }, never);
      await engine.publish('camera', stream, never);
    }
    return call;
  }

  /** What comes, once it is as wanted: by two readings that follow each other, as the first has the change in it. */
  async function coming(
    call: ZegoCallElement,
    wanted: (streams: readonly StreamStats[]) => boolean | Promise<boolean>,
    what: string,
  ): Promise<readonly StreamStats[]> {
    let streams: readonly StreamStats[] = [];
    let before = false;
    await waitUntil(
      async () => {
        const was = before;
        streams = (await call.getStats()).streams;
        before = streams.length === others.length && (await wanted(streams));
        return was && before;
      },
      what,
      PATIENCE,
    );
    return streams;
  }

  const kbits = (streams: readonly StreamStats[]) =>
    streams.reduce((sum, { audioBitrate = 0, videoBitrate = 0 }) => sum + audioBitrate + videoBitrate, 0);
  const heard = ({ audioBitrate = 0 }: StreamStats) => audioBitrate > 5;
  const seen = ({ videoBitrate = 0 }: StreamStats) => videoBitrate > 5;
  const unseen = ({ videoBitrate = 0 }: StreamStats) => videoBitrate === 0;
  function hide(hidden: boolean): void {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }
  /** What all send of their sound, kbit/s. */
  async function soundSent(): Promise<number> {
    const sent = await Promise.all(others.map((other) => other.getStats()));
    const up = sent.flatMap(({ streams }) => streams.filter(({ direction }) => direction === 'up'));
    return up.reduce((sum, { audioBitrate = 0 }) => sum + audioBitrate, 0);
  }
  /** A twentieth is more than the sound alone, but where a browser spends more on it or less on pictures. */
  async function soundAlone(call: ZegoCallElement, before: readonly StreamStats[]): Promise<void> {
    const little = async (all: readonly StreamStats[]) =>
      kbits(all) <= Math.max(kbits(before) / 20, (await soundSent()) * 1.2);
    await coming(call, async (all) => (await little(all)) && all.every(unseen) && all.every(heard), 'sound');
  }
  const tiles = (call: ZegoCallElement) => [...call.shadowRoot!.querySelectorAll('zego-remote-video')];

  it('costs a twentieth in a tab that nobody sees, or the sound alone, and everybody is heard', async () => {
    const call = await watch(3, 1280, 800);
    const before = await coming(call, (all) => all.every(seen) && kbits(all) > 2400, 'pictures of everybody');
    hide(true);
    await soundAlone(call, before);
    hide(false);
    await coming(call, (all) => all.every(seen), 'pictures again');
  });

  it('brings the pictures of one page of the stage, and the sound of all', async () => {
    const call = await watch(6, 260, 200);
    const shown = () => new Set(tiles(call).map(({ userId }) => userId));
    const asShown = (all: readonly StreamStats[]) =>
      all.every(heard) && all.every((each) => (shown().has(each.userId) ? seen(each) : unseen(each)));
    const turns = () => call.shadowRoot?.querySelector('[part~="next-button"]');
    await waitUntil(turns, 'there are pages', PATIENCE);
    const first = shown();
    expect(first.size).to.be.within(1, 4);
    await coming(call, asShown, 'the first page');
    call.shadowRoot!.querySelector<HTMLElement>('[part~="next-button"]')!.click();
    await call.updateComplete;
    expect([...shown()]).not.to.deep.equal([...first]);
    await coming(call, asShown, 'the second page');
  });

  it('costs a quarter of all of six people to see one page of them, and a twentieth in a tab that nobody sees', async () => {
    const call = await watch(6, 1280, 800);
    const own = document.createElement('p'); // the page plays all by itself
    call.append(own);
    const all = await coming(call, (each) => each.every(seen) && kbits(each) > 3000, 'all of everybody');
    own.remove();
    call.style.cssText = 'width: 260px; height: 200px';
    const turns = () => call.shadowRoot?.querySelector('[part~="next-button"]');
    await waitUntil(turns, 'there are pages', PATIENCE);
    const shown = new Set(tiles(call).map(({ userId }) => userId));
    const asShown = (each: readonly StreamStats[]) =>
      each.every((one) =>
        shown.has(one.userId) ? seen(one) && (one.height ?? Infinity) <= 180 : unseen(one),
      );
    const quarter = (each: readonly StreamStats[]) => asShown(each) && kbits(each) <= kbits(all) / 4;
    await coming(call, quarter, 'one page, small, for a quarter'); // once the coder has found its rate
    hide(true);
    await soundAlone(call, all);
  });

  it('brings no picture larger than half again its tile, three seconds after a change', async () => {
    const call = await watch(4, 1280, 800);
    const fits = () =>
      tiles(call).every((tile) => {
        const { videoWidth, videoHeight } = tile.shadowRoot!.querySelector('video')!;
        const { width, height } = tile.getBoundingClientRect();
        return videoWidth > 0 && Math.min(videoWidth / width, videoHeight / height) <= 1.5 * devicePixelRatio;
      });
    await waitUntil(() => tiles(call).length === 4 && fits(), 'it fits at first', PATIENCE);
    const picture = () => tiles(call)[0].shadowRoot!.querySelector('video')!.videoHeight;
    for (const height of [260, 800, 400]) {
      const [{ offsetHeight: before }] = tiles(call);
      const small = picture();
      call.style.height = `${height}px`;
      await waitUntil(() => tiles(call)[0].offsetHeight !== before, `the tiles fit into ${height} px`);
      const since = pageTime();
      await waitUntil(fits, `the pictures fit into ${height} px`);
      expect(pageTime() - since).to.be.below(3000);
      if (height === 800) await waitUntil(() => picture() > small, 'the pictures grow', PATIENCE);
    }
  });
});
