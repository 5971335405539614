/** What a call needs of the browser. The one place that asks; what can be done without is done without, where it is used. */
import type { EngineFactory } from '../engine/call-engine.js';
import type { EngineName } from '../engine/engines.js';
import { CallError } from '../errors.js';

/** Gone where a setting, a policy or the lockdown mode of a phone has taken WebRTC away. */
const NEEDED = ['RTCPeerConnection', 'MediaStream'];

/** Between the tabs of one browser. On a page that is not secure there are no locks: that is what joining fails with there. */
const NEEDED_BY_LOOPBACK = [...NEEDED, 'BroadcastChannel', 'LockManager'];

/** `unsupported` where the browser lacks what a call on this engine needs; what a page's own engine needs is not known. */
export function unsupported(engine: EngineName | EngineFactory): CallError | undefined {
  if (typeof engine === 'function') return undefined;
  const needed = engine === 'loopback' && isSecureContext ? NEEDED_BY_LOOPBACK : NEEDED;
  const missing = needed.find((name) => !(name in globalThis));
  return missing === undefined
    ? undefined
    : new CallError('unsupported', `This browser has no ${missing}: use a current one that allows it.`);
}
