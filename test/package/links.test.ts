import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, it } from 'node:test';
import { read, ROOT } from './sources.js';

const FENCED = /^ *```.*?^ *```$/gms;

/** The anchors of a text as GitHub makes them of its headings: letters, digits, `-` and `_` stay, in lower case. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of text.replace(FENCED, '').matchAll(/^#+ (.+)$/gm)) {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let [free, count] = [anchor, 0];
    while (anchors.has(free)) free = `${anchor}-${++count}`;
    anchors.add(free);
  }
  return anchors;
}

describe('the links between the files of the project', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'test/bench/RESULTS.md'])
    it(`in ${file} lead to what is there`, () => {
      const text = read(file).replace(FENCED, '');
      const targets = [...text.matchAll(/\]\(([^)\s]+)\)| (?:src|srcset)="([^"]+)"/g)].map(
        ([, link, picture]) => link ?? picture,
      );
      const lost = targets.filter((target) => {
        if (/^https?:/.test(target)) return false;
        const [path, anchor] = target.split('#');
        const found = path ? posix.join(dirname(file), path) : file;
        return !existsSync(ROOT + found) || (anchor && !anchorsOf(read(found)).has(anchor));
      });
      assert.deepEqual(lost, []);
      if (file === 'README.md') assert.ok(targets.length > 40, `${targets.length} links`);
    });
});
