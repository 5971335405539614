/** How facts change the snapshot. Pure; the only place where a snapshot is made. */
import type { EngineEvent } from '../engine/call-engine.js';
import type { CallError, MediaKind } from '../errors.js';
import type {
  CallDevice,
  CallSnapshot,
  CallState,
  CallStream,
  CallTiming,
  DeviceStatus,
  JoinStep,
  LeaveReason,
  Participant,
} from './call-state.js';
import { canMove, isActive } from './call-transitions.js';

/** Something that happened, in the past tense of the call. */
export type CallFact = OwnFact | RoomFact;

/** What can happen to this user alone. */
export type OwnFact =
  /** Why there can be no call in this browser, before anybody has tried; undefined: there can. */
  | { readonly type: 'hindered'; readonly error: CallError | undefined }
  | {
      readonly type: 'join-started';
      readonly local: Participant;
      readonly microphone: DeviceStatus;
      readonly camera: DeviceStatus;
      readonly screen: DeviceStatus;
      /** The own sound and picture; none where the attempt is over before it opens anything. */
      readonly stream?: MediaStream;
    }
  | { readonly type: 'step-started'; readonly step: JoinStep }
  | { readonly type: 'joined' | 'reconnecting' | 'leaving' }
  | { readonly type: 'left'; readonly reason: LeaveReason }
  | { readonly type: 'failed'; readonly error: CallError }
  | { readonly type: 'device-changed'; readonly kind: MediaKind; readonly status: DeviceStatus }
  | { readonly type: 'devices-changed'; readonly devices: readonly CallDevice[] }
  /** The own stream, which is one object for the whole attempt, has other tracks. */
  | { readonly type: 'own-tracks-changed' }
  | { readonly type: 'playback-changed'; readonly blocked: boolean }
  | { readonly type: 'timed'; readonly timing: CallTiming };

/** What happens in a room: `room-reducer.ts` knows what becomes of it. */
export type RoomFact =
  /** `stream` is what the user shares, or is about to. */
  | {
      readonly type: 'screen-changed';
      readonly status: DeviceStatus;
      readonly stream: MediaStream | undefined;
    }
  | { readonly type: 'participant-joined'; readonly participant: Participant }
  | { readonly type: 'participant-left'; readonly userId: string }
  | Extract<
      EngineEvent,
      {
        type:
          | 'stream-added'
          | 'stream-removed'
          | 'media-changed'
          | 'hand-changed'
          | 'unlisted-changed'
          | 'quality';
      }
    >
  /** Others speak than before; `active`: the loudest, or who was it last. */
  | {
      readonly type: 'speech-changed';
      readonly speaking: ReadonlySet<string>;
      readonly active?: string;
      readonly whileMuted: boolean;
    };

type Beside = 'state' | 'step' | 'reason' | 'error' | 'activeSpeaker' | 'timing' | 'devices';
const NOBODY: Omit<CallSnapshot, Beside> = {
  microphone: 'off',
  camera: 'off',
  screen: 'off',
  participants: Object.freeze([]),
  unlisted: 0,
  streams: Object.freeze([]),
  speakingWhileMuted: false,
  playbackBlocked: false,
};

/** The id of the user's own camera and microphone: no engine names a stream so. */
const OWN_STREAM = 'own';
/** Before the first `join()`. */
export const IDLE: CallSnapshot = Object.freeze({
  state: 'idle',
  ...NOBODY,
  devices: Object.freeze([]),
  timing: Object.freeze({}),
});

/**
 * The snapshot after `fact`: the very same object when the fact changes nothing or cannot happen in this state
 * (a transition that is not legal, news of a room whose code is not even there).
 */
