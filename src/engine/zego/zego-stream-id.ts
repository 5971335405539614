/** Leaves room for the random part within ZEGO's 256. */
const MAX_USER_PART = 128;

/**
 * A stream id nobody else has: ZEGO wants it unique in the whole application, of `[A-Za-z0-9_-]`, at most 256. The user
 * id, which may have other characters, is there for people who read logs.
 */
export function newStreamId(userId: string): string {
  const user = userId.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, MAX_USER_PART);
  const random = crypto.getRandomValues(new Uint8Array(16));
  return `${user}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
