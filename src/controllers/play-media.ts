/**
 * Starts a media element; `onBlocked` when the browser wants a tap first. Being given another stream or taken out of
 * the page before it began is no failure: whoever did that decides what plays next. Resolves when it plays or may not.
 */
export async function playMedia(media: HTMLMediaElement, onBlocked: () => void): Promise<void> {
  try {
    await media.play();
  } catch (reason) {
    const name = reason instanceof DOMException ? reason.name : '';
    if (name === 'NotAllowedError') onBlocked();
    else if (name !== 'AbortError') throw reason;
  }
}
