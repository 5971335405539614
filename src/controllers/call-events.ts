/** From what the session reports to the events of the element. */
import type { CallChange } from '../call/call-changes.js';
import { emit } from '../events.js';

/**
 * Fires the event of one change at `target`; `resume` is what a page may call to unblock the sound. What a listener
 * prevents is not obeyed.
 */
export function emitChange(target: EventTarget, change: CallChange, resume: () => Promise<void>): unknown {
  switch (change.type) {
    case 'state': {
      const { state, previous, step, reason, error } = change;
      const why = { ...(step && { step }), ...(reason && { reason }), ...(error && { error }) };
      return emit(target, 'call-state', { state, previous, ...why });
    }
    case 'error':
      return emit(target, 'call-error', { error: change.error });
    case 'participant-join':
      return emit(target, 'call-participant-join', { participant: change.participant });
    case 'participant-leave':
      return emit(target, 'call-participant-leave', { participant: change.participant });
    case 'participant-update':
      return emit(target, 'call-participant-update', { participant: change.participant });
    case 'participant-count':
      return emit(target, 'call-participant-count', { count: change.count });
    case 'media':
      return emit(target, 'call-media', { kind: change.kind, status: change.status });
    case 'devices':
      return emit(target, 'call-devices', {
        devices: change.devices,
        added: change.added,
        removed: change.removed,
      });
    case 'playback-blocked':
      return emit(target, 'call-playback-blocked', { resume });
    case 'message':
      return emit(target, 'call-message', { from: change.from, text: change.text, sentAt: change.sentAt });
    case 'quality': {
      const { userId, up, down } = change;
      return emit(target, 'call-quality', { userId, up, down });
    }
    case 'active-speaker':
      return emit(target, 'call-active-speaker', { userId: change.userId, level: change.level });
    case 'reaction':
      return emit(target, 'call-reaction', { from: change.from, reaction: change.reaction });
    case 'host-command': {
      const { command, from, prevent } = change;
      return emit(target, 'call-host-command', { command, from }) || prevent();
    }
    case 'timing':
      return emit(target, 'call-timing', { timing: change.timing });
  }
}
