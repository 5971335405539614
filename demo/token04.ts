import { createCipheriv, randomBytes, randomInt } from 'node:crypto';

/** What a token04 says. */
export interface Token04 {
  readonly appId: number;
  readonly userId: string;
  /** Seconds from now on that it holds. */
  readonly expiresIn: number;
  /** The application's server secret: 32 bytes. */
  readonly secret: string;
  /** Room and privileges as JSON, or '' for a token good for every room. */
  readonly payload: string;
}

const GCM = 1;

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/**
 * A token as ZEGO's cloud reads it: `04`, then base64 of expiry (int64, s since the epoch) · nonce length (uint16) ·
 * nonce · cipher length (uint16) · AES-256-GCM cipher text with its tag · mode (1 = GCM), all big-endian.
 * The format is that of https://github.com/zegoim/zego_server_assistant, which has this for other server languages.
 */
export function token04({ appId, userId, expiresIn, secret, payload }: Token04): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    app_id: appId,
    user_id: userId,
    nonce: randomInt(-(2 ** 31), 2 ** 31),
    ctime: now,
    expire: now + expiresIn,
    payload,
  };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final(), cipher.getAuthTag()]);
  const expiry = Buffer.alloc(8);
  expiry.writeBigInt64BE(BigInt(claims.expire));
  const body = [expiry, uint16(nonce.length), nonce, uint16(text.length), text, Buffer.of(GCM)];
  return `04${Buffer.concat(body).toString('base64')}`;
}
