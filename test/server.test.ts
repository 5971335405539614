/** What `zego-call/server.js` writes, as this browser parses it and the element takes its place. */
import { PATIENCE } from '../src/controllers/locale-controller.js';
import { renderCall, type CallAttributes, type RenderOptions } from '../src/server.js';
import { expect, nextFrame, waitUntil } from './support/testing.js';

const TILE = 'zego-local-video, zego-remote-video { display: block; inline-size: 160px; block-size: 120px }';

/**
 * No devices are opened, whatever this browser allows, nobody is told that it can hold no call, and a language is waited
 * for however slow the machine.
 */
const STYLE_AND_SCRIPT = `<style>${TILE}</style>
  <script>
    navigator.permissions.query = () => Promise.resolve({ state: 'prompt' });
    globalThis.RTCPeerConnection ??= class {};
    const { setTimeout } = window;
    window.setTimeout = (work, time, ...args) => setTimeout(work, time === ${PATIENCE} ? 1e6 : time, ...args);
  </script>`;

describe('renderCall(), in this browser', () => {
  let frame: HTMLIFrameElement;
  afterEach(() => frame.remove());

  /** A page with it, before any script. */
  async function open(attributes: CallAttributes, options?: RenderOptions): Promise<void> {
    frame = document.createElement('iframe');
    Object.assign(frame.style, { inlineSize: '760px', blockSize: '560px', border: '0' });
    const html = await renderCall(
      { engine: 'loopback', room: 'daily', 'user-id': 'ann', ...attributes },
      options,
    );
    frame.srcdoc = `<!doctype html><html lang="en"><title>A call</title>${STYLE_AND_SCRIPT}${html}`;
    document.body.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
    await nextFrame(); // what goes by the size of its container is laid out
  }
  const call = () => frame.contentDocument!.querySelector('zego-call')!;

  /** Where everything is that has a name, and what is written there. */
  const picture = () =>
    [...call().shadowRoot!.querySelectorAll('[part]'), ...call().querySelectorAll('*')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('noscript'))
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const text = each.children.length ? '' : each.textContent.trim();
        return `${each.getAttribute('part') ?? each.localName} ${[x, y, width, height].join()} ${text}`;
      });

  /** Lets the script come, and the element take over. */
  async function takeOver(): Promise<void> {
    const script = Object.assign(frame.contentDocument!.createElement('script'), { type: 'module' });
    script.src = '/src/index.ts';
    frame.contentDocument!.head.append(script);
    const drawn = () =>
      call().shadowRoot?.querySelector('.call') && !call().shadowRoot!.querySelector('[inert]');
    await waitUntil(drawn, 'the element has drawn itself', { timeout: 10_000 });
    await nextFrame();
  }

  for (const [what, attributes, options] of [
    ['the lobby', {}, {}],
    ['the lobby in Arabic', { lang: 'ar' }, {}],
    ['the place of a call', { 'view-only': true, 'hide-controls': true }, {}],
    ["the page's own layout", {}, { layout: '<zego-local-video></zego-local-video><p>Ours.</p>' }],
    ["the page's own lobby", {}, { slotted: '<p slot="lobby">Ours.</p>' }],
  ] as const)
    it(`draws ${what} where the element draws it`, async () => {
      await open(attributes, options);
      const before = picture();
      expect(before.length).to.be.above(2);
      await takeOver();
      expect(picture()).to.deep.equal(before);
    });
});
