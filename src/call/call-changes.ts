/** What is worth reporting about the way from one snapshot to the next. Pure. */
import type { HostCommand } from '../engine/call-engine.js';
import type { CallError, MediaKind, OwnMediaKind } from '../errors.js';
import {
  participantCount,
  type CallDevice,
  type CallSnapshot,
  type CallState,
  type CallTiming,
  type DeviceStatus,
  type JoinStep,
  type LeaveReason,
  type Participant,
} from './call-state.js';
import { isInCall } from './call-transitions.js';

/** One thing to report. Unless it says otherwise, it becomes one DOM event of the same name with `call-` before it. */
export type CallChange =
  | {
      readonly type: 'state';
      readonly state: CallState;
      readonly previous: CallState;
      readonly step?: JoinStep;
      readonly reason?: LeaveReason;
      readonly error?: CallError;
    }
  /** `userId`: whom it is about, of others. */
  | { readonly type: 'error'; readonly error: CallError; readonly userId?: string | undefined }
  | {
      readonly type: 'participant-join' | 'participant-leave' | 'participant-update';
      readonly participant: Participant;
    }
  /** Others came or went, whether or not they are `participants`. */
  | { readonly type: 'participant-count'; readonly count: number }
  | { readonly type: 'media'; readonly kind: OwnMediaKind; readonly status: DeviceStatus }
  /** Devices came or went, their names became known, or another is selected. */
  | {
      readonly type: 'devices';
      readonly devices: readonly CallDevice[];
      readonly added: readonly CallDevice[];
      readonly removed: readonly CallDevice[];
    }
  /** What the lobby shows is another; `error` when a device failed there. No event of its own. */
  | { readonly type: 'preview'; readonly error?: CallError | undefined }
  | { readonly type: 'playback-blocked' }
  | { readonly type: 'message'; readonly from: Participant; readonly text: string; readonly sentAt: number }
  /** Somebody else is the loudest speaker now. `level` is 0 to 1. */
  | { readonly type: 'active-speaker'; readonly userId: string; readonly level: number }
  /** How well somebody is connected; 0 to 5 as in `Participant.quality`. */
  | { readonly type: 'quality'; readonly userId: string; readonly up: number; readonly down: number }
  /** A device was lost, and the system's default one, named `label`, is in its place. No event of its own. */
  | { readonly type: 'device-replaced'; readonly kind: MediaKind; readonly label: string }
  /** Somebody asks this user for something that would change something. It is obeyed unless a listener prevents it. */
  | {
      readonly type: 'host-command';
      readonly command: HostCommand;
      readonly from: Participant;
      readonly prevent: () => void;
    }
  /** Nobody prevented it, and it is being done. No event of its own. */
  | { readonly type: 'host-command-obeyed'; readonly command: HostCommand; readonly from: Participant }
  /** Somebody reacts, this user included. */
  | { readonly type: 'reaction'; readonly from: Participant; readonly reaction: string }
  | { readonly type: 'timing'; readonly timing: CallTiming };

/**
 * What happened between two snapshots, in the order to report it: state first. People are reported only while in the
 * call: those found there on joining are in the first `joined` snapshot, and leaving oneself is not everybody's leave.
 */
export function changesBetween(before: CallSnapshot, after: CallSnapshot): CallChange[] {
  return [
    ...stateChanges(before, after),
    ...mediaChanges(before, after),
    ...participantChanges(before, after),
    ...deviceChanges(before.devices, after.devices),
    ...(after.playbackBlocked && !before.playbackBlocked ? [{ type: 'playback-blocked' } as const] : []),
    ...(Object.keys(after.timing).length > Object.keys(before.timing).length
      ? [{ type: 'timing', timing: after.timing } as const]
      : []),
  ];
}

/** Whether there is something to draw: anything but how long a step took, which comes last. No change is a stream's. */
export function isVisible(changes: readonly CallChange[]): boolean {
  return changes[0]?.type !== 'timing';
}

function stateChanges(before: CallSnapshot, after: CallSnapshot): CallChange[] {
  const { state, step, reason, error } = after;
  if (state === before.state && step === before.step) return [];
  const change: CallChange = {
    type: 'state',
    state,
    previous: before.state,
    ...(step && { step }),
    ...(reason && { reason }),
    ...(error && { error }),
  };
  return error ? [change, { type: 'error', error }] : [change];
}

function mediaChanges(before: CallSnapshot, after: CallSnapshot): CallChange[] {
  return (['microphone', 'camera', 'screen'] as const)
    .filter((kind) => before[kind] !== after[kind])
    .map((kind) => ({ type: 'media', kind, status: after[kind] }));
}

/** A kind of which nothing was known before is no news: the page was allowed to see it. */
function deviceChanges(before: readonly CallDevice[], after: readonly CallDevice[]): CallChange[] {
  if (before === after) return [];
  const missingIn = (list: readonly CallDevice[]) => (device: CallDevice) =>
    !list.some(({ kind, deviceId }) => kind === device.kind && deviceId === device.deviceId);
  const known = new Set(before.map(({ kind }) => kind));
  const added = after.filter(missingIn(before)).filter(({ kind }) => known.has(kind));
  return [{ type: 'devices', devices: after, added, removed: before.filter(missingIn(after)) }];
}

function participantChanges(before: CallSnapshot, after: CallSnapshot): CallChange[] {
  if (!isInCall(before.state) || !isInCall(after.state)) return [];
  const count = participantCount(after);
  return [
    ...personChanges(before, after),
    ...(count === participantCount(before) ? [] : [{ type: 'participant-count', count } as const]),
  ];
}

function personChanges(before: CallSnapshot, after: CallSnapshot): CallChange[] {
  if (before.participants === after.participants) return [];
  const was = new Map(before.participants.map((participant) => [participant.userId, participant]));
  const is = new Set(after.participants.map(({ userId }) => userId));
  return [
    ...before.participants
      .filter(({ userId }) => !is.has(userId))
      .map((participant) => ({ type: 'participant-leave', participant }) as const),
    ...after.participants
      .filter((participant) => was.get(participant.userId) !== participant)
      .map((participant) => {
        const type = was.has(participant.userId) ? 'participant-update' : 'participant-join';
        return { type, participant } as const;
      }),
  ];
}
