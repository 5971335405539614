import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createDecipheriv, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { createServer, type ViteDevServer } from 'vite';
import { tokenServer } from '../../demo/token-plugin.js';
import { tokenLife } from '../zego-cloud/token.js';
import { listen, portOf } from './browsing.js';
import { filesOf, ROOT } from './sources.js';

const APP_ID = 1234567890;
const SECRET = '0123456789abcdef0123456789abcdef';
const SESSION_SECRET = 'what the sign-in signs with';
const APPLICATION = { ZEGO_APP_ID: String(APP_ID), ZEGO_SERVER_SECRET: SECRET };
const QUESTION = { app_id: String(APP_ID), room_id: 'daily', user_id: 'ann' };
const FOLDER = `${ROOT}demo/servers/`;

type Command = readonly [program: string, ...args: string[]];
type Question = Readonly<Record<string, string>>;

/** One recipe: how it is started, and what tells whether this machine has what it takes. */
interface Recipe {
  readonly file: string;
  readonly needs: Command;
  /** Run once before, in a scratch folder that `start` gets. */
  readonly build?: (folder: string) => Command;
  readonly start: (port: number, folder: string) => Command;
  /** Looks at the environment only; by default starting does. */
  readonly check?: Command;
}

const RECIPES: readonly Recipe[] = [
  {
    file: 'token-server.ts',
    needs: [process.execPath, '--version'],
    start: () => [process.execPath, '--import', 'tsx', `${FOLDER}token-server.ts`],
  },
  {
    file: 'token_server.py',
    needs: ['python3', '-c', 'import cryptography'],
    start: () => ['python3', '-B', `${FOLDER}token_server.py`],
  },
  {
    file: 'token_server.go',
    needs: ['go', 'version'],
    build: (folder) => ['go', 'build', '-o', join(folder, 'token-server'), `${FOLDER}token_server.go`],
    start: (_, folder) => [join(folder, 'token-server')],
  },
  {
    file: 'token-server.php',
    needs: ['php', '-r', 'exit(extension_loaded("openssl") ? 0 : 1);'],
    start: (port) => ['php', '-S', `127.0.0.1:${port}`, `${FOLDER}token-server.php`],
    check: ['php', `${FOLDER}token-server.php`],
  },
  {
    file: 'TokenServer.java',
    needs: ['javac', '--version'],
    build: (folder) => ['javac', '-d', folder, `${FOLDER}TokenServer.java`],
    start: (_, folder) => ['java', '-cp', folder, 'TokenServer'],
  },
];

