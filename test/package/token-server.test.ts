import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createServer, type ViteDevServer } from 'vite';
import { tokenServer } from '../../demo/token-server.js';
import { ROOT } from './sources.js';

const APP_ID = 1234567890;
const SECRET = '0123456789abcdef0123456789abcdef';
const APPLICATION = { ZEGO_APP_ID: String(APP_ID), ZEGO_SERVER_SECRET: SECRET };
const QUESTION = { app_id: String(APP_ID), room_id: 'daily', user_id: 'ann' };

async function serve(env: NodeJS.ProcessEnv): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: `${ROOT}demo`,
    cacheDir: `${ROOT}node_modules/.cache/vite-token-server`,
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, hmr: false, watch: null },
    plugins: [tokenServer(env)],
  });
  return server.listen();
}

const address = (server: ViteDevServer) => server.resolvedUrls!.local[0];

function ask(server: ViteDevServer, query: Record<string, string>, init?: RequestInit): Promise<Response> {
  return fetch(`${address(server)}token?${new URLSearchParams(query)}`, init);
}

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

describe('the token server of the demo', () => {
  describe('while the environment names an application', () => {
    let server: ViteDevServer;
    before(async () => (server = await serve(APPLICATION)));
    after(() => server.close());

    it('mints a token that ZEGO can read, for one user and one room, for an hour', async () => {
      const response = await ask(server, QUESTION);
      const now = Date.now() / 1000;
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type')!, /^application\/json/);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const { expiry, claims } = read(((await response.json()) as { token: string }).token);
      assert.equal(claims.app_id, APP_ID);
      assert.equal(claims.user_id, 'ann');
      assert.ok(Math.abs((claims.ctime as number) - now) < 5);
      assert.equal(claims.expire, (claims.ctime as number) + 3600);
      assert.equal(claims.expire, expiry);
      assert.ok(Number.isInteger(claims.nonce));
      assert.deepEqual(JSON.parse(claims.payload as string), {
        room_id: 'daily',
        privilege: { 1: 1, 2: 1 },
        stream_id_list: null,
      });
    });

    it('never gives the same token twice', async () => {
      const [one, two] = await Promise.all([ask(server, QUESTION), ask(server, QUESTION)]);
      assert.notEqual(await one.text(), await two.text());
    });

    it('takes a form and JSON as well', async () => {
      const form = await ask(server, {}, { method: 'POST', body: new URLSearchParams(QUESTION) });
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ ...QUESTION, app_id: APP_ID });
      const json = await ask(server, {}, { method: 'POST', headers, body });
      assert.deepEqual([form.status, json.status], [200, 200]);
    });

    for (const [what, question, complaint] of [
      ['no parameters', {}, /Missing: app_id, room_id, user_id/],
      ['an empty room', { ...QUESTION, room_id: '' }, /Missing: room_id/],
      ['another application', { ...QUESTION, app_id: '7' }, /app_id must be 1234567890/],
      ['a user id that ZEGO refuses', { ...QUESTION, user_id: 'ü'.repeat(33) }, /at most 64 bytes/],
      ['a room id that ZEGO refuses', { ...QUESTION, room_id: 'r'.repeat(129) }, /at most 128/],
    ] as const)
      it(`refuses ${what}`, async () => {
        const response = await ask(server, question);
        assert.equal(response.status, 400);
        assert.match(await response.text(), complaint);
      });

    it('refuses a body that is not JSON', async () => {
      const headers = { 'content-type': 'application/json' };
      const response = await ask(server, {}, { method: 'POST', headers, body: '{' });
      assert.equal(response.status, 400);
    });

    it('tells pages the application, and nobody the secret', async () => {
      const page = await (await fetch(address(server))).text();
      assert.match(page, /<meta name="zego-app-id" content="1234567890">/);
      const answers = [
        await ask(server, QUESTION),
        await ask(server, {}),
        await ask(server, { ...QUESTION, app_id: '7' }),
      ];
      for (const text of [page, ...(await Promise.all(answers.map((answer) => answer.text())))])
        assert.ok(!text.includes(SECRET));
    });
  });

  it('says what to set while the environment names none', async () => {
    const server = await serve({});
    try {
      const response = await ask(server, QUESTION);
      assert.equal(response.status, 501);
      assert.match(await response.text(), /ZEGO_APP_ID and ZEGO_SERVER_SECRET/);
      assert.ok(!(await (await fetch(address(server))).text()).includes('zego-app-id'));
    } finally {
      await server.close();
    }
  });

  for (const [what, change, complaint] of [
    ['a secret of another length', { ZEGO_SERVER_SECRET: 'short' }, /must have 32 bytes.*it has 5/],
    [
      'an application that is no number',
      { ZEGO_APP_ID: 'mine' },
      /ZEGO_APP_ID must be a positive whole number/,
    ],
    ['no secret', { ZEGO_SERVER_SECRET: '' }, /both ZEGO_APP_ID and ZEGO_SERVER_SECRET/],
  ] as const)
    it(`does not start with ${what}`, () => {
      assert.throws(() => tokenServer({ ...APPLICATION, ...change }), complaint);
    });

  it('does not repeat a secret that it refuses', () => {
    const wrong = SECRET + 'x';
    assert.throws(
      () => tokenServer({ ...APPLICATION, ZEGO_SERVER_SECRET: wrong }),
      (error: Error) => !error.message.includes(SECRET),
    );
  });
});
