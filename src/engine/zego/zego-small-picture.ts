import type { ZegoSdk } from './zego-sdk-types.js';

/**
 * The small picture beside a large one. The SDK makes it of a copy of the stream, anew for every track that replaces
 * another, and ends none of the copies before the stream is destroyed: they would keep the camera open, and the microphone.
 */
export class ZegoSmallPicture {
  readonly #copies: MediaStream[] = [];
  #enabled = true;

  /** Before `stream`, which the SDK created, is published. Where the SDK cannot, as in Firefox, there is none. */
  constructor(sdk: ZegoSdk, stream: MediaStream) {
    const copy = stream.clone.bind(stream);
    stream.clone = () => {
      const made = copy();
      for (const track of made.getAudioTracks()) {
        track.stop();
        made.removeTrack(track);
      }
      // The SDK asks all of them to be small: one that has ended, for a picture yet to come, cannot be, and would reject.
      for (const track of made.getTracks())
        if (track.readyState === 'ended') track.applyConstraints = () => Promise.resolve();
      this.#copies.push(made);
      this.#enable(made);
      return made;
    };
    sdk.enableDualStream(stream);
  }

  /** Sends it or not, at once: the SDK may take its time. */
  set enabled(enabled: boolean) {
    this.#enabled = enabled;
    this.#copies.forEach((copy) => this.#enable(copy));
  }

  /** Another copy is sent now: ends those before. */
  settle(): void {
    for (const copy of this.#copies.splice(0, this.#copies.length - 1)) stop(copy);
  }

  /** Ends all of them. */
  end(): void {
    for (const copy of this.#copies.splice(0)) stop(copy);
  }

  #enable(copy: MediaStream): void {
    for (const track of copy.getVideoTracks()) track.enabled = this.#enabled;
  }
}

function stop(copy: MediaStream): void {
  for (const track of copy.getTracks()) track.stop();
}
