import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { putBack, takeAway } from '../support/take-away.js';
import { fixture, html } from '../support/testing.js';
import { reached } from './call-fixture.js';

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
