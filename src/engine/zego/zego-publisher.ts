import { CallError } from '../../errors.js';
import type { EngineOptions, TrackKind } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import { checkResponse, endsRoom, zegoError } from './zego-errors.js';
import { encodeMediaState } from './zego-media-state.js';
import type { ZegoResponse, ZegoStreamState } from './zego-sdk-types.js';
import { newStreamId } from './zego-stream-id.js';

/** The SDK itself retries far longer. */
const PUBLISH_MS = 15_000;
/** A silent service must not hold up who turns the camera off. */
const TELL_MS = 3000;
/**
 * The SDK puts a mute off for 100 ms when the one before it was done less than 100 ms ago, no matter of which stream. A
 * stream whose publishing has begun meanwhile never sends that kind: publishing begins no sooner than this after any mute.
 */
const MUTE_MS = 210;
const KINDS = ['audio', 'video'] as const;
const TRIED = 'Publishing';

interface Publication {
  readonly streamId: string;
  /** The SDK's, of our clones. */
  readonly stream: MediaStream;
  /** What is sent of each kind: our clones. */
  readonly tracks: Record<TrackKind, MediaStreamTrack | null>;
  /** Kinds the SDK's stream has a track of, if only one that has ended: it takes another only in that one's place. */
  readonly taken: Set<TrackKind>;
  readonly enabled: Record<TrackKind, boolean>;
  /** The picture's track that was muted last. */
  paused?: MediaStreamTrack;
  /** The extra info the others have. */
  told: string;
}

/** Sends the user's own sound and picture, as clones: the SDK ends the tracks of streams it destroys. */
export class ZegoPublisher {
  readonly #attempt: ZegoAttempt;
  readonly #options: EngineOptions;
  readonly #userId: string;
  #publication: Publication | undefined;
  /** By `performance.now()`. */
  #mutedAt = -Infinity;
  #onState: ((state: ZegoStreamState<string>) => void) | undefined;

