/** How large the own camera's picture is: what the page says, or less. Fetched with what enters a room. */
import { askFor } from '../media/camera-picture.js';
import { VIDEO_QUALITY, type VideoQuality } from '../media/video-quality.js';

/** Why it may have to be less. */
export interface Thrift {
  /** As the page says it: `low` spares the network. */
  readonly bandwidth: 'auto' | 'low';
  /** The machine has too much to do. */
  readonly strained: boolean;
}

/** What is asked of a camera that is to have `quality`: never more than that. */
export function thrifty(quality: VideoQuality, { bandwidth, strained }: Thrift): VideoQuality {
  if (bandwidth === 'low') return '180p';
  if (!strained) return quality;
  return VIDEO_QUALITY[quality].height > VIDEO_QUALITY['360p'].height ? '360p' : '180p';
}

/** Asks an open camera for another picture until `signal` aborts; true where it gives one. Never rejects. */
export type CameraFit = (camera: MediaStreamTrack, signal: AbortSignal) => Promise<boolean>;

/** What becomes of the own picture. */
export interface OwnPicture {
  readonly fit: CameraFit;
  /** What it may cost, kbit/s; undefined: what the page says. */
  readonly kbits: number | undefined;
}

/** The own picture of a call that was entered with `quality`. */
export function ownPicture(quality: VideoQuality, thrift: Thrift): OwnPicture {
  const now = thrifty(quality, thrift);
  const spares = thrift.bandwidth === 'low' || thrift.strained;
  return {
    fit: (camera, signal) => askFor(camera, now, signal),
    kbits: spares ? VIDEO_QUALITY[now].videoBitrate : undefined,
  };
}
