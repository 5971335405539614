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

/** The same, of what did not end the call: all that is unsupported there is what the browser was asked for. */
export function troubleText(messages: Messages, error: CallError): string {
  const { code, cause, device } = error;
  if (!device && (code === 'unsupported' || cause instanceof DOMException)) return messages.refused;
  // What else is not allowed is to be seen and heard.
  return code === 'not-authorized' ? messages.mayNotPublish : errorText(messages, error);
}
