/** The last step of the build: what the files of dist/cdn and the package in dist have to do with each other. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { APART, ENTRY, LAZY_FILES, moduleId } from './lazy-files.js';
import { writeLicenses } from './licenses.js';

const ZEGO = 'dist/engine/zego/';

/** Types for the files that a page loads by itself: those of the modules they are made of. */
function declare(): void {
  for (const { name, source, borrows } of [ENTRY, ...LAZY_FILES, ...APART])
    if (!borrows)
      writeFileSync(
        moduleId(`dist/cdn/${name}.d.ts`),
        `export * from '${source.replace('src/', '../').replace(/ts$/, 'js')}';\n`,
      );
}

/**
 * One copy of ZEGO's SDK for both. As it is published it calls itself a module and is none, which not every bundler mends,
 * and its protobuf looks for Node's `require`, of which webpack warns. The copy of dist/cdn has neither fault.
 */
function shareEngine(): void {
  for (const file of readdirSync(moduleId(ZEGO)))
    if (file !== 'zego-factory.d.ts') rmSync(moduleId(ZEGO + file));
  writeFileSync(
    moduleId(`${ZEGO}zego-factory.js`),
    "export { createZegoEngine } from '../../cdn/zego-engine.js';\n",
  );
}

/** Finishes dist. Run it once, after everything else is in there. */
export function finish(): void {
  declare();
  shareEngine();
  writeLicenses();
}
