/** A channel between pages of several browsers: Vite's server, which they come from, passes on what each says. */
import type { ViteDevServer } from 'vite';

/** The event that carries what is said. */
const EVENT = 'zego-cloud';

/** The parts of a BroadcastChannel that the cloud needs. */
export class NetworkChannel {
  onmessage: ((event: MessageEvent) => void) | null = null;

  constructor() {
    import.meta.hot!.on(EVENT, (text: string) => {
      this.onmessage?.(new MessageEvent('message', { data: JSON.parse(text, toBytes) }));
    });
  }

  postMessage(message: unknown): void {
    import.meta.hot!.send(EVENT, JSON.stringify(message, fromBytes));
  }

  /** The connection is the page's and lasts as long. */
  close(): void {
    this.onmessage = null;
  }
}

/** On the server: what one page says goes to all others. */
export function passOn({ ws }: ViteDevServer): void {
  ws.on(EVENT, (text: string, from) => {
    for (const client of ws.clients) if (client !== from) client.send(EVENT, text);
  });
}

const fromBytes = (_: string, value: unknown) =>
  value instanceof Uint8Array ? { bytes: Array.from(value) } : value;
const toBytes = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'bytes' in value
    ? Uint8Array.from(value.bytes as number[])
    : value;
