import { expect } from '../support/testing.js';
import { TokenKeeper } from '../../src/call/token-keeper.js';
import type { TokenSource } from '../../src/call/token-source.js';
import { CallError } from '../../src/errors.js';
import type { TokenRequest } from '../../src/events.js';
import { testToken } from '../zego-cloud/token.js';

const MINUTE = 60_000;
const { setTimeout, clearTimeout } = globalThis;
const { now } = Date;

/** What a clock on the wall shows, and timers that go by it unless the computer sleeps. */
class Clock {
  #time = now();
  #last = 0;
  readonly #timers = new Map<number, { at: number; work: () => void }>();

  install(): void {
    Date.now = () => this.#time;
    globalThis.setTimeout = ((work: () => void, ms: number) => {
      this.#timers.set(++this.#last, { at: this.#time + ms, work });
      return this.#last;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((timer: number) => this.#timers.delete(timer)) as typeof clearTimeout;
  }

  remove(): void {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Date.now = now;
  }

  /** Time goes by, and what is due happens. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    for (;;) {
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!next || next[1].at > end) break;
      this.#timers.delete(next[0]);
      this.#time = Math.max(this.#time, next[1].at);
      next[1].work();
      await settled();
    }
    this.#time = end;
    await settled();
  }

  /** The computer sleeps: time goes by, and timers know nothing of it. */
  sleep(ms: number): void {
    this.#time += ms;
    for (const timer of this.#timers.values()) timer.at += ms;
  }
}

/** Until nothing more comes of what has happened: promises only, no timer is real here. */
async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

describe('TokenKeeper', () => {
  let clock: Clock;
  let abort: AbortController;
  let page: TokenSource;
  let asked: TokenRequest['reason'][];
  let put: string[];
  let errors: CallError[];
  let keeper: TokenKeeper;
  /** What the provider answers next. */
  let answer: () => Promise<string>;

  beforeEach(() => {
    clock = new Clock();
    clock.install();
    abort = new AbortController();
    [asked, put, errors] = [[], [], []];
    answer = () => Promise.resolve(testToken());
    page = {
      tokenProvider: ({ reason }) => (asked.push(reason), answer()),
      ...{ tokenUrl: '', token: '', requestToken: () => undefined },
    };
    keeper = new TokenKeeper({
      ...{ tokens: () => page, tokenNeed: 'required', signal: abort.signal },
      request: { appId: 1, roomId: 'daily', userId: 'ann' },
      put: (token) => Promise.resolve(void put.push(token)),
      error: (error) => errors.push(error),
    });
  });
  afterEach(() => {
    abort.abort(new CallError('cancelled', 'Left.'));
    clock.remove();
  });

  /** Joins with a token of that life, in seconds. */
  async function join(expiresIn = 3600): Promise<void> {
    const first = testToken({ expiresIn });
    answer = () => Promise.resolve(first);
    await keeper.first();
    keeper.start();
    answer = () => Promise.resolve(testToken());
    asked = [];
  }
  const offline = () => Promise.reject(new Error('offline'));
  const codes = () => errors.map(({ code }) => code);

  it('renews ten minutes before the end, so that a clock may be wrong by minutes', async () => {
    await join();
    await clock.pass(49 * MINUTE);
    expect(asked).to.be.empty;
    await clock.pass(2 * MINUTE);
    expect([asked, put.length]).to.deep.equal([['expiring'], 1]);
    await clock.pass(48 * MINUTE);
    expect(put).to.have.length(1);
    await clock.pass(4 * MINUTE);
    expect(put).to.have.length(2);
  });

  it('leaves a short token most of its life', async () => {
    await join(60);
    await clock.pass(45_000);
    expect(asked).to.be.empty;
    await clock.pass(5000);
    expect(put).to.have.length(1);
  });

  it('renews after a sleep as soon as somebody looks, although its timer has yet to fire', async () => {
    await join();
    clock.sleep(55 * MINUTE);
    await clock.pass(1000);
    expect(asked).to.be.empty;
    keeper.check();
    await settled();
    expect(put).to.have.length(1);
  });

  it('tries again while there is time, the more often the less there is', async () => {
    await join();
    answer = offline;
    await clock.pass(50 * MINUTE);
    expect(codes()).to.deep.equal(['connection-failed']);
    await clock.pass(9 * MINUTE);
    const [early] = [asked.length];
    expect(early).to.be.within(10, 30);
    await clock.pass(MINUTE);
    expect(asked.length - early).to.be.within(8, 12);
    const { length } = asked;
    await clock.pass(10 * MINUTE);
    expect(asked).to.have.length(length);
  });

  it('tries again at once when somebody looks, also after an answer that was final', async () => {
    await join();
    answer = () => Promise.resolve('<!doctype html>');
    await clock.pass(55 * MINUTE);
    expect(codes()).to.deep.equal(['token-invalid']);
    answer = () => Promise.resolve(testToken());
    keeper.check(); // online, reconnected, or seen again
    await settled();
    expect(put).to.have.length(1);
  });

  it('tries again with each notice of the engine', async () => {
    await join(29);
    answer = () => Promise.resolve('nothing');
    for (const expiresIn of [29_000, 20_000]) {
      keeper.expiring(expiresIn);
      keeper.expiring(expiresIn);
      await settled();
    }
    expect(asked).to.have.length(2);
  });

  it('takes no token for fresh that ends no later than the one in use', async () => {
    const cached = testToken();
    answer = () => Promise.resolve(cached);
    await keeper.first();
    keeper.start();
    await clock.pass(51 * MINUTE);
    expect(put).to.be.empty;
    expect(codes()).to.deep.equal(['token-invalid']);
    expect(errors[0].message).to.contain('ends no later').and.not.to.contain(cached);
    const refused = await keeper.renew(testToken({ expiresIn: 60 })).catch((error: CallError) => error.code);
    expect(refused).to.equal('token-invalid');
    expect(put).to.be.empty;
  });

  it('takes one that a page answers and sets as well for one', async () => {
    const [first, fresh] = [testToken(), testToken({ expiresIn: 7200 })];
    answer = () => Promise.resolve(first);
    await keeper.first();
    keeper.start();
    await keeper.renew(first);
    expect(put).to.be.empty;

    answer = async () => {
      void keeper.renew(fresh); // on its way when it is answered
      return Promise.resolve(fresh);
    };
    await clock.pass(51 * MINUTE);
    await keeper.renew(fresh);
    expect([put, codes()]).to.deep.equal([[fresh], []]);
    answer = offline;
    keeper.expiring(60_000);
    const refused = await keeper.renew(fresh).catch((error: CallError) => error.code);
    expect(refused).to.equal('token-invalid');
  });

  it('does not mind that the page has set what it answers', async () => {
    await join();
    const fresh = testToken({ expiresIn: 7200 });
    answer = async () => {
      await keeper.renew(fresh);
      return fresh;
    };
    await clock.pass(51 * MINUTE);
    expect([put, codes()]).to.deep.equal([[fresh], []]);
  });

  it('asks what the page has at that time', async () => {
    await join();
    const fresh = testToken({ expiresIn: 7200 });
    page = { ...page, tokenProvider: () => Promise.resolve(fresh) };
    await clock.pass(51 * MINUTE);
    expect(put).to.deep.equal([fresh]);
    expect(asked).to.be.empty;
  });

  it('asks for nothing early, when there is nobody to ask, and says so when the engine does', async () => {
    page = { ...page, tokenProvider: undefined, token: testToken() };
    await keeper.first();
    keeper.start();
    await clock.pass(59 * MINUTE);
    expect(errors).to.be.empty;
    keeper.expiring(30_000);
    await settled();
    expect(codes()).to.deep.equal(['token-expired']);
  });

  it('leaves a token that has ended by this clock to the engine', async () => {
    await join(-600);
    await clock.pass(60 * MINUTE);
    expect(asked).to.be.empty;
    keeper.expiring(30_000);
    await settled();
    expect(put).to.have.length(1);
  });

  it('waits for the room, and stops with the call', async () => {
    keeper.expiring(30_000);
    await settled();
    expect(asked).to.be.empty;
    keeper.start();
    await settled();
    expect(put).to.have.length(1);
    abort.abort(new CallError('cancelled', 'Left.'));
    await clock.pass(60 * MINUTE);
    expect(put).to.have.length(1);
  });
});
