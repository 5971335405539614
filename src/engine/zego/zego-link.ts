import type { ZegoAttempt } from './zego-attempt.js';

type Timer = ReturnType<typeof setTimeout> | undefined;

/** A break that is over within this time is none: the SDK also leaves one server for another on purpose. */
const GRACE_MS = 800;
/** The SDK tells of a login that takes longer than 8 s: silent for longer, it holds the room for entered. */
const SILENCE_MS = 10_000;

/**
 * Tells `reconnecting` and `reconnected`, from the call of the function returned to the end of the attempt.
 *
 * The SDK speaks of a break when it is over, or after 8 s, and has no event for it. So this also listens to what its own
 * rooms listen to: the network agent, which says `broken` as soon as the socket is closed and `connected` as soon as
 * there is another. The socket itself would be harder to find, as every attempt has a new one, and its `close` says
 * nothing of those the SDK closes; capturing sockets would mean patching the page. The agent is no part of the SDK's
 * contract: where it is missing, the word of the SDK and of the page is all there is.
 */
export function watchLink(attempt: ZegoAttempt): () => void {
  let telling = false;
  /** Whether the socket is closed, as far as the agent tells. */
  let cut = false;
  /** Whether the SDK itself said that the room is lost. */
  let told = false;
  let grace: Timer;
  let silence: Timer;

  const broken = () => {
    if (!telling) return;
    clearTimeout(silence);
    grace ??= setTimeout(() => attempt.lost(), GRACE_MS);
  };
  const clear = () => {
    clearTimeout(grace);
    clearTimeout(silence);
    grace = undefined;
  };
  const restored = () => {
    clear();
    attempt.restored();
  };
  const closed = () => {
    cut = true;
    broken();
  };
  // The socket alone is no room: the SDK logs in anew, and says so if it ever said that the room was lost.
  const open = () => {
    cut = false;
    clearTimeout(silence);
    silence = setTimeout(() => {
      if (!told) restored();
    }, SILENCE_MS);
  };

  attempt.on('roomStateUpdate', (_, state) => {
    told = state === 'CONNECTING';
    if (told) broken();
    else if (state === 'CONNECTED' && !cut) restored(); // said late, of a login before the break
  });
  const { signal } = attempt;
  addEventListener('offline', broken, { signal });
  const agent = attempt.sdk.zegoWebRTM?.netAgent;
  agent?.on('broken', closed);
  agent?.on('connected', open);
  const end = () => {
    agent?.off('broken', closed);
    agent?.off('connected', open);
    clear();
  };
  signal.addEventListener('abort', end, { once: true });
  return () => {
    telling = true;
    if (cut || told) broken();
  };
}
