/** Tokens shaped like ZEGO's token04: `04`, then base64 of the expiry (s since the epoch, 8 bytes) and cipher text. */

/** The application that the service is of. */
export interface Application {
  readonly appId: number;
  /** The server secret: 32 bytes. */
  readonly secret: string;
}

/** What is in the cipher text of a token; times in s since the epoch. */
export interface Claims {
  readonly app_id: number;
  readonly user_id: string;
  readonly nonce: number;
  readonly ctime: number;
  readonly expire: number;
  /** JSON of a {@link Payload}; empty where the token is good for every room. */
  readonly payload: string;
}

/** What a token allows where. */
interface Payload {
  /** Empty: every room. */
  readonly room_id?: string;
  /** 1 is entering the room, 2 is publishing. */
  readonly privilege?: Readonly<Record<string, number>>;
}

/** Who wants to enter which room. */
export interface Visitor {
  readonly userId: string;
  readonly roomId: string;
}

/** What somebody may do. */
export interface Grant {
  readonly enter: boolean;
  readonly publish: boolean;
}

const MODE_GCM = 1;

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

/** What `token` encodes; undefined when it is not a token04. */
function dataOf(token: string): Uint8Array<ArrayBuffer> | undefined {
  const encoded = /^04([A-Za-z0-9+/]{11,}={0,2})$/.exec(token)?.[1];
  if (encoded === undefined || encoded.length % 4) return undefined;
  return Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
}

const expiryOf = (data: Uint8Array<ArrayBuffer>) => Number(new DataView(data.buffer).getBigInt64(0));

/** Seconds until `token` expires; undefined when it is not a token04. */
export function tokenLife(token: string): number | undefined {
  const data = dataOf(token);
  return data && expiryOf(data) - Date.now() / 1000;
}

/**
 * What `token` claims; undefined unless it was made with `secret`. After the expiry come a nonce and what AES-256-GCM made of
 * the claims, each with its length before it (uint16), and the mode.
 */
export async function openToken(token: string, secret: string): Promise<Claims | undefined> {
  try {
    const data = dataOf(token)!;
    const view = new DataView(data.buffer);
    const textAt = 10 + view.getUint16(8) + 2;
    const end = textAt + view.getUint16(textAt - 2);
    if (data.length !== end + 1 || data[end] !== MODE_GCM) return undefined;
    const bytes = new TextEncoder().encode(secret);
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
    const algorithm = { name: 'AES-GCM', iv: data.subarray(10, textAt - 2) };
    const text = await crypto.subtle.decrypt(algorithm, key, data.subarray(textAt, end));
    const claims = JSON.parse(new TextDecoder().decode(text)) as Claims;
    return claims.expire === expiryOf(data) ? claims : undefined;
  } catch {
    return undefined; // cut short, or made with another secret
  }
}

/** What `token` allows `visitor`; undefined unless it was made for that user, and by the owner of `application`. */
export async function grantOf(
  token: string,
  { appId, secret }: Application,
  visitor: Visitor,
): Promise<Grant | undefined> {
  const claims = await openToken(token, secret);
  if (claims?.app_id !== appId || claims.user_id !== visitor.userId) return undefined;
  const { room_id = '', privilege = { 1: 1, 2: 1 } } = JSON.parse(claims.payload || '{}') as Payload;
  const here = room_id === '' || room_id === visitor.roomId;
  return { enter: here && privilege[1] === 1, publish: here && privilege[2] === 1 };
}
