/** A list of devices that a test decides, in the place of the browser's. */
import './machine.js';

const { mediaDevices } = navigator;
const real = mediaDevices.enumerateDevices;
const realCapture = mediaDevices.getUserMedia;

/** `kind:id`, as in `audioinput:headset`; the label is the id in capitals. */
export type FakeDevice = `${MediaDeviceKind}:${string}`;

/** Puts devices in the list, and tells whoever listens. */
export function plugIn(...devices: readonly FakeDevice[]): void {
  mediaDevices.enumerateDevices = () =>
    Promise.resolve(
      devices.map((device) => {
        const [kind, deviceId = ''] = device.split(':') as [MediaDeviceKind, string];
        return { kind, deviceId, label: deviceId.toUpperCase(), groupId: '' } as MediaDeviceInfo;
      }),
    );
  mediaDevices.dispatchEvent(new Event('devicechange'));
}

/** What a fake camera or microphone opens; the tracks say that they are of that device. */
export type Capture = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/** Answers what the page captures. */
export function captureBy(capture: Capture): void {
  mediaDevices.getUserMedia = (constraints = {}) => capture(constraints);
}

/** A track that says which device it is of. */
export function ofDevice<Track extends MediaStreamTrack>(track: Track, settings: MediaTrackSettings): Track {
  const own = track.getSettings.bind(track);
  track.getSettings = () => ({ ...own(), ...settings });
  return track;
}

/** The device id that is required in the constraints of a kind. */
export function wantedDevice(
  constraints: MediaStreamConstraints,
  kind: 'audio' | 'video',
): string | undefined {
  const wanted = constraints[kind];
  const id = typeof wanted === 'object' ? wanted.deviceId : undefined;
  return typeof id === 'object' && 'exact' in id ? (id.exact as string) : undefined;
}

/** The browser's own again. */
export function realDevices(): void {
  mediaDevices.enumerateDevices = real;
  mediaDevices.getUserMedia = realCapture;
}
