/** Languages that arrive when a test says so. */
import { enCall } from '../../src/i18n/en-call.js';
import { enPanels } from '../../src/i18n/en-panels.js';
import { languageFiles } from '../../src/i18n/language-files.js';
import type { Translation } from '../../src/i18n/messages.js';

/** What the lobby says in a language made by {@link stubLanguage}. */
export const readyIn = (tag: string) => `ready in ${tag}`;

/** Puts a language into the list for the rest of the page's life. Each tag is fetched once, so each test has its own. */
export function stubLanguage(tag: string) {
  const messages: Translation = { ...enCall, panels: enPanels, lang: tag, ready: readyIn(tag) };
  const asked: PromiseWithResolvers<Translation>[] = [];
  (languageFiles as Record<string, () => Promise<Translation>>)[tag] = () => {
    const { promise, resolve, reject } = withResolvers();
    asked.push({ promise, resolve, reject });
    return promise;
  };
  return {
    /** How often it was fetched. */
    get fetches() {
      return asked.length;
    },
    arrive: () => asked.at(-1)!.resolve(messages),
    /** Settles once that is known. */
    fail: async () => {
      asked.at(-1)!.reject(new TypeError('Failed to fetch'));
      await asked.at(-1)!.promise.catch(() => undefined);
    },
  };
}

function withResolvers(): PromiseWithResolvers<Translation> {
  let settle!: Pick<PromiseWithResolvers<Translation>, 'resolve' | 'reject'>;
  const promise = new Promise<Translation>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}
