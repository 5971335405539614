/** A WebSocket that ends in this page instead of in the network. Events come in a microtask, clock or no clock. */

/** What is at the other end. */
export interface SocketPeer {
  /** The client sent a binary message. */
  receive(data: Uint8Array): void;
  /** The client closed, or was closed. */
  closed(): void;
}

/** How the other end speaks. */
export interface SocketPort {
  send(data: Uint8Array): void;
  close(): void;
}

type Handler<E extends Event> = ((event: E) => unknown) | null;

/** See the head of this file. Undefined `connect()` refuses the connection, as a dead host would. */
export class CloudSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly url: string;
  readonly protocol = '';
  readonly extensions = '';
  readonly bufferedAmount = 0;
  binaryType: BinaryType = 'blob';
  readyState = 0;
  onopen: Handler<Event> = null;
  onmessage: Handler<MessageEvent> = null;
  onerror: Handler<Event> = null;
  onclose: Handler<CloseEvent> = null;
  #peer: SocketPeer | undefined;

  constructor(url: string, connect: (port: SocketPort) => SocketPeer | undefined) {
    super();
    this.url = url;
    queueMicrotask(() => {
      if (this.readyState !== this.CONNECTING) return;
      this.#peer = connect({ send: (data) => this.#deliver(data), close: () => this.#end(1006) });
      if (!this.#peer) {
        this.#emit(new Event('error'));
        return this.#end(1006);
      }
      this.readyState = this.OPEN;
      this.#emit(new Event('open'));
    });
  }

  /** Text is not part of ZEGO's protocols and goes nowhere. */
  send(data: string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | Blob): void {
    if (this.readyState === this.CONNECTING) throw new DOMException('Still connecting.', 'InvalidStateError');
    if (this.readyState !== this.OPEN || typeof data === 'string' || data instanceof Blob) return;
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    const copy = bytes.slice();
    queueMicrotask(() => this.#peer?.receive(copy));
  }

  close(code = 1000): void {
    if (this.readyState >= this.CLOSING) return;
    this.readyState = this.CLOSING;
    this.#end(code);
  }

  #deliver(data: Uint8Array): void {
    const buffer = data.slice().buffer;
    queueMicrotask(() => {
      if (this.readyState !== this.OPEN) return;
      this.#emit(
        new MessageEvent('message', { data: this.binaryType === 'blob' ? new Blob([buffer]) : buffer }),
      );
    });
  }

  #end(code: number): void {
    const peer = this.#peer;
    this.#peer = undefined;
    queueMicrotask(() => {
      if (this.readyState === this.CLOSED) return;
      this.readyState = this.CLOSED;
      this.#emit(new CloseEvent('close', { code, wasClean: code === 1000 }));
    });
    peer?.closed();
  }

  #emit(event: Event): void {
    const handlers = { open: this.onopen, message: this.onmessage, error: this.onerror, close: this.onclose };
    const handler = handlers[event.type as keyof typeof handlers] as Handler<Event>;
    handler?.call(this, event);
    this.dispatchEvent(event);
  }
}
