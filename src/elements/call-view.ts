/** What the parts of the interface are drawn from, and what their buttons ask for. */
import type { CallStats, CallDevice, CallSnapshot } from '../call/call-state.js';
import type { LoggedMessage } from '../call/message-log.js';
import type { Mirror } from '../controllers/mirroring.js';
import type { Messages } from '../i18n/messages.js';
import type { CallCommands } from './call-commands.js';
import type { LobbyDesk } from './lobby/lobby.js';
import type { LazyParts } from './lazy-parts.js';
import type { Notice } from './notices/notices.js';
import type { StageLayout } from './stage/arrangement.js';
import type { StageFit } from './stage/fit.js';
import type { ViewState } from './view-state.js';

/** What a button or a command asks of the call; as a command it has `--` before it. */
export type CallAction = (typeof ACTIONS)[number];

const ACTIONS = [
  'join',
  'leave',
  'toggle-microphone',
  'toggle-camera',
  'toggle-screen',
  'toggle-hand',
  'resume-playback',
  'toggle-fullscreen',
  'picture-in-picture',
] as const;

/** True for the name of an action. */
export function isCallAction(name: string): name is CallAction {
  return ACTIONS.some((action) => action === name);
}

/** What was written, and how to write. */
export interface Chat {
  readonly all: readonly LoggedMessage[];
  readonly send: (text: string) => void;
  readonly retry: (id: string) => void;
}

/** One drawing of a call. */
export interface CallView {
  readonly snapshot: CallSnapshot;
  /** The element, for what a page can ask of it, too. */
  readonly call: CallCommands;
  readonly messages: Messages;
  /** Of the texts, where it is not the page's. */
  readonly direction: 'rtl' | undefined;
  /** What the user has made of the interface. */
  readonly view: ViewState;
  /** What is fetched when first used. */
  readonly parts: LazyParts;
  readonly chat: Chat;
  /** The figures of the network; the same function in every drawing. */
  readonly stats: () => Promise<CallStats>;
  readonly room: string;
  /** How the own picture is shown. */
  readonly mirror: Mirror;
  /** How the page wants the stage. */
  readonly layout: StageLayout;
  /** What the stage has room for. */
  readonly fit: StageFit;
  /** Who spoke last, by user id. */
  readonly speaker: string | undefined;
  /** Lets a screen reader say something. */
  readonly say: (text: string) => void;
  /** How many round buttons fit in the bar. */
  readonly places: number;
  /** Single keys press buttons. */
  readonly shortcuts: boolean;
  /** The page draws its own buttons. */
  readonly hideControls: boolean;
  /** The page's elements take the place of the stage. */
  readonly ownLayout: boolean;
  /** What a screen reader says; a new `id` makes it say the same text again. */
  readonly announced: { readonly id: number; readonly text: string };
  /** What is to be known and not dismissed. */
  readonly notices: readonly Notice[];
  /** Others were in this call before. */
  readonly hadCompany: boolean;
  readonly act: (action: CallAction) => void;
  readonly selectDevice: (kind: CallDevice['kind'], deviceId: string) => void;
  readonly pin: (userId: string | null) => void;
  readonly dismiss: (notice: Notice) => void;
  /** Where the whole lobby is shown before a call. */
  readonly lobby: LobbyDesk | undefined;
  readonly onSlotChange: () => void;
}
