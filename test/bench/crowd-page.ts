/** The page of `measure-crowd.ts`: many people in one room of the stand-in, or somebody who watches them. */
import '../../src/index.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { hostCloud, joinCloud } from '../zego-cloud/broadcast.js';
import { installZegoCloud } from '../zego-cloud/in-page.js';
import { SdkClient } from '../zego-cloud/sdk-client.js';
import { testToken } from '../zego-cloud/token.js';
import { APP_ID } from './ids.js';
import { kitCall } from './kit-call.js';

/** Who watches. */
export type Watcher = 'everything' | 'widget' | 'kit';

const NAME = 'crowd';
const SIZE = { width: 320, height: 180 };
const FRAMES_PER_SECOND = 5;
/** kbit/s. */
const BITRATE = 250;
/** What ZEGO's kit, and every other, reads the state of camera and microphone from. */
const extraInfo = JSON.stringify({ isCameraOn: true, isMicrophoneOn: true, hasVideo: true, hasAudio: true });
const PUBLISHING = { videoCodec: 'VP8', enableAutoSwitchVideoCodec: false, extraInfo } as const;
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

/** A picture that keeps an encoder busy, and a tone, for who speaks; the others are silent. */
function cameras(): { readonly speaks: MediaStream; readonly silent: MediaStream } {
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(SIZE.width, SIZE.height);
  const pixels = new Uint32Array(image.data.buffer);
  let step = 0;
  setInterval(() => {
    step++;
    for (let index = 0; index < pixels.length; index++) {
      const [x, y] = [index % SIZE.width, Math.floor(index / SIZE.width)];
      pixels[index] = 0xff000000 | ((((x + 3 * step) ^ (y + step)) * 0x010305) & 0xffffff);
    }
    context.putImageData(image, 0, 0);
  }, 1000 / FRAMES_PER_SECOND);
  const sound = new AudioContext({ sinkId: { type: 'none' } } as AudioContextOptions);
  const tone = sound.createOscillator();
  const [speech, silence] = [sound.createMediaStreamDestination(), sound.createMediaStreamDestination()];
  tone.connect(speech);
  tone.start();
  const [picture] = canvas.captureStream(FRAMES_PER_SECOND).getTracks();
  const [speaks, silent] = [speech, silence].map(
    ({ stream }) => new MediaStream([picture, ...stream.getTracks()]),
  );
  return { speaks, silent };
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
  /** Runs the stand-in. */
  host: () => void hostCloud(installZegoCloud(), NAME),

  /** Enters as that many people who send a large and a small picture, of whom the first speaks. */
  async send(people: number): Promise<void> {
    joinCloud(NAME);
    const { speaks, silent } = cameras();
    for (let number = 0; number < people; number++) {
      const one = await SdkClient.create(`user-${number}`, NAME);
      await one.login();
      const source = (number ? silent : speaks).clone();
      const local = await one.sdk.createStream({ custom: { source, bitrate: BITRATE } });
      one.sdk.enableDualStream(local);
      one.sdk.startPublishingStream(`stream-${number}`, local, PUBLISHING);
      await one.until('publisherStateUpdate', ({ state }) => state === 'PUBLISHING');
    }
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

  /** What has come by now, bytes of sound and pictures, and frames; and how wide the widest picture is. */
  async received() {
    let [audio, video, widest, frames] = [0, 0, 0, 0];
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
        if (report.type !== 'inbound-rtp') continue;
        const bytes = (report.bytesReceived ?? 0) + (report.headerBytesReceived ?? 0);
        if (report.kind === 'audio') audio += bytes;
        else {
          video += bytes;
          widest = Math.max(widest, report.frameWidth ?? 0);
          frames += report.framesDecoded ?? 0;
        }
      }
    }
    return { audio, video, widest, frames };
  },
};

declare global {
  /** Of the page of this module. */
  var crowdBench: typeof bench;
}
globalThis.crowdBench = bench;
