import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions, type Plugin, type UserConfig } from 'vite';
import { tokenServer } from './demo/token-plugin.js';
import { borrowing, LENT } from './test/support/cdn/borrowing.js';
import { finish } from './test/support/cdn/finish.js';
import { APART, ENTRY, LAZY_FILES, separateFiles, type CdnFile } from './test/support/cdn/lazy-files.js';
import { licensesOf } from './test/support/cdn/licenses.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const SDK = 'zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js';

/** `npm start`: the demo pages, which import the package by its name, from its sources. */
const server: UserConfig = {
  root: path('demo'),
  appType: 'mpa',
  resolve: {
    alias: [
      { find: /^zego-call$/, replacement: path('src/index.ts') },
      { find: 'zego-call/loopback.js', replacement: path('src/engine/loopback/loopback-engine.ts') },
      { find: 'zego-call/simulate.js', replacement: path('src/simulate/simulate.ts') },
    ],
  },
  server: { fs: { allow: [path('.')] } },
  // Found at the first call, a CommonJS package would make the server reload the page in the middle of it.
  optimizeDeps: { entries: '*.html', include: [SDK, 'uplot'] }, // not the pages of frameworks/
  plugins: [tokenServer()],
};

const FILES = [ENTRY, ...LAZY_FILES, ...APART];

/** One file of dist/cdn in one format. */
function cdnFile({ name, source, global, borrows }: CdnFile, format: 'es' | 'iife'): EnvironmentOptions {
  const fileName = format === 'es' ? `${name}.js` : `${name}.global.js`;
  const words = name.startsWith('language-');
  return {
    consumer: 'client',
    build: {
      target: 'es2022',
      outDir: path('dist/cdn'),
      emptyOutDir: false,
      license: words ? false : { fileName: licensesOf(name) },
      sourcemap: format === 'es' && !words && name !== 'zego-engine',
      lib: { entry: path(source), formats: [format], name: global, fileName: () => fileName },
      rolldownOptions: {
        output: {
          minify: true, // Vite leaves the white space of an ES library
          generatedCode: { symbols: false },
          globals: borrows ? () => LENT : {},
        },
      },
    },
  };
}

const environment = ({ global }: CdnFile, format: 'es' | 'iife') => `${global}_${format}`;
const namesOf = (files: readonly CdnFile[]) =>
  files.flatMap((each) => [environment(each, 'es'), environment(each, 'iife')]);

const BUILDS = Object.fromEntries(
  FILES.flatMap((each) => [
    [environment(each, 'es'), cdnFile(each, 'es')],
    [environment(each, 'iife'), cdnFile(each, 'iife')],
  ]),
);
const ENTRIES = namesOf([ENTRY]);
const BORROWERS = namesOf(LAZY_FILES.filter(({ borrows }) => borrows));

/** A classic script is read in the encoding of its page, which may be any: so it is ASCII. */
const ascii: Plugin = {
  name: 'ascii',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name.endsWith('_iife'),
  generateBundle(_, bundle) {
    const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
  },
};

/**
 * What the SDK is and brings along looks for other ways to be loaded, Node's `require` and AMD's `define`: in this file there
 * is neither, and bundlers warn of the search, or, Turbopack, fail as they do not find what it would load.
 */
const noLoaders: Plugin = {
  name: 'no-loaders',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name in BUILDS,
  transform: {
    filter: { id: /\/node_modules\/(@protobufjs|localforage|long|zego-express-[\w-]+)\/.*\.js$/ },
    handler(code, id) {
      if (id.includes('inquire')) return { code: 'module.exports = () => null;', map: null };
      const search =
        /(typeof (require|define) ?===? ?(["'])function\3|(["'])function\4 ?===? ?typeof define) ?&& ?(require\b|define\.amd)/g;
      return { code: code.replace(search, 'false'), map: null };
    },
  },
};

/** Takes indentation, and comments of style sheets, out of templates, which a minifier of scripts leaves alone. */
const compactTemplates: Plugin = {
  name: 'compact-templates',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name in BUILDS,
  transform: {
    filter: { id: /\/src\/(elements|styles)\/.*\.ts$/ },
    handler(code) {
      const styles = (text: string) =>
        text
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{;,]|: |\}(?=\s)) ?/g, (mark) => mark.trim())
          .replaceAll(';}', '}');
      return { code: code.replace(/\bcss`[^`]*`/g, styles).replace(/\n[ \t]+/g, '\n'), map: null };
    },
  },
};

/** `npm run build`, after tsc: dist/cdn. */
const cdn: UserConfig = {
  publicDir: false,
  build: { lib: { entry: path(ENTRY.source) } }, // says to the shared plugins of Vite that there is no application
  environments: BUILDS,
  builder: {
    sharedConfigBuild: true, // what is borrowed is known by the plugin
    sharedPlugins: true,
    async buildApp(builder) {
      // The entry has to be known before its borrowers, and these before the entry.
      for (const name of [ENTRIES[0], ...namesOf(LAZY_FILES), ...ENTRIES, ...namesOf(APART)])
        await builder.build(builder.environments[name]);
      finish();
    },
  },
  plugins: [
    separateFiles,
    borrowing(
      (name) => ENTRIES.includes(name),
      (name) => BORROWERS.includes(name),
    ),
    noLoaders,
    compactTemplates,
    ascii,
  ],
};

export default defineConfig(({ command }) => (command === 'serve' ? server : cdn));
