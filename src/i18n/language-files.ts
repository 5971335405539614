/**
 * The shipped languages besides English, each in a file of its own, fetched when an element first speaks it. The build of
 * dist/cdn reads this list: each `import('./….js')` becomes a file beside the entry.
 */
import type { Translation } from './messages.js';

/** Fetches the texts of a language by its BCP 47 tag: the one place where a new one is added. Rejects if that fails. */
export const languageFiles: Readonly<Record<string, () => Promise<Translation>>> = {
  'zh-CN': async () => (await import('./zh-CN.js')).zhCN,
  'zh-TW': async () => (await import('./zh-TW.js')).zhTW,
  ja: async () => (await import('./ja.js')).ja,
  ko: async () => (await import('./ko.js')).ko,
  es: async () => (await import('./es.js')).es,
  'pt-BR': async () => (await import('./pt-BR.js')).ptBR,
  fr: async () => (await import('./fr.js')).fr,
  de: async () => (await import('./de.js')).de,
  ru: async () => (await import('./ru.js')).ru,
  ar: async () => (await import('./ar.js')).ar,
  hi: async () => (await import('./hi.js')).hi,
  id: async () => (await import('./id.js')).id,
  vi: async () => (await import('./vi.js')).vi,
};
