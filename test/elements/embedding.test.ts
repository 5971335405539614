import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { putBack, takeAway } from '../support/take-away.js';
import { expect, fixture, html, nextFrame, waitUntil } from '../support/testing.js';
import { CallFixture, inside, reached } from './call-fixture.js';

describe('<zego-call> in an older browser', () => {
  const { supports } = CSS;
  afterEach(() => {
    putBack();
    CSS.supports = supports;
  });

  it('joins without AbortSignal.any, Promise.withResolvers and :state()', async () => {
    takeAway(AbortSignal, 'any');
    takeAway(Promise, 'withResolvers');
    takeAway(ElementInternals.prototype, 'states');
    CSS.supports = (...query: string[]) =>
      query[0] !== 'selector(:state(a))' && supports(...(query as [string]));
    const call = await fixture<ZegoCallElement>(html`
      <zego-call engine="loopback" room="daily" user-id="ann" view-only></zego-call>
    `);
    call.shadowRoot?.querySelector('button')?.click();
    await reached(call, 'joined');
    await call.leave();
  });
});

describe('<zego-call> in a page with a style of its own', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => {
    document.documentElement.style.fontSize = '';
    return test.dispose();
  });

  const TEXT = {
    fontStyle: 'italic',
    fontVariantCaps: 'small-caps',
    fontWeight: '800',
    letterSpacing: '4px',
    lineHeight: '3',
    textAlign: 'center',
    textIndent: '30px',
    textShadow: '1px 1px red',
    textTransform: 'uppercase',
    whiteSpace: 'nowrap',
    wordBreak: 'break-all',
    wordSpacing: '9px',
    webkitTextFillColor: 'red',
  } as const;

  for (const tag of ['zego-call', 'zego-local-video', 'zego-remote-video'] as const)
    it(`is set as elsewhere where the text of the page is not: ${tag}`, async () => {
      const page = await fixture<HTMLElement>(html`<div></div>`);
      const element = document.createElement(tag);
      page.append(element);
      await element.updateComplete;
      const looks = getComputedStyle(inside(element, '[role=group]'));
      const now = () => Object.keys(TEXT).map((name) => `${name}: ${looks[name as keyof typeof TEXT]}`);
      const before = now();
      Object.assign(page.style, TEXT);
      expect(now()).to.deep.equal(before);
    });

  /** The size of every box and text in it. */
  const measures = async (call: ZegoCallElement): Promise<string[]> => {
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    await call.updateComplete;
    return [...call.shadowRoot!.querySelectorAll<HTMLElement>('*')].map((element) => {
      const { localName, className, offsetWidth, offsetHeight } = element;
      return [localName, className, offsetWidth, offsetHeight, getComputedStyle(element).fontSize].join(' ');
    });
  };

  it('is no smaller where the root of the page is, and larger where that is', async () => {
    const root = document.documentElement;
    for (const inCall of [false, true]) {
      if (inCall) await test.guest('bob', 'Bob');
      const call = inCall ? await test.joined() : await test.call();
      Object.assign(call.style, { width: '640px', height: '480px' });
      if (inCall)
        await waitUntil(() => call.shadowRoot!.querySelector('[data-key=devices]'), 'the devices are known');
      root.style.fontSize = '16px';
      const usual = await measures(call);
      root.style.fontSize = '10px';
      call.style.width = '641px'; // measured anew
      call.style.width = '640px';
      expect(await measures(call)).to.deep.equal(usual);
      root.style.fontSize = '24px';
      const [button] = call.shadowRoot!.querySelectorAll<HTMLElement>('.panel button, .controls button');
      expect(button.offsetHeight).to.be.at.least(66);
      expect(parseFloat(getComputedStyle(call).fontSize)).to.equal(24);
      root.style.fontSize = '';
      call.remove();
    }
  });
});
