/**
 * Ann's page: one whole call with `<zego-call>` on the SDK as it comes, and a report of whom the page contacted, what it
 * wrote to the console, what it left in the browser, and where the token can be read.
 */
import { findStream } from '../../src/call/call-state.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { nextFrames, syntheticMedia } from '../support/media.js';
import { joinCloud } from './broadcast.js';
import { readStorage } from './privacy-storage.js';
import type { Traffic } from './traffic.js';

/** What the page says when the call is over. */
export interface PrivacyReport {
  /** How much was contacted before the order to join. */
  readonly early: number;
  readonly traffic: readonly Traffic[];
  /** Addresses of STUN and TURN servers. */
  readonly iceServers: readonly string[];
  readonly console: readonly string[];
  /** Where the token can be read, of what is this package's. */
  readonly exposed: readonly string[];
  readonly cookie: string;
  readonly localStorage: readonly string[];
  readonly sessionStorage: readonly string[];
  /** Databases by name, and whether the token can be read in them. */
  readonly databases: Readonly<Record<string, boolean>>;
}

/** At 20 frames a second longer than the 3 s between the SDK's reports on quality. */
const FRAMES = 80;

const query = Object.fromEntries(new URLSearchParams(location.search));
const { cloud = '', token = '', ...attributes } = query;

const lines: string[] = [];
for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const)
  console[level] = (...args: unknown[]) => void lines.push(`${level}: ${args.map(String).join(' ')}`);

const detour = joinCloud(cloud);
const iceServers: string[] = [];
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    iceServers.push(...(configuration?.iceServers ?? []).flatMap(({ urls }) => urls));
  }
};

/** All of an event, an error's message and stack included. */
const inWords = ({ type, detail }: CustomEvent): string =>
  type +
  JSON.stringify(detail, (_, value: unknown) =>
    value instanceof Error
      ? { ...value, text: value.message, stack: value.stack, cause: value.cause }
      : value,
  );

/** All markup, of shadow roots too. */
const markup = (root: Element | ShadowRoot): string =>
  [root, ...root.querySelectorAll('*')]
    .map((node) => ('shadowRoot' in node && node.shadowRoot ? markup(node.shadowRoot) : ''))
    .join(root instanceof Element ? root.outerHTML : root.innerHTML);

/** Joins, publishes, plays, leaves. Resolves with what can be read of it, by where. */
async function wholeCall(call: ZegoCallElement): Promise<Record<string, string>> {
  const events: string[] = [];
  const { dispatchEvent } = call;
  call.dispatchEvent = (event) => {
    if (event instanceof CustomEvent) events.push(inWords(event));
    return dispatchEvent.call(call, event);
  };
  await call.join();
  while (findStream(call.snapshot, 'bob') === undefined || call.timing.publish === undefined)
    await new Promise(requestAnimationFrame);
  await nextFrames(findStream(call.snapshot, 'bob')!.media, FRAMES);
  const joined = markup(call);
  await call.leave();
  await call.updateComplete;
  return { events: events.join('\n'), joined, left: markup(call) };
}

await import('../../src/index.js');
const media = syntheticMedia();
const call = document.createElement('zego-call');
for (const [name, value] of Object.entries(attributes)) call.setAttribute(name, value);
Object.assign(call, { token, source: media.stream });
document.body.append(call);
await call.updateComplete;
const early = detour.traffic.length;
const readable = await wholeCall(call);
while (!detour.traffic.some(({ url }) => url.includes('/ws/report/')))
  await new Promise(requestAnimationFrame);
await media.stop();

const report: PrivacyReport = {
  early,
  traffic: detour.traffic,
  iceServers,
  console: lines.filter((line) => !line.includes('Lit is in dev mode')),
  exposed: Object.entries({ ...readable, console: lines.join('\n') })
    .filter(([, text]) => text.includes(token))
    .map(([where]) => where),
  ...(await readStorage(token)),
};
parent.postMessage(report, '*');
