/** Which state may follow which. */
import type { CallState } from './call-state.js';

const NEXT: Readonly<Record<CallState, readonly CallState[]>> = {
  idle: ['joining'],
  joining: ['joined', 'leaving', 'failed'],
  joined: ['reconnecting', 'leaving', 'failed'],
  reconnecting: ['joined', 'leaving', 'failed'],
  leaving: ['left'],
  left: ['joining'],
  failed: ['joining'],
};

/** True when a call in state `from` may go to state `to`. */
export function canMove(from: CallState, to: CallState): boolean {
  return NEXT[from].includes(to);
}

/** True while people are in the call: `joined` or `reconnecting`. */
export function isInCall(state: CallState): boolean {
  return state === 'joined' || state === 'reconnecting';
}

/** True from `join()` until the call is over or being left: `joining`, `joined` or `reconnecting`. */
export function isActive(state: CallState): boolean {
  return state === 'joining' || isInCall(state);
}
