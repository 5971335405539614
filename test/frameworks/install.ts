/** Puts the applications where nothing of this project is around them, with the package as npm would publish it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../package/sources.js';

const SOURCES = `${ROOT}demo/frameworks/`;

/**
 * Kept from run to run. Not in the project: its packages would be found as well, and Vite takes what is below a
 * `node_modules` for done, and does not watch it.
 */
const SCRATCH = join(tmpdir(), `zego-call-frameworks-${digest(ROOT)}`);

interface Manifest {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as Manifest;

/** Runs a command to its end; resolves with what it wrote, and rejects with that when it fails. */
export async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  const { NODE_ENV: _, NODE_TEST_CONTEXT: __, ...env } = process.env; // as in a shell of a person's own
  const options = {
    cwd: folder,
    env: { ...env, NO_COLOR: '1', CI: '1', NEXT_TELEMETRY_DISABLED: '1' },
    maxBuffer: 1e8,
  };
  const { stdout, stderr } = await promisify(execFile)(command, args, options).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
    },
  );
  return stdout + stderr;
}

/** Makes the tarball of the built package; resolves with its path. Its name tells its content: npm trusts names. */
export async function pack(): Promise<string> {
  mkdirSync(SCRATCH, { recursive: true });
  await run(ROOT, 'npm', 'pack', '--loglevel=error', '--pack-destination', SCRATCH);
  const made = `${SCRATCH}/zego-call-${manifestOf(ROOT).version}.tgz`;
  const tarball = `${SCRATCH}/zego-call-${digest(readFileSync(made))}.tgz`;
  renameSync(made, tarball);
  return tarball;
}

/** Copies and installs an application; resolves with its folder, which ends in a slash. */
export async function install(name: string, tarball: string): Promise<string> {
  const from = `${SOURCES}${name}/`;
  const folder = `${SCRATCH}/${name}/`;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (!['node_modules', 'installed'].includes(old)) rmSync(folder + old, { recursive: true });
  cpSync(from, folder, { recursive: true });

  const manifest = manifestOf(from);
  if (manifest.dependencies['zego-call'] !== manifestOf(ROOT).version)
    throw new Error(`demo/frameworks/${name} wants another version of zego-call`);
  manifest.dependencies['zego-call'] = `file:${tarball}`;
  const wanted = JSON.stringify(manifest, null, 2);
  writeFileSync(`${folder}package.json`, wanted);
  if (readdirSync(folder).includes('installed') && readFileSync(`${folder}installed`, 'utf8') === wanted)
    return folder;
  rmSync(`${folder}installed`, { force: true }); // until it is whole again
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
  await run(folder, 'npm', 'install', '--fetch-retries=5', ...quiet);
  writeFileSync(`${folder}installed`, wanted);
  return folder;
}

/** What was installed of a package. */
export const versionOf = (folder: string, name: string) =>
  manifestOf(`${folder}node_modules/${name}/`).version;

/** How an application with Vite gets the package unbundled while it is developed; each returns what undoes it. */
export const UNBUNDLED: Readonly<Record<string, (folder: string) => () => void>> = {
  'left out of what Vite bundles beforehand'(folder) {
    const config = `${folder}vite.config.js`;
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace('plugins:', "optimizeDeps: { exclude: ['zego-call'] }, plugins:"));
    return () => writeFileSync(config, text);
  },

  'linked from its checkout'(folder) {
    const place = `${folder}node_modules/zego-call`;
    const installed = readFileSync(`${folder}installed`);
    rmSync(`${folder}installed`); // until it is back
    renameSync(place, `${place}.packed`);
    symlinkSync(ROOT, place, 'dir');
    const forget = () => rmSync(`${folder}node_modules/.vite`, { recursive: true, force: true }); // as `npm link` makes Vite do
    forget();
    return () => {
      rmSync(place);
      renameSync(`${place}.packed`, place);
      writeFileSync(`${folder}installed`, installed);
      forget();
    };
  },
};
