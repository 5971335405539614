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
  assertAnswer,
  assertToken,
  ENV,
  isHere,
  NODE,
  QUESTION,
  RECIPES,
  SECRET,
  serve,
  session,
  whole,
  type Running,
} from './token-recipes.js';

/** Where the docs have a token server. */
const DOCUMENTED = '127.0.0.1:8080';

describe('the page about tokens', () => {
  let server: Running;
  before(async () => (server = await serve(NODE)));
  after(() => server.stop());

  const snippet = (language: string, word: string) => {
    const [{ text }, ...more] = distinct(language).filter((each) => each.text.includes(word));
    assert.ok(more.length === 0 && text.includes(DOCUMENTED));
    return text.replace(DOCUMENTED, new URL(server.address).host);
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
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', snippet('sh', 'curl')], {
      env: { ...ENV, NO_PROXY: '*', no_proxy: '*' },
      encoding: 'utf8',
    });
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

  async function askVite(configFile: string | false): Promise<Response> {
    writeFileSync(join(server.folder, 'index.html'), '<!doctype html><title>A page</title>');
    const vite = await createServer({
      root: server.folder,
      configFile,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    });
    try {
      await vite.listen();
      const { origin } = new URL(vite.resolvedUrls!.local[0]);
      return await whole(await ask({ ...server, address: origin }, QUESTION));
    } finally {
      await vite.close();
    }
  }

  it('has a configuration of Vite that passes questions on, which else get a page', async () => {
    const config = join(server.folder, 'vite.config.mjs');
    writeFileSync(config, snippet('js', 'proxy'));
    const page = await askVite(false);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /^<!doctype html>/);
    await assertAnswer(await askVite(config));
  });
});
