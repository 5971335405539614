/** Fresh tokens in bad weather, on the unmodified SDK. */
import { ZegoEngine } from '../../src/engine/zego/zego-engine.js';
import { Ear } from '../support/ear.js';
import { expect, waitUntil } from '../support/testing.js';
import type { InPageCloud } from './in-page.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { testToken } from './token.js';

const OPTIONS = { appId: APP_ID, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;

describe('ZegoEngine and a fresh token', function () {
  this.timeout(60_000);

  let cloud: InPageCloud;
  let engine: ZegoEngine;
  let ear: Ear;
  let rooms = 0;

  before(loadSdk);

  beforeEach(async () => {
    clearZegoStorage();
    cloud = installZegoCloud();
    engine = new ZegoEngine(await loadSdk(), OPTIONS);
    ear = new Ear(engine, 'ann', 30_000);
    const token = testToken({ expiresIn: 600 });
    const options = { roomId: `token-${++rooms}`, userId: 'ann', userName: 'ann', token };
    await engine.join(options, new AbortController().signal);
  });

  afterEach(async () => {
    ear.close();
    await engine.leave();
    cloud.uninstall();
    expect([...ear.faults, ...cloud.log.unknowns]).to.deep.equal([]);
  });

  const used = (token: string) =>
    waitUntil(() => cloud.tokenOf('ann') === token, 'the fresh token in use', { timeout: 20_000 });

  it('has it in use after the link is back, though it came while it was lost', async () => {
    const fresh = testToken();
    let restore: () => void = () => undefined;
    cloud.faults.drop({ userId: 'ann', until: new Promise<void>((resolve) => (restore = resolve)) });
    await ear.heard('reconnecting');
    await engine.renewToken(fresh);
    restore();
    await ear.heard('reconnected');
    await used(fresh);
  });

  it('comes back with it when the one in use ended while the link was lost', async () => {
    await engine.renewToken(testToken({ expiresIn: 700 }));
    const fresh = testToken();
    let restore: () => void = () => undefined;
    cloud.faults.expireToken('ann');
    cloud.faults.drop({ userId: 'ann', until: new Promise<void>((resolve) => (restore = resolve)) });
    await ear.heard('reconnecting');
    restore();
    const { now } = Date;
    Date.now = () => now() + 1_000_000;
    try {
      await engine.renewToken(fresh);
    } finally {
      Date.now = now;
    }
    await ear.heard('reconnected');
    await used(fresh);
  });
});
