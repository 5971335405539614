/**
 * `npm run pictures`: takes the pictures of the README and the baselines anew, those with a part of their name in the
 * arguments or all. With `-- matrix` before it takes every state in every size, scheme and direction, to be looked at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { ROOT } from '../package/sources.js';
import { BASELINE, matrix, README } from './shots.js';
import type { Shot } from './scene.js';
import { Studio } from './studio.js';

const args = process.argv.slice(2);
const everything = args[0] === 'matrix';
const wanted = new RegExp(args[everything ? 1 : 0] ?? '');

const sets: Readonly<Record<string, readonly Shot[]>> = everything
  ? { 'node_modules/.cache/pictures': matrix() }
  : { 'test/pictures/baseline': BASELINE, 'test/pictures/readme': README };

const studio = await Studio.open();
try {
  for (const [folder, shots] of Object.entries(sets)) {
    mkdirSync(ROOT + folder, { recursive: true });
    for (const shot of shots.filter(({ name }) => wanted.test(name))) {
      try {
        const picture = await studio.take(shot);
        writeFileSync(`${ROOT}${folder}/${shot.name}.webp`, picture);
        console.log(`${folder}/${shot.name}.webp  ${(picture.length / 1000).toFixed(0)} kB`);
      } catch (error) {
        console.error((error as Error).message); // the others are worth having
        process.exitCode = 1;
      }
    }
  }
} finally {
  await studio.close();
}
