/** Starts the token servers of demo/servers, and looks at what they answer. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { get, type OutgoingHttpHeaders } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openToken } from '../zego-cloud/token.js';
import { onFreePort } from './browsing.js';
import { read } from './sources.js';

/** The id of the application. */
export const APP_ID = 1234567890;
/** The server secret. */
export const SECRET = '0123456789abcdef0123456789abcdef';
const SESSION_SECRET = 'what the sign-in signs with';
/** The environment that names the application. */
export const APPLICATION = { ZEGO_APP_ID: String(APP_ID), ZEGO_SERVER_SECRET: SECRET };
/** Ann asks for a token of the room `daily`. */
export const QUESTION = { app_id: String(APP_ID), room_id: 'daily', user_id: 'ann' };
/** The environment of a recipe. */
export const ENV = { ...process.env, ...APPLICATION, SESSION_SECRET };
/** That of one that believes who asks, on this machine. */
export const TRUSTING_ENV = { ...ENV, SESSION_SECRET: '', INSECURE_BELIEVE_WHO_ASKS: '1' };

type Command = readonly [program: string, ...args: string[]];
/** The query of a question for a token. */
export type Question = Readonly<Record<string, string>>;

/** One recipe: how it is started, in the folder it is in, and what tells whether this machine has what it takes. */
export interface Recipe {
  readonly file: string;
  readonly needs: Command;
  /** Run once before. */
  readonly build?: Command;
  readonly start: (port: number) => Command;
  /** Looks at the environment only; by default starting does. */
  readonly check?: Command;
}

/** The one that every machine here can run. */
export const NODE: Recipe = {
  file: 'token-server.ts',
  needs: [process.execPath, '--version'],
  start: () => [process.execPath, '--import', import.meta.resolve('tsx'), 'token-server.ts'],
};

/** All of them. */
export const RECIPES: readonly Recipe[] = [
  NODE,
  {
    file: 'token_server.py',
    needs: ['python3', '-c', 'import cryptography'],
    start: () => ['python3', '-B', 'token_server.py'],
  },
  {
    file: 'token_server.go',
    needs: ['go', 'version'],
    build: ['go', 'build', 'token_server.go'],
    start: () => ['./token_server'],
  },
  {
    file: 'token-server.php',
    needs: ['php', '-r', 'exit(extension_loaded("openssl") ? 0 : 1);'],
    start: (port) => ['php', '-S', `127.0.0.1:${port}`, 'token-server.php'],
    check: ['php', 'token-server.php'],
  },
  {
    file: 'TokenServer.java',
    needs: ['javac', '--version'],
    build: ['javac', 'TokenServer.java'],
    start: () => ['java', 'TokenServer'],
  },
];

/** Whether a program runs on this machine, and ends well. */
export const isHere = ([program, ...args]: Command) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Fails unless a token is a fresh one of an hour for `user` in `room`. */
export async function assertToken(token: string, user = 'ann', room = 'daily', publish = 1): Promise<void> {
  const now = Date.now() / 1000;
  const claims = await openToken(token, SECRET);
  assert.ok(claims, 'it is one that the owner of the secret has made');
  assert.equal(claims.app_id, APP_ID);
  assert.equal(claims.user_id, user);
  assert.ok(Math.abs(claims.ctime - now) < 60); // it may have waited for a busy machine
  assert.equal(claims.expire, claims.ctime + 3600);
  assert.ok(Number.isInteger(claims.nonce) && Math.abs(claims.nonce) <= 2 ** 31);
  assert.deepEqual(JSON.parse(claims.payload), {
    room_id: room,
    privilege: { 1: 1, 2: publish },
    stream_id_list: null,
  });
}

/** Fails unless an answer is such a token. */
export async function assertAnswer(
  response: Response,
  ...expected: [user?: string, room?: string, publish?: number]
) {
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type')!, /^application\/json/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  await assertToken(((await response.json()) as { token: string }).token, ...expected);
}

