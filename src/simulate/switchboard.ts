/** The line of all simulated people of a room: one channel for everybody, and nobody hears another of them. */
import {
  channelName,
  LoopbackSignal,
  type LoopbackChannel,
  type OpenLine,
} from '../engine/loopback/loopback-signal.js';

/**
 * Connected with everybody else, people of one page would be n² connections that nobody looks at. A BroadcastChannel does
 * not hear itself: on a common one they do not know each other, and each connects with the real members of the room only.
 */
export class Switchboard {
  readonly #extensions = new Map<string, LoopbackChannel>();
  #channel: BroadcastChannel | undefined;

  /** Opens a line to the room, for a loopback engine. All of one switchboard are in the same room. */
  readonly open: OpenLine = (roomId, id, onMessage) => {
    const trunk = (this.#channel ??= this.#connect(roomId));
    const channel: LoopbackChannel = {
      onmessage: null,
      postMessage: (message) => trunk.postMessage(message),
      close: () => {
        this.#extensions.delete(id);
        if (this.#extensions.size) return;
        trunk.close();
        this.#channel = undefined;
      },
    };
    this.#extensions.set(id, channel);
    return new LoopbackSignal(roomId, id, onMessage, {
      channel,
      isApart: (other) => this.#extensions.has(other),
    });
  };

  #connect(roomId: string): BroadcastChannel {
    const channel = new BroadcastChannel(channelName(roomId));
    channel.onmessage = (event: MessageEvent<unknown>) => {
      const to = addressee(event.data);
      const one = typeof to === 'string' ? this.#extensions.get(to) : undefined;
      if (one) one.onmessage?.(event);
      else if (typeof to !== 'string')
        for (const each of [...this.#extensions.values()]) each.onmessage?.(event);
    };
    return channel;
  }
}

/** Whom something is for, as far as it says so; what else it is, the lines check. */
function addressee(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'to' in data ? data.to : null;
}
