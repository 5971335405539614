/** The servers of an application: its own while it is developed, a common one for what it builds. */
import { spawn } from 'node:child_process';
import { preview } from 'vite';
import { listen, portOf } from '../package/browsing.js';

/** A server that runs. */
export interface Served {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = await listen(() => undefined);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Serves an application by a script of its package.json; resolves when the server says where it is. */
export async function serveBy(script: string, folder: string, option = '--port='): Promise<Served> {
  const port = await freePort();
  const { NODE_ENV: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const child = spawn('npm', ['run', script, '--', option + String(port)], {
    cwd: folder,
    env: { ...env, NO_COLOR: '1', PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    detached: true, // a group of its own: npm does not end what it started
    stdio: 'pipe', // an input that ends would end esbuild
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      if (new RegExp(`:${port}\\b`).test(output)) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    void ended.then(() => reject(new Error(`${script} ended:\n${output}`)));
  });
  return {
    url: `http://localhost:${port}/`,
    async close() {
      process.kill(-child.pid!);
      await ended;
    },
  };
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
