/** The cloud of one page for the clients of others of the same origin, over a BroadcastChannel. */
import type { ZegoCloud } from './cloud.js';
import type { Detour } from './in-page.js';
import { installDetour } from './in-page.js';
import type { Link } from './link.js';
import { CloudLog } from './log.js';
import type { SocketPort } from './socket.js';

/** What goes over the channel, about one link. */
type Message =
  | { readonly to: 'cloud' | 'client'; readonly link: string; readonly type: 'close' }
  | { readonly to: 'cloud'; readonly link: string; readonly type: 'open' }
  | {
      readonly to: 'cloud' | 'client';
      readonly link: string;
      readonly type: 'data';
      readonly data: Uint8Array;
    };

/** What carries the messages, between all who use the same name. */
type Carrier = Pick<BroadcastChannel, 'onmessage' | 'postMessage' | 'close'>;
const broadcast = (name: string): Carrier => new BroadcastChannel(name);

/** Lets other pages reach `cloud` by `name`, until the function returned is called. */
export function hostCloud(cloud: ZegoCloud, name: string, open = broadcast): () => void {
  const channel = open(name);
  const links = new Map<string, Link>();
  const post = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
    if (message.to !== 'cloud') return;
    const { link } = message;
    if (message.type === 'data') links.get(link)?.receive(message.data);
    else if (message.type === 'close') {
      links.get(link)?.closed();
      links.delete(link);
    } else {
      const opened = cloud.connect({
        send: (data) => post({ to: 'client', link, type: 'data', data }),
        close: () => post({ to: 'client', link, type: 'close' }),
      });
      if (opened) links.set(link, opened);
      else post({ to: 'client', link, type: 'close' });
    }
  };
  return () => {
    for (const link of links.values()) link.drop();
    channel.close();
  };
}

/**
 * Leads this page's clients to the cloud that another page hosts as `name`. A refused link opens and closes.
 * Everything takes `delay` ms each way, as over a network.
 */
export function joinCloud(name: string, delay = 0, open = broadcast): Detour {
  const channel = open(name);
  const ports = new Map<string, SocketPort>();
  const travel = (arrive: () => void) => (delay ? void setTimeout(arrive, delay) : arrive());
  const post = (message: Message) => travel(() => channel.postMessage(message));
  channel.onmessage = ({ data: message }: MessageEvent<Message>) =>
    travel(() => {
      if (message.to !== 'client') return;
      const port = ports.get(message.link);
      if (message.type === 'data') port?.send(message.data);
      else port?.close();
    });
  const detour = installDetour((port) => {
    const link = crypto.randomUUID();
    ports.set(link, port);
    post({ to: 'cloud', link, type: 'open' });
    return {
      receive: (data) => post({ to: 'cloud', link, type: 'data', data }),
      closed: () => {
        ports.delete(link);
        post({ to: 'cloud', link, type: 'close' });
      },
    };
  }, new CloudLog());
  return {
    traffic: detour.traffic,
    uninstall() {
      detour.uninstall();
      channel.close();
    },
  };
}
