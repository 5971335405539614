/**
 * Tokens for `<zego-call token-url="/zego-token">`, on Node.js without a dependency:
 * ZEGO_APP_ID=… ZEGO_SERVER_SECRET=… SESSION_SECRET=… node token-server.mts (before Node 22.18: npx tsx token-server.mts)
 * To try it out on your own machine, INSECURE_BELIEVE_WHO_ASKS=1 in place of SESSION_SECRET.
 */
import { createCipheriv, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';

/** A ZEGO application as its owner knows it. */
export interface Application {
  readonly appId: number;
  /** The server secret: 32 bytes. */
  readonly secret: string;
}

/** Who a request comes from, by its session; undefined for nobody. */
export type SignedInUser = (request: IncomingMessage, query: URLSearchParams) => string | undefined;

const HOUR = 3600;
const GCM = 1;
const SESSION = /(?:^|; ?)session=([^;]*)\.([0-9]{10})\.([0-9a-f]{64})(?:;|$)/;
const ID = /^[A-Za-z0-9~!@#$^&*()_+=\-`;',.<>/]+$/;
const ID_RULE = "digits, English letters and ~!@#$^&*()_+=-`;',.<>/";
const LOOPBACKS = /^(((::ffff:)?127\.[0-9.]+|::1)(, ?|$))+$/;
const LOCALHOSTS = /^((localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?(, ?|$))+$/;

/** The application that the environment names. Throws when that cannot be one. */
export function application({ ZEGO_APP_ID, ZEGO_SERVER_SECRET }: NodeJS.ProcessEnv): Application {
  if (!ZEGO_APP_ID || !ZEGO_SERVER_SECRET) throw new Error('Set both ZEGO_APP_ID and ZEGO_SERVER_SECRET.');
  const appId = Number(ZEGO_APP_ID);
  const bytes = Buffer.byteLength(ZEGO_SERVER_SECRET);
  if (!Number.isSafeInteger(appId) || appId <= 0)
    throw new Error('ZEGO_APP_ID must be a positive whole number, as ZEGO’s console shows it.');
  if (bytes !== 32)
    throw new Error(`ZEGO_SERVER_SECRET must have 32 bytes, as ZEGO’s console shows it; it has ${bytes}.`);
  return { appId, secret: ZEGO_SERVER_SECRET };
}

/**
 * Yours: your session decides who somebody is, never the query. A stand-in for it is here, to be replaced: the cookie
 * `session=user.expires.signature`, the user percent-encoded, the expiry in s since the epoch and the hex of an
 * HMAC-SHA256 of `zego-token.user.expires`.
 */
function signedInUser({ headers }: IncomingMessage): string | undefined {
  const [, name, expires, signature] = SESSION.exec(headers.cookie ?? '') ?? [];
  if (!name || Number(expires) * 1000 < Date.now()) return undefined;
  const hmac = createHmac('sha256', process.env.SESSION_SECRET!).update(`zego-token.${name}.${expires}`);
  return timingSafeEqual(hmac.digest(), Buffer.from(signature, 'hex')) ? decodeURIComponent(name) : undefined;
}

/**
 * In place of {@link signedInUser} when INSECURE_BELIEVE_WHO_ASKS=1: whom the query names, but only where the question comes
 * from this machine, for an address of this machine, by the word of every proxy on the way, too. Others would be who they like.
 */
export function believedUser(
  { headers, socket }: IncomingMessage,
  query: URLSearchParams,
): string | undefined {
  const addresses = [socket.remoteAddress, headers['x-forwarded-for'] ?? []].flat().join(', ');
  const hosts = [headers.host, headers['x-forwarded-host'] ?? []].flat().join(', ');
  const local = LOOPBACKS.test(addresses) && LOCALHOSTS.test(hosts) && headers.forwarded === undefined;
  return local ? (query.get('user_id') ?? undefined) : undefined;
}

/** Yours: who may enter which room. As it stands, everybody who is signed in may enter every room. */
function mayEnter(_user: string, _room: string): boolean | Promise<boolean> {
  return true;
}

/** Yours: who may publish in which room; others watch, whatever their page asks for. As it stands, everybody may. */
function mayPublish(_user: string, _room: string): boolean | Promise<boolean> {
  return true;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/**
 * A token for one user in one room, for an hour, as ZEGO's cloud reads it: `04`, then base64 of expiry (int64, s since the
 * epoch) · nonce length (uint16) · nonce · cipher length (uint16) · AES-256-GCM cipher text with its tag · mode (1 is GCM),
 * all big-endian. In the payload privilege 1 is entering the room, 2 is publishing.
 */
export function token04(
  { appId, secret }: Application,
  user: string,
  room: string,
  publish: boolean,
): string {
  const now = Math.floor(Date.now() / 1000);
  const privilege = { 1: 1, 2: publish ? 1 : 0 };
  const claims = {
    app_id: appId,
    user_id: user,
    nonce: randomInt(-(2 ** 31), 2 ** 31),
    ctime: now,
    expire: now + HOUR,
    payload: JSON.stringify({ room_id: room, privilege, stream_id_list: null }),
  };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final(), cipher.getAuthTag()]);
  const expiry = Buffer.alloc(8);
  expiry.writeBigInt64BE(BigInt(claims.expire));
  const body = [expiry, uint16(nonce.length), nonce, uint16(text.length), text, Buffer.of(GCM)];
  return `04${Buffer.concat(body).toString('base64')}`;
}

/** What is wrong with a question, in words; '' when nothing is. */
function problem({ appId }: Application, query: URLSearchParams): string {
  const isId = (name: string, limit: number) => {
    const value = query.get(name) ?? '';
    return ID.test(value) && value.length <= limit;
  };
  if (query.get('app_id') !== String(appId))
    return `app_id must be ${appId}, the application of this server.`;
  if (!isId('room_id', 128)) return `room_id must be 1 to 128 ${ID_RULE}`;
  if (!isId('user_id', 64)) return `user_id must be 1 to 64 ${ID_RULE}`;
  return '';
}

/** What is no path gets no token: `GET *` and the like are requests, too. */
const addressOf = ({ url = '' }: IncomingMessage) =>
  new URL(url.startsWith('/') ? `http://localhost${url}` : 'http://localhost/');

/** Answers a question for a token: `app_id`, `room_id` and `user_id` in the query. */
export async function answer(
  app: Application,
  whoAsks: SignedInUser,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string) =>
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
  const { searchParams: query } = addressOf(request);
  const [user, room] = [query.get('user_id') ?? '', query.get('room_id') ?? ''];
  const wrong = problem(app, query);
  if (wrong) send(400, 'text/plain', wrong);
  else if (whoAsks(request, query) !== user || !(await mayEnter(user, room)))
    send(403, 'text/plain', 'Not allowed.');
  else {
    const token = token04(app, user, room, await mayPublish(user, room));
    send(200, 'application/json', JSON.stringify({ token }));
  }
}

/** How users are known, by the environment. Throws when it does not say, or says both. */
function userBy({ INSECURE_BELIEVE_WHO_ASKS, SESSION_SECRET }: NodeJS.ProcessEnv): SignedInUser {
  const insecure = INSECURE_BELIEVE_WHO_ASKS === '1';
  if (insecure === Boolean(SESSION_SECRET))
    throw new Error(
      'Set SESSION_SECRET, what your sign-in signs its cookie with, or INSECURE_BELIEVE_WHO_ASKS=1 to try things out on your own machine, not both.',
    );
  if (insecure)
    console.warn('INSECURE_BELIEVE_WHO_ASKS: whoever asks from this machine gets a token for anybody.');
  return insecure ? believedUser : signedInUser;
}

function main({ PORT = '8080', ...env }: NodeJS.ProcessEnv): void {
  const app = application(env);
  const whoAsks = userBy(env);
  createServer((request, response) => {
    if (addressOf(request).pathname !== '/zego-token') return void response.writeHead(404).end();
    answer(app, whoAsks, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  }).listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/zego-token`));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.env);
