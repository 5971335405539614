/** A camera for those who have none. */
import { Easel } from './easel.js';
import { CameraPicture } from './picture.js';
import { NO_OUTPUT } from './voices.js';

/** Somebody's picture, and a microphone in which nobody speaks, e.g. for the `source` of a call. */
export interface DrawnCamera {
  readonly stream: MediaStream;
  /** Ends the stream and the drawing. */
  stop(): void;
}

/** How it is drawn. */
export interface DrawnCameraOptions {
  /** The same seed, the same person. Default 2. */
  readonly seed?: number;
  /** A picture that does not move. Default false. */
  readonly still?: boolean;
  /** Pixels, 16 : 9. Default 640. */
  readonly width?: number;
}

/** Draws a person in front of a camera until it is stopped. Needs a page with a canvas and Web Audio. */
export function drawnCamera({ seed = 2, still = false, width = 640 }: DrawnCameraOptions = {}): DrawnCamera {
  const picture = new CameraPicture(seed, width, still);
  const easel = new Easel();
  easel.add(picture);
  easel.running = true;
  const context = new AudioContext(NO_OUTPUT);
  void context.resume().catch(() => undefined /* closed meanwhile */);
  const { stream } = context.createMediaStreamDestination();
  stream.addTrack(picture.track);
  return {
    stream,
    stop() {
      easel.running = false;
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}
