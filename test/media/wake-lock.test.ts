import { expect } from '../support/testing.js';
import { keepScreenOn } from '../../src/media/wake-lock.js';

/** A lock as a browser gives it, that it may take back. */
class Lock {
  released = false;
  release(): Promise<void> {
    this.released = true;
    return Promise.resolve();
  }
}

const settled = () => new Promise(requestAnimationFrame);

describe('keepScreenOn', () => {
  let locks: Lock[];
  let answer: () => Promise<Lock>;
  const browserHas = (wakeLock: unknown) =>
    Object.defineProperty(navigator, 'wakeLock', { value: wakeLock, configurable: true });
  beforeEach(() => {
    locks = [];
    answer = () => {
      locks.push(new Lock());
      return Promise.resolve(locks.at(-1)!);
    };
    browserHas({ request: () => answer() });
  });
  afterEach(() => Reflect.deleteProperty(navigator, 'wakeLock'));

  it('keeps it on until the signal aborts', async () => {
    const call = new AbortController();
    keepScreenOn(call.signal);
    await settled();
    expect(locks.map(({ released }) => released)).to.deep.equal([false]);
    call.abort();
    expect(locks.map(({ released }) => released)).to.deep.equal([true]);
  });

  it('asks again for what the browser took back, and only then', async () => {
    const call = new AbortController();
    const again = keepScreenOn(call.signal);
    again();
    await settled();
    again();
    await settled();
    expect(locks).to.have.length(1);
    await locks[0].release();
    again();
    await settled();
    expect(locks).to.have.length(2);
    call.abort();
    again();
    expect(locks).to.have.length(2);
  });

  it('lets go of a lock that comes late', async () => {
    const call = new AbortController();
    keepScreenOn(call.signal);
    call.abort();
    await settled();
    expect(locks[0].released).to.equal(true);
  });

  it('says nothing where it is refused or unknown', async () => {
    answer = () => Promise.reject(new DOMException('hidden', 'NotAllowedError'));
    keepScreenOn(new AbortController().signal)();
    browserHas(undefined);
    keepScreenOn(new AbortController().signal);
    await settled();
  });
});
