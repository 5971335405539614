/** What stays on the screen during a call until it is over or put away. */
import type { CallChange } from '../../call/call-changes.js';
import type { HostCommand, Participant } from '../../call/call-state.js';
import type { CallError, CallErrorCode, MediaKind, OwnMediaKind } from '../../errors.js';

/** A failure that did not end the call, or something that was done for the user. */
export type Notice =
  | { readonly type: 'error'; readonly error: CallError; readonly userId?: string | undefined }
  | {
      readonly type: 'host-command';
      readonly command: Exclude<HostCommand, 'remove'>;
      readonly from: Participant;
    }
  | { readonly type: 'device-replaced'; readonly kind: MediaKind; readonly label: string };

/** Told to whoever gave the command; there is nothing in this interface to put right. */
const UNSHOWN: readonly CallErrorCode[] = ['message-failed', 'cancelled'];

/** What the user's own stream can fail with: both devices are off then. */
const UNPUBLISHED: readonly CallErrorCode[] = ['publish-failed', 'not-authorized'];

/** The notices to show after some changes in a call: one of each kind, the newest last; those whose cause is gone go. */
export function noticesAfter(notices: readonly Notice[], changes: readonly CallChange[]): readonly Notice[] {
  let now = notices;
  for (const change of changes) {
    now = now.filter((notice) => !isOver(notice, change));
    const notice = noticeOf(change);
    if (notice) now = [...now.filter((other) => topic(other) !== topic(notice)), notice];
  }
  return now;
}

function noticeOf(change: CallChange): Notice | undefined {
  switch (change.type) {
    case 'error':
      return UNSHOWN.includes(change.error.code) ? undefined : change;
    case 'host-command-obeyed': {
      const { command, from } = change;
      return command === 'remove' ? undefined : { type: 'host-command', command, from };
    }
    case 'device-replaced':
      return change;
    default:
      return undefined;
  }
}

/** Two notices about the same are one. */
function topic(notice: Notice): string {
  if (notice.type === 'host-command') return notice.command;
  if (notice.type === 'device-replaced') return `${notice.type} ${notice.kind}`;
  return [notice.error.code, notice.error.device, notice.userId].join();
}

function isOver(notice: Notice, change: CallChange): boolean {
  switch (change.type) {
    case 'media':
      return (
        change.status === (notice.type === 'device-replaced' ? 'off' : 'on') && concerns(notice, change.kind)
      );
    case 'devices':
      // The chosen one is back.
      return (
        notice.type === 'device-replaced' &&
        change.devices.some(
          ({ kind, selected, label }) => kind === notice.kind && selected && label !== notice.label,
        )
      );
    case 'participant-leave':
    case 'participant-update': {
      // Who could not be seen or heard, and is shown dark and silent meanwhile, is back, or is not to be any more.
      const { userId, camera, microphone, screen } = change.participant;
      const back = change.type === 'participant-leave' || [camera, microphone, screen].includes('on');
      if (notice.type !== 'error') return false;
      // An engine of the page may not say who it is: anybody may be.
      return notice.userId ? back && notice.userId === userId : notice.error.code === 'play-failed';
    }
    default:
      return false;
  }
}

/** Whether a change of a device can show that the cause of the notice is gone. */
function concerns(notice: Notice, kind: OwnMediaKind): boolean {
  if (notice.type === 'device-replaced') return notice.kind === kind;
  if (notice.type === 'host-command') return notice.command === `${kind}-off`;
  const { device, code } = notice.error;
  return device ? device === kind : kind !== 'screen' && UNPUBLISHED.includes(code);
}
