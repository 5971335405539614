/** The part of the fake SDK that chooses how much of a played stream comes. */
import { FakeLocalStreams } from './local-streams.js';
import type { FakeLocalStream, FakeSink } from './media.js';
import { streamStats } from './quality.js';

/** A stream that comes. */
export interface FakePlayed {
  readonly sink: FakeSink;
  readonly local: FakeLocalStream;
}

/** See the head of this file. */
export abstract class FakeRemoteStreams extends FakeLocalStreams {
  /** When the last one was done: what comes within 100 ms is thrown away, here at once, by the SDK with the next. */
  #muted = -Infinity;

  /** Playing a stream breaks off and goes on. */
  interrupt(streamID: string): void {
    for (const state of ['PLAY_REQUESTING', 'PLAYING'] as const)
      this.raise('playerStateUpdate', [{ streamID, state, errorCode: 0 }]);
  }

  async mutePlayStreamVideo(streamID: string, mute: boolean): Promise<boolean> {
    this.note('mutePlayStreamVideo', [streamID, mute]);
    const early = performance.now() - this.#muted < 100;
    await this.settled();
    const { sink, local } = this.#find(streamID);
    this.#muted = performance.now();
    if (early) return true;
    sink.muted = mute;
    sink.connect(local);
    this.raise('playQualityUpdate', [streamID, streamStats(local, mute)]);
    return true;
  }

  async setPlayStreamVideoType(streamID: string, streamType: 0 | 1): Promise<boolean> {
    this.note('setPlayStreamVideoType', [streamID, streamType]);
    await this.settled();
    return Boolean(this.#find(streamID));
  }

  /** A stream that plays, while the link is there. */
  protected abstract played(streamID: string): FakePlayed | undefined;

  #find(streamID: string): FakePlayed {
    const found = this.played(streamID);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the SDK
    if (!found) throw false;
    return found;
  }
}
