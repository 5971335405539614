/** How the members of a loopback room reach each other: one BroadcastChannel per room, and one Web Lock per member. */
import { PROTOCOL_VERSION, readEnvelope } from './loopback-messages.js';
import type { Envelope, LoopbackMessage } from './loopback-messages.js';

/** How long `gather()` waits for a member whose tab is too busy to answer, ms. */
export const GATHER_MS = 1000;

/** What carries the messages of a room: a BroadcastChannel, or one that several members share. */
export interface LoopbackChannel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** Where it is not the common one. */
export interface LineOptions {
  /** Default a BroadcastChannel of this member alone. */
  readonly channel?: LoopbackChannel;
  /** Whether a session id is of somebody this member never hears of. Default: nobody's. */
  readonly isApart?: (id: string) => boolean;
}

/** Opens a member's line to a room; `onMessage` gets what is for it, checked. */
export type OpenLine = (
  roomId: string,
  id: string,
  onMessage: (from: string, message: LoopbackMessage) => void,
) => LoopbackSignal;

/** The name of a room's channel, and of the locks of its members with a slash and their id. */
export function channelName(roomId: string): string {
  return `zego-call/loopback/${roomId}`;
}

/**
 * One member's line to the room, open from construction to `close()`. The lock tells newcomers how many answers to wait
 * for: without it joining would always take as long as the slowest tab might need. The browser frees it with the tab.
 */
export class LoopbackSignal {
  readonly #id: string;
  readonly #channel: LoopbackChannel;
  readonly #isApart: (id: string) => boolean;
  readonly #lockPrefix: string;
  readonly #locked: Promise<void>;
  readonly #heard = new Set<string>();
  #unlock: () => void = () => undefined;
  #onHeard: () => void = () => undefined;

  /** `id` is the member's address; `onMessage` gets what is for it, checked. Throws where channels are not allowed. */
  constructor(
    roomId: string,
    id: string,
    onMessage: Parameters<OpenLine>[2],
    { channel = new BroadcastChannel(channelName(roomId)), isApart = () => false }: LineOptions = {},
  ) {
    this.#id = id;
    this.#channel = channel;
    this.#isApart = isApart;
    channel.onmessage = ({ data }) => {
      const envelope = readEnvelope(data);
      if (!envelope || (envelope.to ?? id) !== id) return;
      onMessage(envelope.from, envelope.message);
      this.#heard.add(envelope.from);
      this.#onHeard();
    };
    // After the channel: who sees the lock can count on an answer.
    this.#lockPrefix = `${channelName(roomId)}/`;
    const closed = new Promise<void>((resolve) => (this.#unlock = resolve));
    this.#locked = new Promise((resolve, reject) => {
      const hold = () => {
        resolve();
        return closed;
      };
      navigator.locks.request(this.#lockPrefix + id, hold).catch(reject);
    });
  }

  /** Sends to the session `to`, or to all others in the room. */
  send(message: LoopbackMessage, to: string | null = null): void {
    const envelope: Envelope = { version: PROTOCOL_VERSION, from: this.#id, to, message };
    this.#channel.postMessage(envelope);
  }

  /** Session ids of the others in the room now, also of those too busy to talk. Rejects where locks are not allowed. */
  async others(): Promise<Set<string>> {
    await this.#locked;
    const { held = [] } = await navigator.locks.query();
    const ids = held
      .map(({ name = '' }) => name)
      .filter((name) => name.startsWith(this.#lockPrefix))
      .map((name) => name.slice(this.#lockPrefix.length))
      // A longer rest is of another room, whose id begins with this one's and a slash.
      .filter((id) => id.length === this.#id.length && id !== this.#id && !this.#isApart(id));
    return new Set(ids);
  }

  /** Resolves when all others have been heard, at most a second later. Rejects like `others()`. */
  async gather(): Promise<void> {
    const others = await this.others();
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, GATHER_MS);
      this.#onHeard = () => {
        if ([...others].every((id) => this.#heard.has(id))) resolve();
      };
      this.#onHeard();
    });
    clearTimeout(timer);
  }

  /** Goes silent; says nothing. */
  close(): void {
    this.#channel.close();
    this.#unlock();
  }
}
