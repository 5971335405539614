/** `<zego-call>` on the unmodified SDK: a token that ends does not end the call, if somebody renews it. */
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { TokenRequest } from '../../src/events.js';
import { expect, waitUntil } from '../support/testing.js';
import { setCallStage, type Actor } from './call-stage.js';
import { testToken } from './token.js';

/** So little that the SDK says at once that the token ends. */
const SHORT = { expiresIn: 29 };

describe('<zego-call> on the real SDK, when the token is about to end', function () {
  this.timeout(60_000);
  const stage = setCallStage();
  const { fetch } = globalThis;
  afterEach(() => (globalThis.fetch = fetch));

  const ann = (properties: Partial<ZegoCallElement> = {}) =>
    stage.joined('ann', { token: testToken(SHORT), viewOnly: true, ...properties });

  /** The service has another token of ann's than the first, and nobody noticed. */
  async function renewed({ call, log }: Actor, token: string): Promise<void> {
    await waitUntil(() => stage.cloud.tokenOf('ann') === token, 'the fresh token is in use');
    expect(log).to.deep.equal(['joining', 'joined']);
    expect(call.state).to.equal('joined');
  }

  it('asks the provider', async () => {
    const tokens = [testToken(SHORT), testToken()];
    const requests: TokenRequest[] = [];
    const tokenProvider = (request: TokenRequest) => {
      requests.push(request);
      return Promise.resolve(tokens[requests.length - 1]);
    };
    await renewed(await ann({ tokenProvider }), tokens[1]);
    expect(requests.map(({ reason }) => reason)).to.deep.equal(['join', 'expiring']);
    expect(requests[1]).to.include({ roomId: stage.room, userId: 'ann' });
  });

  it('asks the URL', async () => {
    const tokens = [testToken(SHORT), testToken()];
    let asked = 0;
    const inner = globalThis.fetch;
    globalThis.fetch = (input, init) =>
      input instanceof URL && input.pathname === '/my-token'
        ? Promise.resolve(Response.json({ token: tokens[asked++] }))
        : inner(input, init);
    await renewed(await ann({ tokenUrl: '/my-token' }), tokens[1]);
    expect(asked).to.equal(2);
  });

  it('asks the page by event', async () => {
    const actor = await stage.actor('ann', { token: testToken(SHORT), viewOnly: true });
    const fresh = testToken();
    const reasons: string[] = [];
    actor.call.addEventListener('call-token-request', ({ detail }) => {
      reasons.push(detail.reason);
      detail.respondWith(Promise.resolve(fresh));
    });
    await actor.call.join();
    await renewed(actor, fresh);
    expect(reasons).to.deep.equal(['expiring']);
  });

  it('takes a fresh attribute', async () => {
    const actor = await ann();
    const fresh = testToken();
    actor.call.setAttribute('token', fresh);
    await waitUntil(() => stage.cloud.tokenOf('ann') === fresh, 'the fresh token is in use');
    expect(actor.call.state).to.equal('joined');
  });

  it('says so when nobody answers, and goes on', async () => {
    const { call, log } = await ann();
    await waitUntil(() => log.length > 2, 'an error');
    expect(log).to.deep.equal(['joining', 'joined', 'error token-expired']);
    expect(call.state).to.equal('joined');
  });
});