export function reduce(now: CallSnapshot, fact: CallFact): CallSnapshot {
  switch (fact.type) {
    case 'join-started': {
      const { local, microphone, camera, screen, stream } = fact;
      const own = { userId: local.userId, streamId: OWN_STREAM, source: 'camera' } as const;
      const streams = stream ? [{ ...own, media: stream, audio: false, video: false }] : [];
      return move(now, 'joining', {
        ...NOBODY,
        step: 'engine',
        microphone,
        camera,
        screen,
        participants: [local],
        streams,
        timing: {},
      });
    }
    case 'joined':
    case 'reconnecting':
    case 'leaving':
      return move(now, fact.type, {});
    case 'left':
      return move(now, 'left', { ...NOBODY, reason: fact.reason });
    case 'failed':
      return move(now, 'failed', { ...NOBODY, error: fact.error });
    case 'hindered': {
      const { error: before, ...rest } = now;
      if (now.state !== 'idle' || before?.message === fact.error?.message) return now;
      return change(rest, fact.error && { error: fact.error });
    }
    case 'devices-changed':
      return change(now, { devices: fact.devices });
    default:
      return isActive(now.state) ? reduceActive(now, fact) : now;
  }
}

function reduceActive(now: CallSnapshot, fact: CallFact): CallSnapshot {
  switch (fact.type) {
    case 'step-started':
      return now.state === 'joining' && now.step !== fact.step ? change(now, { step: fact.step }) : now;
    case 'device-changed': {
      if (now[fact.kind] === fact.status) return now;
      const on = fact.status === 'on';
      const more = fact.kind === 'microphone' ? { audio: on } : { video: on };
      return withStreams(change(now, { [fact.kind]: fact.status }), patch(now, OWN_STREAM, more));
    }
    case 'own-tracks-changed':
      return change(now, { streams: patch(now, OWN_STREAM, {}) });
    case 'playback-changed':
      return now.playbackBlocked === fact.blocked ? now : change(now, { playbackBlocked: fact.blocked });
    case 'timed': {
      const timing = { ...fact.timing, ...now.timing }; // the first time counts
      return Object.keys(timing).length === Object.keys(now.timing).length ? now : change(now, { timing });
    }
    default:
      return now;
  }
}

function move(now: CallSnapshot, state: CallState, more: Partial<CallSnapshot>): CallSnapshot {
  if (!canMove(now.state, state)) return now;
  // step, reason and error belong to one state each: they are not carried over.
  const { microphone, camera, screen, devices, participants, unlisted, streams } = now;
  const { playbackBlocked, timing } = now;
  const own = { microphone, camera, screen, devices, speakingWhileMuted: now.speakingWhileMuted };
  const kept = { ...own, participants, unlisted, streams, playbackBlocked, timing };
  const { activeSpeaker } = state === 'joined' || state === 'reconnecting' ? now : {};
  return freeze({ ...kept, ...(activeSpeaker !== undefined && { activeSpeaker }), ...more, state });
}

/** With `more` of it different. Frozen. */
export function change(now: CallSnapshot, more?: Partial<CallSnapshot>): CallSnapshot {
  return freeze({ ...now, ...more });
}

function freeze(snapshot: CallSnapshot): CallSnapshot {
  snapshot.participants.forEach(Object.freeze);
  snapshot.streams.forEach(Object.freeze);
  snapshot.devices.forEach(Object.freeze);
  Object.freeze(snapshot.devices);
  Object.freeze(snapshot.participants);
  Object.freeze(snapshot.streams);
  Object.freeze(snapshot.timing);
  return Object.freeze(snapshot);
}

/** The streams of a snapshot, one of them changed. */
export function patch(now: CallSnapshot, streamId: string, more: Partial<CallStream>): CallStream[] {
  return now.streams.map((stream) => (stream.streamId === streamId ? { ...stream, ...more } : stream));
}

/** With other streams, and the people as these show them: whoever looks the same stays the same object. */
export function withStreams(now: CallSnapshot, streams: readonly CallStream[]): CallSnapshot {
  const participants = now.participants.map((participant) => {
    const own = streams.filter(({ userId }) => userId === participant.userId);
    const camera = own.find(({ source }) => source === 'camera');
    const looks = {
      microphone: onOff(camera?.audio),
      camera: onOff(camera?.video),
      screen: onOff(own.some(({ source, video }) => source === 'screen' && video)),
    };
    const same = (['microphone', 'camera', 'screen'] as const).every(
      (key) => looks[key] === participant[key],
    );
    return same ? participant : { ...participant, ...looks };
  });
  const same = participants.every((participant, i) => participant === now.participants[i]);
  return change(now, { streams, participants: same ? now.participants : participants });
}

/** The word for it. */
export function onOff(on: boolean | undefined): 'on' | 'off' {
  return on ? 'on' : 'off';
}