const isHere = ([program, ...args]: Command) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** A token04 as ZEGO's cloud reads it. */
function read(token: string): { expiry: number; claims: Record<string, unknown> } {
  assert.equal(token.slice(0, 2), '04');
  const bytes = Buffer.from(token.slice(2), 'base64');
  const expiry = Number(bytes.readBigInt64BE(0));
  const nonceLength = bytes.readUInt16BE(8);
  const nonce = bytes.subarray(10, 10 + nonceLength);
  const at = 10 + nonceLength + 2;
  const cipherText = bytes.subarray(at, at + bytes.readUInt16BE(at - 2));
  assert.deepEqual(
    [...bytes.subarray(at + cipherText.length)],
    [1],
    'the mode is GCM and nothing follows it',
  );
  const decipher = createDecipheriv('aes-256-gcm', SECRET, nonce).setAuthTag(cipherText.subarray(-16));
  const text = decipher.update(cipherText.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
  return { expiry, claims: JSON.parse(text) as Record<string, unknown> };
}

/** Fails unless an answer is a fresh token of an hour for `user` in `room`, also to the stand-in of the service. */
async function assertToken(response: Response, user = 'ann', room = 'daily'): Promise<void> {
  const now = Date.now() / 1000;
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type')!, /^application\/json/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const { token } = (await response.json()) as { token: string };
  const { expiry, claims } = read(token);
  assert.equal(claims.app_id, APP_ID);
  assert.equal(claims.user_id, user);
  assert.ok(Math.abs((claims.ctime as number) - now) < 5);
  assert.equal(claims.expire, (claims.ctime as number) + 3600);
  assert.equal(claims.expire, expiry);
  assert.ok(Number.isInteger(claims.nonce) && Math.abs(claims.nonce as number) <= 2 ** 31);
  assert.deepEqual(JSON.parse(claims.payload as string), {
    room_id: room,
    privilege: { 1: 1, 2: 1 },
    stream_id_list: null,
  });
  assert.ok(Math.abs(tokenLife(token)! - 3600) < 10, 'the stand-in gives it an hour');
}

/** What a sign-in would set. */
function session(user: string, secret = SESSION_SECRET, name = encodeURIComponent(user)): string {
  return `session=${name}.${createHmac('sha256', secret).update(name).digest('hex')}`;
}

/** A port that is free. */
async function freePort(): Promise<number> {
  const server = await listen(() => {});
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const WRONG: readonly (readonly [what: string, question: Question, complaint: RegExp])[] = [
  ['no parameters', {}, /app_id/],
  ['an empty room', { ...QUESTION, room_id: '' }, /room_id must be 1 to 128/],
  ['another application', { ...QUESTION, app_id: '7' }, /app_id must be 1234567890/],
  ['an application that only begins so', { ...QUESTION, app_id: `${APP_ID}x` }, /app_id must be/],
  ['a user id that is too long', { ...QUESTION, user_id: 'u'.repeat(65) }, /user_id must be 1 to 64/],
  ['a user id that breaks out of JSON', { ...QUESTION, user_id: 'ann","x":"' }, /user_id must be/],
  ['a user id with a line break', { ...QUESTION, user_id: 'ann\n' }, /user_id must be/],
  ['a room id that is too long', { ...QUESTION, room_id: 'r'.repeat(129) }, /room_id must be 1 to 128/],
  ['a room id that ZEGO refuses', { ...QUESTION, room_id: 'dayly ü' }, /room_id must be/],
];

const WRONG_ENVIRONMENTS: readonly (readonly [what: string, change: NodeJS.ProcessEnv, complaint: RegExp])[] =
  [
    ['a secret of another length', { ZEGO_SERVER_SECRET: 'short' }, /must have 32 bytes.*it has 5/],
    ['an application that is no number', { ZEGO_APP_ID: 'mine' }, /ZEGO_APP_ID must be a positive whole/],
    ['no secret', { ZEGO_SERVER_SECRET: '' }, /both ZEGO_APP_ID and ZEGO_SERVER_SECRET/],
  ];

describe('the token servers', () => {
  it('are all tested', () =>
    assert.deepEqual(
      RECIPES.map(({ file }) => `demo/servers/${file}`).sort(),
      filesOf('demo/servers', /./).sort(),
    ));
});

for (const { file, needs, build, start, check } of RECIPES)
  describe(`the token server ${file}`, { skip: !isHere(needs) && `this machine lacks ${needs[0]}` }, () => {
    const env = { ...process.env, ...APPLICATION, SESSION_SECRET };
    let folder: string;
    let server: ChildProcess;
    let address: string;
    let written = '';

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'token-server-'));
      if (build) {
        const [program, ...args] = build(folder);
        const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
        assert.equal(status, 0, stderr);
      }
      const port = await freePort();
      const [program, ...args] = start(port, folder);
      server = spawn(program, args, { env: { ...env, PORT: String(port) } });
      address = `http://127.0.0.1:${port}`;
      await new Promise<void>((resolve, reject) => {
        const listen = (text: Buffer) => {
          written += text.toString();
          if (written.includes(`127.0.0.1:${port}`)) resolve();
        };
        server.stdout!.on('data', listen);
        server.stderr!.on('data', listen);
        server.on('exit', (code) => reject(new Error(`It ended with ${code}: ${written}`)));
      });
    });
    after(async () => {
      if (server?.kill()) await once(server, 'exit');
      rmSync(folder, { recursive: true });
    });

    const ask = (question: Question, cookie = session('ann')) =>
      fetch(`${address}/zego-token?${new URLSearchParams(question)}`, { headers: { cookie } });

    it('mints a token that ZEGO can read, for one user and one room, for an hour', async () =>
      assertToken(await ask(QUESTION)));

    it('takes every character that ZEGO does', async () => {
      const id = "aZ09~!@#$^&*()_+=-`;',.<>/";
      await assertToken(await ask({ ...QUESTION, user_id: id, room_id: id }, session(id)), id, id);
    });

    it('takes a plus in the cookie for a plus, as no sign-in has to encode it', async () => {
      const id = 'ann+bob';
      await assertToken(await ask({ ...QUESTION, user_id: id }, session(id, SESSION_SECRET, id)), id);
    });

    it('never gives the same token twice', async () => {
      const [one, two] = await Promise.all([ask(QUESTION), ask(QUESTION)]);
      assert.notEqual(await one.text(), await two.text());
    });

    for (const [what, question, complaint] of WRONG)
      it(`refuses ${what}`, async () => {
        const response = await ask(question);
        assert.equal(response.status, 400);
        assert.match(await response.text(), complaint);
      });

    for (const [what, cookie] of [
      ['who is not signed in', 'theme=dark'],
      ['who is somebody else', session('bob')],
      ['who signed the cookie alone', session('ann', 'another secret')],
      ['whose cookie has no signature', 'session=ann'],
      ['whose cookie is nonsense', `session=%zz.${'0'.repeat(64)}`],
    ] as const)
      it(`lets nobody in ${what}`, async () => assert.equal((await ask(QUESTION, cookie)).status, 403));

    for (const path of ['/', '/other', '//'])
      it(`has nothing at ${path}`, async () => {
        const { status } = await fetch(address + path);
        assert.ok(status === 404 || status === 400, `${status}`);
      });

    for (const target of ['*', '*%', 'http://[/zego-token'])
      it(`goes on when it is asked for ${target}, which is no path`, async () => {
        const socket = connect(Number(new URL(address).port), '127.0.0.1');
        socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
        assert.doesNotMatch(await text(socket), /^HTTP\/1\.\d 200/);
        await assertToken(await ask(QUESTION));
      });

    it('tells nobody the secret', async () => {
      const answers = await Promise.all([ask(QUESTION), ask({}), ask(QUESTION, '')]);
      for (const text of await Promise.all(answers.map((answer) => answer.text())))
        assert.ok(!text.includes(SECRET));
      assert.ok(!written.includes(SECRET));
    });

    for (const [what, change, complaint] of [
      ...WRONG_ENVIRONMENTS,
      ['a secret that is too long', { ZEGO_SERVER_SECRET: `${SECRET}x` }, /must have 32 bytes.*it has 33/],
      ['nothing to know sessions by', { SESSION_SECRET: '' }, /Set SESSION_SECRET/],
    ] as const)
      it(`does not start with ${what}, and does not repeat it`, () => {
        const [program, ...args] = check ?? start(0, folder);
        const { status, stderr } = spawnSync(program, args, { env: { ...env, ...change }, encoding: 'utf8' });
        assert.notEqual(status, 0);
        assert.match(stderr, complaint);
        assert.ok(!stderr.includes(SECRET));
      });
  });

