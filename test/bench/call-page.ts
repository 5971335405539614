/** The page that makes calls, for measure-join.ts and leak.ts to drive: `host()` in one tab, everything else in another. */
import { roomFile } from '../../src/call/call-files.js';
import { loadPart } from '../../src/elements/lazy-parts.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { loadEngine } from '../../src/engine/engines.js';
import '../../src/index.js';
import { syntheticMedia } from '../support/media.js';
import { hostCloud, joinCloud } from '../zego-cloud/broadcast.js';
import { installZegoCloud } from '../zego-cloud/in-page.js';
import { SdkClient } from '../zego-cloud/sdk-client.js';
import { testToken } from '../zego-cloud/token.js';
import { bareCall } from './bare-call.js';
import { APP_ID } from './ids.js';
import { kitCall } from './kit-call.js';

/** ms from the order to join until then. */
export interface Times {
  /** In the room and knowing who is there: `join()`, or the SDK's login, resolved. */
  joined: number;
  /** The others can play the own stream; unknown of ZEGO's kit. */
  publish?: number;
  /** The first picture of somebody else was shown. */
  remoteFrame: number;
}

const NAME = 'bench';
/** How many have called by `repeat()`. */
let users = 0;
/** The way out of what was timed last. */
let leave: () => Promise<void> | void;
/** Whether one element makes all calls, and that element. */
let keeping = false;
let kept: ZegoCallElement | undefined;

async function callOf(properties: Partial<ZegoCallElement>, layout = ''): Promise<ZegoCallElement> {
  const call = document.createElement('zego-call');
  call.innerHTML = layout;
  Object.assign(call, { room: NAME, ...properties });
  document.body.append(call);
  await call.updateComplete;
  return call;
}

async function timeWidget(properties: Partial<ZegoCallElement>, layout = ''): Promise<Times> {
  const call = kept ?? (await callOf(properties, layout));
  if (keeping) kept = call;
  const times: Partial<Times> = {};
  const done = new AbortController();
  const all = new Promise<void>((resolve) =>
    call.addEventListener(
      'call-timing',
      ({ detail: { timing } }) => {
        for (const step of ['publish', 'remoteFrame'] as const)
          if (timing[step] !== undefined) times[step] ??= performance.now() - start;
        if (times.publish !== undefined && times.remoteFrame !== undefined) resolve();
      },
      { signal: done.signal },
    ),
  );
  const start = performance.now();
  await call.join();
  times.joined = performance.now() - start;
  await all;
  done.abort();
  leave = async () => {
    await call.leave();
    if (!keeping) call.remove();
  };
  return times as Times;
}

async function timeBare(userId: string, cameraBeside: boolean): Promise<Times> {
  const times: Partial<Times> = {};
  const options = { appId: APP_ID, roomId: NAME, userId, token: testToken(), cameraBeside };
  const start = performance.now();
  leave = await bareCall(options, (step) => (times[step] ??= performance.now() - start));
  return times as Times;
}

async function timeKit(userId: string): Promise<Times> {
  const times: Partial<Times> = {};
  const container = document.createElement('main');
  document.body.append(container);
  const start = performance.now();
  const destroy = await kitCall(
    { roomId: NAME, userId, container },
    (step) => (times[step] ??= performance.now() - start),
  );
  leave = () => {
    destroy();
    container.remove();
  };
  return times as Times;
}

const bench = {
  /** Runs the stand-in, and bob, who is in every room and sends. */
  async host(): Promise<void> {
    hostCloud(installZegoCloud(), NAME);
    const { stream } = syntheticMedia({ width: 640, height: 360 });
    const bob = await SdkClient.create('bob', NAME);
    await bob.login();
    await bob.publish('bob-stream', stream);
    await (await callOf({ engine: 'loopback', userId: 'bob', source: stream })).join();
  },

  /** Leads this page to the stand-in, `delay` ms away. */
  connect: (delay: number) => void joinCloud(NAME, delay),

  /** Fetches what a lobby has fetched when one joins there: the SDK and what a call is drawn with; and ZEGO's kit. */
  async load(): Promise<void> {
    await Promise.all([
      ...[loadEngine('zego'), roomFile.load(), loadPart('in-call')],
      import('@zegocloud/zego-uikit-prebuilt'),
    ]);
  },

  /** From now on one element makes all calls, as who called first. */
  keep: () => void (keeping = true),

  loopback: (userId: string) => timeWidget({ engine: 'loopback', userId }),

  widget: (userId: string) => timeWidget({ appId: APP_ID, userId, token: testToken() }),

  ownLayout: (userId: string) =>
    timeWidget(
      { appId: APP_ID, userId, token: testToken(), hideControls: true },
      '<zego-local-video></zego-local-video><zego-remote-video></zego-remote-video>',
    ),

  bare: (userId: string) => timeBare(userId, false),

  bareCameraBeside: (userId: string) => timeBare(userId, true),

  kit: timeKit,

  leave: () => leave(),

  /** So many calls of one way, with `pause` ms after each. */
  async repeat(way: Way, calls: number, pause: number): Promise<void> {
    for (let call = 0; call < calls; call++) {
      await bench[way](`${way}-${++users}`);
      await leave();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  },
};

/** A way to be in a call, by the name of its order. */
export type Way = 'bare' | 'bareCameraBeside' | 'ownLayout' | 'widget' | 'kit' | 'loopback';

declare global {
  /** Of the page of this module. */
  var callBench: typeof bench;
}
globalThis.callBench = bench;
