/** Ties an element to the call above it, for as long as it is connected. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isVisible } from '../call/call-changes.js';
import { findCall, type CallContext } from './call-context.js';

/** Redraws its host when the call or its seating changes. `call` is undefined outside a `<zego-call>`. */
export class CallBinding implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #play: () => Promise<boolean>;
  #call: CallContext | undefined;
  #unsubscribe: (() => void)[] = [];

  /** `play` is how the call starts what its host plays. */
  constructor(host: ReactiveControllerHost & Element, play: () => Promise<boolean>) {
    this.#host = host;
    this.#play = play;
    host.addController(this);
  }

  /** The call of the nearest `<zego-call>` above. */
  get call(): CallContext | undefined {
    return this.#call;
  }

  hostConnected(): void {
    this.#call = findCall(this.#host);
    const redraw = () => this.#host.requestUpdate();
    this.#call?.players.add(this.#play);
    if (this.#call)
      this.#unsubscribe = [
        this.#call.session.subscribe((_, changes) => isVisible(changes) && redraw()),
        this.#call.seats.subscribe(redraw),
      ];
    redraw();
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#call?.players.delete(this.#play);
    this.#call?.seats.release(this.#host);
    this.#call = undefined;
  }

  /** After `moveBefore()`, which neither disconnects nor connects: it may have led into another call. */
  hostMoved(): void {
    if (findCall(this.#host) === this.#call) return;
    this.hostDisconnected();
    this.hostConnected();
  }
}
