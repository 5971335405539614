/**
 * The page of a user with ZEGO's own finished client, UIKit Prebuilt, as it comes from npm. kit-stage.ts opens it in an
 * iframe, so that what the client writes to the console and leaves behind stays in there.
 */
import type { ZegoUIKitPrebuilt } from '@zegocloud/zego-uikit-prebuilt';
import { audioLevel } from '../support/media.js';
import { joinCloud } from './broadcast.js';
import { APP_ID } from './load-sdk.js';
import type { Traffic } from './traffic.js';

/** How the client is set up; what is left out is as its guide has it for group calls. */
export type KitConfig = NonNullable<Parameters<ZegoUIKitPrebuilt['joinRoom']>[0]>;

/** The page, for the one around it. */
export interface KitPage {
  readonly kit: typeof ZegoUIKitPrebuilt;
  /** Enters the room with camera and microphone on; resolves when the client says that it is in. */
  join(room: string, userId: string, config: KitConfig): Promise<void>;
  /** What it plays sound with: elements out of the document, with the id of the picture's but for one word. */
  readonly sounds: ReadonlySet<HTMLMediaElement>;
  readonly audioLevel: typeof audioLevel;
  /** Leaves and takes everything down. */
  end(): void;
  /** What nobody caught. */
  readonly faults: readonly string[];
  /** All that would have left the machine. */
  readonly traffic: readonly Traffic[];
}

declare global {
  interface Window {
    /** There once the client is loaded. */
    kitPage?: KitPage;
    ZegoUIKitPrebuilt?: typeof ZegoUIKitPrebuilt;
  }
}

/** Its file, by the test runner's configuration. */
const SCRIPT = '/__as-it-is__/zego-uikit-prebuilt';
const SECRET = '0123456789abcdef0123456789abcdef';

const faults: string[] = [];
addEventListener('error', ({ message }) => faults.push(message));
addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const) console[level] = () => undefined;

const sounds = new Set<HTMLMediaElement>();
const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
  if (this instanceof HTMLAudioElement) sounds.add(this);
  return play.call(this);
};

const { cloud = '' } = Object.fromEntries(new URLSearchParams(location.search));
const { traffic } = joinCloud(cloud);
const script = document.createElement('script');
script.src = SCRIPT;
script.addEventListener('load', () => {
  const kit = window.ZegoUIKitPrebuilt!;
  let client: ZegoUIKitPrebuilt | undefined;
  window.kitPage = {
    kit,
    sounds,
    audioLevel,
    faults,
    traffic,
    join: (room, userId, config) =>
      new Promise((resolve) => {
        const token = kit.generateKitTokenForTest(APP_ID, SECRET, room, userId, userId.toUpperCase());
        client = kit.create(token);
        client.joinRoom({
          container: document.querySelector('main'),
          scenario: { mode: kit.GroupCall },
          showPreJoinView: false,
          turnOnCameraWhenJoining: true,
          turnOnMicrophoneWhenJoining: true,
          onJoinRoom: resolve,
          ...config,
        });
      }),
    end: () => client?.destroy(),
  };
});
document.head.append(script);
