/** Fails when the committed custom-elements.json is not what the sources say. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const fresh = 'node_modules/.cache/manifest';
execFileSync('npm', ['run', '--silent', 'manifest', '--', '--outdir', fresh], { stdio: 'inherit' });
const read = (folder) => readFileSync(`${folder}/custom-elements.json`, 'utf8');
if (read(fresh) !== read('.')) {
  console.error('custom-elements.json is out of date: npm run manifest');
  process.exitCode = 1;
} else console.log('manifest: up to date');
