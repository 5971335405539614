/** Loads the SDK for tests, and keeps what it does by nature from the guards of testing.ts, which would take it for faults. */
import type { ZegoSdk, ZegoSdkClass } from '../../src/engine/zego/zego-sdk-types.js';
import { forgiveParameters } from './forgive-parameters.js';
import { installZegoCloud } from './in-page.js';
import { testToken } from './token.js';

/** The application of all tests: what is kept in the page is kept for one. */
export const APP_ID = 1234567890;

/** What the SDK fetches after its first login and keeps. */
const SETTINGS = ['init', 'room', 'rtc'].map((file) => `setting_online_1_${APP_ID}_${file}`);

let loaded: Promise<ZegoSdkClass> | undefined;

/** The SDK's class, with one engine already built, used and destroyed in a cloud of its own. */
export function loadSdk(): Promise<ZegoSdkClass> {
  return (loaded ??= load());
}

async function load(): Promise<ZegoSdkClass> {
  silenceDropped();
  forgiveParameters();
  const cloud = installZegoCloud();
  const { ZegoExpressEngine } = await import('zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js');
  const Sdk = ZegoExpressEngine as ZegoSdkClass;
  Sdk.presetLogConfig({ logLevel: 'disable' });
  const engine = buildFirst(() => new Sdk(APP_ID, '', { scenario: 4 }));
  await fetchSettings(engine);
  engine.destroyEngine();
  cloud.uninstall();
  return Sdk;
}

/** Every engine writes `Dropped  setting_online_…` some time after it is built, whatever its log level. */
function silenceDropped(): void {
  const { debug } = console;
  console.debug = (...args: unknown[]) => {
    if (!String(args[0]).startsWith('Dropped')) debug(...args);
  };
}

/** The first engine opens the one AudioContext that the SDK keeps for the life of the page: not of the guard's class. */
function buildFirst(build: () => ZegoSdk): ZegoSdk {
  const { AudioContext } = globalThis;
  const beneath = Object.getPrototypeOf(AudioContext) as typeof AudioContext;
  if (beneath.name === 'AudioContext') globalThis.AudioContext = beneath;
  try {
    return build();
  } finally {
    globalThis.AudioContext = AudioContext;
  }
}

/** An engine that ends before its settings have come, and finds none of an earlier page, leaves rejections behind. */
async function fetchSettings(engine: ZegoSdk): Promise<void> {
  await engine.loginRoom('first', testToken(), { userID: 'first' }, { userUpdate: false });
  while (!SETTINGS.every((key) => localStorage.getItem(key) !== null))
    await new Promise(requestAnimationFrame);
  engine.logoutRoom();
}
