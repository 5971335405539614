import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { readyIn, stubLanguage } from '../i18n/stub-language.js';
import { expect, fixture, html, nextFrame } from '../support/testing.js';
import { inside, visibleText } from './call-fixture.js';

/** A call in the lobby within `<div>`s of these attributes. */
async function within(outer: Record<string, string>, inner: Record<string, string> = {}) {
  const page = await fixture<HTMLElement>(
    html`<div>
      <div><zego-call></zego-call></div>
    </div>`,
  );
  const below = page.firstElementChild as HTMLElement;
  for (const [name, value] of Object.entries(outer)) page.setAttribute(name, value);
  for (const [name, value] of Object.entries(inner)) below.setAttribute(name, value);
  const call = below.firstElementChild as ZegoCallElement;
  await nextFrame();
  return { page, below, call };
}

/** The element that carries the words. */
const base = (call: ZegoCallElement) => inside(call, '[part=base]');

/** A language that is there. */
async function arrived(tag: string): Promise<void> {
  const language = stubLanguage(tag);
  await within({ lang: tag });
  language.arrive();
  await nextFrame();
}

describe('the language of an element', () => {
  before(async () => {
    await arrived('da');
    await arrived('nb');
  });

  it('is English, and said to be, until another has arrived', async () => {
    const language = stubLanguage('cs');
    const { call } = await within({ lang: 'cs' });
    expect(visibleText(call)).to.include('Ready to join?');
    expect(base(call).lang).to.equal('en');
    language.arrive();
    await nextFrame();
    expect(visibleText(call)).to.include(readyIn('cs'));
    expect(base(call).lang).to.equal('cs');
  });

  it('is that of the nearest ancestor, or its own', async () => {
    const { call } = await within({ lang: 'da' }, { lang: 'nb' });
    expect(base(call).lang).to.equal('nb');
    call.lang = 'da';
    await nextFrame();
    expect(base(call).lang).to.equal('da');
    call.lang = '';
    await nextFrame();
    expect(base(call).lang, 'unknown').to.equal('en');
  });

  it('follows the page while it is shown', async () => {
    const { page, call } = await within({});
    page.lang = 'da';
    await nextFrame();
    expect(visibleText(call)).to.include(readyIn('da'));
    page.removeAttribute('lang');
    await nextFrame();
    expect(visibleText(call)).to.include('Ready to join?');
  });

  it('goes through shadow roots', async () => {
    const { page, below } = await within({});
    const root = below.attachShadow({ mode: 'open' });
    root.innerHTML = '<div><zego-call></zego-call></div>';
    const call = root.querySelector('zego-call')!;
    page.lang = 'da';
    await nextFrame();
    expect(base(call).lang).to.equal('da');
    root.querySelector('div')!.lang = 'nb';
    await nextFrame();
    expect(base(call).lang).to.equal('nb');
  });

  it('is that of where it was moved to', async () => {
    const { page, call } = await within({}, { lang: 'da' });
    page.lang = 'nb';
    if ('moveBefore' in page) (page.moveBefore as Element['insertBefore'])(call, null);
    else (page as Element).append(call);
    await nextFrame();
    expect(base(call).lang).to.equal('nb');
    page.lang = 'da';
    await nextFrame();
    expect(base(call).lang).to.equal('da');
  });

  it('is no concern of a call that was taken out', async () => {
    const { page, call } = await within({});
    call.remove();
    page.lang = 'da';
    await nextFrame();
    expect(base(call).lang).to.equal('en');
  });

  for (const tag of ['zego-local-video', 'zego-remote-video'] as const)
    it(`is that of the page in a <${tag}> that stands alone`, async () => {
      const page = await fixture<HTMLElement>(html`<div lang="nb"></div>`);
      const video = page.appendChild(document.createElement(tag));
      await video.updateComplete;
      const tile = video.shadowRoot!.querySelector<HTMLElement>('.tile')!;
      expect(tile.lang).to.equal('nb');
      page.lang = 'da';
      await nextFrame();
      expect(tile.lang).to.equal('da');
    });
});

describe('the direction of an element', () => {
  before(() => arrived('ar'));

  const directionOf = (call: ZegoCallElement) => getComputedStyle(base(call)).direction;

  it('is that of the language where the page has none', async () => {
    const { page, call } = await within({ lang: 'ar' });
    expect(directionOf(call)).to.equal('rtl');
    page.lang = 'da';
    await nextFrame();
    expect(directionOf(call)).to.equal('ltr');
  });

  it('is that of the nearest ancestor that has one, whatever the language', async () => {
    const { page, below, call } = await within({ lang: 'ar', dir: 'ltr' });
    expect(directionOf(call)).to.equal('ltr');
    below.dir = 'rtl';
    page.lang = 'da';
    await nextFrame();
    expect(directionOf(call)).to.equal('rtl');
    below.dir = '';
    await nextFrame();
    expect(directionOf(call)).to.equal('ltr');
  });

  it('is that of the text around it with dir=auto', async () => {
    const { page, call } = await within({ lang: 'ar', dir: 'auto' });
    page.prepend('English');
    await nextFrame();
    expect(directionOf(call)).to.equal('ltr');
  });
});
