/** How facts change the snapshot. Pure; the only place where a snapshot is made. */
import type { CallError, MediaKind } from '../errors.js';
import type {
  CallSnapshot,
  CallState,
  CallTiming,
  DeviceStatus,
  JoinStep,
  LeaveReason,
  Participant,
} from './call-state.js';
import { canMove, isActive } from './call-transitions.js';

/** Something that happened, in the past tense of the call. */
export type CallFact =
  | {
      readonly type: 'join-started';
      readonly local: Participant;
      readonly microphone: DeviceStatus;
      readonly camera: DeviceStatus;
      readonly stream: MediaStream;
    }
  | { readonly type: 'step-started'; readonly step: JoinStep }
  | { readonly type: 'joined' | 'reconnecting' | 'leaving' }
  | { readonly type: 'left'; readonly reason: LeaveReason }
  | { readonly type: 'failed'; readonly error: CallError }
  | { readonly type: 'device-changed'; readonly kind: MediaKind; readonly status: DeviceStatus }
  | { readonly type: 'participant-joined'; readonly participant: Participant }
  | { readonly type: 'participant-left'; readonly userId: string }
  | {
      readonly type: 'media-changed';
      readonly userId: string;
      readonly audio?: boolean;
      readonly video?: boolean;
    }
  | { readonly type: 'stream-added'; readonly userId: string; readonly stream: MediaStream }
  | { readonly type: 'stream-removed'; readonly userId: string }
  /** The own stream, which is one object for the whole attempt, has other tracks. */
  | { readonly type: 'own-tracks-changed' }
  | { readonly type: 'playback-changed'; readonly blocked: boolean }
  | { readonly type: 'timed'; readonly timing: CallTiming };

const NOBODY: Pick<CallSnapshot, 'microphone' | 'camera' | 'participants' | 'streams' | 'playbackBlocked'> = {
  microphone: 'off',
  camera: 'off',
  participants: Object.freeze([]),
  streams: new Map(),
  playbackBlocked: false,
};

/** Before the first `join()`. */
export const IDLE: CallSnapshot = Object.freeze({ state: 'idle', ...NOBODY, timing: Object.freeze({}) });

/**
 * The snapshot after `fact`: the very same object when the fact changes nothing or cannot happen in this state
 * (a transition that is not legal, news of a room that is not entered).
 */
export function reduce(now: CallSnapshot, fact: CallFact): CallSnapshot {
  switch (fact.type) {
    case 'join-started': {
      const { local, microphone, camera, stream } = fact;
      const streams = new Map([[local.userId, stream]]);
      return move(now, 'joining', {
        ...NOBODY,
        step: 'engine',
        microphone,
        camera,
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
    default:
      return isActive(now.state) ? reduceActive(now, fact) : now;
  }
}

type Transition = 'join-started' | 'joined' | 'reconnecting' | 'leaving' | 'left' | 'failed';

function reduceActive(now: CallSnapshot, fact: Exclude<CallFact, { type: Transition }>): CallSnapshot {
  switch (fact.type) {
    case 'step-started':
      return now.state === 'joining' && now.step !== fact.step ? change(now, { step: fact.step }) : now;
    case 'device-changed': {
      if (now[fact.kind] === fact.status) return now;
      const local = now.participants.find((participant) => participant.local);
      const status = fact.status === 'on' ? 'on' : 'off';
      const participants = local ? patch(now, local.userId, { [fact.kind]: status }) : now.participants;
      return change(now, { [fact.kind]: fact.status, participants });
    }
    case 'participant-joined':
      return find(now, fact.participant.userId)
        ? now
        : change(now, { participants: [...now.participants, fact.participant] });
    case 'participant-left':
      if (!find(now, fact.userId) || find(now, fact.userId)?.local) return now;
      return change(now, {
        participants: now.participants.filter(({ userId }) => userId !== fact.userId),
        streams: without(now.streams, fact.userId),
      });
    case 'media-changed': {
      const was = find(now, fact.userId);
      if (!was || was.local) return now;
      const microphone = onOff(fact.audio, was.microphone);
      const camera = onOff(fact.video, was.camera);
      if (microphone === was.microphone && camera === was.camera) return now;
      return change(now, { participants: patch(now, fact.userId, { microphone, camera }) });
    }
    case 'stream-added':
      if (!find(now, fact.userId) || now.streams.get(fact.userId) === fact.stream) return now;
      return change(now, { streams: new Map(now.streams).set(fact.userId, fact.stream) });
    case 'stream-removed': {
      const was = find(now, fact.userId);
      if (!was || was.local || !now.streams.has(fact.userId)) return now;
      return change(now, {
        participants: patch(now, fact.userId, { microphone: 'off', camera: 'off' }),
        streams: without(now.streams, fact.userId),
      });
    }
    case 'own-tracks-changed':
      return change(now, { streams: new Map(now.streams) });
    case 'playback-changed':
      return now.playbackBlocked === fact.blocked ? now : change(now, { playbackBlocked: fact.blocked });
    case 'timed': {
      const timing = { ...fact.timing, ...now.timing }; // the first time counts
      return Object.keys(timing).length === Object.keys(now.timing).length ? now : change(now, { timing });
    }
  }
}

function move(now: CallSnapshot, state: CallState, more: Partial<CallSnapshot>): CallSnapshot {
  if (!canMove(now.state, state)) return now;
  // step, reason and error belong to one state each: they are not carried over.
  const { microphone, camera, participants, streams, playbackBlocked, timing } = now;
  return freeze({ microphone, camera, participants, streams, playbackBlocked, timing, ...more, state });
}

function change(now: CallSnapshot, more: Partial<CallSnapshot>): CallSnapshot {
  return freeze({ ...now, ...more });
}

function freeze(snapshot: CallSnapshot): CallSnapshot {
  snapshot.participants.forEach(Object.freeze);
  Object.freeze(snapshot.participants);
  Object.freeze(snapshot.timing);
  return Object.freeze(snapshot);
}

function find(now: CallSnapshot, userId: string): Participant | undefined {
  return now.participants.find((participant) => participant.userId === userId);
}

function patch(now: CallSnapshot, userId: string, more: Partial<Participant>): Participant[] {
  return now.participants.map((participant) =>
    participant.userId === userId ? { ...participant, ...more } : participant,
  );
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

function onOff(value: boolean | undefined, was: 'on' | 'off'): 'on' | 'off' {
  return value === undefined ? was : value ? 'on' : 'off';
}
