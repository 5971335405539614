/** The pieces of code in the README and the pages of the docs. */
import { expandAll } from '../../demo/docs/expand.js';
import { read } from './sources.js';

/** A piece of code. */
export interface Snippet {
  /** Where it stands: file and line. */
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a text, those within lists as well. */
function snippetsOf(file: string, text: string): Snippet[] {
  return [...text.matchAll(/^( *)```(\w+)[^\n]*\n(.*?)^\1```$/gms)].map(
    ({ 1: indent, 2: language, 3: body, index }) => ({
      where: `${file}:${text.slice(0, index).split('\n').length}`,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** All of them, in order. */
export const SNIPPETS: readonly Snippet[] = [
  ...snippetsOf('README.md', read('README.md')),
  ...expandAll().flatMap(({ name, text }) => snippetsOf(`${name}.md`, text)),
];

/** Those in these languages, each once. */
export const distinct = (...languages: string[]) => [
  ...new Map(
    SNIPPETS.filter(({ language }) => languages.includes(language)).map((each) => [each.text, each]),
  ).values(),
];
