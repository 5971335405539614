/** How elements find the call they belong to: the context protocol, through slots and shadow roots. */
import { createContext } from '@lit/context';
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

/** The key of the context. */
export const callContext = createContext<CallContext>(Symbol('zego-call'));
