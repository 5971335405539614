/** A call with ZEGO's UIKit Prebuilt, looked at through what a person has of it. */
import { APP_ID, SECRET } from './ids.js';

/** Who joins what. */
export interface KitOptions {
  readonly roomId: string;
  readonly userId: string;
  /** Whether only to watch; else camera and microphone are on. */
  readonly watching?: boolean;
  /** Where the interface goes. */
  readonly container: HTMLElement;
}

/** The plate with a name that lies over each picture. */
const PLATE = '#ZegoVideoPlayerName';

/** The pictures of everybody else that are there. */
export function othersPictures({ container, userId }: KitOptions): HTMLVideoElement[] {
  return [...container.querySelectorAll(PLATE)]
    .filter((plate) => plate.querySelector('p')?.textContent !== userId)
    .map((plate) => plate.parentElement!.querySelector('video'))
    .filter((video) => video !== null);
}

/** Resolves when the kit shows the first frame of somebody else. */
function firstFrame(options: KitOptions): Promise<void> {
  const asked = new WeakSet<HTMLVideoElement>();
  return new Promise((resolve) => {
    const look = new MutationObserver(() => {
      for (const video of othersPictures(options)) {
        if (asked.has(video)) continue;
        asked.add(video);
        video.requestVideoFrameCallback(() => {
          look.disconnect();
          resolve();
        });
      }
    });
    look.observe(options.container, { childList: true, subtree: true, characterData: true });
  });
}

/** Joins and shows somebody who is there; `reached` hears of each step. Resolves when all is done, with the way out. */
export async function kitCall(
  options: KitOptions,
  reached: (step: 'joined' | 'remoteFrame') => void,
): Promise<() => void> {
  const { ZegoUIKitPrebuilt: Kit } = await import('@zegocloud/zego-uikit-prebuilt');
  const { roomId, userId, container, watching = false } = options;
  const seen = firstFrame(options).then(() => reached('remoteFrame'));
  const client = Kit.create(Kit.generateKitTokenForTest(APP_ID, SECRET, roomId, userId, userId));
  await new Promise<void>((resolve) =>
    client.joinRoom({
      container,
      scenario: { mode: Kit.GroupCall },
      showPreJoinView: false,
      turnOnCameraWhenJoining: !watching,
      turnOnMicrophoneWhenJoining: !watching,
      onJoinRoom: resolve,
    }),
  );
  reached('joined');
  await seen;
  return () => client.destroy();
}
