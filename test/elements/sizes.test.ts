import { CallError } from '../../src/errors.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { expect, nextFrame } from '../support/testing.js';
import { CallFixture, inside } from './call-fixture.js';

const SIZES = [
  [160, 120],
  [320, 200],
  [360, 640],
] as const;

describe('<zego-call> in a small box', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  /** Fails unless each button can be brought into the box, and is then what a finger there would hit. A notice may cover `those` on tiles. */
  function reachable(call: ZegoCallElement, those = 'button'): string[] {
    const root = call.shadowRoot!;
    const box = call.getBoundingClientRect();
    const buttons = [...root.querySelectorAll<HTMLButtonElement>(those)].filter((button) =>
      button.checkVisibility(),
    );
    return buttons.map((button) => {
      button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
      const where = `${button.part.value} at ${[left - box.left, top - box.top, width, height].join()}`;
      expect(left >= box.left - 0.5 && right <= box.right + 0.5, `${where}, inline`).to.equal(true);
      expect(top >= box.top - 0.5 && bottom <= box.bottom + 0.5, `${where}, block`).to.equal(true);
      expect(Math.min(width, height), `${where}, target`).to.be.at.least(43.999); // of a place between pixels
      const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      expect(button.contains(hit), `${where} is hit, not ${hit?.outerHTML}`).to.equal(true);
      return button.part.value;
    });
  }

  for (const [width, height] of SIZES)
    describe(`of ${width} x ${height} px`, () => {
      const sized = async (call: ZegoCallElement) => {
        Object.assign(call.style, { width: `${width}px`, height: `${height}px` });
        await call.updateComplete;
        await nextFrame();
        await nextFrame(); // the bar has been measured
        expect(call.scrollHeight, 'what it holds').to.be.at.most(height);
        expect(inside(call, '.call').offsetHeight).to.equal(height);
      };

      it('can be joined', async () => {
        const call = await test.call({ room: 'a-room-with-quite-a-long-name-of-its-own' });
        await sized(call);
        expect(reachable(call)).to.deep.equal(['button join-button']);
      });

      it('can be tried again, and says why', async () => {
        test.holds.push((engine) =>
          engine.holdNext('join').reject(new CallError('permission-denied', 'No camera.')),
        );
        const call = await test.call();
        await call.join().catch(() => undefined);
        await sized(call);
        expect(reachable(call)).to.deep.equal(['button join-button']);
      });

      it('can be muted, left, and rid of its notices', async () => {
        await test.guest('bob', 'Bob');
        const call = await test.joined();
        test.room.engines.at(-1)!.emit({ type: 'error', error: new CallError('play-failed', 'No picture.') });
        test.room.engines.at(-1)!.emit({ type: 'error', error: new CallError('publish-failed', 'No way.') });
        await sized(call);
        expect(reachable(call, 'button:not([slot=menu], .move)')).to.include.members([
          'button dismiss-button',
          'button microphone-button',
          ...(width > 160 ? ['button camera-button'] : ['button more-button']),
          'button leave-button',
        ]);
      });
    });

  for (const [width, height] of [...SIZES, [640, 480]] as const)
    it(`has no button on a tile that covers it, or another, in ${width} x ${height} px`, async () => {
      await test.guest('bob', 'Bob');
      const call = await test.joined();
      Object.assign(call.style, { width: `${width}px`, height: `${height}px` });
      for (let frame = 0; frame < 3; frame++) await nextFrame();
      await call.updateComplete;
      for (const corner of ['', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) {
        call.shadowRoot
          ?.querySelector('.move')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: corner, bubbles: true }));
        await call.updateComplete;
        for (const tile of call.shadowRoot!.querySelectorAll('.tiles > *'))
          for (const each of tile.getAnimations()) each.finish();
        // There it lies over the button of the large tile.
        const buttons = reachable(call, corner === 'ArrowUp' ? '.floating > button, .move' : 'button');
        expect(buttons.includes('button move-button'), 'move').to.equal(height > 200);
        const menus = buttons.filter((part) => part.includes('tile-button'));
        expect(menus.length > 0, 'menus').to.equal(width > (corner === 'ArrowUp' ? 320 : 160));
      }
    });

  it('is as high in a call as before, where the page gives no height', async () => {
    const call = await test.call({ viewOnly: false, source: test.media() });
    call.style.width = '300px';
    expect(call.offsetHeight).to.equal(320);
    call.style.width = '800px';
    expect(call.offsetHeight).to.equal(500);
    await call.join();
    await call.updateComplete;
    expect(call.offsetHeight).to.equal(500);
    call.style.width = '300px';
    expect(call.offsetHeight).to.equal(320);
  });
});
