import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { stubLanguage } from '../i18n/stub-language.js';
import { expect, fixture, html, waitUntil } from '../support/testing.js';
import { CallFixture, inside, next } from './call-fixture.js';

describe('<zego-call> that a server has drawn', () => {
  const calls = new CallFixture();
  afterEach(() => calls.dispose());

  it('measures its own stage when it is joined before it has drawn itself', async () => {
    const page = await fixture<HTMLElement>(html`<div style="inline-size: 640px; block-size: 480px"></div>`);
    const language = stubLanguage('et');
    page.setHTMLUnsafe(`<zego-call lang="et"><template shadowrootmode="open">
      <div class="stage" style="inline-size: 100px; block-size: 100px"></div></template></zego-call>`);
    const call = page.firstElementChild as ZegoCallElement;
    Object.assign(call, { ...calls.description, viewOnly: false, source: calls.media() });
    const joined = next(call, 'call-state', ({ state }) => state === 'joined');
    void call.join();
    await joined;
    expect(inside(call, '.stage').offsetWidth, 'what the server drew').to.equal(100);
    language.arrive();
    await call.updateComplete;
    await waitUntil(
      () => parseFloat(inside(call, '.tiles > *').style.inlineSize) > 600,
      'it fills its stage',
      { timeout: 5000 },
    );
  });
});
