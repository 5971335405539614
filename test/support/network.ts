/**
 * A network for the people of a test that can be made bad while they talk: real packets through the relay of `relay.mjs`,
 * which lead there because the candidates that the ends tell each other are exchanged.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import type { LoopbackMessage } from '../../src/engine/loopback/loopback-messages.js';
import { LoopbackEngine } from '../../src/engine/loopback/loopback-engine.js';
import { LoopbackSignal } from '../../src/engine/loopback/loopback-signal.js';

/** How bad one direction is. */
export interface Way {
  /** Part of the packets that get lost, 0 to 1. */
  readonly loss?: number;
  /** ms more that each packet takes. */
  readonly delay?: number;
  /** At most so many ms more, at random. */
  readonly jitter?: number;
  /** kbit/s. */
  readonly rate?: number;
}

/** Bytes of somebody that came to the relay, lost ones too. */
export interface Carried {
  readonly up: number;
  readonly down: number;
}

/** See the head of this file; `close()` it after each test. */
export class Network {
  readonly #id = crypto.randomUUID();
  /** Whose a session of the loopback is. */
  readonly #users = new Map<string, string>();

  /** How somebody is connected from now on, up and down; what is left out is good. */
  async set(
    owner: string,
    { up = {}, down = {} }: { readonly up?: Way; readonly down?: Way },
  ): Promise<void> {
    await this.#ask('network-set', { owner, up, down });
  }

  /** What somebody sent and was sent through the relay so far. */
  carried(owner: string): Promise<Carried> {
    return this.#ask('network-bytes', { owner });
  }

  /** Ends every way. */
  async close(): Promise<void> {
    this.#users.clear();
    await this.#ask('network-close', {});
  }

  /**
   * A description, or one candidate, of `owner` as `other` is to read it; what cannot be relayed is left out. A service has
   * an empty name and a good network.
   */
  async exchange(text: string, owner: string, other: string): Promise<string> {
    const lines = await Promise.all(
      text.split('\r\n').map(async (line) => {
        const fields = line.split(' ');
        if (!/^(a=)?candidate:/.test(line)) return line;
        const [, , protocol, , address = '', port] = fields;
        if (protocol?.toLowerCase() !== 'udp' || address.includes(':')) return undefined;
        const end = { address, port: Number(port), owner, other };
        const at = await this.#ask<{ address: string; port: number }>('network-port', end);
        return [...fields.slice(0, 4), at.address, at.port, ...fields.slice(6)].join(' ');
      }),
    );
    return lines.filter((line) => line !== undefined).join('\r\n');
  }

  /** A loopback engine of that user, on this network. */
  loopback(userId: string): LoopbackEngine {
    return new LoopbackEngine({
      openLine: (roomId, id, onMessage) => {
        this.#users.set(id, userId);
        return new Line(roomId, id, onMessage, (message, to) => this.#relayed(message, id, to));
      },
    });
  }

  async #relayed(message: LoopbackMessage, from: string, to: string): Promise<LoopbackMessage | undefined> {
    const [owner = '', other = ''] = [this.#users.get(from), this.#users.get(to)];
    if (message.type === 'candidate') {
      const candidate = await this.exchange(message.candidate, owner, other);
      return candidate ? { ...message, candidate } : undefined;
    }
    if (message.type !== 'offer' && message.type !== 'answer') return message;
    return { ...message, sdp: await this.exchange(message.sdp, owner, other) };
  }

  #ask<Answer>(command: string, payload: object): Promise<Answer> {
    return executeServerCommand<Answer, object>(command, { id: this.#id, ...payload });
  }
}

type Relayed = (message: LoopbackMessage, to: string) => Promise<LoopbackMessage | undefined>;

/** The common line, but that what is sent to one is exchanged first, in its order. */
class Line extends LoopbackSignal {
  readonly #relayed: Relayed;
  #sending: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    roomId: string,
    id: string,
    onMessage: ConstructorParameters<typeof LoopbackSignal>[2],
    relayed: Relayed,
  ) {
    super(roomId, id, onMessage);
    this.#relayed = relayed;
  }

  override send(message: LoopbackMessage, to: string | null = null): void {
    if (to === null) return super.send(message);
    this.#sending = this.#sending.then(async () => {
      if (this.#closed) return; // so may be the network, and would begin anew
      const exchanged = await this.#relayed(message, to);
      if (exchanged && !this.#closed) super.send(exchanged, to);
    });
  }

  override close(): void {
    this.#closed = true;
    super.close();
  }
}
