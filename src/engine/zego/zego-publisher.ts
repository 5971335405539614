import { CallError } from '../../errors.js';
import type { EngineOptions, StreamSource } from '../call-engine.js';
import { runAll, type ZegoAttempt } from './zego-attempt.js';
import { endsRoom, zegoError } from './zego-errors.js';
import { ZegoPublication, type LastMute } from './zego-publication.js';

/** The user's own streams, one of each source. */
export class ZegoPublisher {
  readonly #attempt: ZegoAttempt;
  readonly #options: EngineOptions;
  readonly #userId: string;
  readonly #publications = new Map<StreamSource, ZegoPublication>();
  readonly #lastMute: LastMute = { at: -Infinity };
  #limit: number | undefined;

  constructor(attempt: ZegoAttempt, options: EngineOptions, userId: string) {
    this.#attempt = attempt;
    this.#options = options;
    this.#userId = userId;
    attempt.on('publisherStateUpdate', (state) => {
      for (const [source, publication] of this.#publications) {
        if (state.streamID !== publication.streamId) continue;
        if (publication.onState) publication.onState(state);
        else if (state.state === 'NO_PUBLISH' && state.errorCode !== 0 && !endsRoom(state.errorCode)) {
          this.#lose(source, state);
        }
      }
    });
    attempt.on('roomStateUpdate', (_, state) => {
      if (state === 'CONNECTED')
        for (const publication of this.#publications.values()) void publication.tell();
    });
  }

  /** Resolves when the others can play it. In a room of `many` the camera has a small picture beside the large one. */
  async publish(source: StreamSource, media: MediaStream, signal: AbortSignal, many: boolean): Promise<void> {
    if (this.#publications.has(source))
      throw new CallError('publish-failed', `The ${source} is published already: use replaceTrack().`);
    const owner = { userId: this.#userId, source };
    const publication = new ZegoPublication(this.#attempt, this.#options, this.#lastMute, owner, media);
    this.#publications.set(source, publication);
    if (source === 'camera') publication.limitVideo(this.#limit);
    try {
      await publication.start(signal, many && source === 'camera');
    } catch (reason) {
      if (this.#publications.get(source) === publication) this.unpublish(source);
      throw reason;
    }
  }

  /** See the port. */
  limitVideo(kbits: number | undefined): void {
    this.#limit = kbits;
    this.#publications.get('camera')?.limitVideo(kbits);
  }

  /** Takes the stream back and ends the clones. */
  unpublish(source: StreamSource): void {
    runAll(this.#take(source)); // what it throws is of no use to anybody: it is over, and the clones are ended
  }

  /** The source of an own stream. */
  sourceOf(streamId: string): StreamSource | undefined {
    for (const [source, publication] of this.#publications)
      if (publication.streamId === streamId) return source;
    return undefined;
  }

  /** The stream of that source; throws when there is none. */
  current(source: StreamSource): ZegoPublication {
    const publication = this.#publications.get(source);
    if (!publication)
      throw new CallError('publish-failed', `No ${source} is published. Call publish() first.`);
    return publication;
  }

  /** The room was entered anew: publishes all there is once more. */
  again(): void {
    for (const [source, publication] of this.#publications)
      publication.again().catch((reason: unknown) => {
        if (this.#publications.get(source) === publication) this.#lose(source, reason);
      });
  }

  /** Takes every stream back. */
  endings(): (() => void)[] {
    return [...this.#publications.keys()].flatMap((source) => this.#take(source));
  }

  #lose(source: StreamSource, reason: unknown): void {
    this.unpublish(source);
    const error = zegoError(reason, 'publish-failed', 'Publishing');
    this.#attempt.emit({ type: 'unpublished', source, error });
  }

  #take(source: StreamSource): (() => void)[] {
    const publication = this.#publications.get(source);
    this.#publications.delete(source);
    return publication?.endings() ?? [];
  }
}
