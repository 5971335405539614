/**
 * The cloud in the page of its clients: sockets and requests to ZEGO end here and nothing leaves the machine. Install it
 * before the SDK loads.
 */
import type { CloudOptions } from './cloud.js';
import { ZegoCloud } from './cloud.js';
import type { CloudLog } from './log.js';
import type { SocketPeer, SocketPort } from './socket.js';
import { CloudSocket } from './socket.js';
import type { Fate, Traffic } from './traffic.js';
import { fateOf, redacted } from './traffic.js';

/** Gives a client's socket its other end; undefined refuses it. */
type Connect = (port: SocketPort) => SocketPeer | undefined;

/** The way back to the network. */
export interface Detour {
  /** All that would have left the machine, in order. */
  readonly traffic: readonly Traffic[];
  /** Puts the globals back. */
  uninstall(): void;
}

const nobody: SocketPeer = { receive: () => undefined, closed: () => undefined };

/** Leads sockets of the access hub to `connect`, and keeps every other request on the machine. */
export function installDetour(connect: Connect, log: CloudLog): Detour {
  const traffic: Traffic[] = [];
  const originals = {
    WebSocket: globalThis.WebSocket,
    XMLHttpRequest: globalThis.XMLHttpRequest,
    fetch: globalThis.fetch,
    WebTransport: globalThis.WebTransport,
  };
  const { sendBeacon } = Navigator.prototype;

  const route = (via: Traffic['via'], address: string | URL): Fate | undefined => {
    const url = new URL(address, location.href);
    const fate = fateOf(url);
    if (!fate) return undefined;
    const entry = { via, host: url.host, url: redacted(url), fate };
    traffic.push(entry);
    log.note(`${via} ${entry.url}: ${fate}`);
    return fate;
  };

  globalThis.WebSocket = new Proxy(originals.WebSocket, {
    construct(target, [url, protocols]: ConstructorParameters<typeof WebSocket>) {
      const fate = route('websocket', url);
      if (!fate) return new target(url, protocols);
      const other: Record<Fate, Connect> = {
        cloud: connect,
        sink: () => nobody,
        refused: () => undefined,
        leak: () => undefined,
      };
      return new CloudSocket(String(url), other[fate]);
    },
  });
  globalThis.WebTransport = new Proxy(originals.WebTransport, {
    construct(target, [url, options]: ConstructorParameters<typeof WebTransport>) {
      if (!route('webtransport', url)) return new target(url, options);
      throw new DOMException('The cloud has no HTTP/3.', 'NotSupportedError');
    },
  });
  globalThis.fetch = async (input, init) => {
    const fate = route('fetch', input instanceof Request ? input.url : input);
    if (!fate) return originals.fetch.call(globalThis, input, init);
    if (fate === 'sink') return new Response('{}', { headers: { 'content-type': 'application/json' } });
    throw new TypeError('Failed to fetch');
  };
  globalThis.XMLHttpRequest = class extends originals.XMLHttpRequest {
    override open(method: string, url: string | URL, async = true): void {
      const fate = route('xhr', url);
      super.open(method, fate ? (fate === 'sink' ? 'data:application/json,{}' : 'about:blank') : url, async);
    }
  };
  Navigator.prototype.sendBeacon = function (url, data) {
    return route('beacon', url) ? true : sendBeacon.call(this, url, data);
  };

  return {
    traffic,
    uninstall() {
      Object.assign(globalThis, originals);
      Navigator.prototype.sendBeacon = sendBeacon;
    },
  };
}

/** What {@link installZegoCloud} returns: the cloud, the page's traffic, and the way out. */
export class InPageCloud extends ZegoCloud {
  readonly #detour: Detour;

  constructor(options?: CloudOptions) {
    super(options);
    this.#detour = installDetour((port) => this.connect(port), this.log);
  }

  /** All that would have left the machine, in order. */
  get traffic(): readonly Traffic[] {
    return this.#detour.traffic;
  }

  /** Restores the globals and ends every link, connection and timer of the cloud. */
  uninstall(): void {
    this.#detour.uninstall();
    this.close();
  }
}

/** Starts a cloud in this page. */
export const installZegoCloud = (options?: CloudOptions): InPageCloud => new InPageCloud(options);

/** Forgets what the SDK keeps between pages (device id, configuration, domains), but not its settings: see load-sdk.ts. */
export function clearZegoStorage(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('z_')) localStorage.removeItem(key);
}
