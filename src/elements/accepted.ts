/** What to do about a value that an attribute or property does not accept: say so once, and go on without it. */
import type { StreamSource } from '../call/call-state.js';

/** What an element for a picture can show. */
export const SOURCES: readonly StreamSource[] = ['camera', 'screen'];

/** Whether the own picture is shown as in a mirror. */
export const MIRRORS = ['auto', 'on', 'off'] as const;

/**
 * Above the `@property` of a word: the property takes the accepted ones, and what is `also` accepted; `fallback` where it
 * is null or undefined (an attribute taken away); of anything else it warns once and stays as it is. A repeated bad value
 * is a repeated warning: somebody wrote it again.
 */
export function choice(
  attribute: string,
  accepted: readonly string[],
  fallback: string,
  also: (value: unknown) => boolean = () => false,
) {
  return checked((value, current, element) => {
    if (value === null || value === undefined) return fallback;
    if (accepted.some((word) => word === value) || also(value)) return value;
    warn(attribute, value, accepted.map((word) => `"${word}"`).join(', '), element.localName);
    return current;
  });
}

/**
 * Above the `@property` of a boolean: the property takes what JavaScript takes for true, but for the text "false".
 * Frameworks write that for what is false, and nobody's camera shall be off, or on, because of five letters.
 */
export function flag(attribute: string) {
  return checked((value) => {
    if (value === 'false')
      console.warn(`<zego-call>: ${attribute}="false" counts as false; leave the attribute out instead.`);
    return value !== 'false' && Boolean(value);
  });
}

/** Of a word or a boolean; what is a number or a list is checked by its own accessors. */
function checked(take: (value: unknown, current: unknown, element: Element) => unknown) {
  return (prototype: object, name: string): void => {
    const accessor = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      ...accessor,
      set(this: Element, value: unknown) {
        accessor?.set?.call(this, take(value, accessor.get?.call(this), this));
      },
    });
  };
}

/** `value` if it is a positive whole number, given as one or as text; undefined where there is none; otherwise `current`, with one warning. */
export function positiveInteger(
  attribute: string,
  value: unknown,
  current: number | undefined,
): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text)))
    return Number(text);
  warn(attribute, value, 'a positive whole number');
  return current;
}

/** The same for user ids: a list, or text with spaces between them. Frozen. */
export function idList(attribute: string, value: unknown, current: readonly string[]): readonly string[] {
  const ids: unknown = typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : (value ?? []);
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return Object.freeze([...ids]);
  warn(attribute, value, 'user ids, separated by spaces');
  return current;
}

/** Says that `value` is not taken for an attribute, or in a command, and what would be. */
export function warn(attribute: string, value: unknown, accepted: string, element = 'zego-call'): void {
  console.warn(`<${element}>: ${attribute}="${String(value)}" is ignored; accepted: ${accepted}.`);
}
