/** What a call is, as data: the states, the people, and the snapshot that everything else is drawn from. */
import type {
  CallStats,
  HostCommand,
  StreamIdentity,
  StreamSource,
  StreamStats,
} from '../engine/call-engine.js';
import type { CallError, DeviceKind } from '../errors.js';
import type { ScreenContent, ScreenOptions } from '../media/screen-source.js';

/** Words of the engine's and of the media's that the whole house uses. */
export type { CallStats, HostCommand, ScreenContent, ScreenOptions, StreamSource, StreamStats };

/** Where the call stands. */
export type CallState = 'idle' | 'joining' | 'joined' | 'reconnecting' | 'leaving' | 'left' | 'failed';

/**
 * What joining is busy with. `media` only if devices are opened; they go on opening during `room`, and after it if they
 * take longer.
 */
export type JoinStep = 'engine' | 'media' | 'room';

/** Why a call was left: by this user, by removing the element, by the same user elsewhere, by the room, by a host of it. */
export type LeaveReason = 'local' | 'removed' | 'replaced' | 'room-closed' | 'removed-by-host';

/** A device of this user, or their screen: `unavailable` when the call was entered without it for good (`view-only`, `audio-only`). */
export type DeviceStatus = 'on' | 'off' | 'pending' | 'unavailable';

/** Somebody in the call, the local user included. Plain data; names are text, never HTML. */
export interface Participant {
  readonly userId: string;
  readonly userName: string;
  /** True for the user of this page. */
  readonly local: boolean;
  readonly microphone: 'on' | 'off';
  readonly camera: 'on' | 'off';
  /** Whether they share a screen. */
  readonly screen: 'on' | 'off';
  /** Whether their hand is up. */
  readonly hand: 'on' | 'off';
  /** Whether they are heard to speak; false while their microphone is off. Not every level is a change: see `levels`. */
  readonly speaking: boolean;
  /**
   * How well they are connected, whichever of their two ways is worse: 5 is best, 1 hardly usable, 0 unknown.
   */
  readonly quality: number;
  /** When this page first saw them, ms since the epoch. */
  readonly joinedAt: number;
}

/** A microphone, camera or speaker of this user. */
export interface CallDevice {
  readonly kind: DeviceKind;
  /** Of this site in this browser; `default` is whatever the system uses. */
  readonly deviceId: string;
  /** Plain text as the browser gives it; may be ''. */
  readonly label: string;
  /** In use, or to be used: one of each kind, where that is known. */
  readonly selected: boolean;
}

/** One stream in the call: who, camera or screen, and what of it is on. Frozen. */
export interface CallStream extends StreamIdentity {
  /** Sound and picture; the object stays while its tracks come and go, unless the stream was not played for a while. */
  readonly media: MediaStream;
  readonly audio: boolean;
  readonly video: boolean;
}

/**
 * How long joining took: each figure is ms, to a tenth, from `join()` to the end of that step, undefined until it is reached.
 */
export interface CallTiming {
  /** The engine (the SDK) is loaded. */
  readonly engine?: number;
  /** Camera and microphone are open, or have failed. */
  readonly media?: number;
  /** The room is entered: `joined`. */
  readonly login?: number;
  /** The own stream is available to others for the first time. */
  readonly publish?: number;
  /** The first picture of somebody else was shown. */
  readonly remoteFrame?: number;
}

/** How one step ended. `skipped`: it does not apply, or one before it failed. */
export interface CheckStep {
  readonly step: 'devices' | 'token' | 'service' | 'media';
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** When `failed`. */
  readonly error?: CallError;
}

/** All of a call at one moment. Frozen; a change makes a new one. */
export interface CallSnapshot {
  readonly state: CallState;
  /** While `joining`. */
  readonly step?: JoinStep;
  /** When `left`. */
  readonly reason?: LeaveReason;
  /** When `failed`; while `idle`, why there can be no call in this browser. */
  readonly error?: CallError;
  readonly microphone: DeviceStatus;
  readonly camera: DeviceStatus;
  /** What the user shares: `unavailable` in a `view-only` call, and where the browser cannot. */
  readonly screen: DeviceStatus;
  /** What can be chosen, outside a call as well. A kind that the page may not use yet has none. */
  readonly devices: readonly CallDevice[];
  /** The local user first, then the others in the order they were seen. Empty outside a call. */
  readonly participants: readonly Participant[];
  /** How many more are in the call than `participants` has: in rooms above 500 people ZEGO tells only of who publishes. */
  readonly unlisted: number;
  /** Live media in the order it came, the local user's own preview and screen included. */
  readonly streams: readonly CallStream[];
  /** Who speaks loudest; while nobody speaks, who did last, until they leave. Undefined until somebody has. */
  readonly activeSpeaker?: string;
  /** True while the user speaks with the microphone off, as far as it is open. */
  readonly speakingWhileMuted: boolean;
  /** True while the browser refuses to play sound without a tap. */
  readonly playbackBlocked: boolean;
  readonly timing: CallTiming;
}

/** How many are in the call, this user included; 0 outside of one. */
export function participantCount({
  participants,
  unlisted,
}: Pick<CallSnapshot, 'participants' | 'unlisted'>): number {
  return participants.length + unlisted;
}

/** Whether a connection is so poor, by its {@link Participant.quality}, that a picture costs the sound. */
export function isWeak(quality: number): boolean {
  return quality === 1 || quality === 2;
}

/** The stream of a user from that source: the first, if there are several screens. */
export function findStream(
  { streams }: Pick<CallSnapshot, 'streams'>,
  userId: string,
  source: StreamIdentity['source'] = 'camera',
): CallStream | undefined {
  return streams.find((stream) => stream.userId === userId && stream.source === source);
}
