import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions, type Plugin, type UserConfig } from 'vite';
import { tokenServer } from './demo/token-server.js';

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
  optimizeDeps: { include: [SDK] },
  plugins: [tokenServer()],
};

/** The files of dist/cdn. Each is whole: an engine must not import the entry, whose URL may carry a query. */
const FILES = [
  { name: 'zego-call', source: 'src/index.ts', global: 'ZegoCall' },
  { name: 'zego-engine', source: 'src/engine/zego/zego-factory.ts', global: 'ZegoCallZegoEngine' },
  {
    name: 'loopback-engine',
    source: 'src/engine/loopback/loopback-engine.ts',
    global: 'ZegoCallLoopbackEngine',
  },
  { name: 'simulate', source: 'src/simulate/simulate.ts', global: 'ZegoCallSimulate' },
] as const;

/** One file of dist/cdn in one format. */
function file({ name, source, global }: (typeof FILES)[number], format: 'es' | 'iife'): EnvironmentOptions {
  const fileName = format === 'es' ? `${name}.js` : `${name}.global.js`;
  return {
    consumer: 'client',
    build: {
      target: 'es2022',
      outDir: path('dist/cdn'),
      emptyOutDir: false,
      license: { fileName: `${name}.licenses.md` },
      sourcemap: name !== 'zego-engine',
      lib: { entry: path(source), formats: [format], name: global, fileName: () => fileName },
      rolldownOptions: { output: { minify: true, generatedCode: { symbols: false } } }, // Vite leaves the white space of an ES library
    },
  };
}

const BUILDS = Object.fromEntries(
  FILES.flatMap((each) => [
    [`${each.global}_es`, file(each, 'es')],
    [`${each.global}_iife`, file(each, 'iife')],
  ]),
);

/** Points the entry at the engines as separate files. */
const separateEngines: Plugin = {
  name: 'separate-engines',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name in BUILDS,
  resolveId: {
    filter: { id: /(engine-files|zego-factory|loopback-engine)\.js$/ },
    handler(id) {
      const script = this.environment.name.endsWith('_iife');
      if (this.environment.name.startsWith('ZegoCallSimulate')) return null; // brings its own
      if (id.endsWith('/engine-files.js')) return script ? path('src/engine/engine-files.script.ts') : null;
      const engine = id.endsWith('/zego-factory.js') ? './zego-engine.js' : './loopback-engine.js';
      return { id: engine, external: true };
    },
  },
};

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
  environments: BUILDS,
  builder: {
    async buildApp(builder) {
      for (const name of Object.keys(BUILDS)) await builder.build(builder.environments[name]);
    },
  },
  plugins: [separateEngines, compactTemplates, ascii],
};

export default defineConfig(({ command }) => (command === 'serve' ? server : cdn));
