/** Takes sections out of the README, which says once what the pages say as well. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const README = readFileSync(`${ROOT}README.md`, 'utf8');

const FENCE = /^ *(```|~~~)/;

/** Where headings of the README are on the pages, for links within it. */
const PLACES: Readonly<Record<string, string>> = {
  'the-token': 'tokens',
  'in-a-framework': 'frameworks#an-application-in-each',
  'what-is-received': 'people#what-is-received',
  'how-far-it-scales': 'people#how-far-it-scales',
  privacy: 'privacy',
  'rendered-by-a-server': 'server',
  keyboard: 'buttons#by-keyboard',
  states: 'reference#states',
  events: 'reference#events',
  'attributes-and-properties': 'reference#attributes-and-properties',
  languages: 'languages',
  'simulated-people': 'start#alone-with-simulated-people',
  'browser-support': 'about#browser-support',
};

/** The lines of a text with what kind each is: a heading's level, or 0. */
function headings(text: string): { line: string; level: number }[] {
  let fenced = false;
  return text.split('\n').map((line) => {
    if (FENCE.test(line)) fenced = !fenced;
    return { line, level: fenced ? 0 : (/^(#+) /.exec(line)?.[1].length ?? 0) };
  });
}

/**
 * Links of the README lead to files of the repository, which the pages do not have, or to its own headings. Throws where a
 * heading has no place on the pages.
 */
function link(whole: string, text: string, target: string): string {
  if (/^https?:/.test(target)) return whole;
  if (!target.startsWith('#')) return text;
  const place = PLACES[target.slice(1)];
  if (!place) throw new Error(`No page has ${target} of the README: give it a place.`);
  return `[${text}](/${place})`;
}

/** What stands under a heading of the README, without it; `alone`: up to the first heading below. Throws when it is not there. */
export function section(heading: string, alone = false): string {
  const lines = headings(README);
  const start = lines.findIndex(({ line, level }) => level && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`The README has no heading ${heading}.`);
  const { level: own } = lines[start];
  const length = lines.slice(start + 1).findIndex(({ level }) => level && (alone || level <= own));
  const body = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  const shift = Math.max(0, own - 1);
  return body
    .map(({ line, level }) => (level ? line.slice(shift) : line))
    .join('\n')
    .replace(/(?<!!)\[((?:[^[\]]|\[[^\]]*\])+)\]\(([^)\s]+)\)/g, link)
    .trim();
}

/** Some of the blocks under a heading, which empty lines part: `count` from the one that begins with a text. */
export function blocks(heading: string, count: number, from: string): string {
  const all = section(heading, true).split(/\n{2,}/);
  const start = all.findIndex((text) => text.startsWith(from));
  if (start < 0) throw new Error(`Nothing under ${heading} in the README begins with ${from}.`);
  return all.slice(start, start + count).join('\n\n');
}

/** One item of the list under a heading, by the bold words that it begins with. */
export function item(heading: string, name: string): string {
  const items = section(heading).split(/^- /m);
  const found = items.find((text) => text.startsWith(`**${name}**`));
  if (!found) throw new Error(`The README has no item ${name} under ${heading}.`);
  return found.replace(/^ {2}/gm, '').trim();
}
