/** Starts what should be playing, and starts it again. */
import { isNamed } from '../internal/realms.js';

/** Who plays a picture of a call. */
export interface Player {
  /** Something should play, and does not. */
  readonly paused: boolean;
  /** Starts it, in this task; resolves with whether it is blocked. */
  play(): Promise<boolean>;
}

/** Those who play the pictures of one call. */
export type Players = Set<Player>;

/** What is paused sooner than this after it was started again, ms, is not meant to play. */
const STAYS = 1000;

/**
 * Starts a media element; `onBlocked` when the browser wants a tap first. Being given another stream or taken out of
 * the page before it began is no failure: whoever did that decides what plays next. Resolves when it plays, will as soon as
 * there is something to play, or may not, with whether it was blocked.
 */
export async function playMedia(media: HTMLMediaElement, onBlocked: () => void): Promise<boolean> {
  const begun = media.play().then(
    () => false,
    (reason: unknown) => {
      if (isNamed(reason, 'AbortError')) return false;
      if (!isNamed(reason, 'NotAllowedError')) throw reason;
      onBlocked();
      return true;
    },
  );
  // A stream without sound or picture may never begin; a refusal leaves it paused.
  return media.paused && begun;
}

/**
 * Until `signal` aborts, calls `again` when a media element in `root` was paused although nobody here asked for it (a phone
 * call, the system), and when the page is seen again. When it does not stay playing then, `onBlocked`: let the user tap.
 */
export function keepPlaying(
  root: ShadowRoot,
  again: () => void,
  onBlocked: () => void,
  signal: AbortSignal,
): void {
  let last = -STAYS;
  const onPause = ({ target, timeStamp }: Event) => {
    const media = target as HTMLMediaElement;
    // Whatever leaves the page or loses its stream pauses, too.
    if (!media.paused || media.ended || !media.isConnected || !media.srcObject) return;
    const stayed = timeStamp - last >= STAYS;
    last = timeStamp;
    if (stayed) again();
    else onBlocked();
  };
  root.addEventListener('pause', onPause, { capture: true, signal });
  document.addEventListener('visibilitychange', () => document.hidden || again(), { signal });
}
