import assert from 'node:assert/strict';
import { createSocket, Socket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it } from 'node:test';
// @ts-expect-error -- plain JavaScript of the test server
import { relay as makeRelay } from '../support/relay.mjs';

interface Relay {
  executeCommand(request: { command: string; payload: object }): Promise<unknown>;
  serverStop(): void;
}
interface End {
  readonly address: string;
  readonly port: number;
}

/** An address of this machine that no interface of it has, which systems but Linux do not give. */
const STRANGER = '127.0.0.2';

describe("the relay of the tests' networks", () => {
  let relay: Relay;
  let sockets: Socket[];

  beforeEach(() => {
    relay = (makeRelay as () => Relay)();
    sockets = [];
  });
  afterEach(() => {
    for (const socket of sockets) socket.close();
    relay.serverStop();
  });

  /** A socket of that address. */
  async function bound(address: string): Promise<Socket> {
    const socket = createSocket('udp4');
    sockets.push(socket);
    socket.bind(0, address);
    await once(socket, 'listening');
    return socket;
  }

  /** The port of the relay for a socket of somebody. */
  const portFor = (socket: Socket, owner: string, other: string) => {
    const payload = { id: 'test', address: '127.0.0.1', port: socket.address().port, owner, other };
    return relay.executeCommand({ command: 'network-port', payload }) as Promise<End>;
  };
  const send = (from: Socket, text: string, { port }: End) => from.send(text, port, '127.0.0.1');

  it('carries what one sends to the other, from where the other knows it', async () => {
    const [ann, bob] = [await bound('127.0.0.1'), await bound('127.0.0.1')];
    const [toAnn, toBob] = [await portFor(ann, 'ann', 'bob'), await portFor(bob, 'bob', 'ann')];
    const heard = once(bob, 'message') as Promise<[Buffer, RemoteInfo]>;
    send(ann, 'hello', toBob);
    const [packet, { port }] = await heard;
    assert.equal(String(packet), 'hello');
    assert.equal(port, toAnn.port);
  });

  it('carries nothing of who is not of this machine', async (test) => {
    const [bob, stranger] = [await bound('127.0.0.1'), await bound(STRANGER).catch(() => undefined)];
    if (!stranger) return test.skip(`no ${STRANGER} here`);
    const [ann, toBob] = [await bound('127.0.0.1'), await portFor(bob, 'bob', 'ann')];
    const heard: string[] = [];
    bob.on('message', (packet) => heard.push(String(packet)));
    const last = once(bob, 'message');
    await new Promise((sent) => stranger.send('from afar', toBob.port, '127.0.0.1', sent));
    send(ann, 'from here', toBob);
    await last;
    assert.deepEqual(heard, ['from here']);
  });

  it('says that it has no port to give, and gives one later', async () => {
    const ann = await bound('127.0.0.1');
    const { bind } = Socket.prototype;
    Socket.prototype.bind = function (this: Socket) {
      queueMicrotask(() => this.emit('error', new Error('no port is left')));
      return this;
    };
    try {
      await assert.rejects(portFor(ann, 'ann', 'bob'), /no port is left/);
    } finally {
      Socket.prototype.bind = bind;
    }
    assert.ok((await portFor(ann, 'ann', 'bob')).port > 0);
  });
});
