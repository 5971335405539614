import '@lit-labs/ssr-client/lit-element-hydrate-support.js'; // before Lit
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import '../../src/index.js';
import { expect, fixture, html } from '../support/testing.js';

describe("<zego-call> in a page with Lit's support of hydration", () => {
  it('replaces what a server has drawn, and is drawn once', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.setHTMLUnsafe(`<zego-call><template shadowrootmode="open"><style></style>
      <div inert><div class="call"></div></div></template></zego-call>`);
    const call = page.firstElementChild as ZegoCallElement;
    await call.updateComplete;
    call.room = 'daily';
    await call.updateComplete;
    const { shadowRoot: root } = call;
    expect(root?.querySelectorAll('.call').length).to.equal(1);
    expect(root?.querySelector('[inert], style')).to.equal(null);
    expect(root?.adoptedStyleSheets).not.to.have.length(0);
  });
});