describe('the token server of the demo', () => {
  const address = (server: ViteDevServer) => server.resolvedUrls!.local[0];

  async function visit(env: NodeJS.ProcessEnv, look: (address: string) => Promise<void>): Promise<void> {
    const server = await createServer({
      configFile: false,
      root: `${ROOT}demo`,
      cacheDir: `${ROOT}node_modules/.cache/vite-token-server`,
      logLevel: 'silent',
      optimizeDeps: { noDiscovery: true },
      server: { port: 0, hmr: false, watch: null },
      plugins: [tokenServer(env)],
    });
    try {
      await look(address(await server.listen()));
    } finally {
      await server.close();
    }
  }

  it('believes who asks, and tells pages the application', () =>
    visit(APPLICATION, async (address) => {
      await assertToken(await fetch(`${address}token?${new URLSearchParams(QUESTION)}`));
      const page = await (await fetch(address)).text();
      assert.match(page, /<meta name="zego-app-id" content="1234567890">/);
      assert.ok(!page.includes(SECRET));
    }));

  it('says what to set while the environment names none', () =>
    visit({}, async (address) => {
      const response = await fetch(`${address}token?${new URLSearchParams(QUESTION)}`);
      assert.equal(response.status, 501);
      assert.match(await response.text(), /ZEGO_APP_ID and ZEGO_SERVER_SECRET/);
      assert.ok(!(await (await fetch(address)).text()).includes('zego-app-id'));
    }));

  for (const [what, change, complaint] of WRONG_ENVIRONMENTS)
    it(`does not start with ${what}`, () => {
      assert.throws(() => tokenServer({ ...APPLICATION, ...change }), complaint);
    });
});
