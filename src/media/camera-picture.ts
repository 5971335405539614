/** Which picture a camera is asked for while it is open. */
import { pictureConstraints, type VideoQuality } from './video-quality.js';

/** What each camera was asked for last. */
const asked = new WeakMap<MediaStreamTrack, VideoQuality>();

/** Its size and rate, to compare. */
function pictureOf(track: MediaStreamTrack): string {
  const { width, height, frameRate } = track.getSettings();
  return [width, height, frameRate].join();
}

/**
 * Asks an open camera for another picture until `signal` aborts; true where it gives one, which clones made before do not
 * have. False where it was asked for that already, had it, or refuses. Never rejects. No more than it was opened with is sure to come.
 */
export async function askFor(
  track: MediaStreamTrack,
  quality: VideoQuality,
  signal: AbortSignal,
): Promise<boolean> {
  if (asked.get(track) === quality) return false;
  asked.set(track, quality);
  const before = pictureOf(track);
  const hold = track.clone(); // alone, Chromium would open the camera anew, as small as that, and then give no more to two
  const release = () => hold.stop();
  signal.addEventListener('abort', release);
  try {
    await track.applyConstraints({ ...track.getConstraints(), ...pictureConstraints(quality) }); // which camera it is stays
    return pictureOf(track) !== before;
  } catch {
    asked.delete(track);
    return false; // it goes on as it is
  } finally {
    signal.removeEventListener('abort', release);
    release();
  }
}
