/** How large the own camera's picture is: what the page says, or less. Fetched with what is drawn in a call. */
import { askFor } from '../media/camera-picture.js';
import { VIDEO_QUALITY, type VideoQuality } from '../media/video-quality.js';

/** Why it may have to be less. */
export interface Thrift {
  /** As the page says it: `low` spares the network. */
  readonly bandwidth: 'auto' | 'low';
  /** The machine has too much to do. */
  readonly strained: boolean;
}

/** From small to large. */
const QUALITIES = Object.keys(VIDEO_QUALITY) as VideoQuality[];

/** What is asked of a camera that is to have `quality`: never more than that. */
export function thrifty(quality: VideoQuality, { bandwidth, strained }: Thrift): VideoQuality {
  if (bandwidth === 'low') return '180p';
  if (!strained) return quality;
  return QUALITIES.indexOf(quality) > QUALITIES.indexOf('360p') ? '360p' : '180p';
}

/** Asks an open camera for it; true where it gives another picture than before. */
export function fitTo(now: VideoQuality): (camera: MediaStreamTrack) => Promise<boolean> {
  return (camera) => askFor(camera, now);
}

/** What it may cost then, kbit/s; undefined: what the page says. */
export function limitOf(now: VideoQuality, quality: VideoQuality): number | undefined {
  return now === quality ? undefined : VIDEO_QUALITY[now].videoBitrate;
}
