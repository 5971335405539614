/** Which files dist/cdn consists of, and how the entry gets at those that are fetched later. */
import { readFileSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { globalName } from '../../../src/internal/global-name.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A file of dist/cdn, in both formats. */
export interface CdnFile {
  /** Without its ending. */
  readonly name: string;
  /** The module it is made of, as a path in the project. */
  readonly source: string;
  /** What a classic script leaves behind. */
  readonly global: string;
  /** Fetched by the entry only, and so free to use what is in there. An engine is whole: pages import it alone. */
  readonly borrows: boolean;
}

const file = (name: string, source: string, borrows = false): CdnFile => ({
  ...{ name, source, borrows },
  global: name === 'zego-call' ? 'ZegoCall' : globalName(name),
});

/** The lists of lazy files: what they `import()` becomes a file of its own, under this name. */
const LISTS: Readonly<Record<string, (source: string) => CdnFile>> = {
  'src/engine/engine-files.ts': (source) =>
    file(basename(source, '.ts').replace('zego-factory', 'zego-engine'), source),
  'src/call/call-files.ts': (source) => file(basename(source, '.ts'), source, true),
  'src/elements/part-files.ts': (source) => file(basename(source, '.ts'), source, true),
  'src/i18n/language-files.ts': (source) => file(`language-${basename(source, '.ts')}`, source, true),
};

const IMPORT = /\bimport\(\s*'(\.[\w./-]+)\.js'\s*\)/g;

/** A path of the project as the bundler names it. */
export const moduleId = (source: string) => posix.join(ROOT, source);

const lazyFile = (list: string, specifier: string) =>
  LISTS[list](posix.join(dirname(list), `${specifier}.ts`));

/** The file that a page loads. */
export const ENTRY = file('zego-call', 'src/index.ts');

/** All that are fetched later. */
export const LAZY_FILES: readonly CdnFile[] = Object.keys(LISTS).flatMap((list) =>
  [...readFileSync(moduleId(list), 'utf8').matchAll(IMPORT)].map(([, specifier]) =>
    lazyFile(list, specifier),
  ),
);

/** Those that a page loads by itself, whole. */
export const APART: readonly CdnFile[] = [file('simulate', 'src/simulate/simulate.ts')];

/** In the entry: what a list imports is a file beside it, fetched as a module or as a classic script. */
export const separateFiles: Plugin = {
  name: 'separate-files',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name.startsWith(`${ENTRY.global}_`),
  resolveId(specifier, importer = '') {
    const list = Object.keys(LISTS).find((path) => moduleId(path) === importer);
    const lazy =
      list &&
      LAZY_FILES.find(({ source }) => source === posix.join(dirname(list), specifier.replace(/js$/, 'ts')));
    return lazy && { id: `./${lazy.name}.js`, external: true };
  },
  transform: {
    filter: { id: /-files\.ts$/ },
    handler(code, id) {
      const list = Object.keys(LISTS).find((path) => moduleId(path) === id);
      if (!list || !this.environment.name.endsWith('_iife')) return undefined;
      const beside = moduleId('src/internal/script-beside.script.ts');
      const scripts = code.replace(
        IMPORT,
        (_, specifier: string) => `scriptBeside('${lazyFile(list, specifier).name}')`,
      );
      return { code: `import { scriptBeside } from '${beside}';${scripts}`, map: null };
    },
  },
};
