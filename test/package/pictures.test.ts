import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { BASELINE, README } from '../pictures/shots.js';
import { Studio } from '../pictures/studio.js';
import { filesOf, read, ROOT } from './sources.js';

const FOLDERS = {
  'test/pictures/baseline/': BASELINE,
  'test/pictures/readme/': README,
};
/** Where the pictures that are not as they were are put, each with one of the difference. */
const FOUND = `${ROOT}node_modules/.cache/pictures-found/`;
/** What share of a picture may differ: some letters on another machine, no button. */
const TOLERANCE = 0.002;

describe('the pictures', { timeout: 900_000 }, () => {
  let studio: Studio;
  before(async () => (studio = await Studio.open()));
  after(() => studio.close());

  // The baselines are of the browser that comes along: another one draws other letters.
  const reference = process.env.NPM_CHROMIUM ? {} : { skip: 'of the browser that comes along only' };
  const all = Object.entries(FOLDERS).flatMap(([folder, shots]) => shots.map((shot) => ({ folder, shot })));
  for (const { folder, shot } of all)
    it(`show ${shot.name} as it was`, reference, async () => {
      const was = readFileSync(`${ROOT}${folder}${shot.name}.webp`);
      const is = await studio.take(shot);
      const { share, picture } = await studio.compare(was, is);
      if (share <= TOLERANCE) return;
      mkdirSync(FOUND, { recursive: true });
      writeFileSync(`${FOUND}${shot.name}.webp`, is);
      writeFileSync(`${FOUND}${shot.name}.difference.webp`, picture);
      const percent = (share * 100).toFixed(2);
      assert.fail(`${percent} % differ, see ${FOUND}: if they should, take it anew with npm run pictures`);
    });

  it('tell when something has moved', async () => {
    const [one, other] = await Promise.all(
      ['left', 'failed-phone']
        .map((name) => BASELINE.find((shot) => shot.name === name)!)
        .map((shot) => studio.take({ ...shot, size: [400, 300] })),
    );
    assert.ok((await studio.compare(one, other)).share > TOLERANCE);
    assert.equal((await studio.compare(one, one)).share, 0);
  });

  it('are all in use, and small', () => {
    const size = (paths: readonly string[]) =>
      paths.reduce((sum, path) => sum + statSync(ROOT + path).size, 0);
    for (const [folder, shots] of Object.entries(FOLDERS))
      assert.deepEqual(filesOf(folder, /./), shots.map(({ name }) => `${folder}${name}.webp`).sort());
    assert.ok(size(filesOf('test/pictures/baseline', /./)) <= 1_500_000);
    const shown = filesOf('test/pictures/readme', /./);
    assert.deepEqual(
      shown.filter((path) => !read('README.md').includes(path)),
      [],
    );
    assert.ok(size(shown) <= 600_000);
  });
});
