/** `npm run manifest`: custom-elements.json from the sources, and from it what the types of the frameworks are made of. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { tagsOf } from './frameworks/tags.mjs';

const CONFIG = 'test/support/custom-elements-manifest.config.mjs';

/** Writes both files, each with its path, under a folder. */
export async function writeManifest(folder = '.') {
  const analyze = ['cem', 'analyze', '--quiet', '--config', CONFIG, '--outdir', folder];
  execFileSync('npx', ['--no-install', ...analyze], { stdio: 'inherit' });
  const manifest = JSON.parse(readFileSync(`${folder}/custom-elements.json`, 'utf8'));
  mkdirSync(`${folder}/src/frameworks`, { recursive: true });
  writeFileSync(`${folder}/src/frameworks/tags.ts`, await tagsOf(manifest));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await writeManifest();
