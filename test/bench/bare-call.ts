/** What a page does without this package: ZEGO's quick start, step by step, with the same devices and settings. */
import type { ZegoSdkClass } from '../../src/engine/zego/zego-sdk-types.js';

/** Who joins what. */
export interface BareOptions {
  readonly appId: number;
  readonly roomId: string;
  readonly userId: string;
  readonly token: string;
  /** Opens and shows the camera beside the login, as `<zego-call>` does; the quick start logs in first. */
  readonly cameraBeside: boolean;
}

/** As `<zego-call>` asks for, by default. */
const CONSTRAINTS = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: {
    width: { ideal: 960 },
    height: { ideal: 540 },
    frameRate: { ideal: 15 },
    facingMode: { ideal: 'user' },
  },
};
const BITRATE = 1200;

/** A picture in the page. */
function show(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement('video');
  Object.assign(video, { srcObject: stream, muted: true, autoplay: true });
  document.body.append(video);
  return video;
}

/** Joins, publishes and plays somebody who is there; `reached` hears of each step. Resolves when all is done, with the way out. */
export async function bareCall(
  { appId, roomId, userId, token, cameraBeside }: BareOptions,
  reached: (step: 'joined' | 'publish' | 'remoteFrame') => void,
): Promise<() => void> {
  const videos: HTMLVideoElement[] = [];
  const openCamera = async () => {
    const stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
    videos.push(show(stream));
    return stream;
  };
  const opening = cameraBeside ? openCamera() : undefined;

  const { ZegoExpressEngine } = await import('zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js');
  const Sdk = ZegoExpressEngine as ZegoSdkClass;
  Sdk.presetLogConfig({ logLevel: 'disable' });
  const sdk = new Sdk(appId, '', { scenario: 4 });
  sdk.setLogConfig({ logLevel: 'disable' });

  const published = new Promise<void>((resolve) =>
    sdk.on('publisherStateUpdate', ({ state }) => {
      if (state !== 'PUBLISHING') return;
      reached('publish');
      resolve();
    }),
  );
  let announce: () => void;
  const others = new Promise<void>((resolve) => (announce = resolve));
  const played = new Promise<void>((resolve, reject) =>
    sdk.on('roomStreamUpdate', (_, type, [stream]) => {
      if (type !== 'ADD' || !stream) return;
      announce();
      sdk.startPlayingStream(stream.streamID).then((remote) => {
        const video = show(remote);
        videos.push(video);
        video.requestVideoFrameCallback(() => {
          reached('remoteFrame');
          resolve();
        });
      }, reject);
    }),
  );

  await sdk.loginRoom(roomId, token, { userID: userId, userName: userId }, { userUpdate: true });
  await others;
  reached('joined');
  const camera = await (opening ?? openCamera());
  const local = await sdk.createStream({ custom: { source: camera, bitrate: BITRATE } });
  const streamId = `${userId}-stream`;
  sdk.startPublishingStream(streamId, local, {
    videoCodec: 'H264',
    enableAutoSwitchVideoCodec: true,
    extraInfo: '',
  });
  await Promise.all([published, played]);

  return () => {
    // The SDK never lets go of its listeners: emptied, so that they hold no picture.
    for (const video of videos.splice(0)) {
      video.srcObject = null;
      video.remove();
    }
    sdk.stopPublishingStream(streamId);
    sdk.destroyStream(local);
    for (const track of camera.getTracks()) track.stop();
    sdk.logoutRoom();
    setTimeout(() => sdk.destroyEngine(), 0);
  };
}
