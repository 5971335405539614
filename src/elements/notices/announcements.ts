/** What a screen reader says of a call. */
import type { CallChange } from '../../call/call-changes.js';
import { errorText, troubleText } from '../../i18n/i18n.js';
import { isolated } from '../../i18n/isolated.js';
import type { Messages } from '../../i18n/messages.js';

/** The sentences for some changes, '' when none is worth saying. Who comes and goes is not among them. */
export function announcement(messages: Messages, changes: readonly CallChange[], chatOpen = false): string {
  // That the devices go with the call goes without saying.
  const moved = changes.some(({ type }) => type === 'state');
  return changes
    .filter(({ type }) => (!moved || type !== 'media') && (!chatOpen || type !== 'message'))
    .map((change) => sentence(messages, change, moved))
    .filter(Boolean)
    .join(' ');
}

function sentence(messages: Messages, change: CallChange, moved: boolean): string {
  switch (change.type) {
    case 'state':
      // Each step of joining is on the screen; to hear all of them would only be in the way.
      if (change.state === 'joining' && change.previous === 'joining') return '';
      return change.reason ? messages.left[change.reason] : messages.states[change.state];
    case 'error':
      return (moved ? errorText : troubleText)(messages, change.error);
    case 'preview':
      return change.error ? errorText(messages, change.error) : '';
    case 'media':
      if (change.status === 'on') return messages.isOn[change.kind];
      return change.status === 'off' ? messages.isOff[change.kind] : '';
    case 'device-replaced':
      return messages.replaced[change.kind](isolated(change.label));
    case 'host-command-obeyed':
      return change.command === 'remove'
        ? ''
        : messages.asked[change.command](isolated(change.from.userName));
    case 'message':
      return change.from.local ? '' : messages.messageFrom(isolated(change.from.userName), change.text);
    case 'playback-blocked':
      return messages.resumePlayback;
    default:
      return '';
  }
}
