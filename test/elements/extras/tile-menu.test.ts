import type { LitElement } from 'lit';
import { loadPart } from '../../../src/elements/lazy-parts.js';
import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import { CallError } from '../../../src/errors.js';
import type { ZegoRemoteVideoElement } from '../../../src/elements/zego-remote-video.js';
import { expect, nextFrame, waitUntil, withConsole } from '../../support/testing.js';
import { CallFixture, inside, next, reached, visibleText } from '../call-fixture.js';

describe('the menu of a tile', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const button = (call: ZegoCallElement, id: string) =>
    inside<HTMLButtonElement>(call, `[user-id=${id}] [part~=tile-button]`);
  const opened = async (call: ZegoCallElement, id: string) => {
    button(call, id).focus();
    button(call, id).click();
    await waitUntil(() => call.shadowRoot?.querySelector('zego-call-menu')?.shadowRoot?.activeElement);
    return inside(call, 'zego-call-menu');
  };
  const lines = (menu: Element) => [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part=menu-item]')];
  const closed = async (call: ZegoCallElement) => {
    await waitUntil(() => !call.shadowRoot?.querySelector('zego-call-menu'));
    await nextFrame(); // has been told by the browser, too
    await nextFrame();
  };
  const pick = async (call: ZegoCallElement, id: string, text: string) => {
    const menu = await opened(call, id);
    const line = () => lines(menu).find(({ textContent }) => textContent.includes(text));
    await waitUntil(line, `the menu has ${text}: ${menu.shadowRoot!.textContent}`);
    line()!.click();
    await closed(call);
  };
  const joined = async () => {
    await test.guest('bob', 'Bob');
    await test.guest('eve', 'Eve');
    const call = await test.joined();
    Object.assign(call.style, { width: '800px', height: '600px' });
    const tile = inside<ZegoRemoteVideoElement>(call, '[user-id=bob]');
    await waitUntil(() => !tile.matches(':state(connecting)'), 'the picture is there');
    return call;
  };

  it('pins and unpins, and gives the focus back', async () => {
    const call = await joined();
    expect(button(call, 'bob').getAttribute('aria-label')).to.equal('Options for \u2068Bob\u2069');
    const menu = await opened(call, 'bob');
    expect(lines(menu).map((line) => line.textContent.trim())).to.include.members([
      'Pin',
      'Save picture',
      '50%',
    ]);
    expect(menu.shadowRoot!.activeElement, 'begins at its top').to.equal(lines(menu)[0]);
    await expect(call).to.be.accessible();
    lines(menu)[0].click();
    await closed(call);
    expect(inside(call, '.large').getAttribute('user-id')).to.equal('bob');
    expect(call.shadowRoot!.activeElement).to.equal(button(call, 'bob'));
    await pick(call, 'bob', 'Unpin');
    await call.updateComplete;
    expect(call.shadowRoot!.querySelector('.large')).to.equal(null);
  });

  it('has all its lines at once, where nothing else is drawn', async () => {
    await loadPart('extras'); // as when it is opened again
    const call = await joined();
    button(call, 'bob').click();
    await call.updateComplete;
    const menu = inside<LitElement>(call, 'zego-call-menu');
    await menu.updateComplete;
    expect(lines(menu).map((line) => line.textContent.trim())).to.include.members(['Pin', 'Save picture']);
  });

  it('makes one person softer, in calls to come as well', async () => {
    const call = await joined();
    const volumes = () => [...call.shadowRoot!.querySelectorAll('audio')].map(({ volume }) => volume);
    await pick(call, 'bob', '25%');
    await call.updateComplete;
    expect(volumes()).to.deep.equal([0.25, 1]);
    expect(call.volumeOf('bob')).to.equal(0.25);
    await call.leave();
    await call.join();
    await call.updateComplete;
    expect(volumes()).to.deep.equal([0.25, 1]);
  });

  it('leaves the sound alone where what a page says is no volume, with one warning', async () => {
    const call = await joined();
    call.setVolume('bob', 0.5);
    const written = await withConsole(() => call.setVolume('bob', NaN));
    expect(written.map(({ text }) => text)).to.deep.equal([
      '<zego-call>: setVolume(): volume="NaN" is ignored; accepted: 0 to 1.',
    ]);
    await call.updateComplete;
    expect(call.volumeOf('bob')).to.equal(0.5);
  });

  it('is reached by one stop of Tab, and the arrows from tile to tile', async () => {
    const call = await joined();
    const stops = () =>
      [...call.shadowRoot!.querySelectorAll<HTMLElement>('[part~=tile-button]')].map((each) => each.tabIndex);
    expect(stops()).to.deep.equal([0, -1, -1]);
    button(call, 'bob').focus();
    button(call, 'bob').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await call.updateComplete;
    expect(call.shadowRoot!.activeElement).to.equal(button(call, 'eve'));
    expect(stops()).to.deep.equal([-1, 0, -1]);
  });

  it('goes with its tile', async () => {
    const bob = await test.guest('bob', 'Bob');
    await test.guest('eve', 'Eve');
    const call = await test.joined();
    Object.assign(call.style, { width: '800px', height: '600px' });
    await waitUntil(() => call.shadowRoot?.querySelector('[user-id=bob] [part~=tile-button]'));
    const { shadowRoot } = await opened(call, 'bob');
    // As where the browser draws before it tells that the menu is closed: what is hidden has no focus then.
    shadowRoot!
      .querySelector('[part=menu]')!
      .addEventListener('beforetoggle', () => (shadowRoot!.activeElement as HTMLElement).blur());
    await bob.leave();
    await closed(call);
    const { activeElement } = call.shadowRoot!;
    expect(activeElement?.matches('.controls [tabindex="0"]'), 'the focus stays in the call').to.equal(true);
  });

  it('is closed by a move of the call, and can be opened again', async () => {
    const call = await joined();
    await opened(call, 'bob');
    const elsewhere = document.createElement('div');
    call.parentElement!.append(elsewhere);
    elsewhere.append(call);
    await closed(call);
    await opened(call, 'bob');
  });

  it('saves a picture', async () => {
    const call = await joined();
    const tile = inside(call, '[user-id=bob]');
    await waitUntil(() => !tile.matches(':state(camera-off)'), 'there is a picture to save');
    const { click } = HTMLAnchorElement.prototype;
    const saved = new Promise<string>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        resolve(this.download);
      };
    });
    try {
      await pick(call, 'bob', 'Save');
      expect(await saved).to.equal('Bob.png');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('says that no picture can be saved, and still that somebody cannot be seen', async () => {
    const call = await joined();
    const unseen = new CallError('play-failed', 'Cem.');
    test.room.last.emit({ type: 'error', error: unseen, userId: 'cem' });
    call.takeSnapshot = () => Promise.reject(new CallError('play-failed', 'No.'));
    const told = next(call, 'call-error');
    await pick(call, 'bob', 'Save');
    const { code, cause } = (await told).error;
    expect(code).to.equal('unsupported');
    expect(cause).to.have.property('code', 'play-failed');
    await call.updateComplete;
    expect(visibleText(call))
      .to.include('The browser did not allow it.')
      .and.to.include('Somebody cannot be seen');
  });

  it('is not there with hide-controls', async () => {
    const call = await joined();
    call.hideControls = true;
    await call.updateComplete;
    expect(call.shadowRoot!.querySelector('[part~=tile-button]')).to.equal(null);
  });
});

