import { expect } from '../../support/testing.js';
import { joinOptions, never, rejection, Stage, TOKEN } from './stage.js';

/** A token04 that ends in so many seconds. */
function token04(seconds: number): string {
  const bytes = new Uint8Array(40);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(Math.floor(Date.now() / 1000) + seconds));
  return `04${btoa(String.fromCharCode(...bytes))}`;
}

describe('ZegoEngine and its token', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.leave());

  describe('while the token ends', () => {
    for (const [seconds, least, most] of [
      [10, 8000, 10_000],
      [3600, 30_000, 30_000],
      [-5, 0, 0],
    ] as const)
      it(`tells how long a token lasts that ends in ${seconds} s, at most the 30 s of the notice`, async () => {
        const ann = stage.seat('ann');
        await ann.engine.join(joinOptions('ann', { token: token04(seconds) }), never);
        ann.sdk.warnOfToken();
        expect((await ann.heard('token-expiring')).expiresIn).to.be.within(least, most);
      });

    it('knows nothing of a token of another kind', async () => {
      const ann = await stage.join('ann');
      ann.sdk.warnOfToken();
      expect((await ann.heard('token-expiring')).expiresIn).to.equal(0);
    });

    it('renews it', async () => {
      const ann = await stage.join('ann');
      await ann.engine.renewToken(`${TOKEN}-fresh`);
      expect(ann.sdk.calls.at(-1)).to.deep.equal({ name: 'renewToken', args: [`${TOKEN}-fresh`, 'daily'] });
      expect((await rejection(ann.engine.renewToken(''))).code).to.equal('token-invalid');
    });

    it('takes none that renews nothing, and says why', async () => {
      const ann = stage.seat('ann');
      const token = token04(60);
      await ann.engine.join(joinOptions('ann', { token }), never);
      for (const stale of [token, token04(60), token04(10)]) {
        const error = await rejection(ann.engine.renewToken(stale));
        expect(error).to.include({ code: 'token-expired', retryable: true });
        expect(error.message).to.contain('no later');
      }
      expect(ann.sdk.calls.some(({ name }) => name === 'renewToken')).to.equal(false);
      await ann.engine.renewToken(token04(90));
    });

    it('says it again when the link was lost, in case the service has not heard it', async () => {
      const ann = await stage.join('ann');
      const fresh = `${TOKEN}-fresh`;
      ann.sdk.drop();
      await ann.engine.renewToken(fresh);
      ann.sdk.restore();
      await ann.sdk.settled();
      const said = ann.sdk.calls.filter(({ name }) => name === 'renewToken').map(({ args }) => args[0]);
      expect(said).to.deep.equal([fresh, fresh]);
    });

    for (const [what, act] of [
      ["the page's online event", () => dispatchEvent(new Event('online'))],
      ['the return of the link', () => stage.zego.cloud.client('ann').restore()],
    ] as const)
      it(`looks at the clock at ${what}, as the SDK is late after sleep`, async () => {
        const ann = stage.seat('ann');
        await ann.engine.join(joinOptions('ann', { token: token04(120) }), never);
        await ann.sdk.settled();
        act();
        await ann.sdk.settled();
        expect(ann.events).to.deep.equal([]);
        const { now } = Date;
        Date.now = () => now() + 100_000;
        try {
          act();
          expect((await ann.heard('token-expiring')).expiresIn).to.be.within(10_000, 20_000);
        } finally {
          Date.now = now;
        }
      });
  });
});
