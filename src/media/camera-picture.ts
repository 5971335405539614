/** Which picture a camera is asked for while it is open. */
import { VIDEO_QUALITY, type VideoQuality } from './video-quality.js';

/** What each camera was asked for last. */
const asked = new WeakMap<MediaStreamTrack, VideoQuality>();

/**
 * Asks an open camera for another picture; true where it gives one, which clones made before do not have. False where it
 * was asked for that already, or refuses. Never rejects. No more than it was opened with is sure to come.
 */
export async function askFor(track: MediaStreamTrack, quality: VideoQuality): Promise<boolean> {
  if (asked.get(track) === quality) return false;
  asked.set(track, quality);
  const { width, height, frameRate } = VIDEO_QUALITY[quality];
  const size = { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } };
  const hold = track.clone(); // alone, Chromium would open the camera anew, as small as that, and then give no more to two
  try {
    await track.applyConstraints({ ...track.getConstraints(), ...size }); // which camera it is stays
    return true;
  } catch {
    return false; // it goes on as it is
  } finally {
    hold.stop();
  }
}
