/** Tokens shaped like ZEGO's token04: `04`, then base64 of the expiry (s since the epoch, 8 bytes) and cipher text. */

/**
 * A token as the SDK and this cloud read it. `expiresIn` in s from now (default an hour, negative: expired). Every token
 * is different, so that a test can tell a fresh one from the old one.
 */
export function testToken({ expiresIn = 3600 }: { readonly expiresIn?: number } = {}): string {
  const data = new Uint8Array(40);
  new DataView(data.buffer).setBigInt64(0, BigInt(Math.floor(Date.now() / 1000) + expiresIn));
  crypto.getRandomValues(data.subarray(8));
  return `04${btoa(String.fromCharCode(...data))}`;
}

/** Seconds until `token` expires; undefined when it is not a token04. */
export function tokenLife(token: string): number | undefined {
  const encoded = /^04([A-Za-z0-9+/]{11,}={0,2})$/.exec(token)?.[1];
  if (encoded === undefined || encoded.length % 4) return undefined;
  const data = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  return Number(new DataView(data.buffer).getBigInt64(0)) - Date.now() / 1000;
}
