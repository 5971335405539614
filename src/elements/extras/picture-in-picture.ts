/** A call in a small window that stays above all others. */
import { ancestorLanguage } from '../../controllers/ancestor-language.js';
import { CallError } from '../../errors.js';
import { isNamed } from '../../internal/realms.js';

/** Where browsers have it. Source: https://wicg.github.io/document-picture-in-picture/ */
interface PictureWindows {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

/** What a page may set on a call, and inherits there: another document has none of its styles. */
const LOOKS = ['background', 'surface', 'tile', 'text', 'subtle-text', 'accent', 'accent-text', 'danger']
  .concat(['danger-text', 'radius', 'gap', 'control-size', 'font', 'video-fit'])
  .map((name) => `--zego-call-${name}`);

/**
 * Moves a call into such a window, until that is closed; where there is none for documents, shows `video` in one. In the
 * page a note holds its place. Rejects with `not-authorized` without a click, with `unsupported` where it is impossible.
 */
export async function showInWindow(
  call: HTMLElement,
  note: string,
  video: HTMLVideoElement | undefined,
): Promise<void> {
  try {
    await show(call, note, video);
  } catch (reason) {
    const code = isNamed(reason, 'NotAllowedError') ? 'not-authorized' : 'unsupported';
    const message = 'Picture-in-picture needs a browser that has it, a picture, and a click: see the cause.';
    throw CallError.from(reason, code, message);
  }
}

async function show(call: HTMLElement, note: string, video: HTMLVideoElement | undefined): Promise<void> {
  const windows = (window as { documentPictureInPicture?: PictureWindows }).documentPictureInPicture;
  if (call.ownerDocument !== document) return; // it is there already
  if (windows) {
    const { width, height } = call.getBoundingClientRect();
    const size = { width: Math.round(Math.min(width, 480)), height: Math.round(Math.min(height, 640)) };
    moveTo(await windows.requestWindow(size), call, note);
  } else if (video && document.pictureInPictureEnabled) await video.requestPictureInPicture();
  else throw new Error('no picture-in-picture here');
}

function moveTo(target: Window, call: HTMLElement, note: string): void {
  const { width, height } = call.getBoundingClientRect();
  const looks = getComputedStyle(call);
  const { document: page } = target;
  const root = page.documentElement;
  for (const name of LOOKS) root.style.setProperty(name, looks.getPropertyValue(name));
  root.style.colorScheme = looks.colorScheme;
  const { lang, hasDirection } = ancestorLanguage(call);
  root.lang = lang;
  // Where the page says none, it is that of the language.
  if (hasDirection || looks.direction === 'rtl') root.dir = looks.direction;
  page.title = note;
  Object.assign(page.body.style, { margin: '0', display: 'grid', blockSize: '100vh', overflow: 'hidden' });

  const place = document.createElement('div');
  place.textContent = note;
  Object.assign(place.style, { inlineSize: `${width}px`, maxInlineSize: '100%', blockSize: `${height}px` });
  Object.assign(place.style, { display: 'grid', placeItems: 'center', boxSizing: 'border-box' });
  if (call.slot) place.slot = call.slot;
  const own = { width: call.style.width, height: call.style.height };
  call.replaceWith(place);
  Object.assign(call.style, { width: 'auto', height: 'auto' });
  page.body.append(call);
  // Who takes the call out wants it elsewhere, or nowhere, and no empty window.
  const taken = new MutationObserver(() => page.contains(call) || target.close());
  taken.observe(page.body, { childList: true });
  target.addEventListener(
    'pagehide',
    () => {
      taken.disconnect();
      Object.assign(call.style, own);
      if (!page.contains(call)) place.remove();
      else if (place.isConnected) place.replaceWith(call);
      else call.remove(); // where its place is gone from the page, it goes, too, and the call is left
    },
    { once: true },
  );
}
