import type { LoggedMessage } from '../../call/message-log.js';

/** What one person wrote within one minute. */
export interface MessageGroup {
  readonly messages: readonly [LoggedMessage, ...LoggedMessage[]];
}

const MINUTE = 60_000;

/** In the order of the log. Pure. */
export function groupsOf(log: readonly LoggedMessage[]): MessageGroup[] {
  const groups: [LoggedMessage, ...LoggedMessage[]][] = [];
  for (const message of log) {
    const group = groups.at(-1);
    if (group && belongs(group[0], message)) group.push(message);
    else groups.push([message]);
  }
  return groups.map((messages) => ({ messages }));
}

function belongs(first: LoggedMessage, next: LoggedMessage): boolean {
  return (
    first.from.userId === next.from.userId &&
    first.from.local === next.from.local &&
    Math.abs(next.sentAt - first.sentAt) < MINUTE
  );
}
