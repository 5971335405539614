/** What an element says about an error. */
import type { CallError } from '../errors.js';
import type { DeviceErrorCode, Messages } from './messages.js';

/** What a user is told about an error. Never the error's own message, which is for developers. */
export function errorText(messages: Messages, { code, device }: CallError): string {
  if (device === 'screen')
    return code === 'permission-denied' ? messages.screenDenied : messages.screenFailed;
  if (device === 'speaker') return messages.speakerFailed;
  return (device && messages.deviceErrors[device][code as DeviceErrorCode]) || messages.errors[code];
}