  constructor(attempt: ZegoAttempt, options: EngineOptions, userId: string) {
    this.#attempt = attempt;
    this.#options = options;
    this.#userId = userId;
    attempt.on('publisherStateUpdate', (state) => {
      if (state.streamID !== this.#publication?.streamId) return;
      if (this.#onState) this.#onState(state);
      else if (state.state === 'NO_PUBLISH' && state.errorCode !== 0 && !endsRoom(state.errorCode))
        this.#gaveUp(state);
    });
    attempt.on('roomStateUpdate', (_, state) => {
      if (state === 'CONNECTED') void this.#tellLate();
    });
  }

  /** Resolves when the others can play it. */
  async publish(source: MediaStream, signal: AbortSignal): Promise<void> {
    if (this.#publication) throw new CallError('publish-failed', 'Already publishing: use replaceTrack().');
    const publication = await this.#create(source, signal);
    this.#publication = publication;
    try {
      await this.#start(publication, signal);
    } catch (reason) {
      for (const step of this.endings()) step();
      throw zegoError(reason, 'publish-failed', TRIED);
    }
  }

  /** See the port. */
  async replaceTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    const publication = this.#current();
    const { tracks, taken, enabled, stream } = publication;
    const old = tracks[kind];
    if (!track) {
      tracks[kind] = null;
      this.#apply(publication, kind);
    } else {
      const clone = track.clone();
      clone.enabled = enabled[kind];
      try {
        const swap = taken.has(kind)
          ? this.#attempt.sdk.replaceTrack(stream, clone)
          : this.#add(stream, clone);
        checkResponse(await this.#attempt.until(swap), 'publish-failed', 'Replacing a track');
        if (publication !== this.#publication) throw new CallError('publish-failed', 'Publishing has ended.');
      } catch (reason) {
        clone.stop();
        throw reason;
      }
      tracks[kind] = clone;
      taken.add(kind);
      this.#apply(publication, kind);
    }
    old?.stop();
  }

  /**
   * See the port. The media stop or go on at once. Where the link is lost nobody can be told: that follows when it is
   * back, and this resolves.
   */
  async setTrackEnabled(kind: TrackKind, enabled: boolean): Promise<void> {
    const publication = this.#current();
    publication.enabled[kind] = enabled;
    const picture = kind === 'video' ? publication.tracks.video : null;
    if (picture && !enabled) publication.paused = picture;
    // The SDK unmutes no sender that still has the track, though the mute may be about to take it away: another goes.
    if (picture && enabled && picture === publication.paused) await this.replaceTrack(kind, picture);
    else this.#apply(publication, kind);
    await this.#tell(publication);
  }

  /** Takes the stream back and ends the clones. */
  endings(): (() => void)[] {
    const publication = this.#publication;
    if (!publication) return [];
    this.#publication = undefined;
    const { streamId, stream, tracks } = publication;
    return [
      () => this.#attempt.sdk.stopPublishingStream(streamId),
      () => this.#attempt.sdk.destroyStream(stream),
      ...KINDS.map((kind) => () => tracks[kind]?.stop()),
    ];
  }

  /** The SDK adds only tracks it knows from a stream of its own: of another its promise never settles. */
  async #add(stream: MediaStream, track: MediaStreamTrack): Promise<ZegoResponse> {
    await this.#adopt([track]);
    return await this.#attempt.sdk.addTrack(stream, track);
  }

  #adopt(tracks: readonly MediaStreamTrack[]): Promise<MediaStream> {
    const custom = { source: new MediaStream([...tracks]), bitrate: this.#options.videoBitrate };
    return this.#attempt.sdk.createStream({ custom });
  }

  async #create(source: MediaStream, signal: AbortSignal): Promise<Publication> {
    await this.#attempt.until(this.#mutable(), signal);
    const [audio, video] = [source.getAudioTracks()[0]?.clone(), source.getVideoTracks()[0]?.clone()];
    const clones = [audio, video].filter((track) => track !== undefined);
    try {
      const stream = await this.#attempt.until(this.#adopt(clones), signal);
      const enabled = { audio: audio?.enabled ?? false, video: video?.enabled ?? false };
      const publication: Publication = {
        streamId: newStreamId(this.#userId),
        stream,
        tracks: { audio: audio ?? null, video: video ?? null },
        taken: new Set(clones.map(({ kind }) => kind as TrackKind)),
        enabled,
        told: encodeMediaState(enabled),
      };
      for (const kind of KINDS) if (!enabled[kind]) this.#apply(publication, kind);
      return publication;
    } catch (reason) {
      for (const clone of clones) clone.stop();
      throw zegoError(reason, 'publish-failed', TRIED);
    }
  }

  async #mutable(): Promise<void> {
    const wait = this.#mutedAt + MUTE_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  async #start({ streamId, stream, told }: Publication, signal: AbortSignal): Promise<void> {
    const { sdk } = this.#attempt;
    let timer;
    const published = new Promise<void>((resolve, reject) => {
      this.#onState = ({ state, errorCode }) => {
        if (state === 'PUBLISHING') resolve();
        else if (state === 'NO_PUBLISH') reject(zegoError({ errorCode }, 'publish-failed', TRIED));
      };
      const late = new CallError(
        'publish-failed',
        `Nothing was sent within ${PUBLISH_MS / 1000} s. Check the network.`,
      );
      timer = setTimeout(() => reject(late), PUBLISH_MS);
    });
    const waiting = this.#attempt.until(published, signal);
    waiting.catch(() => undefined); // where the SDK refuses below, nobody waits for it
    try {
      const options = {
        videoCodec: this.#options.codec === 'vp8' ? 'VP8' : 'H264',
        enableAutoSwitchVideoCodec: true,
        extraInfo: told,
      } as const;
      if (!signal.aborted && !sdk.startPublishingStream(streamId, stream, options))
        throw new CallError('publish-failed', 'The ZEGO SDK refused to publish. Join again.');
      await waiting;
    } finally {
      clearTimeout(timer);
      this.#onState = undefined;
    }
  }

  /** The SDK sends a kind if it is on and has a track. A stream without the kind must not be muted: it would throw. */
  #apply({ stream, tracks, taken, enabled }: Publication, kind: TrackKind): void {
    if (!taken.has(kind)) return;
    const mute = !(enabled[kind] && tracks[kind]);
    // The SDK puts mutes off that follow each other within 100 ms.
    if (tracks[kind]) tracks[kind].enabled = !mute;
    const { sdk } = this.#attempt;
    this.#mutedAt = performance.now();
    const done =
      kind === 'audio' ? sdk.mutePublishStreamAudio(stream, mute) : sdk.mutePublishStreamVideo(stream, mute);
    if (!done)
      throw new CallError('publish-failed', `The ZEGO SDK did not turn the ${kind} ${mute ? 'off' : 'on'}.`);
  }

  async #tell(publication: Publication): Promise<void> {
    const extraInfo = encodeMediaState(publication.enabled);
    if (extraInfo === publication.told) return;
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new CallError('connection-lost', 'ZEGO did not answer in time.')),
      TELL_MS,
    );
    try {
      const telling = this.#attempt.sdk.setStreamExtraInfo(publication.streamId, extraInfo);
      checkResponse(await this.#attempt.until(telling, late.signal), 'publish-failed', 'Telling the others');
      publication.told = extraInfo;
    } catch (reason) {
      const error = zegoError(reason, 'publish-failed', 'Telling the others');
      if (error.code !== 'connection-lost' || this.#attempt.signal.aborted) throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What could not be told while the link was lost. */
  async #tellLate(): Promise<void> {
    if (!this.#publication) return;
    try {
      await this.#tell(this.#publication);
    } catch (reason) {
      this.#attempt.emit({ type: 'error', error: zegoError(reason, 'publish-failed', 'Telling the others') });
    }
  }

  #gaveUp(state: ZegoStreamState<string>): void {
    for (const step of this.endings()) step();
    this.#attempt.emit({ type: 'unpublished', error: zegoError(state, 'publish-failed', TRIED) });
  }

  #current(): Publication {
    if (!this.#publication)
      throw new CallError('publish-failed', 'Nothing is published. Call publish() first.');
    return this.#publication;
  }
}
