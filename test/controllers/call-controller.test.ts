import { CallFixture, next } from '../elements/call-fixture.js';
import { expect } from '../support/testing.js';

describe('<zego-call> that is changed in a call', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  it('sends the tracks of another source without leaving', async () => {
    const call = await test.joined();
    const engine = test.room.last;
    const before = { ...engine.tracks.camera! };
    call.source = test.media({ width: 320 });
    await next(call, 'call-media', ({ kind, status }) => kind === 'camera' && status === 'on');
    const after = engine.tracks.camera!;
    expect(after.video?.getSettings().width).to.equal(320);
    expect([after.audio?.readyState, after.video?.readyState]).to.deep.equal(['live', 'live']);
    expect([before.audio?.readyState, before.video?.readyState]).to.deep.equal(['ended', 'ended']);
    expect([test.room.engines.length, call.state]).to.deep.equal([1, 'joined']);
  });

  it('asks the provider it has when a token is wanted, not the one it joined with', async () => {
    const call = await test.call({ tokenProvider: () => Promise.resolve('first') });
    await call.join();
    call.tokenProvider = () => Promise.resolve('second');
    const renewed = test.room.last.holdNext('renewToken');
    test.room.last.emit({ type: 'token-expiring', expiresIn: 30_000 });
    await renewed.called;
    renewed.resolve();
    expect(test.room.last.calls.at(-1)?.args).to.deep.equal(['second']);
  });

  it('tries again to renew a token when the page is seen again', async () => {
    let asked = 0;
    const tokenProvider = () =>
      ++asked === 2 ? Promise.reject(new Error('asleep')) : Promise.resolve(`${asked}`);
    const call = await test.call({ tokenProvider });
    await call.join();
    const failed = next(call, 'call-error');
    test.room.last.emit({ type: 'token-expiring', expiresIn: 30_000 });
    expect((await failed).error.code).to.equal('connection-failed');
    const renewed = test.room.last.holdNext('renewToken');
    document.dispatchEvent(new Event('visibilitychange'));
    await renewed.called;
    renewed.resolve();
    expect(asked).to.equal(3);
  });
});
