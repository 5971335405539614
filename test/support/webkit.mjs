import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

const BINARIES = [
  process.env.WEBKIT_PATH,
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];

/** Grants camera and microphone, both made up, and plays sound without a gesture, as the other browsers of the tests do. */
const ARGS = [
  '--automation',
  '--autoplay-policy=allow',
  '--enable-media-stream=true',
  '--enable-mock-capture-devices=true',
];

/** How many pages a browser is given, one after the other: in a long run it crashes. */
const PAGES = 20;

/** That of the other browsers, px. */
const VIEWPORT = { width: 800, height: 600 };

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = {
  Control: '\uE009',
  Shift: '\uE008',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** Launches an installed WebKitGTK by WebDriver, on a screen of its own; one page at a time. */
export function webkitLauncher() {
  const binary = BINARIES.find((path) => path && existsSync(path));
  if (!binary)
    throw new Error(
      'No WebKitGTK found: install it (Debian: apt install webkit2gtk-driver xvfb) or set WEBKIT_PATH.',
    );
  const children = [];
  let active;
  let browser;
  let pages = 0;

  /** Asks the browser, once there is one. */
  async function order(path, body = {}) {
    browser ??= begin(binary, children);
    return (await browser)(path, body);
  }

  async function end() {
    await browser?.then((ask) => ask('', undefined, 'DELETE')).catch(() => undefined); // it is ended anyway
    browser = undefined;
    for (const child of children.splice(0).reverse()) child.kill();
  }

  return {
    name: 'WebKitGTK',
    type: 'puppeteer', // whose way to press keys and buttons is that of getPage()
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      await order('url', { url });
    },
    isActive: (id) => id === active,
    getBrowserUrl: () => undefined,
    async stopSession() {
      active = undefined;
      // Ends what runs in the page. Where that has crashed, its tests have failed; the next page gets another browser.
      if (++pages % PAGES) await order('url', { url: 'about:blank' }).catch(end);
      else await end();
      return {};
    },
    stop: end,
    getPage: () => hands((source) => order('actions', { actions: [source] })),
  };
}

/** Keyboard and mouse; `act` does what one of them is to do. */
function hands(act) {
  const keys = (types, values) => {
    const actions = values.flatMap((value) => types.map((type) => ({ type, value: KEYS[value] ?? value })));
    return act({ type: 'key', id: 'keyboard', actions });
  };
  const mouse = (...actions) => act({ type: 'pointer', id: 'mouse', actions });
  const at = (x, y) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });
  const [down, up] = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
  return {
    keyboard: {
      type: (text) => keys(['keyDown', 'keyUp'], [...text]),
      press: (key) => keys(['keyDown', 'keyUp'], [key]),
      down: (key) => keys(['keyDown'], [key]),
      up: (key) => keys(['keyUp'], [key]),
    },
    mouse: {
      move: (x, y) => mouse(at(x, y)),
      click: (x, y) => mouse(at(x, y), down, up),
      down: () => mouse(down),
      up: () => mouse(up),
    },
  };
}

/** Starts a screen, the driver and the browser; resolves with what orders something of the session. */
async function begin(binary, children) {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const [display] = await once(screen.stdio[3].setEncoding('utf8'), 'data');
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${display.trim()}`, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' };
  children.push(spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env }));

  const ask = async (path, body, method = 'POST') => {
    const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value.error} ${value.message}`);
    return value;
  };
  while (!(await ask('status', undefined, 'GET').catch(() => undefined)))
    await new Promise((resolve) => setTimeout(resolve, 100));
  const options = { 'webkitgtk:browserOptions': { binary, args: ARGS } };
  const { sessionId } = await ask('session', { capabilities: { alwaysMatch: options } });
  const order = (path, body, method) => ask(`session/${sessionId}${path && `/${path}`}`, body, method);

  await order('window/rect', VIEWPORT);
  const [width, height] = await order('execute/sync', {
    script: 'return [innerWidth, innerHeight]',
    args: [],
  });
  await order('window/rect', {
    width: 2 * VIEWPORT.width - width, // with the frame of the window
    height: 2 * VIEWPORT.height - height,
  });
  return order;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
