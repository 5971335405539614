/** The servers of an application: its own while it is developed, a common one for what it builds. */
import { spawn } from 'node:child_process';
import { preview } from 'vite';
import { onFreePort } from '../package/browsing.js';

/** A server that runs. */
export interface Served {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** For a server to say where it is, ms. */
const PATIENCE = 180_000;

/** Where it says to be. On a port that was taken meanwhile, some begin at the next one. */
const ADDRESS = /\bhttp:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):(\d+)\D/;

/** Serves an application by a script of its package.json; resolves when the server says where it is. */
export function serveBy(script: string, folder: string, option = '--port='): Promise<Served> {
  return onFreePort(async (port) => {
    const { NODE_ENV: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
    const child = spawn('npm', ['run', script, '--', option + String(port)], {
      cwd: folder,
      env: { ...env, NO_COLOR: '1', PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
      detached: true, // a group of its own: npm does not end what it started
      stdio: 'pipe', // an input that ends would end esbuild
    });
    const kill = () => process.kill(-child.pid!);
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const limit = setTimeout(kill, PATIENCE);
    let output = '';
    const said = new Promise<string>((resolve, reject) => {
      const read = (text: string) => {
        output += text;
        const [, place] = ADDRESS.exec(output) ?? [];
        if (place) resolve(`http://localhost:${place}/`);
      };
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
      void ended.then(() => reject(new Error(`${script} did not say where it is:\n${output}`)));
    });
    const url = await said.finally(() => clearTimeout(limit));
    return {
      url,
      async close() {
        kill();
        await ended;
      },
    };
  });
}

/** Serves what was built. */
export async function serveFiles(folder: string, out: string): Promise<Served> {
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: out },
    preview: { port: 0 },
  });
  return { url: server.resolvedUrls!.local[0], close: () => server.close() };
}
