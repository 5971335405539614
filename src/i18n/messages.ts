/** What the interface says, as a typed dictionary. A language is one object of this type. */
import type { CallState, HostCommand, JoinStep, LeaveReason } from '../call/call-state.js';
import type { CallErrorCode, MediaKind, OwnMediaKind } from '../errors.js';
import type { InCallMessages } from './in-call-messages.js';
import type { PanelMessages } from './panel-messages.js';

/** The errors that are about one device. */
export type DeviceErrorCode = 'permission-denied' | 'device-missing' | 'device-busy';

/** What is said outside a call and in a tile: always at hand. Functions put names into sentences; names are plain text. */
export interface BaseMessages {
  /** BCP 47 tag of these texts, set as `lang` where they are shown. */
  readonly lang: string;
  /** Those of panels and menus; English has them in the files of these. */
  readonly panels?: PanelMessages;
  readonly call: string;
  readonly you: string;
  readonly waiting: string;
  readonly ready: string;
  /** Of a participant whose connection is poor. */
  readonly weak: string;
  readonly handRaised: string;
  /** Of a picture that stands still. */
  readonly paused: string;
  readonly yourScreen: string;
  readonly screenOf: (name: string) => string;
  readonly join: string;
  readonly rejoin: string;
  readonly retry: string;
  readonly turnOn: Readonly<Record<MediaKind, string>>;
  readonly turnOff: Readonly<Record<MediaKind, string>>;
  readonly isOff: Readonly<Record<MediaKind, string>>;
  readonly states: Readonly<Record<'failed', string>>;
  readonly left: Readonly<Record<LeaveReason, string>>;
  readonly room: (room: string) => string;
  readonly named: (name: string, about: string) => string;
  readonly lobby: {
    /** The button that opens both devices. */
    readonly preview: string;
    /** The button that shows which devices there are. */
    readonly settings: string;
    /** The label of the field for it. */
    readonly name: string;
    /** In without what failed. */
    readonly joinWithout: Readonly<Record<MediaKind | 'both', string>>;
  };
  readonly errors: Readonly<Record<CallErrorCode, string>>;
}

/** Every text of the interface in one language; English has those of a call in a file of their own. */
export interface Messages extends BaseMessages {
  readonly inCall: InCallMessages;
  readonly controls: string;
  readonly alone: string;
  /** The others have left. */
  readonly deserted: string;
  /** How many see and hear, but send nothing. */
  readonly watching: (count: number) => string;
  /** Which page of the stage, from 1, of how many. */
  readonly page: (page: number, pages: number) => string;
  readonly previousPage: string;
  readonly nextPage: string;
  /** To another corner. */
  readonly movePicture: string;
  /** The menu of somebody's picture. */
  readonly tileMenu: (name: string) => string;
  /** In the page, while the call is in a small window above all others. */
  readonly inWindow: string;
  readonly mayNotPublish: string;
  readonly cancel: string;
  readonly leave: string;
  /** The button for what has no place in the bar. */
  readonly more: string;
  /** Of a panel. */
  readonly close: string;
  readonly chat: string;
  readonly people: string;
  /** The panel that shows how good the connection is. */
  readonly diagnostics: string;
  /** How many are in the call, this user included. */
  readonly peopleCount: (count: number) => string;
  readonly layout: string;
  readonly devices: string;
  /** The chat, and how many messages in it are new. */
  readonly unread: (count: number) => string;
  /** Somebody wrote while the chat was closed. */
  readonly messageFrom: (name: string, text: string) => string;
  readonly dismiss: string;
  readonly resumePlayback: string;
  readonly turnOn: Readonly<Record<OwnMediaKind, string>>;
  readonly turnOff: Readonly<Record<OwnMediaKind, string>>;
  readonly isOn: Readonly<Record<OwnMediaKind, string>>;
  readonly isOff: Readonly<Record<OwnMediaKind, string>>;
  readonly states: Readonly<Record<CallState, string>>;
  readonly steps: Readonly<Record<JoinStep, string>>;
  /** A device was lost and another, by name, is used in its place. */
  readonly replaced: Readonly<Record<MediaKind, (label: string) => string>>;
  /** What a host had done, by name. */
  readonly asked: Readonly<Record<Exclude<HostCommand, 'remove'>, (name: string) => string>>;
  /** One or several people, listed in words. */
  readonly joined: (names: string, count: number) => string;
  readonly gone: (names: string, count: number) => string;
  /** The end of such a list: how many more there are. */
  readonly others: (count: number) => string;
  readonly deviceErrors: Readonly<Record<MediaKind, Readonly<Record<DeviceErrorCode, string>>>>;
  /** Browser or system refused to share the screen. */
  readonly screenDenied: string;
  /** Sharing did not begin, or ended by itself. */
  readonly screenFailed: string;
  /** Filling the screen, a window of its own, or saving a picture. */
  readonly refused: string;
  readonly speakerFailed: string;
}

/** A language other than English: all texts in one file. */
export interface Translation extends Messages {
  readonly panels: PanelMessages;
}
