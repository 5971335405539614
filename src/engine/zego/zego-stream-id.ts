import type { StreamSource } from '../call-engine.js';

/** Leaves room for the rest within ZEGO's 256. */
const MAX_USER_PART = 128;
/** How ZEGO's UIKit marks the streams of a user, and tells them apart. */
const CAMERA_MARK = '_main';
const SCREEN_MARK = '_screensharing';

/**
 * A stream id nobody else has: ZEGO wants it unique in the whole application, of `[A-Za-z0-9_-]`, at most 256. The user
 * id, which may have other characters, is there for people who read logs; without `_`, so that no name is a mark.
 */
export function newStreamId(userId: string, source: StreamSource): string {
  const user = userId.replace(/[^A-Za-z0-9-]/g, '-').slice(0, MAX_USER_PART);
  const random = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${user}-${hex}${source === 'camera' ? CAMERA_MARK : SCREEN_MARK}`;
}

/**
 * What each of a user's streams shows, in the order they came. Marked ones say so; of those without a mark, as bare
 * clients of ZEGO choose ids freely, the first is the camera if no stream says it is. Whatever is left is a screen: a user
 * has one camera at most.
 */
export function sourcesOf(streamIds: readonly string[]): StreamSource[] {
  const marked = streamIds.findIndex((id) => id.endsWith(CAMERA_MARK));
  const camera = marked >= 0 ? marked : streamIds.findIndex((id) => !id.includes(SCREEN_MARK));
  return streamIds.map((_, index) => (index === camera ? 'camera' : 'screen'));
}
