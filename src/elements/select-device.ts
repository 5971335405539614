import type { CallDevice } from '../call/call-state.js';
import type { CallCommands } from './call-commands.js';

/** Uses this device as what it is. Rejects as the call's own method does, which has reported it by then. */
export function selectDevice(
  call: CallCommands,
  { kind, deviceId }: Pick<CallDevice, 'kind' | 'deviceId'>,
): Promise<void> {
  if (kind === 'speaker') return call.selectSpeaker(deviceId);
  return kind === 'camera' ? call.selectCamera(deviceId) : call.selectMicrophone(deviceId);
}
