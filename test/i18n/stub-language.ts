/** Languages that arrive when a test says so. */
import { en } from '../../src/i18n/en.js';
import { languageFiles } from '../../src/i18n/language-files.js';
import type { Messages } from '../../src/i18n/messages.js';

/** What the lobby says in a language made by {@link stubLanguage}. */
export const readyIn = (tag: string) => `ready in ${tag}`;

/** Puts a language into the list for the rest of the page's life. Each tag is fetched once, so each test has its own. */
export function stubLanguage(tag: string) {
  const messages: Messages = { ...en, lang: tag, ready: readyIn(tag) };
  const asked: PromiseWithResolvers<Messages>[] = [];
  (languageFiles as Record<string, () => Promise<Messages>>)[tag] = () => {
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

function withResolvers(): PromiseWithResolvers<Messages> {
  let settle!: Pick<PromiseWithResolvers<Messages>, 'resolve' | 'reject'>;
  const promise = new Promise<Messages>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}
