/** What somebody who runs the room asks of this user, and whether it is obeyed. */
import type { HostCommand } from '../engine/call-engine.js';
import type { MediaKind } from '../errors.js';
import type { CallChange } from './call-changes.js';
import { newcomer } from './newcomer.js';
import type { CallSnapshot, LeaveReason } from './call-state.js';

const DEVICE = { 'camera-off': 'camera', 'microphone-off': 'microphone' } as const;

/** What the session does for a command. */
export interface HostedCall {
  readonly snapshot: () => CallSnapshot;
  /** The attempt under way: another one is another object. */
  readonly attempt: () => { wants(kind: MediaKind): boolean } | undefined;
  /** User ids whose `remove` is obeyed. */
  readonly hosts: () => readonly string[];
  /** `then` runs when all have heard. */
  readonly deliver: (changes: readonly CallChange[], then?: () => void) => void;
  readonly turnOff: (kind: MediaKind) => void;
  readonly leave: (reason: LeaveReason) => void;
}

/**
 * Reports a command, and does what it asks unless a listener prevents that. What would change nothing is no event: a
 * device that is off already, or a removal by somebody whom the page does not name. Whoever turns a device off may be
 * anybody: it can be turned on again.
 */
export function onHostCommand(call: HostedCall, command: HostCommand, userId: string): void {
  const attempt = call.attempt();
  const kind = command === 'remove' ? undefined : DEVICE[command];
  if (kind ? !attempt?.wants(kind) : !call.hosts().includes(userId)) return;
  const from =
    call.snapshot().participants.find((each) => each.userId === userId) ?? newcomer(userId, userId);
  let obeyed = true;
  const prevent = () => void (obeyed = false);
  call.deliver([{ type: 'host-command', command, from, prevent }], () => {
    if (!obeyed || attempt !== call.attempt()) return;
    call.deliver([{ type: 'host-command-obeyed', command, from }]);
    if (kind) call.turnOff(kind);
    else call.leave('removed-by-host');
  });
}
