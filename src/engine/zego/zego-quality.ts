import type { EngineEvent, StreamSource, StreamStats } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import type { ZegoPlayer } from './zego-player.js';
import type { ZegoPublisher } from './zego-publisher.js';
import type { ZegoRoster } from './zego-roster.js';
import type { ZegoStreamStats } from './zego-sdk-types.js';

/** Who knows whose a stream is. */
export interface StreamOwners {
  readonly publisher: Pick<ZegoPublisher, 'sourceOf'>;
  readonly player: Pick<ZegoPlayer, 'identify'>;
  readonly roster: Pick<ZegoRoster, 'has' | 'onForgotten'>;
}

/** Keeps what the SDK last said of each stream, and tells of grades that change. It says all of it every 3 s. */
export class ZegoQuality {
  readonly #userId: string;
  readonly #owners: StreamOwners;
  readonly #said = new Map<string, ZegoStreamStats>();
  readonly #told = new Map<string, Extract<EngineEvent, { type: 'quality' }>>();

  constructor(attempt: ZegoAttempt, userId: string, owners: StreamOwners) {
    this.#userId = userId;
    this.#owners = owners;
    owners.roster.onForgotten = (id) => void this.#told.delete(id);
    attempt.on('publishQualityUpdate', (streamId, stats) => void this.#said.set(streamId, stats));
    attempt.on('playQualityUpdate', (streamId, stats) => void this.#said.set(streamId, stats));
    attempt.on('networkQuality', (id, upstream, downstream) => {
      const of = id || userId;
      if (of !== userId && !owners.roster.has(of)) return;
      const heldBack = of === userId ? this.#heldBack() : undefined;
      const grades = { up: gradeOf(upstream), down: gradeOf(downstream) };
      const now = {
        type: 'quality',
        userId: of,
        ...grades,
        ...(heldBack !== undefined && { heldBack }),
      } as const;
      const before = this.#told.get(of);
      if (before?.up === now.up && before.down === now.down && before.heldBack === heldBack) return;
      this.#told.set(of, now);
      attempt.emit(now);
    });
  }

  /** What is left of the own picture. */
  #heldBack(): number | undefined {
    const limited = [...this.#said].find(
      ([streamId, { qualityLimitationReason: reason, video }]) =>
        reason === 'bandwidth' &&
        video.muteState !== '1' &&
        this.#owners.publisher.sourceOf(streamId) === 'camera',
    );
    return limited?.[1].video.videoBitrate;
  }

  /** What is known of the streams that are there. */
  stats(): StreamStats[] {
    const all = [...this.#said].map(([streamId, said]) => ({ streamId, figures: figuresOf(said) }));
    const known = all.map(({ streamId, figures }): StreamStats | undefined => {
      const own: StreamSource | undefined = this.#owners.publisher.sourceOf(streamId);
      if (own) return { userId: this.#userId, source: own, direction: 'up', ...figures };
      const { userId, source } = this.#owners.player.identify(streamId) ?? {};
      if (userId !== undefined && source) return { userId, source, direction: 'down', ...figures };
      this.#said.delete(streamId);
      return undefined;
    });
    return known.filter((stats) => stats !== undefined);
  }
}

/** ZEGO's grade, 0 (excellent) to 4 (as good as gone), on the scale of the port. */
function gradeOf(grade: number): number {
  return grade >= 0 && grade <= 4 ? 5 - grade : 0;
}

function figuresOf({ audio, video, currentRoundTripTime: seconds }: ZegoStreamStats) {
  const on = video.muteState !== '1';
  const loss = Math.max(audio.audioPacketsLostRate, video.videoPacketsLostRate);
  return {
    audioBitrate: audio.muteState === '1' ? 0 : audio.audioBitrate,
    videoBitrate: on ? video.videoBitrate : 0,
    packetLoss: Math.min(1, loss),
    roundTripTime: seconds === undefined ? undefined : seconds * 1000,
    jitter: audio.audioJitter === undefined ? undefined : audio.audioJitter * 1000,
    width: (on && video.frameWidth) || undefined,
    height: (on && video.frameHeight) || undefined,
    frameRate: on ? video.videoFPS : 0,
    ...(video.googCodecName && { codec: video.googCodecName }),
  };
}
