/**
 * What the tests expect of the machine, where a browser has less of it without a person: devices that are named, a second
 * microphone, a screen to share. Each is put in its place by what is missing, never by the browser's name.
 */
import { syntheticMedia } from './media.js';

const { mediaDevices } = navigator;

// Some browsers pass events that a script made on to the listeners of a track only with the fourth argument, of their
// own; others do not look at it.
const { addEventListener } = EventTarget.prototype;
MediaStreamTrack.prototype.addEventListener = function (this: MediaStreamTrack, ...args: unknown[]) {
  const [type, listener, options] = args;
  Reflect.apply(addEventListener, this, [type, listener, options, true]);
};

/** Whether the browser has WebRTC. */
export const connects = 'RTCPeerConnection' in globalThis;

// Calls on a scripted engine connect nothing, and run where there is nothing to connect with.
if (!connects)
  Object.assign(globalThis, {
    RTCPeerConnection: class {
      constructor() {
        throw new DOMException('This browser has no WebRTC.', 'NotSupportedError');
      }
    },
  });

/** Whether the browser brings along what codes a picture in H.264. */
export const encodesH264 =
  connects && RTCRtpSender.getCapabilities('video')!.codecs.some(({ mimeType }) => mimeType === 'video/H264');

/** The devices have names only for a page that has used one. */
async function introduceDevices(): Promise<void> {
  const devices = await mediaDevices.enumerateDevices();
  if (devices.every(({ deviceId }) => deviceId)) return;
  const stream = await mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) track.stop();
}
await introduceDevices();

/** Where there is one microphone, the same again as another device. */
async function addMicrophone(): Promise<void> {
  const isMicrophone = ({ kind }: MediaDeviceInfo) => kind === 'audioinput';
  const { enumerateDevices, getUserMedia } = mediaDevices;
  const found = await mediaDevices.enumerateDevices();
  if (found.filter(isMicrophone).length > 1) return;
  const [first] = found.filter(isMicrophone);
  const second = { ...(first.toJSON() as MediaDeviceInfo), deviceId: 'second', label: 'Second microphone' };
  mediaDevices.enumerateDevices = async () => {
    const devices = await enumerateDevices.call(mediaDevices);
    return devices.flatMap((device) => (isMicrophone(device) ? [device, second] : [device]));
  };
  mediaDevices.getUserMedia = async (constraints = {}) => {
    const { audio } = constraints;
    const wanted = typeof audio === 'object' ? (audio.deviceId as { exact?: string } | undefined)?.exact : '';
    if (typeof audio !== 'object' || wanted !== 'second') return getUserMedia.call(mediaDevices, constraints);
    const { deviceId: _, ...other } = audio;
    const stream = await getUserMedia.call(mediaDevices, { ...constraints, audio: other });
    pose(stream.getAudioTracks()[0], second);
    return stream;
  };
}

/** The track, and whatever is cloned of it, says that it is of that device. */
function pose(track: MediaStreamTrack, device: MediaDeviceInfo): MediaStreamTrack {
  const settings = track.getSettings.bind(track);
  track.getSettings = () => ({ ...settings(), deviceId: device.deviceId });
  track.clone = () => pose(MediaStreamTrack.prototype.clone.call(track), device);
  return Object.defineProperty(track, 'label', { value: device.label });
}
await addMicrophone();

/** Whether a camera opens in the size that is required of it. A made-up one may say that it does, and have another. */
export async function cameraObeys(): Promise<boolean> {
  const { getUserMedia } = MediaDevices.prototype; // tests replace the one in use
  const exactly = { width: { exact: 640 }, height: { exact: 360 } };
  const stream = await getUserMedia.call(mediaDevices, { video: exactly });
  const [camera] = stream.getVideoTracks();
  const { width, height } = camera.getSettings();
  camera.stop();
  return width === 640 && height === 360;
}

/** Whether an open camera gives another picture when it is asked for one. A made-up one may go on as it was. */
export async function cameraFollows(): Promise<boolean> {
  const { getUserMedia } = MediaDevices.prototype; // tests replace the one in use
  const stream = await getUserMedia.call(mediaDevices, { video: { width: 640, height: 360 } });
  const [camera] = stream.getVideoTracks();
  await camera.applyConstraints({ width: 320, height: 180 });
  const { width } = camera.getSettings();
  camera.stop();
  return width === 320;
}

const { getDisplayMedia } = mediaDevices;
/** Whether the browser shares a screen without a person; true until it has refused. */
export let sharesByItself = true;

// Where nobody can press the button of the browser, or there is no screen, a drawn one is shared.
mediaDevices.getDisplayMedia = async (options) => {
  if (sharesByItself)
    try {
      return await getDisplayMedia.call(mediaDevices, options);
    } catch (reason) {
      const { name } = reason as DOMException;
      if (name !== 'InvalidStateError' && name !== 'NotFoundError') throw reason;
      sharesByItself = false;
    }
  const { stream, stop } = syntheticMedia({ audio: false });
  const [track] = stream.getVideoTracks();
  Object.defineProperty(track, 'label', { value: 'screen: drawn' });
  const end = track.stop.bind(track);
  track.stop = () => {
    track.stop = end;
    void stop();
  };
  return stream;
};
