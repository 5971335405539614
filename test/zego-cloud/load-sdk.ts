/** Loads the SDK for tests and gets over what it does once in a page, which the guards of testing.ts would take for faults. */
import type { ZegoSdkClass } from '../../src/engine/zego/zego-sdk-types.js';
import { within } from '../support/media.js';

/** The application of all tests: what is got over once in a page is so for one application id. */
export const APP_ID = 1234567890;

/** Lines like `Dropped  setting_online_…` that the first engine writes to the console, whatever its log level. */
const DROPPED_LINES = 2;

let loaded: Promise<ZegoSdkClass> | undefined;

/** The SDK's class, with one engine already built and destroyed. Call it only while a cloud is installed. */
export function loadSdk(): Promise<ZegoSdkClass> {
  return (loaded ??= load());
}

async function load(): Promise<ZegoSdkClass> {
  const { ZegoExpressEngine } = await import('zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js');
  const Sdk = ZegoExpressEngine as ZegoSdkClass;
  const { AudioContext } = globalThis;
  const { debug } = console;
  const dropped = new Promise<void>((resolve) => {
    let left = DROPPED_LINES;
    console.debug = (...args: unknown[]) => {
      if (!String(args[0]).startsWith('Dropped')) debug(...args);
      else if (--left === 0) resolve();
    };
  });
  try {
    // The SDK keeps one AudioContext for the life of the page: it is made of the class beneath the guard's.
    globalThis.AudioContext = Object.getPrototypeOf(AudioContext) as typeof AudioContext;
    Sdk.presetLogConfig({ logLevel: 'disable' });
    const engine = new Sdk(APP_ID, '', { scenario: 4 });
    globalThis.AudioContext = AudioContext;
    await within(dropped, 5000, () => 'the first engine clears its old stores');
    engine.destroyEngine();
  } finally {
    globalThis.AudioContext = AudioContext;
    console.debug = debug;
  }
  return Sdk;
}
