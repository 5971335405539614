/** Those that are compared, each bundled by Vite as the only thing of a page, and how large that makes them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { ROOT } from '../package/sources.js';
import type { Bundle } from './lobby-page.js';

/** One of those compared. */
export interface Rival {
  /** A module of the folder `rivals`. */
  readonly file: string;
  readonly name: string;
  /** Whether its lobby can be shown without its service. */
  readonly lobby: boolean;
}

/** The first is what the others are measured by. */
export const RIVALS: readonly Rival[] = [
  { file: 'bare-sdk.ts', name: "ZEGO's SDK, bare script", lobby: true },
  { file: 'zego-call.ts', name: '<zego-call>', lobby: true },
  { file: 'zego-kit.ts', name: "ZEGO's UIKit Prebuilt", lobby: true },
  { file: 'livekit.js', name: 'LiveKit components', lobby: true },
  { file: 'realtimekit.js', name: 'RealtimeKit UI', lobby: false },
];

/** Bytes. */
export interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** One of those compared, bundled. */
export interface Bundled extends Bundle {
  readonly rival: Rival;
  /** Each script and style sheet, by its path on the server. */
  readonly files: ReadonlyMap<string, Size>;
  /** Paths of what the page loads at once. */
  readonly eager: ReadonlySet<string>;
}

/** What the server of the benchmark serves. */
export const OUT = `${ROOT}node_modules/.cache/bench/`;
const SOURCES = `${ROOT}test/bench/rivals/`;
const INSTALLED = `${ROOT}node_modules/.cache/bench-rivals/`;

/** Installs what only the benchmark compares with, unless it is there. 128 MB: not for everybody who works on this. */
export function install(): void {
  const read = (path: string) => readFileSync(path, 'utf8');
  mkdirSync(INSTALLED, { recursive: true });
  const mark = `${INSTALLED}installed.json`;
  const wanted = read(`${SOURCES}package-lock.json`);
  try {
    if (read(mark) === wanted) return;
  } catch {
    // not installed yet
  }
  for (const name of ['package.json', 'package-lock.json']) cpSync(SOURCES + name, INSTALLED + name);
  // Vite has set NODE_ENV to production.
  const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', '--prefix', INSTALLED, ...options], { stdio: 'inherit' });
  if (status) throw new Error('The packages to compare with could not be installed.');
  writeFileSync(mark, wanted);
}

/** Finds the packages of {@link install}. */
const installed: Plugin = {
  name: 'installed-rivals',
  resolveId(source, importer) {
    if (!importer?.startsWith(SOURCES) || /^[./]/.test(source)) return null;
    return this.resolve(source, `${INSTALLED}index.js`, { skipSelf: true });
  },
};

const compressed = {
  gzip: promisify(gzip),
  brotli: promisify(brotliCompress),
};

async function sizeOf(content: Uint8Array): Promise<Size> {
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [gzip, brotli] = await Promise.all([
    compressed.gzip(content, { level: 9 }),
    compressed.brotli(content, { params }),
  ]);
  return { raw: content.length, gzip: gzip.length, brotli: brotli.length };
}

/** Bundles one into a folder of its own. */
export async function bundle(rival: Rival): Promise<Bundled> {
  const folder = `rivals/${rival.file.replace(/\.\w+$/, '')}/`;
  const made = (await build({
    configFile: false,
    root: SOURCES,
    base: './',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [installed],
    build: {
      outDir: OUT + folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: SOURCES + rival.file, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = made.output.filter((file) => file.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry)!;
  const eager = new Set([entry.fileName]);
  for (const name of eager) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    for (const each of chunk?.imports ?? []) eager.add(each);
    for (const each of chunk?.viteMetadata?.importedCss ?? []) eager.add(each);
  }
  const code = made.output.filter(({ fileName }) => /\.(js|css)$/.test(fileName));
  const sizes = code.map(async (file): Promise<[string, Size]> => {
    const content = file.type === 'chunk' ? file.code : file.source;
    return [`/${folder}${file.fileName}`, await sizeOf(Buffer.from(content))];
  });
  const paths = [...eager].map((name) => `/${folder}${name}`);
  return {
    rival,
    entry: paths[0],
    styles: paths.filter((path) => path.endsWith('.css')),
    files: new Map(await Promise.all(sizes)),
    eager: new Set(paths),
  };
}

/** Of some of the files, together; kB. */
export function kilobytes(bundled: Bundled, way: keyof Size, paths: Iterable<string>): number {
  const sizes = [...new Set(paths)].map((path) => bundled.files.get(path)?.[way] ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
