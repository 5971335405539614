/**
 * The port: what a call needs of whoever carries it. Types only.
 *
 * One engine instance is one attempt at one call. It is built when the user wants the call, joins once, and is thrown
 * away after `leave()`; a rejoin builds a new one, so a late event of an old attempt can never fall into a new call.
 * Capture is not its business: it is handed a `MediaStream`.
 */
import type { CallError } from '../errors.js';

/** Publish codec, in ZEGO's spelling. */
export type VideoCodec = 'h264' | 'vp8';

/** Whether a small picture is published beside the large one. */
export type Simulcast = 'auto' | 'on' | 'off';

/** What an engine is built from. All of it may be unused: the loopback needs no application. */
export interface EngineOptions {
  /** ZEGO application id; 0 when the page gave none. */
  readonly appId: number;
  /** Space-separated service URLs; '' lets the SDK choose. */
  readonly server: string;
  /** Codec to publish with. */
  readonly codec: VideoCodec;
  /** Video bit rate to publish with, kbit/s. */
  readonly videoBitrate: number;
  /** False keeps the vendor's own loggers from reaching anybody. */
  readonly telemetry: boolean;
  /** Default `auto`: once there are so many that not everybody is seen large. */
  readonly simulcast?: Simulcast;
}

/** Who joins what. Validated by the session before it gets here. */
export interface JoinOptions {
  readonly roomId: string;
  readonly userId: string;
  /** Shown to others; plain text. */
  readonly userName: string;
  /** '' for engines that need none. */
  readonly token: string;
}

/** Whether the others can hear or see: sent with publishing and after each change. */
export type TrackKind = 'audio' | 'video';

/** What a stream shows: the user with camera and microphone, or what is on their screen. Each has sound and picture. */
export type StreamSource = 'camera' | 'screen';

/** Which stream of whom. A user has at most one `camera`, and any number of `screen`s. */
export interface StreamIdentity {
  readonly userId: string;
  readonly source: StreamSource;
  /** Unlike any other in the room at that time. */
  readonly streamId: string;
}

/**
 * How much of a stream is wanted: not even its sound; of the picture nothing, a small one that costs little, or all that can
 * be seen of it.
 */
export type Reception = 'none' | 'off' | 'low' | 'high';

/** What a picture is shown in, pixels of the screen: it covers that. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What somebody who runs the room asks of this user. */
export type HostCommand = 'camera-off' | 'microphone-off' | 'remove';

/** What one stream costs and gives right now. What is not known, or not yet, is undefined. */
export interface StreamStats {
  readonly userId: string;
  readonly source: StreamSource;
  /** `up`: sent by the local user. */
  readonly direction: 'up' | 'down';
  /** kbit/s. */
  readonly audioBitrate: number | undefined;
  /** kbit/s. */
  readonly videoBitrate: number | undefined;
  /** Of sound or picture, whichever loses more: 0 to 1. */
  readonly packetLoss: number | undefined;
  /** To whoever the media go to or come from next, ms. */
  readonly roundTripTime: number | undefined;
  /** ms. */
  readonly jitter: number | undefined;
  /** Of the picture, pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Frames a second. */
  readonly frameRate: number | undefined;
  /** Of the picture, as it names itself: `H264`, `VP8`, … */
  readonly codec?: string;
}

/** All streams of a call at one moment. */
export interface CallStats {
  /** ms since the epoch. */
  readonly at: number;
  readonly streams: readonly StreamStats[];
}

/**
 * How well somebody is connected: 5 is best, 1 is hardly usable, 0 is unknown, as it is for who sends (or gets) nothing.
 */
export interface Quality {
  /** What they send. */
  readonly up: number;
  /** What they get. */
  readonly down: number;
}

/** What happens in the room. Never about the local user, except `quality`, `reconnecting`, `reconnected`, `unpublished`, `ended` and `failed`. */
export type EngineEvent =
  /** The link is lost and being restored. People stay. */
  | { readonly type: 'reconnecting' }
  /** The link is back; joins and leaves that were missed follow as ordinary events. */
  | { readonly type: 'reconnected' }
  /** Over without fault: the same user joined elsewhere, or the room was closed or the user removed from it. Last event. */
  | { readonly type: 'ended'; readonly reason: 'replaced' | 'room-closed' }
  /** Over with a fault, e.g. `connection-lost`, `token-expired`. Last event. */
  | { readonly type: 'failed'; readonly error: CallError }
  /** Somebody is in the room. Before `join()` resolves: was there already. Once per user until they leave. */
  | { readonly type: 'participant-joined'; readonly userId: string; readonly userName: string }
  | { readonly type: 'participant-left'; readonly userId: string }
  /** How many are in the room beside this user and who was announced, where not everybody is; 0 until told. */
  | { readonly type: 'unlisted-changed'; readonly count: number }
  /**
   * A stream of a participant who has joined. The same object stays valid through mutes and interruptions. `audio` and
   * `video` say what is on: true for whatever nobody has told off. Told once more, with another object, of a stream that
   * was not wanted at all (`none`) and is again.
   */
  | ({
      readonly type: 'stream-added';
      readonly stream: MediaStream;
      readonly audio: boolean;
      readonly video: boolean;
    } & StreamIdentity)
  | ({ readonly type: 'stream-removed' } & StreamIdentity)
  /** Sound or picture of a stream was turned on or off; an absent kind is unchanged. */
  | ({ readonly type: 'media-changed'; readonly audio?: boolean; readonly video?: boolean } & StreamIdentity)
  /** Somebody raised or lowered their hand. Told of newcomers with it up right after `participant-joined`; down is not told. */
  | { readonly type: 'hand-changed'; readonly userId: string; readonly raised: boolean }
  /** Somebody reacts with one emoji, which was checked to be one. */
  | { readonly type: 'reaction'; readonly userId: string; readonly reaction: string }
  /** `userId` asks this user to do something; whether to obey is the call's to decide. */
  | { readonly type: 'host-command'; readonly command: HostCommand; readonly userId: string }
  /** A chat message, also from somebody not announced; `sentAt` in ms since the epoch. Text is untrusted. */
  | {
      readonly type: 'message';
      readonly userId: string;
      readonly userName: string;
      readonly text: string;
      readonly sentAt: number;
    }
  /**
   * How well somebody is connected has changed; told every few seconds at most. Of the local user, too: then `heldBack` is
   * what is left of the own picture, in kbit/s, where the browser made it less for want of bandwidth.
   */
  | ({ readonly type: 'quality'; readonly userId: string; readonly heldBack?: number } & Quality)
  /** The token ends in `expiresIn` ms (0: now). Answer with `renewToken`. */
  | { readonly type: 'token-expiring'; readonly expiresIn: number }
  /** An own stream is sent no more; `publish()` of that source may be called again. */
  | { readonly type: 'unpublished'; readonly source: StreamSource; readonly error: CallError }
  /** Something else failed that does not end the call, e.g. `play-failed`: then `userId` is whom it is about. */
  | { readonly type: 'error'; readonly error: CallError; readonly userId?: string };

