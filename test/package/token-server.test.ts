import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { createServer, type ViteDevServer } from 'vite';
import { tokenServer } from '../../demo/token-plugin.js';
import { filesOf, ROOT } from './sources.js';
import {
  APP_ID,
  APPLICATION,
  ask,
  askAs,
  assertAnswer,
  ENV,
  isHere,
  listening,
  NODE,
  OUTSIDE,
  QUESTION,
  reachable,
  RECIPES,
  refusing,
  SECRET,
  serve,
  session,
  TRUSTING_ENV,
  whole,
  type Question,
  type Running,
} from './token-recipes.js';

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

/** Where Vite serves. */
const PORT = 5173;

const FORWARDED: readonly (readonly [status: number, headers: OutgoingHttpHeaders])[] = [
  [200, { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': `localhost:${PORT}` }],
  [200, { 'x-forwarded-for': '::1,::ffff:127.0.0.1, 127.0.0.2', 'x-forwarded-host': '[::1]:5173' }],
  [403, { 'x-forwarded-for': '192.0.2.1' }],
  [403, { 'x-forwarded-for': '127.0.0.1, ::ffff:192.0.2.1' }],
  [403, { 'x-forwarded-for': '192.0.2.1,::1' }],
  [403, { 'x-forwarded-for': ['127.0.0.1', '192.0.2.1'] }],
  [403, { 'x-forwarded-for': '::1.example' }],
  [403, { 'x-forwarded-for': 'unknown' }],
  [403, { 'x-forwarded-host': '192.0.2.1:5173' }],
  [403, { 'x-forwarded-host': 'localhost.example' }],
  [403, { 'x-forwarded-host': 'localhost, calls.example' }],
  [403, { 'x-forwarded-host': ['localhost', 'calls.example'] }],
  [403, { forwarded: 'for=192.0.2.1' }],
];

describe('the token servers', () => {
  it('are all tested', () =>
    assert.deepEqual(
      RECIPES.map(({ file }) => `demo/servers/${file}`).sort(),
      filesOf('demo/servers', /./).sort(),
    ));
});

for (const recipe of RECIPES) {
  const { file, needs, start, check } = recipe;
  describe(`the token server ${file}`, { skip: !isHere(needs) && `this machine lacks ${needs[0]}` }, () => {
    let server: Running;

    before(async () => (server = await serve(recipe)));
    after(() => server.stop());

    /** The answer of the recipe once a function of it says no. */
    async function askRefusing(name: string): Promise<Response> {
      const strict = await serve(recipe, refusing(name));
      return ask(strict, QUESTION).then(whole).finally(strict.stop);
    }

    it('mints a token that ZEGO can read, for one user and one room, for an hour', async () =>
      assertAnswer(await ask(server, QUESTION)));

    it('takes every character that ZEGO does', async () => {
      const id = "aZ09~!@#$^&*()_+=-`;',.<>/";
      await assertAnswer(await ask(server, { ...QUESTION, user_id: id, room_id: id }, session(id)), id, id);
    });

    it('takes a plus in the cookie for a plus, as no sign-in has to encode it', async () => {
      const id = 'ann+bob';
      await assertAnswer(await ask(server, { ...QUESTION, user_id: id }, session(id, { name: id })), id);
    });

    it('never gives the same token twice', async () => {
      const [one, two] = await Promise.all([ask(server, QUESTION), ask(server, QUESTION)]);
      assert.notEqual(await one.text(), await two.text());
    });

    for (const [what, question, complaint] of WRONG)
      it(`refuses ${what}`, async () => {
        const response = await ask(server, question);
        assert.equal(response.status, 400);
        assert.match(await response.text(), complaint);
      });

    for (const [what, cookie] of [
      ['who is not signed in', 'theme=dark'],
      ['who is somebody else', session('bob')],
      ['who signed the cookie alone', session('ann', { secret: 'another secret' })],
      ['whose cookie has no signature', 'session=ann'],
      ['whose cookie has expired', session('ann', { expiresIn: -1 })],
      ['who made the cookie last longer', session('ann').replace(/\.\d+\./, '.9999999999.')],
      ['whose cookie was signed for something else', session('ann', { purpose: '' })],
      ['whose cookie is nonsense', `session=%zz.9999999999.${'0'.repeat(64)}`],
    ] as const)
      it(`lets nobody in ${what}`, async () =>
        assert.equal((await ask(server, QUESTION, cookie)).status, 403));

    it('lets nobody in whom mayEnter() keeps out', async () => {
      const { status } = await askRefusing('may_?enter');
      assert.equal(status, 403);
    });

    it('gives who may not publish, by mayPublish(), a token for watching', async () => {
      await assertAnswer(await askRefusing('may_?publish'), 'ann', 'daily', 0);
    });

    for (const method of ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      it(`answers GET only, not ${method}`, async () => {
        const { status, headers } = await ask(server, QUESTION, session('ann'), method);
        assert.deepEqual([status, headers.get('allow')], [405, 'GET']);
      });

    for (const path of ['/', '/other', '//'])
      it(`has nothing at ${path}`, async () => {
        const { status } = await fetch(server.address + path);
        assert.ok(status === 404 || status === 400, `${status}`);
      });

    for (const target of ['*', '*%', 'http://[/zego-token'])
      it(`goes on when it is asked for ${target}, which is no path`, async () => {
        const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
        socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
        assert.doesNotMatch(await text(socket), /^HTTP\/1\.\d 200/);
        await assertAnswer(await ask(server, QUESTION));
      });

    it('tells nobody the secret', async () => {
      const answers = await Promise.all([ask(server, QUESTION), ask(server, {}), ask(server, QUESTION, '')]);
      for (const text of await Promise.all(answers.map((answer) => answer.text())))
        assert.ok(!text.includes(SECRET));
      assert.ok(!server.written().includes(SECRET));
    });

    for (const [what, change, complaint] of [
      ...WRONG_ENVIRONMENTS,
      ['a secret that is too long', { ZEGO_SERVER_SECRET: `${SECRET}x` }, /must have 32 bytes.*it has 33/],
      ['nothing to know users by', { SESSION_SECRET: '' }, /Set SESSION_SECRET/],
      ['both a session and the word of who asks', { INSECURE_BELIEVE_WHO_ASKS: '1' }, /not both/],
      ['a half-hearted yes', { ...TRUSTING_ENV, INSECURE_BELIEVE_WHO_ASKS: 'true' }, /=1 to try/],
    ] as const)
      it(`does not start with ${what}, and does not repeat it`, () => {
        const [program, ...args] = check ?? start(0);
        const { status, signal, stderr } = spawnSync(program, args, {
          cwd: server.folder,
          env: { ...ENV, ...change },
          encoding: 'utf8',
          timeout: 60_000,
        });
        assert.equal(signal, null, 'it ended by itself');
        assert.notEqual(status, 0);
        assert.match(stderr, complaint);
        assert.ok(!stderr.includes(SECRET));
      });

    describe('told to believe who asks', () => {
      let trusting: Running;

      before(async () => (trusting = await serve(reachable(recipe), listening, TRUSTING_ENV)));
      after(() => trusting.stop());

      it('gives a token for anybody on this machine, and warns', async () => {
        await assertAnswer(await ask(trusting, QUESTION, ''));
        await assertAnswer(await ask(trusting, { ...QUESTION, user_id: 'bob' }, ''), 'bob');
        assert.match(trusting.written(), /INSECURE_BELIEVE_WHO_ASKS: whoever asks .* for anybody/);
      });

      for (const host of ['localhost', '127.0.0.1:8080', '[::1]:8080'])
        it(`takes ${host} for this machine`, async () => assert.equal(await askAs(trusting, { host }), 200));

      for (const host of [
        'calls.example',
        'localhost.example',
        'xlocalhost',
        '192.0.2.1:5173',
        'localhost:x',
      ])
        it(`gives none to who asks by way of ${host}`, async () =>
          assert.equal(await askAs(trusting, { host }), 403));

      for (const [status, headers] of FORWARDED)
        it(`answers ${status} to what is passed on with ${JSON.stringify(headers)}`, async () =>
          assert.equal(await askAs(trusting, headers), status));

      const skip = !OUTSIDE && 'this machine is in no network';
      it('gives none to another machine', { skip }, async () => {
        const { port } = new URL(trusting.address);
        const outside = { ...trusting, address: `http://${OUTSIDE}:${port}` };
        assert.equal(await askAs(outside, { host: 'localhost' }), 403);
      });
    });
  });
}

describe('a token server whose owner asks a database', () => {
  for (const name of ['mayEnter', 'mayPublish'])
    it(`waits for what ${name}() says`, async () => {
      const change = (source: string) => refusing(name)(source).replace(`function ${name}`, 'async $&');
      const strict = await serve(NODE, change);
      const answer = await ask(strict, QUESTION).then(whole).finally(strict.stop);
      if (name === 'mayEnter') assert.equal(answer.status, 403);
      else await assertAnswer(answer, 'ann', 'daily', 0);
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

  it('believes who asks on this machine, and tells pages the application', () =>
    visit(APPLICATION, async (address) => {
      await assertAnswer(await fetch(`${address}token?${new URLSearchParams(QUESTION)}`));
      const page = await (await fetch(address)).text();
      assert.match(page, /<meta name="zego-app-id" content="1234567890">/);
      assert.ok(!page.includes(SECRET));
    }));

  it('gives no token to who asks from elsewhere', () =>
    visit(APPLICATION, async (address) => {
      const asking = { address, path: 'token' };
      assert.equal(await askAs(asking, {}), 200);
      assert.equal(await askAs(asking, { host: '192.0.2.1' }), 403);
      assert.equal(await askAs(asking, { 'x-forwarded-for': '192.0.2.1' }), 403);
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
