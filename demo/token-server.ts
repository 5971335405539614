import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Plugin } from 'vite';
import { token04 } from './token04.js';

const HOUR = 3600;
const LOGIN = 1;
const PUBLISH = 2;
const ALLOWED = 1;

/** A ZEGO application as its owner knows it. */
interface Application {
  readonly appId: number;
  readonly secret: string;
}

/** The application that the environment names; undefined when it names none. Throws when it names half of one. */
function application(env: NodeJS.ProcessEnv): Application | undefined {
  const { ZEGO_APP_ID: id, ZEGO_SERVER_SECRET: secret } = env;
  if (!id && !secret) return undefined;
  if (!id || !secret) throw new Error('Set both ZEGO_APP_ID and ZEGO_SERVER_SECRET, or neither.');
  const appId = Number(id);
  if (!Number.isSafeInteger(appId) || appId <= 0)
    throw new Error('ZEGO_APP_ID must be a positive whole number, as ZEGO’s console shows it.');
  if (Buffer.byteLength(secret) !== 32)
    throw new Error(
      `ZEGO_SERVER_SECRET must have 32 bytes, as ZEGO’s console shows it; it has ${Buffer.byteLength(secret)}.`,
    );
  return { appId, secret };
}

/** The parameters of a request: of the query, or of a JSON or form body. Undefined when the body cannot be read. */
async function parameters(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (request.method !== 'POST') return new URL(request.url ?? '', 'http://localhost').searchParams;
  const body = await text(request);
  if (!request.headers['content-type']?.includes('json')) return new URLSearchParams(body);
  try {
    return new URLSearchParams(JSON.parse(body) as Record<string, string>);
  } catch {
    return undefined;
  }
}

/** What is wrong with a request for a token, in words; '' when nothing is. */
function problem({ appId }: Application, query: URLSearchParams): string {
  const missing = ['app_id', 'room_id', 'user_id'].filter((name) => !query.get(name));
  if (missing.length) return `Missing: ${missing.join(', ')}.`;
  if (Number(query.get('app_id')) !== appId)
    return `app_id must be ${appId}, the application of this server.`;
  if (Buffer.byteLength(query.get('user_id')!) > 64) return 'user_id must have at most 64 bytes.';
  if (query.get('room_id')!.length > 128) return 'room_id must have at most 128 characters.';
  return '';
}

/** `{ token }` for one user in one room. */
function grant({ appId, secret }: Application, query: URLSearchParams): { token: string } {
  const payload = JSON.stringify({
    room_id: query.get('room_id'),
    privilege: { [LOGIN]: ALLOWED, [PUBLISH]: ALLOWED },
    stream_id_list: null,
  });
  return { token: token04({ appId, userId: query.get('user_id')!, expiresIn: HOUR, secret, payload }) };
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(body);
}

async function respond(app: Application, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = await parameters(request);
  const wrong = query ? problem(app, query) : 'The body must be JSON or a form.';
  if (!query || wrong) answer(response, 400, 'text/plain', wrong);
  else answer(response, 200, 'application/json', JSON.stringify(grant(app, query)));
}

/**
 * Dev server only: `/token`, asked with `app_id`, `room_id` and `user_id` (query, form or JSON), gives `{ token }` for
 * the application in ZEGO_APP_ID and ZEGO_SERVER_SECRET, and pages find its id in `<meta name="zego-app-id">`.
 * A production server asks first who wants the token.
 */
export function tokenServer(env: NodeJS.ProcessEnv = process.env): Plugin {
  const app = application(env);
  return {
    name: 'token-server',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use('/token', (request, response, next) => {
        if (!app) {
          const hint = 'Start the server with ZEGO_APP_ID and ZEGO_SERVER_SECRET set to get tokens from it.';
          return answer(response, 501, 'text/plain', hint);
        }
        respond(app, request, response).catch(next);
      });
    },
    transformIndexHtml: () =>
      app
        ? [{ tag: 'meta', attrs: { name: 'zego-app-id', content: String(app.appId) }, injectTo: 'head' }]
        : [],
  };
}
