import type { StreamSource } from '../call/call-state.js';
/** What to do about a value that an attribute or property does not accept: say so once, and go on without it. */

/** What an element for a picture can show. */
export const SOURCES: readonly StreamSource[] = ['camera', 'screen'];

/** Whether the own picture is shown as in a mirror. */
export const MIRRORS = ['auto', 'on', 'off'] as const;

/**
 * `value` where it is accepted, `fallback` where it is null or undefined (an attribute taken away), otherwise `current`,
 * with one warning. A repeated bad value is a repeated warning: somebody wrote it again.
 */
export function oneOf<T extends string>(
  attribute: string,
  accepted: readonly T[],
  value: unknown,
  current: T,
  fallback: T,
  element = 'zego-call',
): T {
  if (value === null || value === undefined) return fallback;
  const found = accepted.find((name) => name === value);
  if (found === undefined) warn(attribute, value, accepted.map((name) => `"${name}"`).join(', '), element);
  return found ?? current;
}

/** The same for a positive whole number, given as one or as text; undefined where there is none. */
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

/**
 * Above the `@property` of a boolean: the property takes what JavaScript takes for true, but for the text "false".
 * Frameworks write that for what is false, and nobody's camera shall be off, or on, because of five letters.
 */
export function flag(attribute: string) {
  return (prototype: object, name: string): void => {
    const accessor = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      ...accessor,
      set(value: unknown) {
        if (value === 'false')
          console.warn(`<zego-call>: ${attribute}="false" counts as false; leave the attribute out instead.`);
        accessor?.set?.call(this, value !== 'false' && Boolean(value));
      },
    });
  };
}

/** The same for user ids: a list, or text with spaces between them. Frozen. */
export function idList(attribute: string, value: unknown, current: readonly string[]): readonly string[] {
  const ids: unknown = typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : (value ?? []);
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return Object.freeze([...ids]);
  warn(attribute, value, 'user ids, separated by spaces');
  return current;
}

function warn(attribute: string, value: unknown, accepted: string, element = 'zego-call'): void {
  console.warn(`<${element}>: ${attribute}="${String(value)}" is ignored; accepted: ${accepted}.`);
}
