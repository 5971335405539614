/** How elements find the call they belong to: the context protocol of web components, through slots and shadow roots. */
import type { CallSession } from '../call/call-session.js';
import type { Seats } from '../call/seats.js';
import type { Players } from './play-media.js';

/** What a `<zego-call>` offers to the elements below it. The same object for the element's whole life. */
export interface CallContext {
  readonly session: CallSession;
  readonly seats: Seats;
  /** The pictures, to be started together from one click. */
  readonly players: Players;
}

/** The key of the context: of this copy of the package, so that two in one page keep apart. */
const CALL = Symbol('zego-call');

/** Source: https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md */
class ContextRequest extends Event {
  readonly context = CALL;
  readonly callback: (call: CallContext) => void;

  constructor(callback: (call: CallContext) => void) {
    super('context-request', { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/** Answers whoever asks from below `host`. */
export function provideCall(host: EventTarget, call: CallContext): void {
  host.addEventListener('context-request', (event) => {
    if (!(event instanceof ContextRequest)) return;
    event.stopPropagation();
    event.callback(call);
  });
}

/** The call of the nearest `<zego-call>` above; undefined where there is none. */
export function findCall(element: EventTarget): CallContext | undefined {
  let found: CallContext | undefined;
  element.dispatchEvent(new ContextRequest((call) => (found = call)));
  return found;
}
