/** The page of `measure-crowd.ts`: many people in one room of the stand-in, or somebody who watches them. */
import '../../src/index.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { hostCloud, joinCloud } from '../zego-cloud/broadcast.js';
import { installZegoCloud } from '../zego-cloud/in-page.js';
import { SdkClient } from '../zego-cloud/sdk-client.js';
import { testToken } from '../zego-cloud/token.js';
import { APP_ID } from './ids.js';
import { kitCall } from './kit-call.js';

/** What has come of one sound or picture; of a picture, how wide it was last, pixels, and how many frames. */
export interface Received {
  readonly kind: string;
  readonly bytes: number;
  readonly width: number;
  readonly frames: number;
}

/** Who watches. */
export type Watcher = 'everything' | 'widget' | 'kit';

const NAME = 'crowd';
/** Of ZEGO's preset for small cameras, in few frames: one machine codes the pictures of everybody. */
const LARGE = { width: 640, height: 360 };
/** As the SDK makes it of that. */
const SMALL = { width: 160, height: 90 };
const FRAMES_PER_SECOND = 2;
/** bit/s, of the same preset. */
const BITRATE = 600_000;
/** How opaque speckles are: so few frames take all of that. */
const SPECKLE = 0x18_00_00_00;
/** What ZEGO's kit, and every other, reads the state of camera and microphone from. */
const EXTRA_INFO = { isCameraOn: true, isMicrophoneOn: true, hasVideo: true, hasAudio: true };
/** Each page is somebody else. */
const USER = `watcher-${crypto.randomUUID().slice(0, 8)}`;

/** Every connection of the page. */
const connections = new Set<RTCPeerConnection>();
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
  }
};

/** Speckles at random: what a small camera adds to each frame. */
function speckles(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let index = 0; index < pixels.length; index++) pixels[index] = SPECKLE | (Math.random() * 0xffffff);
  context.putImageData(image, 0, 0);
  return canvas;
}

/** A picture that moves and has the speckles of a camera. */
function picture({ width, height }: typeof LARGE): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  const noise = speckles(width, height);
  let step = 0;
  setInterval(() => {
    step++;
    const light = context.createLinearGradient(0, 0, width, height);
    light.addColorStop(0, `hsl(${step % 360} 40% 30%)`);
    light.addColorStop(1, `hsl(${(step + 90) % 360} 40% 60%)`);
    context.fillStyle = light;
    context.fillRect(0, 0, width, height);
    const [x, y] = [width, height].map((length) => Math.floor(Math.random() * length));
    for (const left of [x, x - width]) for (const top of [y, y - height]) context.drawImage(noise, left, top);
  }, 1000 / FRAMES_PER_SECOND);
  return canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
}

/** What the people send: pictures, the small one first, a tone of who speaks, and the silence of the others. */
function media() {
  const context = new AudioContext({ sinkId: { type: 'none' } } as AudioContextOptions);
  const tone = context.createOscillator();
  const [speech, silence] = [0, 1].map(() => context.createMediaStreamDestination());
  tone.connect(speech);
  // Without a source a destination sends nothing at all, which no microphone does.
  const quiet = new ConstantSourceNode(context, { offset: 0 });
  quiet.connect(silence);
  for (const source of [tone, quiet]) source.start();
  const [heard, unheard] = [speech, silence].map(({ stream }) => stream.getAudioTracks()[0]);
  return { pictures: [picture(SMALL), picture(LARGE)], speech: heard, silence: unheard };
}

const container = document.querySelector('main')!;

/** As a script on the SDK that plays all it is told of. */
async function playEverything(): Promise<void> {
  const client = await SdkClient.create(USER, NAME);
  client.sdk.on('roomStreamUpdate', (...args: never[]) => {
    const [, type, streams] = args as unknown as [string, string, { streamID: string }[]];
    if (type !== 'ADD') return;
    for (const { streamID } of streams)
      void client.sdk.startPlayingStream(streamID).then((stream) => {
        const video = document.createElement('video');
        Object.assign(video, { muted: true, autoplay: true, srcObject: stream });
        container.append(video);
      });
  });
  await client.login();
}

const bench = {
  /** Runs the stand-in, with people who send a large and a small picture, and of whom the first speaks. */
  host(people: number): void {
    const cloud = installZegoCloud();
    hostCloud(cloud, NAME);
    const { pictures, speech, silence } = media();
    const extraInfo = JSON.stringify(EXTRA_INFO);
    cloud.fill(NAME, people, (number) => ({
      tracks: [...pictures, number === 1 ? speech : silence],
      bitrate: BITRATE,
      extraInfo,
    }));
  },

  /** Enters the room, sending nothing. */
  async watch(watcher: Watcher, properties: Partial<ZegoCallElement> = {}): Promise<void> {
    joinCloud(NAME);
    if (watcher === 'everything') return playEverything();
    if (watcher === 'kit')
      return new Promise((resolve, reject) => {
        const options = { roomId: NAME, userId: USER, container, watching: true };
        kitCall(options, (step) => step === 'joined' && resolve()).catch(reject);
      });
    const call = document.createElement('zego-call');
    Object.assign(call, { appId: APP_ID, room: NAME, userId: USER, token: testToken(), viewOnly: true });
    Object.assign(call, properties);
    container.append(call);
    await call.join();
  },

  /** As if another tab were in front. */
  hide(): void {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  },

  /** What has come by now of each sound and picture, by an id of its own. */
  async received(): Promise<[id: string, Received][]> {
    const all: [string, Received][] = [];
    for (const [index, connection] of [...connections].entries()) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
        if (report.type !== 'inbound-rtp') continue;
        const {
          id,
          kind,
          bytesReceived = 0,
          headerBytesReceived = 0,
          frameWidth = 0,
          framesDecoded = 0,
        } = report;
        const bytes = bytesReceived + headerBytesReceived;
        all.push([`${index} ${id}`, { kind, bytes, width: frameWidth, frames: framesDecoded }]);
      }
    }
    return all;
  },
};

declare global {
  /** Of the page of this module. */
  var crowdBench: typeof bench;
}
globalThis.crowdBench = bench;
