/** Which picture a camera is asked for while it is open. */
import { delay } from '../internal/until-aborted.js';
import { pictureConstraints, type VideoQuality } from './video-quality.js';

/** What a camera has not given for so long, ms, is not waited for. */
const LIMIT_MS = 5000;

/** What a camera was asked for, unless it refused, and what comes of it. */
interface Asked {
  quality: VideoQuality | undefined;
  readonly answer: Promise<boolean>;
}

/** What each camera was asked for last. */
const asked = new WeakMap<MediaStreamTrack, Asked>();

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
  const mine: Asked = { quality, answer: ask() };
  asked.set(track, mine);
  return mine.answer;

  async function ask(): Promise<boolean> {
    await last?.answer; // at once they could not tell whose picture it is that came
    const before = pictureOf(track);
    const hold = track.clone(); // alone, Chromium would open the camera anew, as small as that, and then give no more to two
    try {
      const wanted = { ...track.getConstraints(), ...pictureConstraints(quality) }; // which camera it is stays
      await Promise.race([track.applyConstraints(wanted), delay(LIMIT_MS, signal)]);
    } catch {
      mine.quality = undefined; // it goes on as it is
    }
    hold.stop();
    return pictureOf(track) !== before;
  }
}
