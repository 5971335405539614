/** How the adapter reports what goes wrong in the service, on the unmodified SDK. */
import type { EngineOptions, JoinOptions } from '../../src/engine/call-engine.js';
import { ZegoEngine } from '../../src/engine/zego/zego-engine.js';
import type { CallErrorCode } from '../../src/errors.js';
import { Ear } from '../support/ear.js';
import type { SyntheticMedia } from '../support/media.js';
import { audioLevel, nextFrames, syntheticMedia } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import type { InPageCloud } from './in-page.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import type { KickReason } from './room-service.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { MediaResult, SessionError } from './signalling.js';
import { testToken } from './token.js';

const OPTIONS = { appId: APP_ID, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;
const never = new AbortController().signal;

/** Somebody in the room. */
interface Seat {
  readonly engine: ZegoEngine;
  readonly ear: Ear;
}

describe('ZegoEngine, when the service fails', function () {
  this.timeout(60_000);

  let cloud: InPageCloud;
  let seats: Seat[];
  let media: SyntheticMedia;
  let rooms = 0;

  before(loadSdk);

  beforeEach(() => {
    clearZegoStorage();
    cloud = installZegoCloud();
    media = syntheticMedia();
    seats = [];
    rooms++;
  });

  afterEach(async function end() {
    for (const { engine, ear } of seats) {
      ear.close();
      await engine.leave();
    }
    await media.stop();
    cloud.uninstall();
    const error = this.currentTest?.err;
    if (error) error.message += `\ncloud:\n${String(cloud.log)}`;
    expect([...seats.flatMap(({ ear }) => ear.faults), ...cloud.log.unknowns]).to.deep.equal([]);
  });

  async function seat(userId: string, options: Partial<EngineOptions> = {}): Promise<Seat> {
    const engine = new ZegoEngine(await loadSdk(), { ...OPTIONS, ...options });
    const made = { engine, ear: new Ear(engine, userId, 25_000) };
    seats.push(made);
    return made;
  }

  const joinOptions = (userId: string, token = testToken()): JoinOptions => ({
    roomId: `faults-${rooms}`,
    userId,
    userName: userId,
    token,
  });

  async function join(userId: string, options: Partial<EngineOptions> = {}): Promise<Seat> {
    const made = await seat(userId, options);
    await made.engine.join(joinOptions(userId), never);
    return made;
  }

  /** Ann publishes, bob sees and hears. */
  async function connected(): Promise<{ ann: Seat; bob: Seat; seen: MediaStream }> {
    const ann = await join('ann');
    const bob = await join('bob');
    await ann.engine.publish('camera', media.stream, never);
    const seen = await bob.ear.stream('ann');
    await nextFrames(seen, 1);
    return { ann, bob, seen };
  }

  const REFUSALS: [server: number, code: CallErrorCode, vendorCode: number][] = [
    [50118, 'token-invalid', 1102016],
    [50117, 'token-expired', 1102018],
    [201105, 'room-full', 1002034],
    [205030, 'not-authorized', 1002066],
  ];
  for (const [server, code, vendorCode] of REFUSALS)
    it(`joins with ${code} when the service says ${server}`, async () => {
      cloud.faults.refuseLogin(server);
      const { engine } = await seat('ann');
      const reason = await engine.join(joinOptions('ann'), never).catch((error: unknown) => error);
      expect(reason).to.include({ name: 'CallError', code, vendorCode });
    });

  it('joins with configuration when the application is unknown', async () => {
    cloud.faults.refuseApplication(20012);
    const { engine } = await seat('ann');
    const reason = await engine.join(joinOptions('ann'), never).catch((error: unknown) => error);
    expect(reason).to.include({ name: 'CallError', code: 'configuration', vendorCode: 1001004 });
  });

  it('joins with connection-failed within 15 s when nobody answers', async () => {
    cloud.faults.silent = true;
    const { engine } = await seat('ann');
    const start = pageTime();
    const reason = await engine.join(joinOptions('ann'), never).catch((error: unknown) => error);
    expect(reason).to.include({ name: 'CallError', code: 'connection-failed' });
    expect(pageTime() - start).to.be.below(15_000);
  });

  const ENDS: [KickReason, object][] = [
    ['elsewhere', { type: 'ended', reason: 'replaced' }],
    ['removed', { type: 'ended', reason: 'room-closed' }],
  ];
  for (const [reason, event] of ENDS)
    it(`ends when put out: ${reason}`, async () => {
      const { ear } = await join('ann');
      cloud.faults.kick('ann', reason);
      await ear.heard('ended');
      expect(ear.events.at(-1)).to.deep.equal(event);
    });

  it('fails with token-expired when put out for it', async () => {
    const { ear } = await join('ann');
    cloud.faults.kick('ann', 'token-expired');
    const failed = await ear.until(() => ear.events.find((event) => event.type === 'failed'), 'failed');
    expect(failed.error).to.include({ code: 'token-expired', vendorCode: 1102018 });
  });

  it('asks for a token before it ends, and puts the fresh one in use', async () => {
    const { engine, ear } = await seat('ann');
    await engine.join(joinOptions('ann', testToken({ expiresIn: 31 })), never);
    const asked = await ear.until(
      () => ear.events.find((e) => e.type === 'token-expiring'),
      'token-expiring',
    );
    expect(asked.expiresIn).to.be.within(28_000, 31_000);
    const fresh = testToken();
    await engine.renewToken(fresh);
    await waitUntil(() => cloud.tokenOf('ann') === fresh, 'the fresh token in use');
  });

  it('publishes with not-authorized when it may not, and can publish then', async () => {
    const { engine } = await join('ann');
    cloud.faults.refuseSession({ kind: 'publish' }, MediaResult.publishForbidden);
    const reason = await engine.publish('camera', media.stream, never).catch((error: unknown) => error);
    expect(reason).to.include({ name: 'CallError', code: 'not-authorized', vendorCode: 1103019 });
    await engine.publish('camera', media.stream, never);
  });

  it('goes on by itself when publishing and playing are interrupted', async () => {
    const { ann, bob, seen } = await connected();
    const [streamId = ''] = cloud.streams(`faults-${rooms}`);
    cloud.faults.closeSession({ kind: 'publish', streamId });
    cloud.faults.closeSession({ kind: 'play', streamId });
    await nextFrames(seen, 20);
    await audioLevel(seen);
    expect([...ann.ear.events, ...bob.ear.events].filter(({ type }) => type === 'error')).to.deep.equal([]);
  });

  it('tells of a stream that is forbidden', async () => {
    const { ann, bob } = await connected();
    const [streamId = ''] = cloud.streams(`faults-${rooms}`);
    cloud.faults.forbidStream(streamId);
    await ann.ear.heard('unpublished');
    await bob.ear.heard('error');
  });

  it('fails with publish-failed when its stream id is used elsewhere', async () => {
    const { ann } = await connected();
    const [streamId = ''] = cloud.streams(`faults-${rooms}`);
    const error = SessionError.publishedElsewhere;
    cloud.faults.closeSession({ kind: 'publish', streamId }, { error, then: 'stop' });
    const told = await ann.ear.until(
      () => ann.ear.events.find((event) => event.type === 'unpublished'),
      'unpublished',
    );
    expect(told.error).to.include({ code: 'publish-failed', vendorCode: 1003028 });
  });

  it('joins again by itself when the SDK left the room, as it does before an unload that is then called off', async () => {
    const { ann, bob } = await connected();
    await bob.engine.publish('screen', media.stream, never);
    await ann.ear.stream('bob', 'screen');
    dispatchEvent(new Event('unload'));
    await waitUntil(() => cloud.streams(`faults-${rooms}`).length === 0, 'all gone');
    for (const { ear } of [ann, bob]) await ear.heard('reconnected');
    await waitUntil(() => cloud.streams(`faults-${rooms}`).length === 2, 'published again');
    await nextFrames(await bob.ear.stream('ann'), 5);
    await nextFrames(await ann.ear.stream('bob', 'screen'), 5);
    expect([...ann.ear.people.keys(), ...bob.ear.people.keys()]).to.deep.equal(['bob', 'ann']);
  });

  it('has said goodbye before the task is over in which it is left, as a page that goes needs', async () => {
    await connected();
    const [ann] = seats;
    ann?.ear.close();
    const leaving = ann?.engine.leave();
    for (let turns = 0; turns < 50; turns++) await Promise.resolve(); // the wire of the stand-in; no task of its own
    expect(cloud.members(`faults-${rooms}`)).to.deep.equal(['bob']);
    await leaving;
  });

  it('goes on after the service started anew', async () => {
    const { ann, bob } = await connected();
    cloud.faults.restart();
    for (const { ear } of [ann, bob]) await ear.heard('reconnected');
    await waitUntil(() => cloud.streams(`faults-${rooms}`).length === 1, 'published again');
    const seen = await bob.ear.stream('ann');
    await nextFrames(seen, 10);
    await audioLevel(seen);
    expect([...bob.ear.people.keys()]).to.deep.equal(['ann']);
  });

  it('shows the token to nobody but the access hub without telemetry', async () => {
    await connected();
    const fates = new Set(cloud.traffic.map(({ host, fate }) => `${host.replace(/:.*/, '')} ${fate}`));
    expect([...fates].filter((fate) => !fate.endsWith('cloud'))).to.deep.equal(['127.0.0.1 refused']);
  });

  it('tells the loggers with telemetry', async () => {
    await join('ann', { telemetry: true });
    expect(cloud.traffic.map(({ fate }) => fate)).to.include('sink');
  });
});
