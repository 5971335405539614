import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { expect, fixture, html } from '../support/testing.js';
import { reached, visibleText } from './call-fixture.js';

describe('<zego-call> in an older browser', () => {
  /** Takes globals away for the rest of the test. */
  const taken: (() => void)[] = [];
  const take = (target: object, name: string) => {
    const descriptor = Object.getOwnPropertyDescriptor(target, name)!;
    Reflect.deleteProperty(target, name);
    taken.push(() => Object.defineProperty(target, name, descriptor));
  };
  afterEach(() => taken.splice(0).forEach((putBack) => putBack()));

  const pressed = async (): Promise<ZegoCallElement> => {
    const call = await fixture<ZegoCallElement>(html`
      <zego-call engine="loopback" room="daily" user-id="ann" view-only></zego-call>
    `);
    call.shadowRoot?.querySelector('button')?.click();
    return call;
  };

  for (const feature of ['RTCPeerConnection', 'MediaStream', 'BroadcastChannel'])
    it(`tells the person when there is no ${feature}`, async () => {
      take(globalThis, feature);
      const call = await pressed();
      await reached(call, 'failed');
      expect(call.error).to.have.property('code', 'unsupported');
      expect(call.error?.message).to.include(feature);
      expect(visibleText(call)).to.include('This browser cannot');
    });

  it('joins without AbortSignal.any, Promise.withResolvers and :state()', async () => {
    take(AbortSignal, 'any');
    take(Promise, 'withResolvers');
    take(ElementInternals.prototype, 'states');
    const { supports } = CSS;
    CSS.supports = (...query: string[]) =>
      query[0] !== 'selector(:state(a))' && supports(...(query as [string]));
    taken.push(() => (CSS.supports = supports));
    const call = await pressed();
    await reached(call, 'joined');
    await call.leave();
  });
});
