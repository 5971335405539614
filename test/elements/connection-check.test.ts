import type { CheckStep } from '../../src/call/call-state.js';
import { ConnectionChecks, type CheckModule } from '../../src/controllers/connection-checks.js';
import { CallError } from '../../src/errors.js';
import { captureBy, realDevices } from '../support/fake-devices.js';
import { connects } from '../support/machine.js';
import { expect, leaks, waitUntil } from '../support/testing.js';
import { CallFixture, inside, reached } from './call-fixture.js';

const { query } = navigator.permissions;

describe('checkConnection()', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
    navigator.permissions.query = () => Promise.resolve({ state: 'prompt' } as PermissionStatus);
  });
  afterEach(() => {
    realDevices();
    navigator.permissions.query = query;
    return test.dispose();
  });

  const brief = (steps: readonly CheckStep[]) =>
    steps.map(({ step, outcome, error }) => `${step} ${outcome}${error ? ` ${error.code}` : ''}`);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: CallError) => error.code,
    );

  it('finds that all works on the loopback, telling each step, and leaves nothing behind', async function () {
    if (!connects) this.skip();
    const call = await test.call({ engine: 'loopback', viewOnly: false, quality: '180p' });
    const told: CheckStep[] = [];
    call.addEventListener('call-check', ({ detail }) => told.push(detail.step));
    const steps = await call.checkConnection();
    expect(brief(steps)).to.deep.equal(['devices ok', 'token skipped', 'service ok', 'media ok']);
    expect(told).to.deep.equal(steps);
    expect(call.state).to.equal('idle');
    await waitUntil(() => !leaks().length, 'all is released');
  });

  it('is shown in the lobby', async function () {
    if (!connects) this.skip();
    const call = await test.call({ engine: 'loopback', viewOnly: false, quality: '180p' });
    Object.assign(call.style, { width: '360px', height: '400px' });
    inside(call, '[part~="settings-button"]').click();
    await waitUntil(() =>
      call.shadowRoot!.querySelector('zego-call-lobby-extras')?.shadowRoot?.querySelector('button'),
    );
    const extras = inside(call, 'zego-call-lobby-extras');
    inside(extras, '[part~="check-button"]').click();
    const text = () => inside(extras, 'ul').textContent.replace(/\s+/g, ' ');
    await waitUntil(() => text().includes('Sound and picture: works'), 'it is done', { timeout: 10_000 });
    expect(text()).to.include('Invitation: not checked');
    const bottom = (element: Element) => element.getBoundingClientRect().bottom;
    expect(bottom(inside(extras, 'ul')), 'it is in sight').to.be.at.most(bottom(call));
    await expect(extras).to.be.accessible();
  });

  it('lets nobody in the room hear or see the user', async () => {
    const guest = await test.guest('bob');
    const news: string[] = [];
    guest.subscribe((event) => {
      if (event.type === 'stream-added') news.push(`stream ${event.audio} ${event.video}`);
      else news.push(event.type);
    });
    const call = await test.call({ viewOnly: false, source: test.media() });
    expect(brief(await call.checkConnection())).to.deep.equal([
      'devices ok',
      'token skipped',
      'service ok',
      'media ok',
    ]);
    expect(news).to.deep.equal([
      'participant-joined',
      'stream false false',
      'stream-removed',
      'participant-left',
    ]);
  });

  it('says which step fails, and skips what needs it', async () => {
    captureBy(() => Promise.reject(new DOMException('busy', 'NotReadableError')));
    const call = await test.call({ viewOnly: false });
    const joining = test.holdJoin();
    const checking = call.checkConnection();
    (await joining).reject(new CallError('not-authorized', 'No.'));
    expect(brief(await checking)).to.deep.equal([
      'devices failed device-busy',
      'token skipped',
      'service failed not-authorized',
      'media skipped',
    ]);
  });

  it('tells of a token source that gives none', async () => {
    const call = await test.call({
      engine: 'zego',
      appId: 1,
      tokenProvider: () => Promise.resolve('not a token'),
    });
    expect(brief(await call.checkConnection())).to.deep.equal([
      'devices skipped',
      'token failed token-invalid',
      'service skipped',
      'media skipped',
    ]);
  });

  it('looks at the devices only in a call', async () => {
    const call = await test.joined();
    expect(brief(await call.checkConnection())).to.deep.equal([
      'devices ok',
      'token skipped',
      'service skipped',
      'media skipped',
    ]);
    expect(test.room.engines).to.have.length(1);
  });

  /** A call whose check has come to the room, and the code that this ends with. */
  async function checkUnderWay() {
    const call = await test.call();
    const held = test.holdJoin();
    const checking = codeOf(call.checkConnection());
    const { called } = await held;
    await called;
    return { call, checking };
  }

  it('is called off by joining', async () => {
    const { call, checking } = await checkUnderWay();
    await Promise.all([call.join(), reached(call, 'joined')]);
    expect(await checking).to.equal('cancelled');
    expect(test.room.engines).to.have.length(2);
  });

  it('brings nobody into the call who leaves before it is called off', async () => {
    const { call, checking } = await checkUnderWay();
    const joining = codeOf(call.join());
    await call.leave();
    expect([await joining, await checking]).to.deep.equal(['cancelled', 'cancelled']);
    expect(call.state).to.equal('left');
    expect(test.room.engines).to.have.length(1);
  });

  it('keeps nobody out of the call while it is fetched', async () => {
    const checks = new ConnectionChecks();
    const never = new Promise<CheckModule>(() => undefined);
    const checking = codeOf(checks.run(() => never, expect.fail));
    await checks.stop();
    expect(await checking).to.equal('cancelled');
  });

  it('says in the lobby that it cannot be done', async () => {
    const call = await test.call({ viewOnly: false });
    call.checkConnection = () => Promise.reject(new CallError('engine-load', 'No such file.'));
    inside(call, '[part~="settings-button"]').click();
    await waitUntil(() =>
      call.shadowRoot!.querySelector('zego-call-lobby-extras')?.shadowRoot?.querySelector('button'),
    );
    const extras = inside(call, 'zego-call-lobby-extras');
    inside(extras, '[part~="check-button"]').click();
    await waitUntil(() => inside(extras, 'ul').textContent.includes('Check the connection: does not work'));
  });

  it('refuses a description that cannot work', async () => {
    const call = await test.call({ room: '' });
    expect(await codeOf(call.checkConnection())).to.equal('configuration');
  });
});
