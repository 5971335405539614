/** Ties an element to the call above it, for as long as it is connected. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findCall, type CallContext } from './call-context.js';
import type { Player } from './play-media.js';

/** Redraws its host when what it shows of the call has changed. `call` is undefined outside a `<zego-call>`. */
export class CallBinding implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #player: Player;
  readonly #shows: () => readonly unknown[];
  #call: CallContext | undefined;
  /** What was drawn last. */
  #shown: readonly unknown[] = [];
  #unsubscribe: (() => void)[] = [];

  /**
   * `player` plays what its host shows. `shows` is all that the host draws of the call, as of now: of what happens to others
   * it does not hear.
   */
  constructor(host: ReactiveControllerHost & Element, player: Player, shows: () => readonly unknown[]) {
    this.#host = host;
    this.#player = player;
    this.#shows = shows;
    host.addController(this);
  }

  /** The call of the nearest `<zego-call>` above. */
  get call(): CallContext | undefined {
    return this.#call;
  }

  hostConnected(): void {
    this.#call = findCall(this.#host);
    const redraw = () => {
      if (this.#shows().some((value, i) => value !== this.#shown[i])) this.#host.requestUpdate();
    };
    this.#call?.players.add(this.#player);
    if (this.#call)
      this.#unsubscribe = [this.#call.session.subscribe(redraw), this.#call.seats.subscribe(redraw)];
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    this.#shown = this.#shows();
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#call?.players.delete(this.#player);
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
