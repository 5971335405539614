/** The languages of this page: each is fetched once, when an element first speaks it. */
import { en } from './en.js';
import { languageFiles } from './language-files.js';
import { matchLanguage } from './match-language.js';
import type { BaseMessages } from './messages.js';

/** For how many ms a language that could not be fetched is not asked for again. */
const PATIENCE = 10_000;

/** So many tags are remembered: on a server they may come from anybody. */
const MATCHES = 200;

const matches = new Map<string, string | undefined>();
const loaded = new Map<string, BaseMessages>();
const asked = new Map<string, number>();
const loading = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

/**
 * The texts for a BCP 47 tag: English where the language is not shipped, and until it has arrived. One that cannot be
 * fetched is no reason to bother anybody: English stays, and a later call tries again.
 */
export function messagesFor(locale: string): BaseMessages {
  if (!matches.has(locale)) {
    if (matches.size >= MATCHES) matches.clear();
    matches.set(locale, matchLanguage(locale, ['en', ...Object.keys(languageFiles)]));
  }
  const tag = matches.get(locale) ?? 'en';
  if (tag === 'en') return en;
  const messages = loaded.get(tag);
  if (!messages && performance.now() >= (asked.get(tag) ?? 0)) loading.set(tag, load(tag));
  return messages ?? en;
}

/** The texts as {@link messagesFor} has them once the language has arrived, or could not be fetched. */
export async function fetchMessages(locale: string): Promise<BaseMessages> {
  messagesFor(locale); // asks for it
  await loading.get(matches.get(locale) ?? 'en');
  return messagesFor(locale);
}

/** Calls `arrived` whenever a language has. Returns how to stop. */
export function onLanguage(arrived: () => void): () => void {
  listeners.add(arrived);
  return () => void listeners.delete(arrived);
}

async function load(tag: string): Promise<void> {
  asked.set(tag, Infinity);
  try {
    loaded.set(tag, await languageFiles[tag]());
    for (const arrived of listeners) arrived();
  } catch {
    asked.set(tag, performance.now() + PATIENCE);
  }
}
