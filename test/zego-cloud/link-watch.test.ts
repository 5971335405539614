/** When the adapter says that the link is lost and back, and what it then finds, on the unmodified SDK. */
import type { EngineEvent, JoinOptions } from '../../src/engine/call-engine.js';
import { ZegoEngine } from '../../src/engine/zego/zego-engine.js';
import type { ZegoNetAgent, ZegoSdk, ZegoSdkClass } from '../../src/engine/zego/zego-sdk-types.js';
import { Ear } from '../support/ear.js';
import type { SyntheticMedia } from '../support/media.js';
import { audioLevel, nextFrames, syntheticMedia } from '../support/media.js';
import { pageTime } from '../support/page-time.js';
import { expect, waitUntil } from '../support/testing.js';
import type { InPageCloud } from './in-page.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { testToken } from './token.js';

const OPTIONS = { appId: APP_ID, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;
/** A person must know of a lost link within so many ms of `pageTime()`. */
const NOTICED = 2000;
const never = new AbortController().signal;
const ON = { audio: true, video: true };
const NEWS: readonly EngineEvent['type'][] = ['reconnecting', 'reconnected'];

/** Somebody in the room, and when they were told of the link, in ms of `pageTime()`. */
interface Seat {
  readonly engine: ZegoEngine;
  readonly ear: Ear;
  readonly news: { readonly type: EngineEvent['type']; readonly at: number }[];
}

/** What the SDK itself calls when the service sends it elsewhere. */
interface Dispatched extends ZegoNetAgent {
  readonly connectServers: readonly string[];
  setDispatchConnectServers(servers: readonly string[]): void;
}

/** How long a break lasts is what is done to the SDK here, not something waited for. */
const lasting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('ZegoEngine, when its link breaks', function () {
  this.timeout(90_000);

  let cloud: InPageCloud;
  let seats: Seat[];
  let media: SyntheticMedia[];
  let rooms = 0;
  let Sdk: ZegoSdkClass;

  before(async () => {
    Sdk = await loadSdk();
  });

  beforeEach(() => {
    clearZegoStorage();
    cloud = installZegoCloud();
    [seats, media] = [[], []];
    rooms++;
  });

  afterEach(async function end() {
    for (const seat of seats) await leave(seat);
    await Promise.all(media.map((made) => made.stop()));
    cloud.uninstall();
    const error = this.currentTest?.err;
    if (error) error.message += `\ncloud:\n${String(cloud.log)}`;
    expect([...seats.flatMap(({ ear }) => ear.faults), ...cloud.log.unknowns]).to.deep.equal([]);
  });

  const roomId = () => `link-${rooms}`;

  async function join(userId: string, someSdk = Sdk): Promise<Seat> {
    const engine = new ZegoEngine(someSdk, OPTIONS);
    const news: Seat['news'] = [];
    engine.subscribe(({ type }) => {
      if (NEWS.includes(type)) news.push({ type, at: pageTime() });
    });
    const seat = { engine, news, ear: new Ear(engine, userId, 60_000) };
    seats.push(seat);
    const options: JoinOptions = { roomId: roomId(), userId, userName: userId, token: testToken() };
    await engine.join(options, never);
    return seat;
  }

  async function leave({ engine, ear }: Seat): Promise<void> {
    ear.close();
    await engine.leave();
  }

  async function publish({ engine }: Seat): Promise<void> {
    const made = syntheticMedia();
    media.push(made);
    await engine.publish('camera', made.stream, never);
  }

  const told = ({ ear, news }: Seat, count: number) =>
    ear.until(() => news.length >= count, `${count} news of the link`);

  /** Breaks the link of `userId` for so long; the time from the break to `reconnecting`, in ms. */
  async function interrupt(seat: Seat, userId: string, ms: number): Promise<number> {
    const before = seat.news.length;
    const start = pageTime();
    cloud.faults.drop({ userId, until: lasting(ms) });
    await told(seat, before + 2);
    expect(seat.news.slice(before).map(({ type }) => type)).to.deep.equal(NEWS);
    return (seat.news[before]?.at ?? Infinity) - start;
  }

  it('says so within 2 s, and that it is back, to each of four whose links break for 0.5 to 20 s', async () => {
    const breaks = { ann: 500, bob: 1000, cid: 3000, dan: 20_000 };
    const all: [Seat, string, number][] = [];
    for (const [userId, ms] of Object.entries(breaks)) all.push([await join(userId), userId, ms]);
    const noticed = await Promise.all(all.map((one) => interrupt(...one)));
    expect(Math.max(...noticed)).to.be.below(NOTICED);
    await join('eve');
    for (const [{ ear }] of all) await ear.present('eve');
  });

  it('says so each time', async () => {
    const ann = await join('ann');
    for (const ms of [500, 2000, 0]) expect(await interrupt(ann, 'ann', ms)).to.be.below(NOTICED);
    expect(ann.news.map(({ type }) => type)).to.deep.equal([...NEWS, ...NEWS, ...NEWS]);
  });

  it('says so to the one concerned', async () => {
    const [ann, bob] = [await join('ann'), await join('bob')];
    expect(await interrupt(ann, 'ann', 1000)).to.be.below(NOTICED);
    expect(bob.news).to.deep.equal([]);
  });

  it('says nothing when the SDK moves to another server', async () => {
    const built: ZegoSdk[] = [];
    class Known extends Sdk {
      constructor(...args: ConstructorParameters<ZegoSdkClass>) {
        super(...args);
        built.push(this);
      }
    }
    const ann = await join('ann', Known);
    const agent = built[0]?.zegoWebRTM?.netAgent as Dispatched;
    const moved = new Promise<void>((resolve) => agent.on('connected', resolve));
    agent.setDispatchConnectServers([...agent.connectServers]);
    await moved;
    await join('bob');
    await ann.ear.present('bob');
    expect(await interrupt(ann, 'ann', 0)).to.be.below(NOTICED);
    expect(ann.news.map(({ type }) => type)).to.deep.equal(NEWS);
  });

  it('says so of offline, and is back when online', async () => {
    const ann = await join('ann');
    const start = pageTime();
    dispatchEvent(new Event('offline'));
    await told(ann, 1);
    expect((ann.news[0]?.at ?? Infinity) - start).to.be.below(NOTICED);
    dispatchEvent(new Event('online'));
    await told(ann, 2);
    expect(ann.news.map(({ type }) => type)).to.deep.equal(NEWS);
  });

  it('says so of a server that falls silent as soon as the SDK gives it up', async () => {
    const ann = await join('ann');
    const start = pageTime();
    cloud.faults.silent = true;
    await told(ann, 1);
    expect((ann.news[0]?.at ?? Infinity) - start).to.be.below(22_000);
    cloud.faults.silent = false;
    await told(ann, 2);
  });

  it('says nothing after it was left, broken or not', async () => {
    const ann = await join('ann');
    cloud.faults.drop({ userId: 'ann', until: lasting(1000) });
    await leave(ann);
    const bob = await join('bob');
    await interrupt(bob, 'bob', 1000);
    expect(ann.news).to.deep.equal([]);
  });

  it('has the word of the SDK alone where its agent is out of reach', async () => {
    class Other extends Sdk {
      constructor(...args: ConstructorParameters<ZegoSdkClass>) {
        super(...args);
        const get = (sdk: this, name: string | symbol) => {
          const value: unknown = name === 'zegoWebRTM' ? undefined : Reflect.get(sdk, name, sdk);
          return typeof value === 'function' ? (value.bind(sdk) as unknown) : value;
        };
        return new Proxy(this, { get });
      }
    }
    const ann = await join('ann', Other);
    cloud.faults.drop({ userId: 'ann', until: lasting(12_000) });
    await told(ann, 2);
    expect(ann.news.map(({ type }) => type)).to.deep.equal(NEWS);
  });

  describe('and the service has forgotten all', () => {
    it('finds the people who stayed, loses those who left, and is seen and heard as before', async () => {
      const [ann, bob, cid] = [await join('ann'), await join('bob'), await join('cid')];
      // One by one: an SDK that once had to fetch a list refuses older ones, and the service counts from 1 again.
      await publish(bob);
      await ann.ear.statuses('bob', ON);
      await publish(cid);
      await ann.ear.statuses('cid', ON);
      await publish(ann);
      await bob.ear.statuses('ann', ON);
      await ann.engine.setTrackEnabled('camera', 'audio', false);
      await bob.ear.statuses('ann', { audio: false, video: true });
      cloud.faults.restart();
      await leave(cid);
      for (const seat of [ann, bob]) await told(seat, 2);
      await ann.ear.absent('cid');
      await waitUntil(() => cloud.streams(roomId()).length === 2, 'published again');
      for (const [seat, other] of [
        [ann, 'bob'],
        [bob, 'ann'],
      ] as const) {
        await seat.ear.present(other);
        await nextFrames(await seat.ear.stream(other), 10);
      }
      await audioLevel(await ann.ear.stream('bob'));
      const dan = await join('dan');
      await dan.ear.statuses('ann', { audio: false, video: true });
      await dan.ear.statuses('bob', ON);
    });
  });
});
