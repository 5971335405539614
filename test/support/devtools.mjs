/** Commands of the browser tests that only the browser's own tools can do. Names are those of `devtools.ts`. */

/** Of the page of a test; ended with the page. */
const sessions = new WeakMap();

async function toolsOf(session) {
  if (session.browser.type !== 'playwright') return undefined; // not Chromium
  const page = session.browser.getPage(session.id);
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  return sessions.get(page);
}

export const devtools = () => ({
  name: 'devtools',
  async executeCommand({ command, session }) {
    if (command !== 'heap-used') return undefined;
    const tools = await toolsOf(session);
    if (!tools) return {};
    // What only a finalizer frees is gone the second time.
    for (let round = 0; round < 2; round++) await tools.send('HeapProfiler.collectGarbage');
    return { bytes: (await tools.send('Runtime.getHeapUsage')).usedSize };
  },
});
