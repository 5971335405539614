/** The buttons a system has for a call: on a headset, a lock screen, a picture-in-picture window. */
import { inBackground } from '../call/in-background.js';
import type { CallSession } from '../call/call-session.js';
import type { CallSnapshot } from '../call/call-state.js';
import { isInCall } from '../call/call-transitions.js';

type Action = 'togglemicrophone' | 'togglecamera' | 'hangup';

/** What TypeScript knows in part, and browsers have in part. Source: https://www.w3.org/TR/mediasession/#the-mediasession-interface */
interface SystemButtons {
  setActionHandler(action: Action, handler: (() => void) | null): void;
  setMicrophoneActive?(active: boolean): Promise<void> | undefined;
  setCameraActive?(active: boolean): Promise<void> | undefined;
}

/** Those in a call, the one joined last at the end: the buttons are its. A page has one set of them. */
const calls: CallSession[] = [];

/** Gives the buttons to a session while it is in a call, unless another joins after it. */
export function offerSystemButtons(session: CallSession): void {
  const look = () => {
    const inside = isInCall(session.snapshot.state);
    const index = calls.indexOf(session);
    if (inside && index < 0) calls.push(session);
    else if (!inside && index >= 0) calls.splice(index, 1);
    else if (!inside || index < calls.length - 1) return;
    follow(calls.at(-1));
  };
  session.subscribe(look);
  look();
}

/** What the buttons were last set to: they are set when that changes, not at every news of the call. */
let now: { readonly session?: CallSession; readonly microphone?: string; readonly camera?: string } = {};

function follow(session: CallSession | undefined): void {
  const buttons = (navigator as unknown as { mediaSession?: SystemButtons }).mediaSession;
  if (!buttons) return;
  const { microphone, camera }: Partial<CallSnapshot> = session?.snapshot ?? {};
  if (now.session === session && now.microphone === microphone && now.camera === camera) return;
  now = { ...(session && { session, microphone, camera }) };
  const toggle = (kind: 'microphone' | 'camera') =>
    session && session.snapshot[kind] !== 'unavailable'
      ? () => inBackground(session.toggleDevice(kind))
      : null;
  set(buttons, 'togglemicrophone', toggle('microphone'));
  set(buttons, 'togglecamera', toggle('camera'));
  set(buttons, 'hangup', session ? () => void session.leave() : null);
  tell(() => buttons.setMicrophoneActive?.(microphone === 'on'));
  tell(() => buttons.setCameraActive?.(camera === 'on'));
}

/** Browsers throw at an action they do not know. */
function set(buttons: SystemButtons, action: Action, handler: (() => void) | null): void {
  try {
    buttons.setActionHandler(action, handler);
  } catch {
    // Done without: the buttons of the page are there.
  }
}

/** Refused in a page that is hidden: what the system shows is then a little behind. */
function tell(work: () => Promise<void> | undefined): void {
  try {
    work()?.catch(() => undefined);
  } catch {
    // As above.
  }
}
