/** A picture out of a moving one. */
import { CallError } from '../../errors.js';

/** What the next frame of a picture is waited for, ms. */
const PATIENCE = 3000;
/** Between two looks for it, ms. */
const LOOK = 100;

/** The next frame of a stream as a PNG, in its own size. Rejects with `play-failed` where there is none. */
export async function pngOf(stream: MediaStream | undefined, page: Document): Promise<Blob> {
  try {
    return await nextFrame(stream, page);
  } catch (reason) {
    throw CallError.from(reason, 'play-failed', 'There is no picture now: ask for one while it is on.');
  }
}

async function nextFrame(stream: MediaStream | undefined, page: Document): Promise<Blob> {
  const tracks = stream ? await picturesOf(stream) : [];
  if (!tracks.length) throw new Error('no picture');
  const video = page.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream(tracks) });
  try {
    await frameOf(video);
    const canvas = page.createElement('canvas');
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!png) throw new Error('an empty picture');
    return png;
  } finally {
    video.srcObject = null;
  }
}

/** A picture that nobody saw has no track until it comes again; no event tells of one that a script adds. */
async function picturesOf(stream: MediaStream): Promise<MediaStreamTrack[]> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK) {
    const tracks = stream.getVideoTracks();
    if (tracks.length) return tracks;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  return [];
}

function frameOf(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no frame came')), PATIENCE);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    video.addEventListener('loadeddata', done, { once: true }); // has the first frame
    video.play().catch(reject);
  });
}
