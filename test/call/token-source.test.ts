import { expect } from '../support/testing.js';
import { obtainToken, type TokenSource } from '../../src/call/token-source.js';
import { testToken } from '../zego-cloud/token.js';
import { CallError } from '../../src/errors.js';
import type { TokenRequest } from '../../src/events.js';

const request: TokenRequest = { reason: 'join', appId: 7, roomId: 'r&b', userId: 'ann' };
const expiring: TokenRequest = { ...request, reason: 'expiring' };
const source = (more: Partial<TokenSource> = {}): TokenSource => ({
  token: '',
  tokenUrl: '',
  requestToken: () => undefined,
  ...more,
});
const live = () => new AbortController().signal;

async function failure(promise: Promise<unknown> | undefined): Promise<CallError> {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(CallError);
    return error as CallError;
  }
  throw new Error('should have failed');
}

describe('obtainToken', () => {
  const { fetch } = globalThis;
  let asked: URL[] = [];
  let cache: RequestCache | undefined;
  const answer = (body: string, status = 200) => {
    globalThis.fetch = (url, init) => {
      asked.push(new URL(url as URL));
      cache = init?.cache;
      return Promise.resolve(new Response(body, { status }));
    };
  };
  beforeEach(() => (asked = []));
  afterEach(() => (globalThis.fetch = fetch));

  it('asks the provider first, then the URL, then the attribute, then the page', async () => {
    answer('from-url');
    const all = source({
      tokenProvider: () => Promise.resolve('from-provider'),
      tokenUrl: '/token',
      token: 'from-attribute',
      requestToken: () => Promise.resolve('from-event'),
    });
    expect(await obtainToken(all, request, live())).to.equal('from-provider');
    expect(await obtainToken({ ...all, tokenProvider: undefined }, request, live())).to.equal('from-url');
    expect(await obtainToken({ ...all, tokenProvider: undefined, tokenUrl: '' }, request, live())).to.equal(
      'from-attribute',
    );
    expect(await obtainToken(source({ requestToken: all.requestToken }), request, live())).to.equal(
      'from-event',
    );
    expect(await obtainToken(source(), request, live())).to.equal(undefined);
  });

  it('does not offer the attribute again when it is the one that ends', async () => {
    const requestToken = (r: TokenRequest) => Promise.resolve(`${r.reason}-${r.roomId}`);
    expect(await obtainToken(source({ token: 'old', requestToken }), expiring, live())).to.equal(
      'expiring-r&b',
    );
    expect(await obtainToken(source({ token: 'old' }), expiring, live())).to.equal(undefined);
  });

  it('asks the page before it offers an attribute that has ended', async () => {
    const over = testToken({ expiresIn: -60 });
    const requestToken = () => Promise.resolve('fresh');
    expect(await obtainToken(source({ token: over, requestToken }), request, live())).to.equal('fresh');
    expect(await obtainToken(source({ token: over }), request, live())).to.equal(over);
  });

  it('resolves the URL as fetch does', async () => {
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    document.head.append(base);
    answer('t');
    await obtainToken(source({ tokenUrl: 'token' }), request, live());
    base.remove();
    expect(asked[0].pathname).to.equal('/elsewhere/token');
  });

  it('takes an aborted request of the provider’s own for a failure', async () => {
    const tokenProvider = () => Promise.reject(new DOMException('too late', 'AbortError'));
    expect((await failure(obtainToken(source({ tokenProvider }), request, live()))).code).to.equal(
      'connection-failed',
    );
  });

  it('keeps a broken answer out of the error', async () => {
    answer('{"token": "04very-secret');
    const error = await failure(obtainToken(source({ tokenUrl: '/token' }), request, live()));
    expect(error.cause).to.equal(undefined);
    expect(error.message).not.to.contain('secret');
  });

  it('hands the provider the whole request', async () => {
    let got: TokenRequest | undefined;
    await obtainToken(source({ tokenProvider: (r) => ((got = r), Promise.resolve('t')) }), request, live());
    expect(got).to.deep.equal(request);
  });

  it('lets no cache answer for the URL', async () => {
    answer('t');
    await obtainToken(source({ tokenUrl: '/token' }), request, live());
    expect(cache).to.equal('no-store');
  });

  it('offers an attribute that ends later than the token in use', async () => {
    const [short, long] = [testToken({ expiresIn: 60 }), testToken()];
    expect(await obtainToken(source({ token: long }), expiring, live(), short)).to.equal(long);
    expect(obtainToken(source({ token: short }), expiring, live(), long)).to.equal(undefined);
  });

  it('names application, room, user and reason to the URL, and keeps its own query', async () => {
    answer('t');
    await obtainToken(source({ tokenUrl: '/token?site=1' }), request, live());
    expect(Object.fromEntries(asked[0].searchParams)).to.deep.equal({
      site: '1',
      app_id: '7',
      room_id: 'r&b',
      user_id: 'ann',
      reason: 'join',
    });
  });

  it('understands JSON and plain text', async () => {
    const plan = source({ tokenUrl: '/token' });
    answer('{"token": "04json"}');
    expect(await obtainToken(plan, request, live())).to.equal('04json');
    answer('"04quoted"');
    expect(await obtainToken(plan, request, live())).to.equal('04quoted');
    answer(' 04text\n');
    expect(await obtainToken(plan, request, live())).to.equal('04text');
  });

  it('tells a page from a token, as dev servers answer what they do not know with one', async () => {
    answer('\n<!doctype html><title>Home</title>');
    const error = await failure(obtainToken(source({ tokenUrl: '/token' }), request, live()));
    expect(error.code).to.equal('token-invalid');
    expect(error.message).to.contain('HTML');
  });

  it('fails with a code for each way to fail', async () => {
    const plan = source({ tokenUrl: '/token' });
    for (const [body, status, code] of [
      ['', 401, 'not-authorized'],
      ['', 403, 'not-authorized'],
      ['', 500, 'connection-failed'],
      ['', 200, 'token-invalid'],
      ['{"no": "token"}', 200, 'token-invalid'],
      ['{"broken', 200, 'token-invalid'],
    ] as const) {
      answer(body, status);
      expect((await failure(obtainToken(plan, request, live()))).code, `${status} ${body}`).to.equal(code);
    }
    const throws = source({ tokenProvider: () => Promise.reject(new Error('no')) });
    expect(await failure(obtainToken(throws, request, live()))).to.include({ code: 'connection-failed' });
    const notText = source({ tokenProvider: () => Promise.resolve(5 as unknown as string) });
    expect((await failure(obtainToken(notText, request, live()))).code).to.equal('token-invalid');
    const sync = source({
      tokenProvider: () => {
        throw new Error('at once');
      },
    });
    expect((await failure(obtainToken(sync, request, live()))).code).to.equal('connection-failed');
  });

  it('is cancelled at once, also while a source never answers', async () => {
    const abort = new AbortController();
    const pending = failure(
      obtainToken(source({ tokenProvider: () => new Promise(() => {}) }), request, abort.signal),
    );
    abort.abort(new CallError('cancelled', 'Left.'));
    expect((await pending).code).to.equal('cancelled');
  });
});
