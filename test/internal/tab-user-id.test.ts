import { tabUserId } from '../../src/internal/tab-user-id.js';
import { expect, oneEvent } from '../support/testing.js';

const KEY = 'zego-call-user-id';
const SOURCE = new URL('../../src/internal/tab-user-id.ts', import.meta.url).href;

interface Page {
  readonly frame: HTMLIFrameElement;
  /** The page's own copy of the module: a frame stands in for a tab. */
  userId(): Promise<string>;
  reload(): Promise<void>;
}

describe('tabUserId', () => {
  const frames: HTMLIFrameElement[] = [];
  afterEach(() => {
    for (const frame of frames.splice(0)) frame.remove();
    sessionStorage.removeItem(KEY);
  });

  async function openPage(): Promise<Page> {
    const frame = document.createElement('iframe');
    frames.push(frame);
    frame.src = new URL('./tab-user-id.html', import.meta.url).href;
    const loaded = oneEvent(frame, 'load');
    document.body.append(frame);
    await loaded;
    const realm = () => frame.contentWindow as Window & { eval(code: string): unknown };
    return {
      frame,
      userId: () =>
        realm().eval(`import('${SOURCE}').then((module) => module.tabUserId())`) as Promise<string>,
      async reload() {
        const reloaded = oneEvent(frame, 'load');
        realm().location.reload();
        await reloaded;
      },
    };
  }

  it('is made of characters that every part of ZEGO accepts', () => {
    expect(tabUserId()).to.match(/^guest-[0-9a-f]{16}$/);
  });

  it('is the same at every call', () => {
    expect(tabUserId()).to.equal(tabUserId());
  });

  it('is kept over a reload, and over the next one', async () => {
    const page = await openPage();
    const id = await page.userId();
    await page.reload();
    expect(await page.userId()).to.equal(id);
    await page.reload();
    expect(await page.userId()).to.equal(id);
  });

  it('is another one in another page', async () => {
    const [one, two] = [await openPage(), await openPage()];
    expect(await one.userId()).to.not.equal(await two.userId());
  });

  it('leaves nothing in the storage that a duplicated tab could copy', async () => {
    const page = await openPage();
    await page.userId();
    await page.reload();
    await page.userId();
    expect(sessionStorage.getItem(KEY)).to.equal(null);
  });

  it('is not taken over from the storage without a reload', async () => {
    sessionStorage.setItem(KEY, 'guest-copied');
    const page = await openPage();
    expect(await page.userId()).to.match(/^guest-[0-9a-f]{16}$/);
  });

  it('does without a storage that is forbidden', async () => {
    const page = await openPage();
    const realm = page.frame.contentWindow as Window & typeof globalThis;
    Object.defineProperty(realm, 'sessionStorage', {
      get: () => {
        throw new realm.DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
    const id = await page.userId();
    expect(id).to.match(/^guest-[0-9a-f]{16}$/);
    expect(await page.userId()).to.equal(id);
  });
});
