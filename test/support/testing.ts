/**
 * What every browser test imports: open-wc's tools, and two guards that hold after each test: the console stayed silent,
 * and nothing was left running (no live track, open peer connection, broadcast channel or audio context).
 */
import { assert, chai, waitUntil as wait } from '@open-wc/testing';
import './machine.js';

export {
  aTimeout,
  elementUpdated,
  expect,
  fixture,
  fixtureCleanup,
  fixtureSync,
  html,
  nextFrame,
  oneEvent,
} from '@open-wc/testing';

/**
 * open-wc's, with time for a page that stands still for seconds on a machine with more to do, and with a last look: what came
 * while it stood still is there.
 */
export const waitUntil: typeof wait = (predicate, message, options) =>
  wait(predicate, message, { timeout: 10_000, ...options }).catch(async (error: unknown) => {
    if (!(await predicate())) throw error;
  });

/** Ends what moves or fades in `root` and in the shadow trees below it; what never ends goes on. */
function endAnimations(root: Document | ShadowRoot): void {
  for (const each of root.getAnimations())
    if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) endAnimations(shadowRoot);
}

// A colour on its way to another is not yet what people see: axe looks when all has arrived.
type Check = (this: unknown, ...options: unknown[]) => unknown;
chai.Assertion.overwriteMethod('accessible', (accessible: Check): Check => {
  return function (...options) {
    endAnimations(document);
    return accessible.apply(this, options);
  };
});

const LEVELS = ['error', 'warn', 'info', 'log', 'debug'] as const;
type Level = (typeof LEVELS)[number];

let written: { level: Level; text: string }[] = [];

for (const level of LEVELS) {
  const original = console[level].bind(console);
  console[level] = (...args: unknown[]) => {
    const text = args.map(String).join(' ');
    if (text.startsWith('Lit is in dev mode')) return;
    written.push({ level, text });
    if (!expectedConsole) original(...args);
  };
}

let expectedConsole = false;

/** Runs `work` and returns what it wrote to the console, which then does not count as noise. */
export async function withConsole(work: () => unknown): Promise<{ level: Level; text: string }[]> {
  expectedConsole = true;
  const before = written;
  written = [];
  try {
    await work();
    return written;
  } finally {
    written = before;
    expectedConsole = false;
  }
}

const tracks = new Set<MediaStreamTrack>();
const connections = new Set<RTCPeerConnection>();
const channels = new Set<BroadcastChannel>();
const contexts = new Set<AudioContext>();

function watchTracks(stream: MediaStream): MediaStream {
  for (const track of stream.getTracks()) tracks.add(track);
  return stream;
}

const { mediaDevices } = navigator;
for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
  const original = mediaDevices[name].bind(mediaDevices);
  mediaDevices[name] = async (options) => watchTracks(await original(options));
}
const { clone } = MediaStreamTrack.prototype;
MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
  const copy = clone.call(this);
  // That of an ended one has ended; WebKit takes it for live, and nothing ends it.
  if (this.readyState === 'live') tracks.add(copy);
  return copy;
};
const { captureStream } = HTMLCanvasElement.prototype;
HTMLCanvasElement.prototype.captureStream = function (this: HTMLCanvasElement, rate?: number) {
  return watchTracks(rate === undefined ? captureStream.call(this) : captureStream.call(this, rate));
};
if ('RTCPeerConnection' in globalThis)
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
      this.addEventListener('track', ({ track }) => tracks.add(track));
    }
  };
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.add(this);
  }
  override close(): void {
    channels.delete(this);
    super.close();
  }
};
globalThis.AudioContext = class extends AudioContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    contexts.add(this);
  }
};

/** Cameras and microphones that are open. Only tracks of devices belong to a group: not drawn ones, nor received ones. */
export function openDevices(): readonly MediaStreamTrack[] {
  return [...tracks].filter((track) => track.readyState === 'live' && track.getSettings().groupId);
}

/** What sends something of a device that is open, in every connection of the page. */
export function deviceSenders(kind: 'audio' | 'video'): readonly RTCRtpSender[] {
  return [...connections]
    .filter(({ connectionState }) => connectionState !== 'closed')
    .flatMap((connection) => connection.getSenders())
    .filter(({ track }) => track?.kind === kind && track.getSettings().groupId);
}

/** What still runs, in words; empty when all is released. */
export function leaks(): string[] {
  return [
    ...[...tracks]
      .filter((t) => t.readyState === 'live')
      .map((t) => `live ${t.kind} track ${t.label || t.id}`),
    ...[...connections].filter((c) => c.connectionState !== 'closed').map(() => 'open RTCPeerConnection'),
    ...[...channels].map((c) => `open BroadcastChannel ${c.name}`),
    ...[...contexts].filter((c) => c.state !== 'closed').map(() => 'open AudioContext'),
  ];
}

/** Hang up to `ms` for everything to be released: ending a call may still be under way when a test ends. */
async function released(ms: number): Promise<string[]> {
  const deadline = performance.now() + ms;
  while (leaks().length && performance.now() < deadline) await new Promise(requestAnimationFrame);
  return leaks();
}

afterEach(async function guards() {
  const { fixtureCleanup } = await import('@open-wc/testing');
  fixtureCleanup();
  localStorage.removeItem('zego-call'); // what the user chose is kept, but not from one test to the next
  const left = await released(4000);
  tracks.clear();
  connections.clear();
  channels.clear();
  contexts.clear();
  const noise = written.map(({ level, text }) => `${level}: ${text}`);
  written = [];
  const found = [...left, ...noise];
  assert.isEmpty(found, `after '${this.currentTest?.fullTitle()}': ${found.join('; ')}`);
});
