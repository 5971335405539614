/** Two cameras that can be told apart, in the place of the machine's own. */
import { captureBy, ofDevice, plugIn, realDevices, wantedDevice } from './fake-devices.js';
import { syntheticMedia, type Frame, type SyntheticMedia } from './media.js';

/** Sees that a frame is of that camera. */
export const isRed = ({ colour }: Frame): boolean => colour.red > 120 && colour.blue < 90;
export const isBlue = ({ colour }: Frame): boolean => colour.blue > 120 && colour.red < 90;

/** The cameras `red`, the first, and `blue`; microphones are the machine's. `remove()` them. */
export class TwoCameras {
  readonly #cameras: Readonly<Record<string, SyntheticMedia>>;

  /** `taken` says which of them cannot be opened now. */
  constructor(taken: (id: string) => boolean = () => false) {
    const red = syntheticMedia({ colour: 'rgb(200 0 0)', audio: false });
    const blue = syntheticMedia({ colour: 'rgb(0 0 200)', audio: false });
    const cameras: Record<string, SyntheticMedia> = (this.#cameras = { red, blue });
    const { getUserMedia } = navigator.mediaDevices;
    plugIn('videoinput:red', 'videoinput:blue');
    captureBy(async (constraints) => {
      const { video, audio } = constraints;
      const stream = audio ? await getUserMedia.call(navigator.mediaDevices, { audio }) : new MediaStream();
      if (!video) return stream;
      const id = wantedDevice(constraints, 'video') ?? 'red';
      if (taken(id)) throw new DOMException('taken', 'NotReadableError');
      const [track] = cameras[id]?.stream.getVideoTracks() ?? [];
      if (track) stream.addTrack(ofDevice(track.clone(), { deviceId: id }));
      return stream;
    });
  }

  /** Ends both; the machine's devices are back. */
  async remove(): Promise<void> {
    realDevices();
    await Promise.all(Object.values(this.#cameras).map((camera) => camera.stop()));
  }
}
