/** Where a request of the page goes, and the list of all that would have left the machine. */

/** What became of a request: the cloud took it, it was swallowed, nobody listened there, or it was none of ZEGO's. */
export type Fate = 'cloud' | 'sink' | 'refused' | 'leak';

/** One request or socket. */
export interface Traffic {
  readonly via: 'websocket' | 'fetch' | 'xhr' | 'beacon' | 'webtransport';
  readonly host: string;
  /** With the names of the query, and its values unless they look like a secret. */
  readonly url: string;
  readonly fate: Fate;
}

const ZEGO_HOST = /(^|\.)(zego\.im|zegocloud\.com|cool[a-z]cloud\.com)$/;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const SECRET = /token|sign|auth/i;

/** Undefined for the page's own requests, which go where they always go. */
export function fateOf(url: URL): Fate | undefined {
  if (!/^(https?|wss?):$/.test(url.protocol) || url.host === location.host) return undefined;
  if (url.protocol === 'wss:' && url.pathname === '/accesshub') return 'cloud';
  if (ZEGO_HOST.test(url.hostname)) return 'sink';
  return LOOPBACK.test(url.hostname) ? 'refused' : 'leak';
}

/** `url` as it may be shown. */
export function redacted(url: URL): string {
  const shown = new URL(url);
  for (const name of [...shown.searchParams.keys()]) if (SECRET.test(name)) shown.searchParams.set(name, '…');
  return decodeURIComponent(shown.href);
}
