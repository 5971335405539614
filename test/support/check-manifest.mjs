/** Fails when the committed custom-elements.json, or what is made of it, is not what the sources say. */
import { readFileSync } from 'node:fs';
import { writeManifest } from './write-manifest.mjs';

const fresh = 'node_modules/.cache/manifest';
await writeManifest(fresh);
for (const file of ['custom-elements.json', 'src/frameworks/tags.ts']) {
  const [made, committed] = [fresh, '.'].map((folder) => readFileSync(`${folder}/${file}`, 'utf8'));
  if (made === committed) console.log(`manifest: ${file} is up to date`);
  else {
    console.error(`${file} is out of date: npm run manifest`);
    process.exitCode = 1;
  }
}
