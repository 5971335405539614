/** ZEGO's UIKit Prebuilt. */
import { ZegoUIKitPrebuilt } from '@zegocloud/zego-uikit-prebuilt';
import { APP_ID, SECRET } from '../ids.js';

/** Shows the lobby. */
export function show(container: HTMLElement): void {
  const token = ZegoUIKitPrebuilt.generateKitTokenForTest(APP_ID, SECRET, 'bench', 'ann', 'Ann');
  ZegoUIKitPrebuilt.create(token).joinRoom({ container, scenario: { mode: ZegoUIKitPrebuilt.GroupCall } });
}
