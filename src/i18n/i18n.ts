/** Which language an element speaks, and what it says in it. */
import type { CallError } from '../errors.js';
import { en } from './en.js';
import type { DeviceErrorCode, Messages } from './messages.js';

/** The shipped languages by primary subtag: the one place where a new one is added. */
const LANGUAGES: Readonly<Record<string, Messages>> = { en };

/** The texts for a BCP 47 tag; English where the language is not shipped. */
export function messagesFor(locale: string): Messages {
  const [language = ''] = locale.toLowerCase().split('-');
  return LANGUAGES[language] ?? en;
}

/** The `lang` that applies to an element: that of the nearest ancestor that has one, through shadow roots; '' if none. */
export function localeOf(element: Element): string {
  const nearest = element.closest<HTMLElement>('[lang]');
  if (nearest) return nearest.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? localeOf(root.host) : '';
}

/** What a user is told about an error. Never the error's own message, which is for developers. */
export function errorText(messages: Messages, { code, device }: CallError): string {
  if (device === 'screen')
    return code === 'permission-denied' ? messages.screenDenied : messages.screenFailed;
  return (device && messages.deviceErrors[device][code as DeviceErrorCode]) || messages.errors[code];
}
