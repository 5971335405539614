import { CallError } from '../../errors.js';
import { anySignal } from '../../internal/any-signal.js';
import type { EngineOptions, StreamSource, TrackKind } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import { checkResponse, zegoError } from './zego-errors.js';
import { encodeMediaState } from './zego-media-state.js';
import type { ZegoResponse, ZegoStreamState } from './zego-sdk-types.js';
import { ZegoSmallPicture } from './zego-small-picture.js';
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
/** Of a screen, kbit/s: ZEGO's own for 1080p where it moves, and for screens where it stands still. */
const SCREEN_BITRATE = { motion: 3000, detail: 1500 };
const KINDS = ['audio', 'video'] as const;
const TRIED = 'Publishing';
const TELLING = 'Telling the others what is on';

/** When the SDK last muted anything, by `performance.now()`. */
export interface LastMute {
  at: number;
}

/** The hint of a screen goes along also where the browser knows none: there it is ours, and no clone has it by itself. */
function copyOf(track: MediaStreamTrack): MediaStreamTrack {
  return Object.assign(track.clone(), { contentHint: track.contentHint });
}

/** One own stream, sent as clones: the SDK ends the tracks of streams it destroys. */
export class ZegoPublication {
  readonly #owner: { readonly userId: string; readonly source: StreamSource };
  #streamId: string;
  /** Hears the SDK while publishing begins. */
  onState: ((state: ZegoStreamState<string>) => void) | undefined;
  readonly #attempt: ZegoAttempt;
  readonly #options: EngineOptions;
  readonly #lastMute: LastMute;
  readonly #over = new AbortController();
  /** What is sent of each kind: our clones. */
  readonly #tracks: Record<TrackKind, MediaStreamTrack | null>;
  readonly #enabled: Record<TrackKind, boolean>;
  /** Kinds the SDK's stream has a track of, if only one that has ended: it takes another only in that one's place. */
  readonly #taken: Set<TrackKind>;
  /** Nobody has a picture yet, but there is a place for one. */
  #standsIn = false;
  /** The SDK's streams of our clones: the first is sent, the others made their tracks known to the SDK. */
  readonly #streams: MediaStream[] = [];
  /** The picture's track that was muted last. */
  #paused: MediaStreamTrack | undefined;
  /** The extra info that was sent last, unless it failed; undefined before publishing, when nothing can be told. */
  #told: string | undefined;
  #published = false;
  /** Of the picture, kbit/s: what it may cost, and what the SDK was told. */
  #limit = Infinity;
  #limited = Infinity;
  #small: ZegoSmallPicture | undefined;

  constructor(
    attempt: ZegoAttempt,
    options: EngineOptions,
    lastMute: LastMute,
    owner: { readonly userId: string; readonly source: StreamSource },
    media: MediaStream,
  ) {
    this.#attempt = attempt;
    this.#options = options;
    this.#lastMute = lastMute;
    this.#owner = owner;
    this.#streamId = newStreamId(owner.userId, owner.source);
    const audio = media.getAudioTracks()[0]?.clone() ?? null;
    const [picture] = media.getVideoTracks();
    const video = picture ? copyOf(picture) : null;
    this.#tracks = { audio, video };
    this.#enabled = { audio: audio?.enabled ?? false, video: video?.enabled ?? false };
    this.#taken = new Set(KINDS.filter((kind) => this.#tracks[kind]));
  }

  /** Under which it is published. */
  get streamId(): string {
    return this.#streamId;
  }

