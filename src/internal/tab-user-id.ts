/** A user id for pages that name none. */
import { isNamed } from './realms.js';

const KEY = 'zego-call-user-id';

let id: string | undefined;

/**
 * The id of this tab's user: random, valid for ZEGO (letters, digits and `-`), the same on every call and after a
 * reload, another one in every other tab. Where the page may not store anything, a reload makes a new one.
 */
export function tabUserId(): string {
  id ??= handOver() ?? randomId();
  return id;
}

/**
 * What the page before the reload left. A tab's storage is copied when the tab is duplicated, and two users with one
 * id throw each other out of the room: so the id lies in the storage only between the pages, and counts for a reload only.
 */
function handOver(): string | undefined {
  try {
    const storage = sessionStorage as Storage | null; // null in web views without storage
    if (!storage) return undefined;
    const left = storage.getItem(KEY);
    storage.removeItem(KEY);
    addEventListener('pagehide', () => {
      if (id) storage.setItem(KEY, id);
    });
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.type === 'reload' && left ? left : undefined;
  } catch (reason) {
    if (isNamed(reason, 'SecurityError')) return undefined;
    throw reason;
  }
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `guest-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
