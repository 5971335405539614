/** One person in a call on ZEGO's SDK, in whatever browser this page is opened. */
/// <reference types="vite/client" />
import '../../src/index.js';
import { findStream } from '../../src/call/call-state.js';
import { audioLevel, nextFrames } from '../support/media.js';
import { hostCloud, joinCloud } from '../zego-cloud/broadcast.js';
import { installZegoCloud } from '../zego-cloud/in-page.js';
import { APP_ID } from '../zego-cloud/load-sdk.js';
import { testToken } from '../zego-cloud/token.js';
import { NetworkChannel } from './network-channel.js';

const { user = '', codec = 'vp8', hosts } = Object.fromEntries(new URLSearchParams(location.search));
/** What is read of the browser's figures. */
interface CodedStats {
  readonly framesDecoded?: number;
  readonly codecId?: string;
  readonly mimeType?: string;
}

const connections: RTCPeerConnection[] = [];
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

const channel = () => new NetworkChannel();
if (hosts) hostCloud(installZegoCloud({ keepsCodec: true }), '', channel);
else joinCloud('', 0, channel);

const call = document.createElement('zego-call');
Object.assign(call, { appId: APP_ID, room: 'between', userId: user, token: testToken(), telemetry: 'off' });
Object.assign(call, { codec, quality: '360p' });
document.body.append(call);

/** Resolves with `find()` as soon as it is truthy; asked after each event of the call and each frame. */
async function until<T>(find: () => T): Promise<NonNullable<T>> {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** What the other side makes a page do and tell. */
const caller = {
  /** Enters with the camera and microphone of this browser. */
  async join(): Promise<void> {
    await call.join();
    await until(() => call.camera === 'on' && call.microphone === 'on');
  },

  /** Size of the picture of somebody after some frames, and how loud they are. */
  async meets(userId: string): Promise<{ width: number; height: number; level: number }> {
    const { media } = await until(() => findStream(call.snapshot, userId));
    const { width, height } = await nextFrames(media, 20, 20_000);
    return { width, height, level: await audioLevel(media, 0.005) };
  },

  /** What pictures are coded with that this page decoded: those of the others, and not what its part of the cloud took in. */
  async codecs(): Promise<string[]> {
    const found = new Set<string>();
    for (const connection of connections) {
      const { signalingState, localDescription } = connection;
      if (signalingState === 'closed' || localDescription?.type !== 'offer') continue; // the cloud answers
      const stats = new Map<string, CodedStats>(await connection.getStats());
      for (const { framesDecoded, codecId } of stats.values())
        if (framesDecoded) found.add(stats.get(codecId ?? '')?.mimeType ?? 'unknown');
    }
    return [...found];
  },

  /** Turns the own camera off or on. */
  setCamera: (on: boolean) => call.setCamera(on),

  /** Resolves when somebody's camera is told to be so. */
  async seesCamera(userId: string, status: 'on' | 'off'): Promise<void> {
    await until(() => call.participants.some((who) => who.userId === userId && who.camera === status));
  },

  /** Says something; resolves when it was sent. */
  say: (text: string) => call.sendMessage(text),

  /** What others have said. */
  hears: (count: number) => until(() => heard.length >= count && heard),

  leave: () => call.leave(),
};
const heard: string[] = [];
call.addEventListener('call-message', ({ detail: { from, text } }) => from.local || heard.push(text));

export type Caller = typeof caller;
Object.assign(globalThis, { caller });