  /** Resolves when the others can play it; `small`: with a small picture beside the large one. */
  async start(signal: AbortSignal, small: boolean): Promise<void> {
    const end = anySignal([signal, this.#over.signal]);
    const tracks = KINDS.flatMap((kind) => this.#tracks[kind] ?? []);
    if (small && !this.#tracks.video) tracks.push(this.#standIn());
    if (this.#tracks.video) this.#limited = this.#limit;
    await this.#attempt.until(this.#adopt(tracks), end);
    if (small) this.#small = new ZegoSmallPicture(this.#attempt.sdk, this.#stream);
    await this.#begin(end);
  }

  /** Publishes it once more, where the SDK stopped it: under a new id, as the service may still know the old one. */
  async again(): Promise<void> {
    if (!this.#published) return;
    this.#published = false;
    this.#streamId = newStreamId(this.#owner.userId, this.#owner.source);
    await this.#begin(this.#over.signal);
  }

  /** See the port. */
  async replaceTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    const old = this.#tracks[kind];
    try {
      if (track) await this.#swap(kind, copyOf(track));
      else this.#drop(kind);
      this.#apply(kind);
    } catch (reason) {
      this.#silence(kind);
      throw reason;
    } finally {
      old?.stop();
    }
  }

  /** See the port. */
  async setTrackEnabled(kind: TrackKind, enabled: boolean): Promise<void> {
    this.#enabled[kind] = enabled;
    const picture = kind === 'video' ? this.#tracks.video : null;
    if (picture && !enabled) this.#paused = picture;
    try {
      // The SDK unmutes no sender that still has the track, though the mute may be about to take it away: another goes.
      if (picture && enabled && picture === this.#paused) await this.replaceTrack(kind, picture);
      else this.#apply(kind);
    } catch (reason) {
      this.#enabled[kind] = false;
      this.#silence(kind);
      void this.tell();
      throw reason;
    }
    await this.tell();
  }

  /** The picture costs at most so many kbit/s; undefined: what the options say. */
  limitVideo(kbits = Infinity): void {
    this.#limit = kbits;
    this.#followLimit();
  }

  /** Tells the others what is on, if they do not know. A failure is an event; while the link is lost, it waits. */
  async tell(): Promise<void> {
    const extraInfo = this.#extraInfo();
    if (!this.#published || extraInfo === this.#told) return;
    this.#told = extraInfo;
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new CallError('publish-failed', `${TELLING} failed: ZEGO did not answer in time.`)),
      TELL_MS,
    );
    const end = anySignal([late.signal, this.#over.signal]);
    try {
      const telling = this.#attempt.sdk.setStreamExtraInfo(this.#streamId, extraInfo);
      checkResponse(await this.#attempt.until(telling, end), 'publish-failed', TELLING);
    } catch (reason) {
      if (this.#told === extraInfo) this.#told = undefined;
      const error = zegoError(reason, 'publish-failed', TELLING);
      if (this.#over.signal.aborted || this.#attempt.isLost || error.code === 'connection-lost') return;
      this.#attempt.emit({ type: 'error', error });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the clones and takes the stream back. */
  endings(): (() => void)[] {
    this.#over.abort(new CallError('cancelled', 'The stream was taken back.'));
    const { sdk } = this.#attempt;
    return [
      ...KINDS.map((kind) => () => this.#tracks[kind]?.stop()),
      () => sdk.stopPublishingStream(this.#streamId),
      ...this.#streams.map((stream) => () => sdk.destroyStream(stream)),
      () => this.#small?.end(),
    ];
  }

  async #swap(kind: TrackKind, clone: MediaStreamTrack): Promise<void> {
    clone.enabled = this.#enabled[kind];
    try {
      const swap = this.#taken.has(kind)
        ? this.#attempt.sdk.replaceTrack(this.#stream, clone)
        : this.#add(clone);
      const swapped = await this.#attempt.until(swap, this.#over.signal);
      checkResponse(swapped, 'publish-failed', 'Replacing a track');
    } catch (reason) {
      clone.stop();
      throw reason;
    }
    this.#tracks[kind] = clone;
    this.#taken.add(kind);
    if (kind !== 'video') return;
    this.#standsIn = false;
    this.#small?.settle();
    this.#followLimit();
  }

  /** The SDK adds only tracks it knows from a stream of its own: of another its promise never settles. */
  async #add(track: MediaStreamTrack): Promise<ZegoResponse> {
    await this.#adopt([track]);
    return await this.#attempt.sdk.addTrack(this.#stream, track);
  }

  /** Makes the tracks known to the SDK, until the end. */
  async #adopt(tracks: readonly MediaStreamTrack[]): Promise<void> {
    const { sdk } = this.#attempt;
    const custom = { source: new MediaStream([...tracks]), bitrate: Math.min(this.#limit, this.#bitrate) };
    const stream = await sdk.createStream({ custom });
    if (this.#over.signal.aborted) sdk.destroyStream(stream);
    else this.#streams.push(stream);
  }

  /** In the place of a picture that may come: the SDK takes none later beside which a small one is to be. It has ended. */
  #standIn(): MediaStreamTrack {
    const connection = new RTCPeerConnection();
    const { track } = connection.addTransceiver('video').receiver;
    connection.close();
    track.stop();
    this.#taken.add('video');
    this.#standsIn = true;
    return track;
  }

  async #begin(signal: AbortSignal): Promise<void> {
    await this.#attempt.until(this.#mutable(), signal);
    for (const kind of KINDS) if (!this.#enabled[kind]) this.#apply(kind);
    await this.#send(signal);
    this.#published = true;
    this.#followLimit();
    await this.tell();
  }

  async #mutable(): Promise<void> {
    for (let wait; (wait = this.#lastMute.at + MUTE_MS - performance.now()) > 0;)
      await new Promise((resolve) => setTimeout(resolve, wait));
  }

  async #send(signal: AbortSignal): Promise<void> {
    const { sdk } = this.#attempt;
    let timer;
    const published = new Promise<void>((resolve, reject) => {
      this.onState = ({ state, errorCode }) => {
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
        extraInfo: (this.#told = this.#extraInfo()),
      } as const;
      if (!signal.aborted && !sdk.startPublishingStream(this.#streamId, this.#stream, options))
        throw new CallError('publish-failed', 'The ZEGO SDK refused to publish. Join again.');
      await waiting;
    } finally {
      clearTimeout(timer);
      this.onState = undefined;
    }
  }

  /** The SDK sends a kind if it is on and has a track. A stream without the kind must not be muted: it would throw. */
  #apply(kind: TrackKind): void {
    const track = this.#tracks[kind];
    const mute = !(this.#enabled[kind] && track);
    // The SDK puts mutes off that follow each other within 100 ms.
    if (track) track.enabled = !mute;
    if (kind === 'video' && this.#small) this.#small.enabled = !mute;
    const [stream] = this.#streams;
    if (!stream || !this.#taken.has(kind)) return;
    const { sdk } = this.#attempt;
    this.#lastMute.at = performance.now();
    const done =
      kind === 'audio' ? sdk.mutePublishStreamAudio(stream, mute) : sdk.mutePublishStreamVideo(stream, mute);
    if (!done)
      throw new CallError('publish-failed', `The ZEGO SDK did not turn the ${kind} ${mute ? 'off' : 'on'}.`);
  }

  /** Whatever the SDK does: an ended clone sends nothing, and lets go of the device. */
  #silence(kind: TrackKind): void {
    this.#tracks[kind]?.stop();
    this.#drop(kind);
  }

  #drop(kind: TrackKind): void {
    this.#tracks[kind] = null;
    if (kind === 'video') this.#small?.end();
  }

  #extraInfo(): string {
    return encodeMediaState(this.#enabled, {
      audio: this.#taken.has('audio'),
      video: this.#taken.has('video') && !this.#standsIn,
    });
  }

  /** The SDK takes it of a stream that is sent. Where it refuses, the picture costs more than it need: no fault to tell of. */
  #followLimit(): void {
    const [stream] = this.#streams;
    if (!stream || !this.#published || !this.#tracks.video || this.#limited === this.#limit) return;
    this.#limited = this.#limit;
    const maxBitrate = Math.min(this.#limit, this.#bitrate);
    this.#attempt.sdk.setVideoConfig(stream, { maxBitrate }).catch(() => undefined);
  }

  get #bitrate(): number {
    if (this.#owner.source === 'camera') return this.#options.videoBitrate;
    return SCREEN_BITRATE[this.#tracks.video?.contentHint === 'motion' ? 'motion' : 'detail'];
  }

  get #stream(): MediaStream {
    const [stream] = this.#streams;
    if (!stream) throw new CallError('publish-failed', 'Nothing is published yet. Wait for publish().');
    return stream;
  }
}
