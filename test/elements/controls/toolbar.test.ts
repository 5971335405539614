import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { fit, type Control } from '../../../src/elements/controls/control-list.js';
import { step } from '../../../src/elements/controls/toolbar.js';
import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import { pressWith } from '../../support/person.js';
import { expect, nextFrame, waitUntil } from '../../support/testing.js';
import { CallFixture, inside, reached } from '../call-fixture.js';

describe('the controls', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const bar = (call: Element) => [...inside(call, '.controls').querySelectorAll('button')];
  const names = (call: Element) => bar(call).map((button) => button.dataset.key);
  const focused = (call: Element) => (call.shadowRoot?.activeElement as HTMLElement | null)?.dataset.key;
  const menu = (call: Element) => call.shadowRoot?.querySelector('zego-call-menu') ?? undefined;
  const lines = (call: Element) =>
    [...(menu(call)?.shadowRoot?.querySelectorAll('.item') ?? [])].map((item) => item.textContent.trim());

  async function opened(call: ZegoCallElement): Promise<HTMLElement> {
    await waitUntil(() => menu(call)?.shadowRoot?.querySelector(':popover-open'));
    return menu(call)!.shadowRoot!.querySelector<HTMLElement>(':popover-open')!;
  }

  it('give the places there are to those that matter most, in their usual order', () => {
    const of = (key: Control['key']) => ({ key }) as Control;
    const all = [of('microphone'), of('camera')];
    expect(fit(all, 2)).to.deep.equal({ shown: all, rest: [] });
    expect(fit(all, 1)).to.deep.equal({ shown: [all[0]], rest: [all[1]] });
    expect(fit(all, -1)).to.deep.equal({ shown: [], rest: all });
    expect(fit(all, Infinity).rest).to.deep.equal([]);
  });

  it('lead from one to the next with the arrows, the way the text runs', () => {
    expect(step('ArrowRight', 0, 3, false)).to.equal(1);
    expect(step('ArrowRight', 2, 3, false)).to.equal(0);
    expect(step('ArrowLeft', 0, 3, false)).to.equal(2);
    expect(step('ArrowRight', 0, 3, true)).to.equal(2);
    expect(step('ArrowLeft', 0, 3, true)).to.equal(1);
    expect(step('Home', 2, 3, true)).to.equal(0);
    expect(step('End', 0, 3, true)).to.equal(2);
    expect(step('ArrowUp', 0, 3, false)).to.equal(undefined);
  });

  it('do without those that a style sheet of the page hides', async () => {
    const style = document.createElement('style');
    style.textContent = 'zego-call::part(camera-button) { display: none; }';
    document.head.append(style);
    try {
      const call = await test.joined();
      await waitUntil(() => names(call).includes('devices'), 'the devices are known');
      const before = names(call);
      call.style.inlineSize = '801px';
      await nextFrame();
      await nextFrame();
      expect(names(call)).to.deep.equal(before);
      bar(call)[0].focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(focused(call)).to.equal(before[2]);
      await sendKeys({ press: 'ArrowLeft' });
      expect(focused(call)).to.equal(before[0]);
    } finally {
      style.remove();
    }
  });

  it('are one stop for the Tab key, at the button that last had the focus', async () => {
    const call = await test.joined();
    expect(inside(call, '.controls').getAttribute('role')).to.equal('toolbar');
    expect(bar(call).filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([bar(call)[0]]);
    bar(call)[0].focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(call)).to.equal('camera');
    await sendKeys({ press: 'End' });
    await call.updateComplete;
    expect(focused(call)).to.equal('leave');
    expect(bar(call).filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([bar(call).at(-1)]);
    call.dir = 'rtl';
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(call)).to.equal('more');
  });

  it('move what does not fit into the menu, and back', async () => {
    const call = await test.joined();
    const all = names(call);
    expect(all.slice(0, 2)).to.deep.equal(['microphone', 'camera']);
    expect(all.slice(-2)).to.deep.equal(['more', 'leave']);
    call.style.width = '160px';
    await waitUntil(() => names(call).length === 3);
    expect(names(call)).to.deep.equal(['microphone', 'more', 'leave']);
    inside(call, '[data-key="more"]').click();
    await opened(call);
    expect(lines(call)[0]).to.equal('Turn off camera');
    expect(lines(call).at(-1)).to.equal('Keyboard shortcuts');
    expect(lines(call).length).to.be.at.least(all.length - 2);
    const [camera] = menu(call)!.shadowRoot!.querySelectorAll<HTMLElement>('.item');
    camera.click();
    await waitUntil(() => call.camera === 'off');
    call.style.width = '';
    await waitUntil(() => names(call).length >= all.length);
  });

  it('keep the focus while others beside them find no room', async () => {
    const call = await test.joined();
    inside(call, '[data-key="chat"]').focus();
    const place = () => names(call).indexOf('chat');
    const before = place();
    for (let width = 900; place() === before; width -= 20) {
      call.style.width = `${width}px`;
      await nextFrame();
      await nextFrame();
    }
    expect(names(call)[place() + 1], 'a button after it').to.equal('people');
    expect(focused(call)).to.equal('chat');
  });

  it('never show a bar that does not fit, not even for one frame', async () => {
    const call = await test.joined();
    call.style.width = '160px';
    await nextFrame();
    await nextFrame();
    const { scrollWidth, clientWidth } = inside(call, '.controls');
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  for (const width of [320, 360, 412, 700])
    it(`fill a bar of ${width} px and squeeze no button`, async () => {
      const call = await test.joined();
      await waitUntil(() => names(call).includes('devices'));
      call.style.width = `${width}px`;
      await nextFrame();
      await nextFrame();
      const all = bar(call);
      expect(all.slice(0, -1).map(({ offsetWidth }) => offsetWidth)).to.deep.equal(
        all.slice(0, -1).map(() => 48),
      );
      const [start, end] = [inside(call, '.controls').getBoundingClientRect(), all.at(-1)!];
      expect(end.getBoundingClientRect().right).to.be.at.most(start.right);
      const { offsetWidth } = inside(call, '.controls');
      expect(offsetWidth - all.length * 56, 'it is full').to.be.below(56 + 48);
    });

  it('make room for buttons of the page beside them', async () => {
    const call = await test.joined();
    call.style.width = '412px';
    await nextFrame();
    await nextFrame();
    const before = names(call).length;
    for (const slot of ['controls-start', 'controls-end']) {
      const own = document.createElement('button');
      Object.assign(own, { slot, textContent: 'Mine' });
      own.style.width = '60px';
      call.append(own);
    }
    await waitUntil(() => names(call).length < before);
    const [start, end] = [...call.querySelectorAll('button')].map((own) => own.getBoundingClientRect());
    const all = bar(call).map((button) => button.getBoundingClientRect());
    expect(start.right).to.be.at.most(all[0].left);
    expect(end.left).to.be.at.least(all.at(-1)!.right);
    expect(end.right).to.be.at.most(call.getBoundingClientRect().right);
    expect(inside(call, 'zego-local-video')).to.not.equal(undefined); // they are no layout
    await expect(call).to.be.accessible();
  });

  describe('the menu', () => {
    it('is worked by the keyboard, and gives the focus back', async () => {
      const call = await test.joined();
      call.style.width = '160px';
      await waitUntil(() => names(call).length === 3);
      inside(call, '[data-key="more"]').focus();
      await sendKeys({ press: 'Enter' });
      const popover = await opened(call);
      const at = () => (popover.getRootNode() as ShadowRoot).activeElement?.textContent.trim();
      expect(inside(call, '[data-key="more"]').ariaExpanded).to.equal('true');
      expect(at()).to.equal('Turn off camera');
      await sendKeys({ press: 'ArrowUp' });
      expect(at()).to.equal('Keyboard shortcuts');
      await sendKeys({ press: 'ArrowDown' });
      expect(at()).to.equal('Turn off camera');
      await sendKeys({ press: 'k' });
      expect(at()).to.equal('Keyboard shortcuts');
      await expect(call).to.be.accessible();
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !menu(call));
      expect(focused(call)).to.equal('more');
      expect(call.microphone).to.equal('on');
    });

    it('keeps the focus when the line that has it goes', async () => {
      const call = await test.joined();
      inside(call, '[data-key="more"]').click();
      const popover = await opened(call);
      popover.querySelector<HTMLElement>('.section:last-child > .item:last-child')!.focus();
      call.shortcuts = 'off';
      await waitUntil(() => lines(call).at(-1) === 'Connection');
      expect((popover.getRootNode() as ShadowRoot).activeElement?.textContent.trim()).to.equal('Connection');
    });

    it('stays within the window, above its button', async () => {
      const call = await test.joined();
      inside(call, '[data-key="more"]').click();
      const box = (await opened(call)).getBoundingClientRect();
      expect(box.left).to.be.at.least(0);
      expect(box.right).to.be.at.most(innerWidth);
      expect(box.top).to.be.at.least(0);
      expect(box.bottom).to.be.at.most(inside(call, '[data-key="more"]').getBoundingClientRect().top);
    });

    it('closes at a second press of its button, and with the call', async () => {
      const call = await test.joined();
      await waitUntil(() => names(call).includes('devices')); // they are listed a little later
      const click = () => {
        const { left, top } = inside(call, '[data-key="more"]').getBoundingClientRect();
        return sendMouse({ type: 'click', position: [Math.round(left + 20), Math.round(top + 20)] });
      };
      await click();
      await opened(call);
      await click();
      await waitUntil(() => !menu(call));
      await nextFrame();
      expect(menu(call)).to.equal(undefined);
      inside(call, '[data-key="more"]').click();
      await opened(call);
      await call.leave();
      await call.updateComplete;
      expect(menu(call)).to.equal(undefined);
      await call.join();
      await call.updateComplete;
      expect(menu(call)).to.equal(undefined);
    });
  });

  describe('the keys', () => {
    it('press buttons while the focus is in the call', async () => {
      const call = await test.joined();
      await sendKeys({ press: 'm' });
      expect(call.microphone).to.equal('on');
      inside(call, '.call').focus();
      await sendKeys({ press: 'm' });
      await waitUntil(() => call.microphone === 'off');
      await sendKeys({ press: 'v' });
      await waitUntil(() => call.camera === 'off');
      expect(inside(call, '[data-key="microphone"]').getAttribute('aria-keyshortcuts')).to.equal('m');
      expect(inside(call, '[data-key="microphone"]').title).to.equal('Turn on microphone (M)');
    });

    it('are letters where somebody types, with a modifier, and when the page wants none', async () => {
      const call = await test.joined();
      call.innerHTML = '<main><input><zego-local-video></zego-local-video></main>';
      await nextFrame();
      const elsewhere = document.createElement('iframe');
      document.body.append(elsewhere);
      // Of a window that was opened, say: of other classes, and a field all the same.
      const foreign = elsewhere.contentDocument!.createElement('input');
      call.append(foreign);
      for (const field of [call.querySelector('input')!, foreign]) {
        field.focus();
        await sendKeys({ press: 'm' });
        expect(field.value).to.equal('m');
      }
      elsewhere.remove();
      inside(call, '.call').focus();
      await pressWith('Control', 'm');
      call.shortcuts = 'off';
      await call.updateComplete;
      await sendKeys({ press: 'm' });
      await call.updateComplete;
      expect(call.microphone).to.equal('on');
      expect(inside(call, '[data-key="microphone"]').getAttribute('aria-keyshortcuts')).to.equal(null);
    });

    it('are listed at the press of one of them', async () => {
      const call = await test.joined();
      bar(call)[1].focus();
      await sendKeys({ press: '?' });
      const list = () => call.shadowRoot?.querySelector('zego-call-shortcuts');
      await waitUntil(() => list()?.shadowRoot?.querySelector('dialog')?.open);
      expect(list()!.shadowRoot!.textContent).to.include('Microphone on or off');
      await expect(call).to.be.accessible();
      await sendKeys({ press: 'm' });
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !list());
      expect(focused(call)).to.equal('camera');
      expect(call.microphone).to.equal('on');
    });

    it('do nothing outside a call', async () => {
      const call = await test.call();
      inside(call, 'button').focus();
      await sendKeys({ press: '?' });
      await call.updateComplete;
      expect(call.shadowRoot?.querySelector('zego-call-shortcuts')).to.equal(null);
      await call.join();
      await reached(call, 'joined');
      expect(call.shadowRoot?.querySelector('zego-call-shortcuts')).to.equal(null);
    });
  });
});
