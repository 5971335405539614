/** The shipped languages besides English, each in a file of its own, fetched when an element first speaks it. */
import type { Messages } from './messages.js';

/** Fetches the texts of a language by its BCP 47 tag: the one place where a new one is added. */
export const languageFiles = {} satisfies Readonly<Record<string, () => Promise<Messages>>>;
