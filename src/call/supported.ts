/** What a call needs of the browser. The one place that asks; what can be done without is done without, where it is used. */
import type { EngineName } from '../engine/engines.js';

/** Gone where a setting, a policy or the lockdown mode of a phone has taken WebRTC away. */
const NEEDED = ['RTCPeerConnection', 'MediaStream'];

/** Between the tabs of one browser. */
const NEEDED_BY_LOOPBACK = [...NEEDED, 'BroadcastChannel'];

/** The name of the first feature that a call on this engine needs and the browser lacks. */
export function missingFeature(engine: EngineName): string | undefined {
  const needed = engine === 'loopback' ? NEEDED_BY_LOOPBACK : NEEDED;
  return needed.find((name) => !(name in globalThis));
}
