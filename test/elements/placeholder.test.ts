import { PATIENCE } from '../../src/controllers/locale-controller.js';
import { readyIn, stubLanguage } from '../i18n/stub-language.js';
import { expect, fixture, html, nextFrame, waitUntil } from '../support/testing.js';
import { CallFixture, drawnByServer, inside, next, visibleText } from './call-fixture.js';

describe('<zego-call> that a server has drawn', () => {
  const calls = new CallFixture();
  afterEach(() => calls.dispose());

  /** Timers of who waits for a language: never late, however slow the machine. */
  const waiting = new Set<unknown>();
  const { setTimeout, clearTimeout } = window;

  beforeEach(() => {
    waiting.clear();
    window.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
      if (args[1] !== PATIENCE) return setTimeout(...args);
      const timer = setTimeout(() => undefined);
      waiting.add(timer);
      return timer;
    }) as typeof setTimeout;
    window.clearTimeout = (timer) => {
      waiting.delete(timer);
      clearTimeout(timer);
    };
  });
  afterEach(() => Object.assign(window, { setTimeout, clearTimeout }));

  it('waits for its language, and for nothing else once that has come', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const language = stubLanguage('lv');
    const call = drawnByServer(
      page,
      '<zego-call lang="lv"><template shadowrootmode="open"><p>drawn</p></template></zego-call>',
    );
    await nextFrame();
    expect(waiting.size).to.equal(1);
    expect(call.shadowRoot?.textContent).to.equal('drawn');
    language.arrive();
    await call.updateComplete;
    expect(visibleText(call)).to.include(readyIn('lv'));
    expect(waiting.size).to.equal(0);
  });

  it('measures its own stage when it is joined before it has drawn itself', async () => {
    const page = await fixture<HTMLElement>(html`<div style="inline-size: 640px; block-size: 480px"></div>`);
    const language = stubLanguage('et');
    const call = drawnByServer(
      page,
      `<zego-call lang="et"><template shadowrootmode="open">
        <div class="stage" style="inline-size: 100px; block-size: 100px"></div></template></zego-call>`,
    );
    Object.assign(call, { ...calls.description, viewOnly: false, source: calls.media() });
    const joined = next(call, 'call-state', ({ state }) => state === 'joined');
    void call.join();
    await joined;
    expect(inside(call, '.stage').offsetWidth, 'what the server drew').to.equal(100);
    language.arrive();
    await call.updateComplete;
    await waitUntil(
      () => parseFloat(inside(call, '.tiles > *').style.inlineSize) > 600,
      'it fills its stage',
    );
  });
});
