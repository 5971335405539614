/** What the page about tokens has to paste. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createServer } from 'vite';
import { CallError } from '../../src/errors.js';
import { distinct } from './snippets.js';
import { read, ROOT } from './sources.js';
import {
  APP_ID,
  ask,
  askAs,
  assertAnswer,
  assertToken,
  ENV,
  isHere,
  NODE,
  OUTSIDE,
  QUESTION,
  RECIPES,
  SECRET,
  serve,
  session,
  TRUSTING_ENV,
  whole,
  type Running,
} from './token-recipes.js';

/** Where the docs have a token server. */
const DOCUMENTED = '127.0.0.1:8080';

describe('the page about tokens', () => {
  let server: Running;
  before(async () => (server = await serve(NODE)));
  after(() => server.stop());

  const snippet = (language: string, word: string, { address } = server) => {
    const [{ text }, ...more] = distinct(language).filter((each) => each.text.includes(word));
    assert.ok(more.length === 0 && text.includes(DOCUMENTED));
    return text.replace(DOCUMENTED, new URL(address).host);
  };

  it('has a way to a first call, in a project of any kind', async () => {
    const [{ text }, ...more] = distinct('sh').filter((each) => each.text.includes('node_modules/zego-call'));
    assert.equal(more.length, 0);
    const node = NODE.start(0).slice(0, 3).join(' '); // it may be one that does not run TypeScript by itself
    const script = text.replace('=…', `=${SECRET}`).replace('=1 node ', `=1 exec ${node} `);
    const project = `echo '{ "type": "commonjs" }' > package.json; mkdir node_modules; ln -s '${ROOT}' node_modules/zego-call`;
    const first = await serve(
      { ...NODE, build: ['sh', '-ec', project], start: () => ['sh', '-ec', script] },
      undefined,
      process.env,
    );
    const answer = await ask(first, QUESTION, '').then(whole).finally(first.stop);
    await assertAnswer(answer);
  });

  it('tells of every recipe what to copy', () => {
    const page = read('demo/docs/pages/tokens.md');
    for (const { file } of RECIPES) assert.ok(page.includes(`| \`${file}\``), file);
  });

  const shell: readonly [string, ...string[]] = ['sh', '-c', 'command -v curl && command -v openssl'];
  const skip = !isHere(shell) && 'this machine lacks curl or openssl';
  it('has a way to sign in and ask for a token in a shell', { skip }, async () => {
    const { status, signal, stdout, stderr } = spawnSync('sh', ['-ec', snippet('sh', 'curl')], {
      env: { ...ENV, NO_PROXY: '*', no_proxy: '*' },
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(signal, null, 'it ended by itself');
    assert.equal(status, 0, stderr);
    await assertToken((JSON.parse(stdout) as { token: string }).token);
  });

  it('has a provider that gets the token of an answer, and says who may not enter', async () => {
    const [{ text }] = distinct('js').filter((each) => each.text.includes('call.tokenProvider ='));
    const body = text.replace(/^(import|const call =) .*$/gm, '');
    const module = `export const setUp = (call, fetch, CallError) => {${body}};`;
    const { setUp } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
      readonly setUp: (call: object, fetch: unknown, error: typeof CallError) => void;
    };
    const provide = (cookie: string, appId = APP_ID): Promise<string> => {
      const call: { tokenProvider?: (request: object) => Promise<string> } = {};
      const here = (path: string) => fetch(server.address + path, { headers: { cookie } });
      setUp(call, here, CallError);
      return call.tokenProvider!({ reason: 'join', appId, roomId: 'daily', userId: 'ann' });
    };
    await assertToken(await provide(session('ann')));
    await assert.rejects(provide(session('bob')), { code: 'not-authorized' });
    assert.equal((await ask(server, { ...QUESTION, app_id: '7' })).status, 400);
    await assert.rejects(provide(session('ann'), 7), { code: 'connection-failed' });
  });

  async function visitVite<T>(
    configFile: string | false,
    visit: (address: string) => Promise<T>,
    host = '127.0.0.1',
  ): Promise<T> {
    writeFileSync(join(server.folder, 'index.html'), '<!doctype html><title>A page</title>');
    const vite = await createServer({
      root: server.folder,
      configFile,
      logLevel: 'silent',
      server: { port: 0, host, hmr: false, watch: null },
    });
    try {
      await vite.listen();
      const { port } = new URL(vite.resolvedUrls!.local[0]);
      return await visit(`http://127.0.0.1:${port}`);
    } finally {
      await vite.close();
    }
  }

  it('has a configuration of Vite that passes questions on, which else get a page', async () => {
    const config = join(server.folder, 'vite.config.mjs');
    writeFileSync(config, snippet('js', 'proxy'));
    const asked = async (address: string) => whole(await ask({ ...server, address }, QUESTION));
    const page = await visitVite(false, asked);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /^<!doctype html>/);
    await assertAnswer(await visitVite(config, asked));
  });

  it('has one that tells a server which believes who asks where they ask from', async () => {
    const trusting = await serve(NODE, undefined, TRUSTING_ENV);
    const config = join(trusting.folder, 'vite.config.mjs');
    writeFileSync(config, snippet('js', 'proxy', trusting));
    const asked = async (address: string) => {
      assert.equal(await askAs({ address }, { host: 'localhost' }), 200);
      assert.equal(await askAs({ address }, { host: '192.0.2.1' }), 403);
      if (!OUTSIDE) return;
      const outside = { address: address.replace('127.0.0.1', OUTSIDE) };
      assert.equal(await askAs(outside, { host: 'localhost' }), 403);
      assert.equal(await askAs(outside, { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }), 403);
    };
    await visitVite(config, asked, '0.0.0.0').finally(trusting.stop);
  });
});