describe('a snapshot', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  it('is a PNG of what somebody’s camera shows, in its size', async () => {
    await test.guest('bob');
    const call = await test.joined();
    const png = await call.takeSnapshot('bob');
    expect(png.type).to.equal('image/png');
    const image = await createImageBitmap(png);
    expect([image.width, image.height]).to.deep.equal([160, 120]);
    const canvas = new OffscreenCanvas(160, 120).getContext('2d')!;
    canvas.drawImage(image, 0, 0);
    const [red, green] = canvas.getImageData(80, 80, 1, 1).data;
    expect(red).to.be.below(60);
    expect(green).to.be.above(120);
  });

  it('is refused where there is no picture', async () => {
    const bob = await test.guest('bob');
    await bob.setTrackEnabled('camera', 'video', false);
    const call = await test.joined();
    for (const userId of ['bob', 'nobody'])
      expect(await call.takeSnapshot(userId).catch((error: unknown) => error)).to.have.property(
        'code',
        'play-failed',
      );
  });
});

describe('a call on the whole screen, or in a window of its own', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => {
    Reflect.deleteProperty(window, 'documentPictureInPicture');
    return test.dispose();
  });

  /** A frame that the browser gives for a window, as it gives none without a person. The caller removes it. */
  function smallWindow(): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    Object.defineProperty(window, 'documentPictureInPicture', {
      configurable: true,
      value: { requestWindow: () => Promise.resolve(frame.contentWindow) },
    });
    return frame;
  }

  it('moves to the window and, when that is closed, back to its place', async () => {
    await test.guest('bob');
    const call = await test.joined();
    call.style.setProperty('--zego-call-tile', 'rgb(4, 5, 6)');
    const home = call.parentElement!;
    const frame = smallWindow();
    const height = home.offsetHeight;
    await call.requestPictureInPicture();
    expect(call.ownerDocument).to.equal(frame.contentDocument);
    expect(home.offsetHeight, 'its place is kept').to.be.closeTo(height, 1);
    expect(home.textContent).to.include('window of its own');
    await nextFrame();
    expect(call.state).to.equal('joined');
    await call.requestPictureInPicture(); // is there already
    frame.contentWindow!.dispatchEvent(new Event('pagehide'));
    expect(call.parentElement).to.equal(home);
    frame.remove();
    await nextFrame();
    await nextFrame();
    expect(call.state).to.equal('joined');
    expect(home.textContent).not.to.include('window of its own');
    expect(call.style.width).to.equal('');
  });

  it('has the language of the page there, and the direction of that', async () => {
    const page = document.createElement('div');
    page.lang = 'ar';
    document.body.append(page);
    page.attachShadow({ mode: 'open' });
    const call = await test.joined();
    page.shadowRoot!.append(call);
    const frame = smallWindow();
    await call.requestPictureInPicture();
    const root = frame.contentDocument!.documentElement;
    expect([root.lang, root.dir]).to.deep.equal(['ar', '']);
    await waitUntil(() => inside(call, '.call').dir === 'rtl', 'from right to left');
    frame.contentWindow!.dispatchEvent(new Event('pagehide'));
    expect(call.getRootNode()).to.equal(page.shadowRoot);
    page.dir = 'rtl';
    await call.requestPictureInPicture();
    expect(root.dir, 'what the page says').to.equal('rtl');
    frame.contentWindow!.dispatchEvent(new Event('pagehide'));
    await call.leave();
    for (const each of [frame, page]) each.remove();
  });

  it('goes, too, when its place has gone from the page meanwhile', async () => {
    const call = await test.joined();
    const home = call.parentElement!;
    const frame = smallWindow();
    await call.requestPictureInPicture();
    home.textContent = '';
    const left = reached(call, 'left');
    frame.contentWindow!.dispatchEvent(new Event('pagehide'));
    expect(call.isConnected).to.equal(false);
    await left;
    frame.remove();
  });

  it('stays away when it is removed there, and closes the window', async () => {
    const call = await test.call({ autojoin: true });
    await reached(call, 'joined');
    const home = call.parentElement!;
    const frame = smallWindow();
    const target = frame.contentWindow!;
    const closed = new Promise<void>((resolve) => (target.close = resolve)); // a frame has none
    await call.requestPictureInPicture();
    call.remove();
    await reached(call, 'left');
    await closed;
    target.dispatchEvent(new Event('pagehide'));
    await nextFrame();
    expect(call.isConnected).to.equal(false);
    expect(call.state).to.equal('left');
    expect(home.textContent).not.to.include('window of its own');
    frame.remove();
  });

  it('stays where a page has put it meanwhile', async () => {
    const call = await test.joined();
    const home = call.parentElement!;
    const frame = smallWindow();
    const target = frame.contentWindow!;
    const closed = new Promise<void>((resolve) => (target.close = resolve));
    await call.requestPictureInPicture();
    const elsewhere = document.createElement('div');
    home.after(elsewhere);
    elsewhere.append(call);
    await closed;
    target.dispatchEvent(new Event('pagehide'));
    expect(call.parentElement).to.equal(elsewhere);
    expect(home.textContent).not.to.include('window of its own');
    expect([call.state, call.style.width]).to.deep.equal(['joined', '']);
    for (const each of [frame, elsewhere]) each.remove();
    await reached(call, 'left');
  });

  it('says why not', async () => {
    const call = await test.joined();
    Object.defineProperty(window, 'documentPictureInPicture', {
      configurable: true,
      value: { requestWindow: () => Promise.reject(new DOMException('no gesture', 'NotAllowedError')) },
    });
    expect(await call.requestPictureInPicture().catch((error: unknown) => error)).to.have.property(
      'code',
      'not-authorized',
    );
    await call.updateComplete;
    expect(visibleText(call)).to.include('The browser did not allow it.');
    call.requestFullscreen = () => Promise.reject(new TypeError('no gesture'));
    const told = next(call, 'call-error', ({ error }) => error.code === 'unsupported');
    expect(await call.toggleFullscreen().catch((error: unknown) => error)).to.have.property(
      'code',
      'unsupported',
    );
    await told;
  });
});
