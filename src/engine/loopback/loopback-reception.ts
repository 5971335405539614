/** What of a picture somebody wants, and how it is coded then. Pure. */
import type { PictureSize, Reception, StreamSource } from '../call-engine.js';

/** How much of a picture is wanted, and for which size; 0 where that is not known. */
export interface Wish extends PictureSize {
  readonly level: Exclude<Reception, 'none'>;
}

/** Of all pictures of one member. */
export type Wishes = Readonly<Record<StreamSource, Wish>>;

/** What is sent before anybody has wished for anything. */
export const ALL: Wishes = {
  camera: { level: 'high', width: 0, height: 0 },
  screen: { level: 'high', width: 0, height: 0 },
};

/** What of an `RTCRtpEncodingParameters` is set. */
export interface Coding {
  readonly active: boolean;
  readonly scaleResolutionDownBy: number;
  /** bit/s. */
  readonly maxBitrate: number | undefined;
  readonly maxFramerate: number | undefined;
}

/** A picture that is `low` has about so many pixels on its shorter side, and costs no more than that. */
export const LOW = { side: 180, maxBitrate: 150_000, maxFramerate: 15 } as const;

/** Steps, as each change costs a whole frame: a picture has at most a third more than is asked for, either way. */
const SCALES = [16, 12, 10, 8, 6, 5, 4, 3, 2.5, 2, 1.5, 1.25] as const;

/** How a picture of that size is coded for whoever wishes that; for nobody with more than `most` bit/s. */
export function codingFor(
  { level, width, height }: Wish,
  { width: w = 0, height: h = 0 }: Partial<PictureSize>,
  most = Infinity,
): Coding {
  const maxBitrate = Math.min(most, level === 'low' ? LOW.maxBitrate : Infinity);
  const cover = width && height ? Math.min(w / width, h / height) : 1;
  const low = level === 'low' ? Math.min(w, h) / LOW.side : 1;
  const exact = Math.max(cover, low);
  return {
    active: level !== 'off',
    scaleResolutionDownBy: SCALES.find((scale) => scale <= exact) ?? 1,
    maxBitrate: maxBitrate < Infinity ? maxBitrate : undefined,
    maxFramerate: level === 'low' ? LOW.maxFramerate : undefined,
  };
}

/** Whether `value`, which anybody may have sent, is a wish. */
export function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null) return false;
  const { level, width, height } = value as Partial<Record<string, unknown>>;
  const known = level === 'off' || level === 'low' || level === 'high';
  return known && isPixels(width) && isPixels(height);
}

function isPixels(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}
