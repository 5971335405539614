/** `<zego-call>` on the unmodified SDK: would a call work? */
import type { CheckStep } from '../../src/call/call-state.js';
import { captureBy, realDevices } from '../support/fake-devices.js';
import { expect, waitUntil } from '../support/testing.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { setCallStage } from './call-stage.js';
import { MediaResult } from './signalling.js';

describe('<zego-call> on the real SDK, checking the connection', function () {
  this.timeout(60_000);
  const stage = setCallStage();
  const WRONG_TOKEN = 50_118;
  const EXPIRED = 50_117;

  afterEach(realDevices);

  /** What was found, and told step by step. */
  async function check(properties: Partial<ZegoCallElement> = {}): Promise<string[]> {
    const { call } = await stage.actor('ann', properties);
    const told: CheckStep[] = [];
    call.addEventListener('call-check', ({ detail }) => told.push(detail.step));
    const steps = await call.checkConnection();
    expect(told).to.deep.equal(steps);
    expect(call.state).to.equal('idle');
    await waitUntil(() => !stage.cloud.members(stage.room).includes('ann'), 'nobody is left');
    expect(stage.cloud.streams(stage.room).filter((id) => id.startsWith('ann'))).to.deep.equal([]);
    return steps.map(({ step, outcome, error }) => `${step} ${outcome}${error ? ` ${error.code}` : ''}`);
  }

  it('finds that all works, while nobody in the room hears or sees the user', async () => {
    const bob = await stage.joined('bob');
    const seen: string[] = [];
    bob.call.addEventListener('call-participant-update', ({ detail: { participant } }) =>
      seen.push(`${participant.userId} ${participant.microphone} ${participant.camera}`),
    );
    expect(await check()).to.deep.equal(['devices ok', 'token ok', 'service ok', 'media ok']);
    await waitUntil(() => bob.call.participants.length === 1, 'bob is alone again');
    expect(seen.filter((state) => /^ann .*on/.test(state))).to.deep.equal([]);
  });

  it('lets the call begin right after it, with the devices of the machine', async () => {
    const { call } = await stage.actor('ann', { source: undefined });
    await call.checkConnection();
    await call.join();
    await waitUntil(() => call.camera === 'on' && call.microphone === 'on', 'both are on', {
      timeout: 15_000,
    });
  });

  it('tells of a token that the service refuses', async () => {
    stage.cloud.faults.refuseLogin(WRONG_TOKEN);
    const found = await check();
    expect(found).to.deep.equal(['devices ok', 'token ok', 'service failed token-invalid', 'media skipped']);
  });

  it('tells of a token that has expired', async () => {
    stage.cloud.faults.refuseLogin(EXPIRED);
    const found = await check();
    expect(found).to.deep.equal(['devices ok', 'token ok', 'service failed token-expired', 'media skipped']);
  });

  it('tells of a source that gives none', async () => {
    const found = await check({ token: '', tokenProvider: () => Promise.reject(new Error('403')) });
    expect(found.slice(2)).to.deep.equal(['service skipped', 'media skipped']);
    expect(found[1]).to.match(/^token failed/);
  });

  it('tells when the service is not reached', async () => {
    let back = (): void => undefined;
    stage.cloud.faults.drop({ until: new Promise<void>((resolve) => (back = resolve)) });
    const found = await check();
    back();
    expect(found).to.deep.equal([
      'devices ok',
      'token ok',
      'service failed connection-failed',
      'media skipped',
    ]);
  });

  it('tells when the service takes no sound and picture', async () => {
    stage.cloud.faults.refuseSession({ kind: 'publish' }, MediaResult.publishForbidden);
    const found = await check();
    expect(found).to.deep.equal(['devices ok', 'token ok', 'service ok', 'media failed not-authorized']);
  });

  it('tells that there is no device, and goes on', async () => {
    captureBy(() => Promise.reject(new DOMException('none', 'NotFoundError')));
    const found = await check({ source: undefined });
    expect(found).to.deep.equal(['devices failed device-missing', 'token ok', 'service ok', 'media skipped']);
  });
});
