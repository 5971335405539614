/**
 * The shipped languages besides English, each in a file of its own, fetched when an element first speaks it. The build of
 * dist/cdn reads this list: each `import('./….js')` becomes a file beside the entry.
 */
import type { Messages } from './messages.js';

/** Fetches the texts of a language by its BCP 47 tag: the one place where a new one is added. Rejects if that fails. */
export const languageFiles: Readonly<Record<string, () => Promise<Messages>>> = {};
