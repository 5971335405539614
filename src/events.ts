/** Names and shapes of the DOM events of `<zego-call>`, and the one way they are fired. */
import type { CheckStep } from './call/call-state.js';
import type { CallError, OwnMediaKind } from './errors.js';
import type {
  CallDevice,
  CallState,
  CallTiming,
  DeviceStatus,
  HostCommand,
  JoinStep,
  LeaveReason,
  Participant,
} from './call/call-state.js';

/** `call-state`: the call moved on. The element's properties already hold the new values. */
export interface CallStateDetail {
  readonly state: CallState;
  readonly previous: CallState;
  /** While joining. */
  readonly step?: JoinStep;
  /** When left. */
  readonly reason?: LeaveReason;
  /** When failed. */
  readonly error?: CallError;
}

/** `call-error`: something failed, whether it ended the call or not. */
export interface CallErrorDetail {
  readonly error: CallError;
}

/** `call-participant-join`, `-leave`, `-update`: the participant as of now; for `-leave`, as last seen. */
export interface CallParticipantDetail {
  readonly participant: Participant;
}

/** `call-media`: the user's own microphone, camera or shared screen changed. */
export interface CallMediaDetail {
  readonly kind: OwnMediaKind;
  readonly status: DeviceStatus;
}

/** `call-devices`: devices came or went, their names became known, or another is selected. */
export interface CallDevicesDetail {
  readonly devices: readonly CallDevice[];
  /** Plugged in; not those the page has just been allowed to see. */
  readonly added: readonly CallDevice[];
  /** Unplugged. */
  readonly removed: readonly CallDevice[];
}

/** `call-check`: a step of `checkConnection()` is done. */
export interface CallCheckDetail {
  readonly step: CheckStep;
}

/** Why a token is wanted: to join, or because the one in use ends soon or has ended. */
export type TokenReason = 'join' | 'expiring';

/** What a token is wanted for. */
export interface TokenRequest {
  readonly reason: TokenReason;
  readonly appId: number;
  readonly roomId: string;
  readonly userId: string;
}

/**
 * `call-token-request`: a token is needed, no provider or URL is set, and `token` is empty, has ended, or is to be renewed and
 * none that ends later was set.
 */
export interface CallTokenRequestDetail extends TokenRequest {
  /** Answer, synchronously in the listener, with the token or a promise of it. The first answer counts. */
  readonly respondWith: (token: string | Promise<string>) => void;
}

/** `call-playback-blocked`: the browser wants a tap before it plays sound. */
export interface CallPlaybackBlockedDetail {
  /** Call from a click handler. */
  readonly resume: () => Promise<void>;
}

/** `call-message`: somebody wrote to the room. `text` is untrusted: show it as text. */
export interface CallMessageDetail {
  readonly from: Participant;
  readonly text: string;
  /** ms since the epoch, by the sender's clock. */
  readonly sentAt: number;
}

/** `call-active-speaker`: of those who speak, another than before is the loudest. It may be this user. */
export interface CallActiveSpeakerDetail {
  readonly userId: string;
  /** How loud they are now: 0 (silent, −60 dBFS) to 1 (loud, −10 dBFS). */
  readonly level: number;
}

/** `call-reaction`: somebody reacts, this user included. */
export interface CallReactionDetail {
  readonly from: Participant;
  /** One emoji. */
  readonly reaction: string;
}

/** `call-quality`: how well somebody is connected has changed. 5 is best, 1 hardly usable, 0 unknown or nothing there. */
export interface CallQualityDetail {
  readonly userId: string;
  /** Of what they send. */
  readonly up: number;
  /** Of what they get. */
  readonly down: number;
}

/** `call-participant-count`: others came or went. */
export interface CallParticipantCountDetail {
  /** How many are in the call, this user included. */
  readonly count: number;
}

/** `call-host-command`: somebody asks this user to do something. Prevented, it is not obeyed. */
export interface CallHostCommandDetail {
  readonly command: HostCommand;
  /** Who asks. */
  readonly from: Participant;
}

/** `call-timing`: a step of joining ended. */
export interface CallTimingDetail {
  readonly timing: CallTiming;
}

/** Every event of `<zego-call>` by name. All bubble and are composed; only `call-host-command` is cancelable. */
export interface ZegoCallEventMap {
  'call-state': CustomEvent<CallStateDetail>;
  'call-error': CustomEvent<CallErrorDetail>;
  'call-participant-join': CustomEvent<CallParticipantDetail>;
  'call-participant-leave': CustomEvent<CallParticipantDetail>;
  'call-participant-update': CustomEvent<CallParticipantDetail>;
  'call-participant-count': CustomEvent<CallParticipantCountDetail>;
  'call-media': CustomEvent<CallMediaDetail>;
  'call-devices': CustomEvent<CallDevicesDetail>;
  'call-check': CustomEvent<CallCheckDetail>;
  'call-token-request': CustomEvent<CallTokenRequestDetail>;
  'call-playback-blocked': CustomEvent<CallPlaybackBlockedDetail>;
  'call-message': CustomEvent<CallMessageDetail>;
  'call-active-speaker': CustomEvent<CallActiveSpeakerDetail>;
  'call-reaction': CustomEvent<CallReactionDetail>;
  'call-quality': CustomEvent<CallQualityDetail>;
  'call-host-command': CustomEvent<CallHostCommandDetail>;
  'call-timing': CustomEvent<CallTimingDetail>;
}

/** Those that a listener can prevent. */
const CANCELABLE: readonly (keyof ZegoCallEventMap)[] = ['call-host-command'];

/** Fires one event of the map at `target`, with a frozen detail; false when a listener prevented it. */
export function emit<Name extends keyof ZegoCallEventMap>(
  target: EventTarget,
  name: Name,
  detail: ZegoCallEventMap[Name]['detail'],
): boolean {
  const cancelable = CANCELABLE.includes(name);
  Object.freeze(detail);
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

declare global {
  interface HTMLElementEventMap extends ZegoCallEventMap {}
  interface DocumentEventMap extends ZegoCallEventMap {}
  interface WindowEventMap extends ZegoCallEventMap {}
}
