/** Where tokens come from: the page's provider, its URL, its attribute, or whoever answers `call-token-request`. */
import { CallError } from '../errors.js';
import type { TokenRequest } from '../events.js';
import { untilAborted } from '../internal/until-aborted.js';

/** What a page may set to supply tokens; the first that is set wins, in this order. */
export interface TokenSource {
  readonly tokenProvider?: ((request: TokenRequest) => Promise<string>) | undefined;
  /** '' when there is none. */
  readonly tokenUrl: string;
  /** For joining only: it is the very token that is about to end when a fresh one is wanted. '' when there is none. */
  readonly token: string;
  /** Asks the page by event; undefined when nobody answered. */
  readonly requestToken: (request: TokenRequest) => Promise<string> | undefined;
}

/** How long a token may take to come, ms. */
const TOKEN_TIMEOUT = 10_000;

/**
 * A token for `request`, or undefined when the page has no source that could give one.
 * Rejects with `token-invalid` (an empty answer), `not-authorized` (the URL answered 401 or 403), `connection-failed` (any other failure of URL or
 * provider, or no answer in 10 s) or `cancelled`.
 */
export async function obtainToken(
  source: TokenSource,
  request: TokenRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TOKEN_TIMEOUT)]);
  try {
    const answer = ask(source, request, limit);
    if (answer === undefined) return undefined;
    const token = await untilAborted(Promise.resolve(answer), limit);
    if (typeof token === 'string' && token.trim()) return token.trim();
    throw new CallError('token-invalid', 'The token source gave no token: answer with a non-empty string.');
  } catch (reason) {
    if (signal.aborted) throw CallError.from(signal.reason, 'cancelled', 'The attempt was cancelled.');
    throw CallError.from(
      reason,
      'connection-failed',
      limit.aborted
        ? 'No token came within 10 s: check token-url, tokenProvider or the answer to call-token-request.'
        : 'The token source failed: see the cause.',
    );
  }
}

function ask(
  source: TokenSource,
  request: TokenRequest,
  signal: AbortSignal,
): Promise<string> | string | undefined {
  if (source.tokenProvider) return source.tokenProvider(request);
  if (source.tokenUrl) return fetchToken(source.tokenUrl, request, signal);
  if (source.token && request.reason === 'join') return source.token;
  return source.requestToken(request);
}

async function fetchToken(tokenUrl: string, request: TokenRequest, signal: AbortSignal): Promise<string> {
  const url = new URL(tokenUrl, globalThis.location.href);
  url.searchParams.set('app_id', String(request.appId));
  url.searchParams.set('room_id', request.roomId);
  url.searchParams.set('user_id', request.userId);
  const response = await fetch(url, { signal, headers: { accept: 'application/json, text/plain' } });
  if (!response.ok)
    throw new CallError(
      response.status === 401 || response.status === 403 ? 'not-authorized' : 'connection-failed',
      `token-url answered ${response.status}: it must answer 200 with JSON {"token": "…"} or the token as text.`,
    );
  const text = await response.text();
  if (!text.trimStart().startsWith('{')) return text;
  return (JSON.parse(text) as { token?: string }).token ?? '';
}
