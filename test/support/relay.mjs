/**
 * A network that can be made bad: a relay of UDP between the peers of a page, for `network.ts`. Each end of a connection
 * has a port of the relay, which is all that the other end knows of it, so nothing goes directly.
 */
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

/** How long a packet may wait for its turn where the rate is limited, ms: what comes then is lost. */
const QUEUE_MS = 250;

const INTERFACES = Object.values(networkInterfaces()).flat();
/** Where a name of the browser's own (mDNS) leads: everybody is on this machine. */
const LOCAL =
  INTERFACES.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
/** Nobody else may send to a relay, which is open to the network as the addresses of the machine are. */
const OWN = new Set(INTERFACES.map(({ address }) => address));

/** One direction of somebody's network; packets keep their order. */
class Way {
  bytes = 0;
  #is = {};
  #free = 0;
  #last = 0;

  set(is) {
    this.#is = is;
    this.#free = 0; // not the time of the last packet, which none may overtake
  }

  carry(packet, deliver) {
    const { loss = 0, delay = 0, jitter = 0, rate = Infinity } = this.#is;
    const now = performance.now();
    const turn = Math.max(now, this.#free);
    this.bytes += packet.length;
    if (turn - now > QUEUE_MS || Math.random() < loss) return;
    this.#free = turn + (packet.length * 8) / rate;
    this.#last = Math.max(this.#last, this.#free + delay + Math.random() * jitter);
    if (this.#last - now < 1) deliver();
    else setTimeout(deliver, this.#last - now);
  }
}

class Network {
  /** By the port of the connection: one machine has it once. */
  #ends = new Map();
  #people = new Map();

  /** Both directions of somebody's network. */
  of(owner) {
    if (!this.#people.has(owner)) this.#people.set(owner, { up: new Way(), down: new Way() });
    return this.#people.get(owner);
  }

  /** The port of the relay for a connection of `owner` with `other`. */
  async port({ address, port, owner, other }) {
    const { socket, listening } = this.#end(address.includes('.local') ? LOCAL : address, port, owner, other);
    await listening;
    return { address: address.includes('.local') ? LOCAL : address, port: socket.address().port };
  }

  close() {
    for (const { socket } of this.#ends.values()) socket.close();
    this.#ends.clear();
  }

  #end(address, port, owner, other) {
    const known = this.#ends.get(port);
    if (known) return known;
    const socket = createSocket('udp4').unref();
    const end = { address, port, owner, other, socket };
    end.listening = new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, resolve);
    });
    end.listening.catch(() => {
      this.#ends.delete(port); // told to whoever asks for the port, who may ask again
      socket.close();
    });
    socket.on('message', (packet, from) => this.#pass(packet, from, end));
    socket.on('error', () => undefined); // the connection has been closed
    this.#ends.set(port, end);
    return end;
  }

  /** Whoever sends to an end without having told of itself is its `other`. */
  #pass(packet, { address, port }, to) {
    if (!OWN.has(address)) return;
    const from = this.#end(address, port, to.other, to.owner);
    this.of(from.owner).up.carry(packet, () =>
      this.of(to.owner).down.carry(packet, () => {
        if (this.#ends.get(to.port) === to) from.socket.send(packet, to.port, to.address, () => undefined);
      }),
    );
  }
}

const networks = new Map();

/** What a page may ask of its network; what is answered must not be nothing. */
const COMMANDS = {
  'network-port': (network, end) => network.port(end),
  'network-set': (network, { owner, up, down }) => {
    network.of(owner).up.set(up);
    network.of(owner).down.set(down);
    return true;
  },
  'network-bytes': (network, { owner }) => ({
    up: network.of(owner).up.bytes,
    down: network.of(owner).down.bytes,
  }),
  'network-close': (network, { id }) => {
    network.close();
    return networks.delete(id) || true;
  },
};

export const relay = () => ({
  name: 'relay',
  async executeCommand({ command, payload }) {
    if (!(command in COMMANDS)) return undefined;
    if (!networks.has(payload.id)) networks.set(payload.id, new Network());
    return COMMANDS[command](networks.get(payload.id), payload);
  },
  serverStop() {
    for (const network of networks.values()) network.close();
    networks.clear();
  },
});
