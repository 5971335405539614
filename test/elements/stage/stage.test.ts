import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import type { FakeEngine } from '../../support/fake-engine.js';
import { expect, nextFrame, withConsole, waitUntil } from '../../support/testing.js';
import { CallFixture, inside } from '../call-fixture.js';

/** What the browser tells of a shift of the layout. */
interface Shift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
}

describe('the stage of a <zego-call>', () => {
  let test: CallFixture;
  let media: MediaStream;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  /** A call in a box, with others who need no camera of their own. */
  const joined = async (others: string, width = 800, height = 600): Promise<ZegoCallElement> => {
    const call = await test.joined();
    Object.assign(call.style, { width: `${width}px`, height: `${height}px` });
    media = test.media();
    for (const userId of others) come(userId);
    await settled(call);
    return call;
  };
  const engine = (): FakeEngine => test.room.engines[0];
  const publish = (userId: string, source: 'camera' | 'screen') =>
    engine().emit({
      ...{ type: 'stream-added', userId, source, streamId: `${userId}-${source}` },
      ...{ stream: media, audio: true, video: true },
    });
  const come = (userId: string) => {
    engine().emit({ type: 'participant-joined', userId, userName: userId.toUpperCase() });
    publish(userId, 'camera');
  };
  const go = (userId: string) => engine().emit({ type: 'participant-left', userId });
  const mute = (userId: string) =>
    engine().emit({
      ...{ type: 'media-changed', userId, source: 'camera', streamId: `${userId}-camera`, audio: false },
    });
  /** Waits until everybody is where they belong: from one frame to the next no tile comes, goes or moves. */
  const settled = async (call: ZegoCallElement) => {
    await nextFrame(); // measured
    await nextFrame();
    await call.updateComplete;
    for (let before, now = placesOf(call); now !== before; now = placesOf(call)) {
      before = now;
      await nextFrame();
      for (const each of document.getAnimations()) each.finish();
      for (const tile of tilesOf(call)) for (const each of tile.getAnimations()) each.finish();
    }
  };
  const placesOf = (call: ZegoCallElement): string =>
    tilesOf(call)
      .map((tile) => `${tile.getAttribute('user-id')} ${JSON.stringify(tile.getBoundingClientRect())}`)
      .join();
  const tilesOf = (call: ZegoCallElement) => [...inside(call, '.tiles').children] as HTMLElement[];
  const who = (call: ZegoCallElement) => tilesOf(call).map((tile) => tile.getAttribute('user-id') ?? 'own');
  const large = (call: ZegoCallElement) =>
    call.shadowRoot!.querySelector('[part~=large]')?.getAttribute('user-id');
  const press = (target: Element, key: string) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );

  it('lays people out as the page says, and warns of what is no layout', async () => {
    const call = await joined('bcd');
    const shapes: Record<string, string> = { grid: 'grid', speaker: 'row', sidebar: 'column', auto: 'grid' };
    for (const [layout, shape] of Object.entries(shapes)) {
      call.setAttribute('layout', layout);
      await settled(call);
      expect(inside(call, '.tiles').classList.contains(shape), layout).to.equal(true);
    }
    const written = await withConsole(() => call.setAttribute('layout', 'heap'));
    expect(written[0]?.text).to.equal(
      '<zego-call>: layout="heap" is ignored; accepted: "auto", "grid", "speaker", "sidebar".',
    );
    expect(call.layout).to.equal('auto');
  });

  it('shows a pinned person large until they are pinned no more', async () => {
    const call = await joined('bcd');
    call.pin('c');
    await settled(call);
    expect(large(call)).to.equal('c');
    const [big, small] = [tilesOf(call)[1], tilesOf(call)[0]].map((tile) => tile.getBoundingClientRect());
    expect(big.width).to.be.above(2 * small.width);
    await expect(call).to.be.accessible();
    call.pin(null);
    await settled(call);
    expect(large(call)).to.equal(undefined);
  });

  it('keeps every tile, and what plays in it, from one layout to the next', async () => {
    const call = await joined('bcd');
    const before = tilesOf(call);
    const videos = before.map((tile) => inside<HTMLVideoElement>(tile, 'video'));
    await waitUntil(() => videos.every(({ paused }) => !paused));
    let paused = 0;
    for (const video of videos) video.addEventListener('pause', () => paused++);
    for (const layout of ['speaker', 'sidebar', 'grid', 'auto'] as const) {
      call.layout = layout;
      await settled(call);
      expect(tilesOf(call)).to.deep.equal(before);
    }
    call.pin('d');
    await settled(call);
    expect(tilesOf(call)).to.deep.equal(before);
    publish('c', 'screen');
    await settled(call);
    expect(tilesOf(call).slice(1)).to.deep.equal(before);
    expect(paused).to.equal(0);
  });

  it('puts large and small side by side without covering one, in every layout and shape of box', async () => {
    const call = await joined('bcdefg');
    for (const [width, height] of [
      [1400, 800],
      [800, 600],
      [360, 640],
      [640, 360],
      [240, 200],
      [160, 120],
    ] as const)
      for (const layout of ['grid', 'speaker', 'sidebar'] as const) {
        Object.assign(call.style, { width: `${width}px`, height: `${height}px` });
        call.layout = layout;
        await settled(call);
        const where = `${layout} in ${width} x ${height}`;
        const frame = inside(call, '.frame').getBoundingClientRect();
        const boxes = tilesOf(call)
          .filter((tile) => !tile.classList.contains('floating'))
          .map((tile) => tile.getBoundingClientRect());
        expect(boxes.length, where).to.be.at.least(1);
        boxes.forEach((box, i) => {
          expect(box.left >= frame.left - 1 && box.right <= frame.right + 1, `${where}, inline`).to.equal(
            true,
          );
          if (height > 120)
            expect(box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1, `${where}, block`).to.equal(
              true,
            );
          for (const other of boxes.slice(i + 1))
            expect(
              box.right <= other.left + 1 ||
                other.right <= box.left + 1 ||
                box.bottom <= other.top + 1 ||
                other.bottom <= box.top + 1,
              `${where}, apart`,
            ).to.equal(true);
        });
      }
  });

  it('turns pages where not everybody has room, by button and by key, and says so', async () => {
    const call = await joined('bcdefghijklmnopqrstuvwxyz', 320, 480);
    const first = who(call);
    const pager = inside(call, '[part=pager]');
    const pages = Number(/of (\d+)/.exec(pager.getAttribute('aria-label')!)![1]);
    expect(pages).to.be.above(1);
    expect(first.at(-1)).to.equal('own');
    await expect(call).to.be.accessible();
    const said = () => inside(call, '[aria-live]').textContent;
    await waitUntil(() => said().includes('others joined'), 'they are announced');
    const button = inside<HTMLButtonElement>(call, '[part~=next-button]');
    button.focus();
    button.click();
    await settled(call);
    expect(pager.getAttribute('aria-label')).to.equal(`Page 2 of ${pages}`);
    expect(said()).to.include(`Page 2 of ${pages}`);
    expect(who(call).filter((id) => first.includes(id))).to.deep.equal(['own']);
    press(button, 'End');
    await settled(call);
    expect(pager.getAttribute('aria-label')).to.equal(`Page ${pages} of ${pages}`);
    expect(call.shadowRoot!.activeElement).to.equal(button);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    press(button, 'ArrowLeft');
    await settled(call);
    expect(pager.getAttribute('aria-label')).to.equal(`Page ${pages - 1} of ${pages}`);
    press(button, 'Home');
    await settled(call);
    expect(who(call)).to.deep.equal(first);
    call.style.width = '1400px';
    call.style.height = '900px';
    await settled(call);
    expect(call.shadowRoot!.querySelector('[part=pager]')).to.equal(null);
    expect(who(call).length).to.equal(26);
  });

  it('gives the focus on when the tile that has it is one of many that go at once', async () => {
    const call = await joined('bcdefghijklmnopqrstuvwxyz', 1400, 900);
    const before = tilesOf(call);
    call.layout = 'speaker';
    await settled(call);
    const last = before.filter((tile) => !tile.isConnected).at(-1)!; // the last of those that do not fit there
    call.layout = 'auto';
    await settled(call);
    const user = last.getAttribute('user-id')!;
    const button = () => inside<HTMLElement>(call, `[user-id=${user}] > .tile-menu`);
    button().focus();
    expect(call.shadowRoot!.activeElement === button()).to.equal(true);
    call.layout = 'speaker';
    await settled(call);
    expect(who(call)).not.to.include(user);
    const focused = call.shadowRoot!.activeElement as HTMLElement | null;
    expect(focused?.checkVisibility()).to.equal(true);
  });

  it('has buttons, and the stop of Tab, only in tiles that are large enough', async () => {
    const call = await joined('b');
    const stops = () =>
      Object.fromEntries(
        tilesOf(call).map((tile) => [
          tile.getAttribute('user-id') ?? 'own',
          tile.querySelector('button')?.tabIndex,
        ]),
      );
    expect(stops()).to.deep.equal({ b: 0, own: -1 });
    inside(call, '.floating > button').focus();
    await call.updateComplete;
    expect(stops()).to.deep.equal({ b: -1, own: 0 });
    Object.assign(call.style, { width: '320px', height: '240px' });
    await settled(call);
    expect(stops()).to.deep.equal({ b: 0, own: undefined });
    expect((call.shadowRoot!.activeElement as HTMLElement | null)?.checkVisibility()).to.equal(true);
  });

  describe('with the own picture in a corner', () => {
    const corner = (call: ZegoCallElement) => {
      const stage = inside(call, '.frame').getBoundingClientRect();
      const own = inside(call, '.floating').getBoundingClientRect();
      const up = own.top + own.bottom < stage.top + stage.bottom ? 'top' : 'bottom';
      return `${up} ${own.left + own.right < stage.left + stage.right ? 'left' : 'right'}`;
    };

    it('moves it by keyboard and by button', async () => {
      const call = await joined('b');
      expect(corner(call)).to.equal('bottom right');
      const button = inside<HTMLButtonElement>(call, '[part~=move-button]');
      const went: string[] = [];
      for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight']) {
        press(button, key);
        await settled(call);
        went.push(corner(call));
      }
      expect(went).to.deep.equal(['top right', 'top left', 'bottom left', 'bottom right']);
      button.click();
      await settled(call);
      expect(corner(call)).to.equal('bottom left');
      await expect(call).to.be.accessible();
    });

    it('lets it be dragged by the button, too', async () => {
      const call = await joined('b');
      const own = inside(call, '.floating');
      own.setPointerCapture = () => undefined; // of a pointer that is none
      own.hasPointerCapture = () => true;
      const button = inside(call, '[part~=move-button]');
      const at = button.getBoundingClientRect();
      for (const [type, x] of [
        ['pointerdown', at.left],
        ['pointermove', at.left - 500],
        ['pointerup', at.left - 500],
      ] as const)
        button.dispatchEvent(
          new PointerEvent(type, { clientX: x, clientY: at.top, isPrimary: true, bubbles: true }),
        );
      await settled(call);
      expect(corner(call)).to.equal('bottom left');
      expect(button.style.transform).to.equal('');
    });

    /** How far it was dragged sideways, px; each browser writes that in its own way. */
    const moved = (element: HTMLElement) => new DOMMatrix(element.style.transform).e;

    it('lets no other finger drag or drop it', async () => {
      const call = await joined('b');
      const own = inside(call, '.floating');
      own.setPointerCapture = () => undefined; // of a pointer that is none
      own.hasPointerCapture = () => true;
      const { left, top } = own.getBoundingClientRect();
      const point = (on: Element, type: string, pointerId: number, by = 0) =>
        on.dispatchEvent(
          new PointerEvent(type, {
            ...{ clientX: left + 5 - by, clientY: top + 5, bubbles: true },
            ...{ isPrimary: pointerId === 1, pointerId },
          }),
        );
      point(own, 'pointerdown', 1);
      point(own, 'pointermove', 1, 20);
      point(inside(call, '.large'), 'pointermove', 2, 500);
      point(inside(call, '.large'), 'pointerup', 2, 500);
      expect(moved(own)).to.equal(-20);
      point(own, 'pointermove', 1, 500);
      expect(moved(own), 'it is still dragged').to.equal(-500);
      point(own, 'pointerup', 1, 500);
      await settled(call);
      expect(corner(call)).to.equal('bottom left');
    });

    it('is dragged no more when it has left the page', async () => {
      const call = await joined('b');
      const own = inside(call, '.floating');
      const captured: boolean[] = [];
      own.setPointerCapture = () => void captured.push(own.isConnected); // where it is not, the browser throws
      const button = inside(call, '[part~=move-button]');
      const point = (type: string, clientX: number) =>
        button.dispatchEvent(
          new PointerEvent(type, { clientX, isPrimary: true, bubbles: true, pointerId: 1 }),
        );
      point('pointerdown', 500);
      point('pointermove', 450);
      expect(moved(button)).to.equal(-50);
      own.remove();
      point('pointermove', 400);
      expect(captured).to.deep.equal([true]);
      expect(button.style.transform).to.equal('');
    });

    it('lets it be dragged, in either direction of the language', async () => {
      const call = await joined('b');
      for (const dir of ['ltr', 'rtl']) {
        call.dir = dir;
        await settled(call);
        const own = inside(call, '.floating');
        own.setPointerCapture = () => undefined; // of a pointer that is none
        own.hasPointerCapture = () => true;
        const at = own.getBoundingClientRect();
        const stage = inside(call, '.frame').getBoundingClientRect();
        const point = (type: string, x: number, y: number) =>
          own.dispatchEvent(
            new PointerEvent(type, { clientX: x, clientY: y, isPrimary: true, bubbles: true, pointerId: 1 }),
          );
        const way = at.left > stage.left + stage.width / 2 ? -1 : 1;
        point('pointerdown', at.left + 5, at.top + 5);
        point('pointermove', at.left + 5 + way * (stage.width - 200), at.top + 5);
        point('pointerup', at.left + 5 + way * (stage.width - 200), at.top + 5);
        await settled(call);
        expect(corner(call), dir).to.equal('bottom left');
        expect(own.style.transform).to.equal('');
      }
    });
  });

  it('lets tiles glide to where they belong while people come', async () => {
    const call = await joined('bc');
    await settled(call);
    for (const userId of 'defgh') {
      const before = tilesOf(call).map((tile) => ({ tile, was: tile.getBoundingClientRect() }));
      come(userId);
      await call.updateComplete;
      await Promise.resolve();
      for (const { tile, was } of before) {
        const is = tile.getBoundingClientRect();
        for (const side of ['left', 'top', 'right', 'bottom'] as const)
          expect(is[side], side).to.be.closeTo(was[side], 1.5);
      }
      await settled(call);
    }
  });

  it('makes and takes away a few tiles a frame, and shows in the end who is to be seen', async () => {
    const call = await joined('bc', 1400, 900);
    const crowd = [...'defghijklmnopqrstuvwxyzABCDEFGHIJKLM'];
    const atOnce: number[] = [];
    const observer = new MutationObserver((changes) => {
      atOnce.push(
        changes.reduce(
          (sum, { addedNodes, removedNodes }) => sum + addedNodes.length + removedNodes.length,
          0,
        ),
      );
    });
    observer.observe(inside(call, '.tiles'), { childList: true });
    crowd.forEach(come);
    await settled(call);
    const everybody = who(call);
    expect(everybody).to.have.members(['b', 'c', ...crowd, 'own']);
    call.pin('d');
    call.layout = 'sidebar';
    await settled(call);
    const beside = who(call);
    expect(beside.length).to.be.below(20);
    call.layout = 'grid';
    call.pin(null);
    await call.updateComplete;
    call.layout = 'sidebar'; // before all are back
    call.pin('d');
    await settled(call);
    expect(who(call)).to.deep.equal(beside);
    call.layout = 'grid';
    call.pin(null);
    await settled(call);
    expect(who(call)).to.deep.equal(everybody);
    expect(tilesOf(call).every((tile) => tile.checkVisibility())).to.equal(true);
    observer.disconnect();
    expect(Math.max(...atOnce)).to.be.within(2, 8);
  });

  it('turns with the direction of the text, which moves no tile by the layout', async () => {
    const call = await joined('bcd');
    await settled(call);
    const stage = inside(call, '.frame').getBoundingClientRect();
    /** How far each tile is from the side where lines begin. */
    const starts = (rtl: boolean) =>
      tilesOf(call).map((tile) => {
        const { left, right } = tile.getBoundingClientRect();
        return Math.round(rtl ? stage.right - right : left - stage.left);
      });
    const before = starts(false);
    const least = Math.min(...tilesOf(call).map((tile) => tile.getBoundingClientRect().width));
    const moved: DOMRectReadOnly[] = [];
    const note = (entries: PerformanceEntryList) => {
      for (const { sources } of entries as Shift[])
        for (const { currentRect } of sources) if (currentRect.width >= least) moved.push(currentRect);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    call.dir = 'rtl';
    await settled(call);
    for (let frame = 0; frame < 3; frame++) await nextFrame(); // drawn and reported
    note(observer.takeRecords());
    observer.disconnect();
    expect(starts(true)).to.deep.equal(before);
    expect(moved).to.deep.equal([]);
  });

  it('shifts nothing in the eyes of the browser', async () => {
    const call = await joined('bc');
    call.insertAdjacentHTML('afterend', '<p>What the page shows below</p>');
    await settled(call);
    const shifts: string[] = [];
    let now = '';
    const buttons = inside(call, '.body').getBoundingClientRect().bottom;
    const note = (entries: PerformanceEntryList) => {
      for (const { hadRecentInput, sources } of entries as Shift[])
        for (const { previousRect, currentRect } of hadRecentInput ? [] : sources)
          if (previousRect.top < buttons)
            shifts.push(`${now}: ${JSON.stringify([previousRect, currentRect])}`);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    const acts: Readonly<Record<string, () => void>> = {
      'people come': () => [...'defgh'].forEach(come),
      'somebody shares': () => publish('c', 'screen'),
      'a layout of speakers': () => (call.layout = 'speaker'),
      'a panel opens': () => inside(call, '[part~=chat-button]').click(),
      'a sidebar': () => (call.layout = 'sidebar'),
      'the panel closes': () => inside(call, '[part~=chat-button]').click(),
      'nobody shares': () => {
        engine().emit({ type: 'stream-removed', userId: 'c', source: 'screen', streamId: 'c-screen' });
      },
      'a grid': () => (call.layout = 'grid'),
      'a microphone is off': () => mute('d'),
      'somebody is pinned': () => call.pin('e'),
      'nobody is pinned': () => call.pin(null),
      pages: () => [...'ijklmnopqrstuvwxyz'].forEach(come),
      'people go': () => [...'defghijklmnopqrstuvwxyz'].forEach(go),
    };
    for (const [name, act] of Object.entries(acts)) {
      now = name;
      act();
      await settled(call);
      for (let frame = 0; frame < 3; frame++) await nextFrame(); // drawn, glided and reported
      note(observer.takeRecords());
    }
    observer.disconnect();
    expect(shifts).to.deep.equal([]);
  });
});
