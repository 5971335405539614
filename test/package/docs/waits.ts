/** Brings about what the scripts of the docs wait for, so that what is in their functions runs as well. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Whether there is in a script what does not run with it. */
export const waits = (script: string) => /addEventListener|=> \{/.test(script);

/** What a script waits for. */
interface Awaited {
  /** What it writes to the console then, and browsers of what is refused it: nothing else may go wrong. */
  readonly said?: RegExp;
  /** Resolves when the script has done what it says: spoken, or led elsewhere. */
  readonly bringAbout: (page: Page) => Promise<unknown>;
}

/** By a word of the script. */
const EVENTS: Readonly<Record<string, Awaited>> = {
  tokenProvider: {
    said: /^(403|500): [^?]+\/zego-token\?|^console\.error: Failed to load resource: .* (403|500) /,
    bringAbout: async (page) => {
      let status = 200;
      await page.route('**/zego-token?*', (route) => route.fulfill({ status, json: { token: '04' } }));
      const ask = () =>
        page.evaluate(() =>
          document.querySelector('zego-call')!.tokenProvider!({
            ...{ reason: 'join', appId: 1, roomId: 'daily', userId: 'ann' },
          }).catch(({ code }: { code: string }) => code),
        );
      assert.equal(await ask(), '04');
      for (const [refusal, code] of [
        [403, 'not-authorized'],
        [500, 'connection-failed'],
      ] as const) {
        status = refusal;
        assert.equal(await ask(), code);
      }
    },
  },
  "'call-token-request'": {
    bringAbout: async (page) => {
      const given = page.evaluate(
        () =>
          new Promise((respondWith) =>
            document
              .querySelector('zego-call')!
              .dispatchEvent(new CustomEvent('call-token-request', { detail: { respondWith } })),
          ),
      );
      assert.equal(await given, '04');
    },
  },
  "'call-error'": {
    said: /^console\.warning: device-missing (camera|microphone) /,
    bringAbout: async (page) => {
      const said = page.waitForEvent('console', (message) =>
        message.text().startsWith('device-missing camera'),
      );
      await page.evaluate(() => {
        const call = document.querySelector('zego-call')!;
        call.source = undefined;
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
        return call.join();
      });
      await said;
    },
  },
  "'call-participant-join'": {
    said: /^console\.log: /,
    bringAbout: async (page) => {
      const says = (pattern: RegExp) =>
        page.waitForEvent('console', (message) => pattern.test(message.text()));
      const joined = says(/^\[.+\]$/);
      await page.evaluate(() => document.querySelector('zego-call')!.join());
      await joined;
      const came = says(/^Late$/);
      await page.evaluate(`import('zego-call/simulate.js').then(({ simulate }) => {
        const { room } = document.querySelector('zego-call');
        return simulate(room, { prefix: 'late', names: ['Late'] }).ready;
      })`);
      await came;
    },
  },
  "'local'": {
    bringAbout: async (page) => {
      const { origin, href } = new URL(page.url());
      const reason = await page.evaluate(async () => {
        const call = document.querySelector('zego-call')!;
        await call.join();
        const left = new Promise<string | undefined>((resolve) =>
          call.addEventListener(
            'call-state',
            ({ detail }) => detail.state === 'left' && resolve(detail.reason),
          ),
        );
        call.remove();
        const reason = await left;
        document.body.append(call);
        await call.join();
        return reason;
      });
      assert.deepEqual([reason, page.url()], ['removed', href]);
      await page.evaluate(() => void document.querySelector('zego-call')!.leave());
      await page.waitForURL(`${origin}/`, { waitUntil: 'commit' });
    },
  },
  "import('zego-call').catch": {
    said: /^404: .+\/zego-call\.js$|^console\.error: Failed to load resource: .* 404 |\/zego-call\.js net::ERR_ABORTED$/,
    bringAbout: async (page) => {
      await page.route('**/zego-call/zego-call.js', (route) => route.fulfill({ status: 404 }));
      await page.reload();
      await page.getByText('dial 555').waitFor();
      assert.equal(await page.locator('zego-call').count(), 0);
    },
  },
};

/** What a script waits for. Fails if that is not known, or it is more than one thing. */
export function awaitedBy(script: string): Awaited {
  const found = Object.keys(EVENTS).filter((word) => script.includes(word));
  assert.equal(found.length, 1, `one thing the script waits for is known: ${found.join()}`);
  return EVENTS[found[0]];
}
