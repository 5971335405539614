/** Which picture a camera is asked for while it is open. */
import { pictureConstraints, type VideoQuality } from './video-quality.js';

/** What each camera was asked for last, and what comes of it. */
const asked = new WeakMap<MediaStreamTrack, { quality: VideoQuality; answer: Promise<boolean> }>();

/** Its size and rate, to compare. */
function pictureOf(track: MediaStreamTrack): string {
  const { width, height, frameRate } = track.getSettings();
  return [width, height, frameRate].join();
}

/**
 * Asks an open camera for another picture until `signal` aborts; true where it gives one, which clones made before do not
 * have. False where it was asked for that already, had it, or refuses. Never rejects. No more than it was opened with is sure to come.
 */
export function askFor(
  track: MediaStreamTrack,
  quality: VideoQuality,
  signal: AbortSignal,
): Promise<boolean> {
  const last = asked.get(track);
  if (last?.quality === quality) return Promise.resolve(false);
  const now = () => ask(track, quality, signal);
  const answer = last ? last.answer.then(now) : now(); // at once they could not tell whose picture it is that came
  asked.set(track, { quality, answer });
  return answer;
}

async function ask(track: MediaStreamTrack, quality: VideoQuality, signal: AbortSignal): Promise<boolean> {
  const before = pictureOf(track);
  const hold = track.clone(); // alone, Chromium would open the camera anew, as small as that, and then give no more to two
  const release = () => hold.stop();
  signal.addEventListener('abort', release);
  try {
    await track.applyConstraints({ ...track.getConstraints(), ...pictureConstraints(quality) }); // which camera it is stays
    return pictureOf(track) !== before;
  } catch {
    if (asked.get(track)?.quality === quality) asked.delete(track);
    return false; // it goes on as it is
  } finally {
    signal.removeEventListener('abort', release);
    release();
  }
}
