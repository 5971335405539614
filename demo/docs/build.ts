/**
 * `npm run docs`: pages to read, in site/dist. Every file there is static: the pages, what runs in them, the demo pages, and
 * dist/cdn, which `npm run build` makes first. `node --import tsx demo/docs/build.ts`.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vitepress';
import { DEMOS, expandAll, NOT_STATIC, type Example } from './expand.js';
import { ROOT } from './readme.js';
import { IMPORT_MAP, runnable } from './runnable.js';

const SITE = `${ROOT}site/`;
const PUBLIC = `${SITE}pages/public/`;
/** Links of the demo pages to those that are no part of the site. */
const ELSEWHERE = new RegExp(` *<a href="(${NOT_STATIC.join('|')})">.*</a>\\n`, 'g');

/** Writes what runs beside the pages. */
function writePublic(examples: readonly Example[]): void {
  for (const folder of ['live', 'demo']) mkdirSync(PUBLIC + folder, { recursive: true });
  cpSync(`${ROOT}dist/cdn`, `${PUBLIC}zego-call`, {
    recursive: true,
    filter: (path) => !/\.(map|d\.ts)$|\.global\.js$/.test(path),
  });
  cpSync(`${ROOT}demo/icon.svg`, `${PUBLIC}icon.svg`);
  cpSync(`${ROOT}test/pictures/readme`, `${PUBLIC}pictures`, { recursive: true });
  cpSync(`${ROOT}demo/docs/live.js`, `${PUBLIC}live.js`);
  for (const each of examples) writeFileSync(`${PUBLIC}live/${each.name}.html`, runnable(each));
  cpSync(`${ROOT}demo`, `${PUBLIC}demo`, {
    recursive: true,
    filter: (path) => /\/demo$|\/demo\/[^/]+\.(js|css|svg)$/.test(path),
  });
  for (const name of DEMOS) {
    const html = readFileSync(`${ROOT}demo/${name}`, 'utf8').replace(ELSEWHERE, '');
    writeFileSync(`${PUBLIC}demo/${name}`, html.replace('<head>', `<head>\n    ${IMPORT_MAP}`));
  }
}

if (!existsSync(`${ROOT}dist/cdn/zego-call.js`)) throw new Error('There is no dist/cdn: npm run build');
rmSync(SITE, { recursive: true, force: true });
const pages = expandAll();
writePublic(pages.flatMap(({ examples }) => examples));
for (const { name, text } of pages) writeFileSync(`${SITE}pages/${name}.md`, text);
await build(`${ROOT}demo/docs`);
