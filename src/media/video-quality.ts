/** The capture and publish profiles a call can have. */

/** A profile by the height of its picture in landscape. */
export type VideoQuality = '180p' | '360p' | '540p' | '720p' | '1080p';

/** What a profile asks of the camera and of the encoder; the size is in landscape. */
export interface VideoProfile {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Frames per second. */
  readonly frameRate: number;
  /** kbit/s. */
  readonly videoBitrate: number;
}

/**
 * ZEGO's own presets, so that a page sends what ZEGO's native clients of the same setting send.
 * Source: https://www.zegocloud.com/docs/real-time-video-linux-cpp/video/video-attributes
 */
export const VIDEO_QUALITY: Readonly<Record<VideoQuality, VideoProfile>> = {
  '180p': { width: 320, height: 180, frameRate: 15, videoBitrate: 300 },
  '360p': { width: 640, height: 360, frameRate: 15, videoBitrate: 600 },
  '540p': { width: 960, height: 540, frameRate: 15, videoBitrate: 1200 },
  '720p': { width: 1280, height: 720, frameRate: 15, videoBitrate: 1500 },
  '1080p': { width: 1920, height: 1080, frameRate: 15, videoBitrate: 3000 },
};

/** What is asked of a camera for it; one that cannot do that gives what comes nearest. */
export function pictureConstraints(quality: VideoQuality): MediaTrackConstraints {
  const { width, height, frameRate } = VIDEO_QUALITY[quality];
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } };
}
