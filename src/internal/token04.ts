/** `04`, then base64 of an 8-byte big-endian expiry in seconds and the cipher text. */
const PREFIX = '04';
const SHAPE = /^04[A-Za-z0-9+/]{12,}={0,2}$/;
const EXPIRY_CHARACTERS = 12;

/** True for what has the shape of a token04, as ZEGO's server helpers make it. */
export function isToken04(token: string): boolean {
  return SHAPE.test(token);
}

/** When a token04 ends, in ms since the epoch by its maker's clock; undefined for anything else. */
export function tokenExpiry(token: string): number | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  try {
    const head = atob(token.slice(PREFIX.length, PREFIX.length + EXPIRY_CHARACTERS));
    const bytes = Uint8Array.from(head, (character) => character.charCodeAt(0));
    return Number(new DataView(bytes.buffer).getBigInt64(0)) * 1000;
  } catch {
    return undefined; // not base64, or too short: not a token04
  }
}