/** One attempt at one call. All rejections are {@link CallError}. */
export interface CallEngine {
  /** Hears every event from now on; returns the unsubscribe function. Subscribe before `join()`. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  /**
   * Enters the room. Those already there are announced by events before this resolves.
   * Rejects with `cancelled` as soon as `signal` aborts; `token-*`, `room-full`, `not-authorized`, `connection-failed`, …
   * otherwise. Never hangs longer than 15 s. After a rejection the engine is spent: call `leave()`.
   */
  join(options: JoinOptions, signal: AbortSignal): Promise<void>;
  /**
   * Makes a stream available to all others; resolves when it is. One of each source at a time. The engine works on
   * clones: it never ends or disables the tracks it is given, and ends its clones by itself. `stream` may have no
   * tracks, or one kind only: the other can come later by `replaceTrack`. A kind that is absent or whose track is
   * disabled is off for the others. Rejects with `publish-failed` or `not-authorized`; may then be called again.
   */
  publish(source: StreamSource, stream: MediaStream, signal: AbortSignal): Promise<void>;
  /** Takes an own stream back and ends its clones; resolves when done. Does nothing where none is published. */
  unpublish(source: StreamSource): Promise<void>;
  /**
   * Swaps what is sent for one kind; null sends nothing and ends the engine's clone, so that the device can be freed.
   * Tells nobody: on and off is `setTrackEnabled`. Published streams only.
   */
  replaceTrack(source: StreamSource, kind: TrackKind, track: MediaStreamTrack | null): Promise<void>;
  /**
   * Stops or resumes the media of a kind, and tells everybody; resolves when told. Off is off at once: a telling that
   * fails, or is still out after 3 s, is an `error` event and never keeps the media going; where the link is lost they
   * are told when it is back. Rejects only when the media themselves could not be changed, then with the clone of that
   * kind ended. Published streams only.
   */
  setTrackEnabled(source: StreamSource, kind: TrackKind, enabled: boolean): Promise<void>;
  /**
   * The camera's picture costs at most so many kbit/s from now on, also one that is published later; undefined: as many as the
   * options say. Does nothing outside of `join()` to `leave()`. Never throws. An engine that cannot has no such method.
   */
  limitVideo?(kbits: number | undefined): void;
  /** Puts a fresh token in use. */
  renewToken(token: string): Promise<void>;
  /**
   * Raises or lowers this user's hand, for everybody who is there and who comes later; while the link is lost they are
   * told when it is back. Down at first and after leaving. Rejects with `message-failed`.
   */
  setHand(raised: boolean): Promise<void>;
  /** Shows one emoji to everybody who is there. Rejects with `message-failed`, also of anything else than an emoji. */
  sendReaction(reaction: string): Promise<void>;
  /** Chat, at most 1024 bytes of UTF-8: ZEGO's limit, kept by every engine. Rejects with `message-failed`. */
  sendMessage(text: string): Promise<void>;
  /**
   * How much of a user's streams from that source is wanted from now on; their sound comes with all but `none`, and even
   * then where the engine could not tell otherwise that it is on again. Until told otherwise all is wanted (`high`).
   * `shown` is how large it is shown, as far as that is known: an engine that can sends no more pixels than that takes.
   * Told to nobody but who sends: what is on of a stream, and the stream itself,
   * stay. Holds until the user leaves, also before they come, and through an interruption; does nothing outside of `join()` to
   * `leave()`. Never throws. An engine that cannot choose has no such method.
   */
  setReception?(userId: string, source: StreamSource, level: Reception, shown?: PictureSize): void;
  /**
   * How many streams it can play at once; undefined for any number, and then nobody asks for `none`. Of more it plays the
   * first until it is told which.
   */
  readonly maxStreams?: number;
  /** What there is to know of each stream that is sent or played; none outside the room. At most 4 s old. Never rejects. */
  getStats(): Promise<CallStats>;
  /**
   * Ends the attempt at any point of it: closes every connection, ends every clone, drops every listener.
   * Idempotent, never rejects, resolves within 3 s, and no event follows the call.
   */
  leave(): Promise<void>;
}

/** Builds the engine for one attempt. Must not touch network or devices: `join()` does. Synchronous. */
export type EngineFactory = (options: EngineOptions) => CallEngine;
