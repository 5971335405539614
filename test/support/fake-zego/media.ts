/** Media of the fake service: players get clones of what is published, so that frames really arrive. */
import type { TrackKind } from '../../../src/engine/call-engine.js';
import type { ZegoDeviceStatus } from '../../../src/engine/zego/zego-sdk-types.js';

/** What plays is no copy of the engine's: tests that patch `clone()` count those. */
const { clone } = MediaStreamTrack.prototype;
const KINDS = ['audio', 'video'] as const;

/** A stream as the SDK keeps one that it created: our own tracks, and what is muted. */
export interface FakeLocalStream {
  readonly stream: MediaStream;
  readonly muted: Record<TrackKind, boolean>;
  /** Of the picture, kbit/s. */
  maxBitrate: number;
}

/** One player's end of a published stream: the same MediaStream as long as it plays. */
export class FakeSink {
  readonly stream = new MediaStream();
  /** The player wants no picture. */
  muted = false;
  readonly #sources = new Map<TrackKind, MediaStreamTrack>();

  /** Carries what is sent now. A kind that is not sent has no track, as in the SDK. */
  connect({ stream, muted }: FakeLocalStream): void {
    for (const kind of KINDS) {
      const source = stream.getTracks().find((track) => track.kind === kind && track.readyState === 'live');
      const sent = muted[kind] || (kind === 'video' && this.muted) ? undefined : source;
      if (sent === this.#sources.get(kind)) continue;
      this.#drop(kind);
      if (!sent) continue;
      this.#sources.set(kind, sent);
      this.stream.addTrack(clone.call(sent));
    }
  }

  /** Ends the tracks. */
  stop(): void {
    for (const kind of KINDS) this.#drop(kind);
  }

  #drop(kind: TrackKind): void {
    this.#sources.delete(kind);
    for (const track of this.stream.getTracks().filter((one) => one.kind === kind)) {
      track.stop();
      this.stream.removeTrack(track);
    }
  }
}

/** What the service tells players of a kind, when it samples it. */
export function deviceStatus({ stream, muted }: FakeLocalStream, kind: TrackKind): ZegoDeviceStatus {
  const live = stream.getTracks().some((track) => track.kind === kind && track.readyState === 'live');
  return live && !muted[kind] ? 'OPEN' : 'MUTE';
}
