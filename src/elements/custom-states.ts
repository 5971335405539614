import type { CallState } from '../call/call-state.js';

/**
 * Sets or clears custom states, which CSS sees as `:state(name)`. Without effect in browsers from before that: they have no
 * such set, or one that throws at these names. A call does not depend on it.
 */
export function setStates(internals: ElementInternals, states: Readonly<Record<string, boolean>>): void {
  if (!CSS.supports('selector(:state(a))')) return;
  for (const [name, on] of Object.entries(states)) {
    if (on) internals.states.add(name);
    else internals.states.delete(name);
  }
}

/** Each state of a call is one of the element. */
export const CALL_STATES: readonly CallState[] = [
  'idle',
  'joining',
  'joined',
  'reconnecting',
  'leaving',
  'left',
  'failed',
];