/** How a cookie is signed; by default as the recipes ask for. */
interface Signing {
  readonly secret?: string;
  readonly purpose?: string;
  /** The user as the cookie has them. */
  readonly name?: string;
  /** In s. */
  readonly expiresIn?: number;
}

/** What a sign-in would set. */
export function session(
  user: string,
  { secret = SESSION_SECRET, purpose = 'zego-token.', ...rest }: Signing = {},
) {
  const { name = encodeURIComponent(user), expiresIn = 3600 } = rest;
  const text = `${name}.${Math.floor(Date.now() / 1000) + expiresIn}`;
  const signature = createHmac('sha256', secret).update(purpose + text);
  return `session=${text}.${signature.digest('hex')}`;
}

/** A recipe that runs. */
export interface Running {
  readonly folder: string;
  readonly address: string;
  /** All it has written so far. */
  readonly written: () => string;
  readonly stop: () => Promise<void>;
}

/** A server that is asked for tokens. */
interface Asked {
  readonly address: string;
  /** By default that of the recipes. */
  readonly path?: string;
}

/** Starts a copy of a recipe, of which `change` may make another text. The caller stops it. */
export async function serve(
  { file, build, start }: Recipe,
  change = (source: string) => source,
  env: NodeJS.ProcessEnv = ENV,
): Promise<Running> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'token-server-'));
  let server: ChildProcess | undefined;
  let written = '';
  let address = '';
  const stop = async () => {
    if (server?.kill()) await once(server, 'exit');
    rmSync(folder, { recursive: true });
  };
  try {
    writeFileSync(join(folder, file), change(read(`demo/servers/${file}`)));
    if (build) {
      const [program, ...args] = build;
      const { status, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    }
    await onFreePort((port) => {
      address = `http://127.0.0.1:${port}`;
      const [program, ...args] = start(port);
      const child = (server = spawn(program, args, { cwd: folder, env: { ...env, PORT: `${port}` } }));
      const place = new RegExp(`http://[\\d.]+:${port}\\b`);
      return new Promise<void>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (text: Buffer) => {
            written += text.toString();
            if (place.test(written)) resolve();
          });
        child.on('close', (code) => reject(new Error(`It ended with ${code}: ${written}`)));
      });
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, address, written: () => written, stop };
}

/** Asks a recipe, as Ann unless the cookie says otherwise. */
export const ask = ({ address }: Running, question: Question, cookie = session('ann'), method = 'GET') =>
  fetch(`${address}/zego-token?${new URLSearchParams(question)}`, { method, headers: { cookie } });

/**
 * The status of the answer to who asks with other headers, such as that of the host, which fetch() would not send, and with a
 * cookie that who knows no secret could sign.
 */
export const askAs = ({ address, path = '/zego-token' }: Asked, headers: OutgoingHttpHeaders) =>
  new Promise<number | undefined>((resolve, reject) => {
    const url = new URL(`${path}?${new URLSearchParams(QUESTION)}`, address);
    const cookie = session('ann', { secret: '' });
    get(url, { headers: { cookie, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

/** Where other machines would find this one; undefined while it is in no network. */
export const OUTSIDE = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

/** A response that is there to its end. */
export const whole = async (response: Response) => new Response(await response.text(), response);

/** Makes a recipe listen to other machines as well, which none does as it is. */
export const reachable = (recipe: Recipe): Recipe => ({
  ...recipe,
  start: (port) => recipe.start(port).map((word) => word.replace('127.0.0.1', '0.0.0.0')) as [string],
});
/** The same in its text. */
export const listening = (source: string) => source.replace(/(?<=["'])127\.0\.0\.1/, '0.0.0.0');

/** Makes a recipe what it is once its owner has the function `name`, a pattern, say no. */
export const refusing = (name: string) => (source: string) => {
  const body = new RegExp(`\\b((?:function|func|def|boolean) ${name}\\(.*?\\breturn )(true)\\b`, 'gis');
  assert.equal([...source.matchAll(body)].length, 1, `${name} is there once`);
  return source.replace(body, (_, head, yes) => head + (yes === 'True' ? 'False' : 'false'));
};
