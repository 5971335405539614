/** What a call shows and tells of its network, for tests that make it bad. */
import type { StreamStats } from '../../src/call/call-state.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { waitUntil } from './testing.js';

/** For what a network, a coder and a busy machine take. */
export const PATIENCE = { timeout: 40_000, interval: 250 };

/** What comes of somebody's camera, once it is as `wanted`; fails with what came last. */
export async function comingOf(
  call: ZegoCallElement,
  userId: string,
  wanted: (stats: StreamStats) => boolean,
  what: string,
): Promise<StreamStats> {
  let last: StreamStats | undefined;
  const find = async () => {
    const { streams } = await call.getStats();
    last = streams.find((each) => each.userId === userId && each.direction === 'down');
    return last !== undefined && wanted(last);
  };
  await orElse(find, () => `${what}; last ${JSON.stringify(last)}`);
  return last!;
}

/** Waits until the call has marked as weakly connected these people, and no others. */
export async function marks(call: ZegoCallElement, userIds: readonly string[]): Promise<void> {
  const marked = () =>
    [...call.shadowRoot!.querySelectorAll('zego-local-video, zego-remote-video')]
      .filter((tile) => tile.shadowRoot!.querySelector('[part~="network"]'))
      .map((tile) => (tile.localName === 'zego-local-video' ? call.userId : tile.getAttribute('user-id')));
  const people = () => JSON.stringify(call.participants.map(({ userId, quality }) => [userId, quality]));
  await orElse(
    () => String(marked().sort()) === String([...userIds].sort()),
    () => `${call.userId} marks ${userIds.join(' and ') || 'nobody'}, not ${String(marked())}: ${people()}`,
  );
}

/** Waits until the call tells its user that the connection is weak, or does so no more. */
export async function warns(call: ZegoCallElement, warned = true): Promise<void> {
  const notice = () => Boolean(call.shadowRoot!.querySelector('[part~="weak-link"]'));
  const quality = () => String(call.participants[0]?.quality);
  await orElse(
    () => notice() === warned,
    () => `${warned ? 'a' : 'no'} notice of a weak connection; quality ${quality()}`,
  );
}

/** `what` is asked for when it failed, as it says how far it came. */
export async function orElse(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  await waitUntil(holds, undefined, PATIENCE).catch(() => {
    throw new Error(`not within ${PATIENCE.timeout} ms: ${what()}`);
  });
}
