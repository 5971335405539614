/** Where tokens come from: the page's provider, its URL, its attribute, or whoever answers `call-token-request`. */
import { CallError } from '../errors.js';
import type { TokenRequest } from '../events.js';
import { tokenExpiry } from '../internal/token04.js';
import { untilAborted } from '../internal/until-aborted.js';

/** A page's function that gets a token from its server. */
export type TokenProvider = (request: TokenRequest) => Promise<string>;

/** What a page may set to supply tokens; the first that is set wins, in this order. */
export interface TokenSource {
  readonly tokenProvider?: TokenProvider | undefined;
  /** '' when there is none. */
  readonly tokenUrl: string;
  /** For joining, and to replace one that ends earlier. '' when there is none. */
  readonly token: string;
  /** Asks the page by event; undefined when nobody answered. */
  readonly requestToken: (request: TokenRequest) => Promise<string> | undefined;
}

/** How long a token may take to come, ms. */
const TOKEN_TIMEOUT = 10_000;

/**
 * A token for `request`, or undefined, at once, when the page has no source that could give one. `inUse` is what a fresh
 * one is to replace, '' on joining.
 * Rejects with `token-invalid` (no token in the answer), `not-authorized` (the URL answered 401 or 403),
 * `connection-failed` (any other failure of the source, or no answer in 10 s) or `cancelled`.
 */
export function obtainToken(
  source: TokenSource,
  request: TokenRequest,
  signal: AbortSignal,
  inUse = '',
): Promise<string> | undefined {
  const limit = new AbortController();
  const answer = ask(source, request, limit.signal, inUse);
  return answer === undefined ? undefined : take(answer, signal, limit);
}

function ask(
  source: TokenSource,
  request: TokenRequest,
  signal: AbortSignal,
  inUse: string,
): Promise<string> | string | undefined {
  const { tokenProvider, token } = source;
  if (tokenProvider) return (async () => tokenProvider(request))(); // a page's function may throw at once
  if (source.tokenUrl) return fetchToken(source.tokenUrl, request, signal);
  if (!token || (request.reason === 'expiring' && !isLater(token, inUse)))
    return source.requestToken(request);
  // On joining again the attribute may have ended long ago; this page's clock may be wrong, too.
  return isOver(token) ? (source.requestToken(request) ?? token) : token;
}

function isLater(token: string, inUse: string): boolean {
  return (tokenExpiry(token) ?? 0) > (tokenExpiry(inUse) ?? Infinity);
}

function isOver(token: string): boolean {
  const expiry = tokenExpiry(token);
  return expiry !== undefined && expiry < Date.now();
}

async function take(
  answer: Promise<string> | string,
  signal: AbortSignal,
  limit: AbortController,
): Promise<string> {
  const abort = () => limit.abort();
  const timer = setTimeout(abort, TOKEN_TIMEOUT);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  let token: unknown;
  try {
    token = await untilAborted(Promise.resolve(answer), limit.signal);
  } catch (reason) {
    if (signal.aborted) throw CallError.from(signal.reason, 'cancelled', 'The attempt was cancelled.');
    if (reason instanceof CallError) throw reason;
    const late =
      'No token came within 10 s: check token-url, tokenProvider or the answer to call-token-request.';
    const message = limit.signal.aborted ? late : 'The token source failed: see the cause.';
    throw new CallError('connection-failed', message, { cause: reason });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
  if (typeof token === 'string' && token.trim()) return token.trim();
  throw new CallError('token-invalid', 'The token source gave no token: answer with a non-empty string.');
}

async function fetchToken(tokenUrl: string, request: TokenRequest, signal: AbortSignal): Promise<string> {
  const url = new URL(new Request(tokenUrl).url); // resolves as fetch() does
  url.searchParams.set('app_id', String(request.appId));
  url.searchParams.set('room_id', request.roomId);
  url.searchParams.set('user_id', request.userId);
  url.searchParams.set('reason', request.reason);
  // A cached token is the one that ends.
  const init: RequestInit = {
    signal,
    cache: 'no-store',
    headers: { accept: 'application/json, text/plain' },
  };
  const response = await fetch(url, init);
  if (!response.ok)
    throw new CallError(
      response.status === 401 || response.status === 403 ? 'not-authorized' : 'connection-failed',
      `token-url answered ${response.status}: it must answer 200 with JSON {"token": "…"} or the token as text.`,
    );
  return readToken(await response.text());
}

function readToken(text: string): string {
  if (/^\s*</.test(text))
    throw new CallError(
      'token-invalid',
      'token-url answered HTML: check the address, or a proxy is missing.',
    );
  if (!/^\s*[{"]/.test(text)) return text;
  try {
    const answer = JSON.parse(text) as string | { token?: string };
    return typeof answer === 'string' ? answer : (answer.token ?? '');
  } catch {
    // The parser's own error may quote the answer, hence a token: it goes no further.
    throw new CallError('token-invalid', 'token-url answered JSON that is broken.');
  }
}
