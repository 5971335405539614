import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { CallError } from '../../src/errors.js';
import { expect, nextFrame } from '../support/testing.js';
import { CallFixture, reached } from './call-fixture.js';

/** The longest words, the narrowest lines, the other direction. */
const LANGUAGES = ['de', 'ru', 'ja', 'ar'];

describe('<zego-call> on 360 px', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  /** Has a call speak a language. */
  async function speak(call: ZegoCallElement, tag: string): Promise<void> {
    call.style.width = '360px';
    call.lang = tag;
    await nextFrame();
    const base = call.shadowRoot!.querySelector<HTMLElement>('[part=base]')!;
    while (base.lang !== tag) await nextFrame();
    await nextFrame();
  }

  /** What is cut off or sticks out, in words. The count on a round button may stick out of that. */
  function misfits(call: ZegoCallElement): string[] {
    const box = call.getBoundingClientRect();
    return [
      ...call.shadowRoot!.querySelectorAll<HTMLElement>(
        'button, .notice, .panel > *, .controls, .controls *',
      ),
    ]
      .filter((each) => each.checkVisibility() && !each.closest('svg, [popover]'))
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        return (
          (!each.matches('.round') && each.scrollWidth > each.clientWidth + 1) ||
          left < box.left - 1 ||
          right > box.right + 1
        );
      })
      .map((each) => `${each.tagName}.${each.className}: ${each.textContent?.trim()}`);
  }

  for (const tag of LANGUAGES)
    describe(`in ${tag}`, () => {
      const fits = async (call: ZegoCallElement) => {
        expect(misfits(call)).to.deep.equal([]);
        await expect(call).to.be.accessible();
      };

      it('fits before joining', async () => {
        const call = await test.call();
        await speak(call, tag);
        await fits(call);
      });

      it('fits in a call, with others who watch', async () => {
        const call = await test.joined();
        await speak(call, tag);
        await fits(call);
      });

      it('fits when it failed', async () => {
        const call = await test.call();
        await speak(call, tag);
        const held = test.holdJoin();
        const joining = call.join().catch(() => undefined);
        (await held).reject(new CallError('connection-failed', 'no way'));
        await joining;
        await reached(call, 'failed');
        await fits(call);
      });
    });
});
