/** What a page does without this package: ZEGO's SDK, a picture and a button. */
import { ZegoExpressEngine } from 'zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js';
import type { ZegoSdkClass } from '../../../src/engine/zego/zego-sdk-types.js';
import { APP_ID } from '../ids.js';

/** Shows the lobby. */
export async function show(container: HTMLElement): Promise<void> {
  const Sdk = ZegoExpressEngine as ZegoSdkClass;
  Sdk.presetLogConfig({ logLevel: 'disable' });
  new Sdk(APP_ID, '', { scenario: 4 });
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true });
  const button = document.createElement('button');
  button.textContent = 'Join';
  container.append(video, button);
  video.srcObject = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
}
