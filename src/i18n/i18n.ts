/** What an element says about an error. */
import type { CallError } from '../errors.js';
import { isNamed } from '../internal/realms.js';
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
  // What the browser does not allow is a window of its own; what the service does not, to be seen and heard.
  if (code === 'not-authorized')
    return isNamed(cause, 'NotAllowedError') ? messages.refused : messages.mayNotPublish;
  return code === 'unsupported' && !device ? messages.refused : errorText(messages, error);
}
