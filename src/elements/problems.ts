/** Which failures stay on the screen. */
import type { CallChange } from '../call/call-changes.js';
import type { CallError, CallErrorCode } from '../errors.js';

/** Told to whoever gave the command; there is nothing in this interface to put right. */
const UNSHOWN: readonly CallErrorCode[] = ['message-failed', 'cancelled'];

/**
 * The failures to show after some changes in a call: one of each kind, the newest last. What works again is no failure:
 * a device that is on takes its own away.
 */
export function problemsAfter(
  problems: readonly CallError[],
  changes: readonly CallChange[],
): readonly CallError[] {
  let now = problems;
  for (const change of changes) {
    if (change.type === 'error' && !UNSHOWN.includes(change.error.code)) {
      const { error } = change;
      now = [...now.filter(({ code, device }) => code !== error.code || device !== error.device), error];
    }
    if (change.type === 'media' && change.status === 'on')
      now = now.filter(({ code, device }) => device !== change.kind && code !== 'publish-failed');
  }
  return now;
}
