import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { partFiles } from '../../src/elements/part-files.js';
import '../../src/index.js';
import { deferred } from '../../src/internal/deferred.js';
import { captureBy, realDevices } from '../support/fake-devices.js';
import { FakeRoom } from '../support/fake-engine.js';
import { expect, fixture, html, waitUntil } from '../support/testing.js';

/** In a page of its own: what has arrived once is there for every call of the page. */
describe('the interface of a call, which arrives late', () => {
  const inCall = partFiles['in-call'];
  const room = new FakeRoom();
  afterEach(async () => {
    partFiles['in-call'] = inCall;
    realDevices();
    await room.dispose();
  });

  it('tells what failed meanwhile, in whichever step of joining', async () => {
    const [here, token] = [deferred(), deferred()];
    partFiles['in-call'] = () => here.promise.then(inCall);
    captureBy(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    const call = await fixture<ZegoCallElement>(html`<zego-call></zego-call>`);
    const tokenProvider = () => token.promise.then(() => 'a token');
    Object.assign(call, { engine: room.factory, room: 'daily', userId: 'ann', tokenProvider });
    const joined = call.join();
    await waitUntil(() => call.camera === 'off' && call.microphone === 'off', 'both have failed');
    expect(call.state).to.equal('joining');
    token.resolve();
    await joined;
    here.resolve();
    await waitUntil(() => call.shadowRoot!.querySelector('[part~=notice]'), 'it is told');
    expect(call.shadowRoot!.querySelector('[part~=notices]')!.textContent).to.include(
      'may not use your microphone',
    );
    await call.leave();
  });
});
