/** One file that says whose work is in dist/cdn, of what Vite found in each of its files. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { moduleId } from './lazy-files.js';

const FOLDER = moduleId('dist/cdn/');
const PART = '.licenses.json';

/** A package whose code is in a file. */
interface Bundled {
  readonly name: string;
  readonly version: string;
  /** As in SPDX. */
  readonly identifier: string;
  readonly text?: string;
}

/** Drawings that were taken over into a file of the package. */
const LUCIDE: Bundled = {
  name: 'lucide',
  version: 'some drawings',
  identifier: 'ISC',
  text: readFileSync(moduleId('src/elements/panels/LUCIDE-LICENSE.txt'), 'utf8'),
};

/** The name under which Vite leaves what it found in a file of dist/cdn. */
export const licensesOf = (file: string) => file + PART;

/** Writes dist/cdn/THIRD-PARTY-LICENSES.md. */
export function writeLicenses(): void {
  const parts = readdirSync(FOLDER).filter((name) => name.endsWith(PART));
  const found = new Map([[LUCIDE.name, LUCIDE]]);
  for (const part of parts) {
    for (const each of JSON.parse(readFileSync(FOLDER + part, 'utf8')) as Bundled[])
      found.set(each.name, each);
    rmSync(FOLDER + part);
  }
  const sections = [...found.values()]
    .sort(({ name: a }, { name: b }) => (a < b ? -1 : 1))
    .map(({ name, version, identifier, text }) =>
      [`## ${name}, ${version} (${identifier})`, ...(text ? [text.trim()] : [])].join('\n\n'),
    );
  writeFileSync(
    `${FOLDER}THIRD-PARTY-LICENSES.md`,
    ['# Whose work is in these files, besides that of zego-call', ...sections].join('\n\n') + '\n',
  );
}
