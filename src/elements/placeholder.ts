/** What a server draws in place of a call: its first picture, at rest, by the templates of the element itself. */
import { html, type CSSResult, type TemplateResult } from 'lit';
import { IDLE } from '../call/call-reducer.js';
import type { BaseMessages } from '../i18n/messages.js';
import { css } from '../styles/css.js';
import { tokens } from '../styles/tokens.js';
import { callLayout } from './call-layout.js';
import type { CallCommands } from './call-commands.js';
import { LazyParts } from './lazy-parts.js';
import type { LobbyDesk } from './lobby/lobby.js';
import { tileStyles } from './tile/tile.styles.js';
import { tileTemplate } from './tile/tile.js';
import { ViewState } from './view-state.js';
import { zegoCallStyles } from './zego-call.styles.js';

const nothing = () => undefined;

/** As the attributes of a tag say it. */
export interface PlaceholderInput {
  readonly messages: BaseMessages;
  readonly direction: 'rtl' | undefined;
  readonly room: string;
  readonly hasName: boolean;
  readonly autojoin: boolean;
  readonly muted: boolean;
  readonly cameraOff: boolean;
  readonly audioOnly: boolean;
  readonly viewOnly: boolean;
  readonly hideControls: boolean;
  /** Whether the page draws the layout. */
  readonly ownLayout: boolean;
}

/** Its own styles: nothing in it can be pressed yet, and without scripts it gives way to what the page says then. */
const atRest = css`
  [inert] {
    display: contents;
  }

  .without-script {
    display: none;
  }

  @media (scripting: none) {
    :host {
      position: relative;
    }

    [inert] {
      visibility: hidden;
    }

    .without-script {
      display: grid;
      position: absolute;
      inset: 0;
      place-content: center;
      padding: 1rem;
      text-align: center;
    }
  }
`;

/** The styles of {@link placeholder}, and those of the own picture in it. */
export const placeholderStyles: { readonly call: readonly CSSResult[]; readonly tile: readonly CSSResult[] } =
  { call: [...zegoCallStyles.flat(), atRest], tile: [tokens, tileStyles] };

/** The template of a call that has not begun, or with `autojoin` is about to. Takes the room of the call. */
export function placeholder(input: PlaceholderInput): TemplateResult {
  const { messages, direction, room, autojoin, hideControls, ownLayout } = input;
  return html`<div class="without-script"><slot name="without-script"></slot></div>
    <div inert>
      ${callLayout({
        ...{ messages, direction, room, hideControls, mirror: 'auto', layout: 'auto' },
        ...{ snapshot: autojoin ? { ...IDLE, state: 'joining' } : IDLE, inCall: undefined },
        ...{ shortcuts: false, ownLayout, obstacle: undefined, lobby: deskOf(input) },
        ...{ call: AT_REST, view: new ViewState(nothing), parts: new LazyParts(nothing, nothing, nothing) },
        ...{ stats: () => new Promise<never>(nothing), act: nothing, pin: nothing, tryAgain: nothing },
        ...{ report: nothing, onSlotChange: nothing },
      })}
    </div>`;
}

/** The inside of the own picture, which is off. */
export function tilePlaceholder({ messages, direction }: PlaceholderInput): TemplateResult {
  return tileTemplate({
    ...{ messages, direction, userId: '', fullName: '', name: messages.you },
    ...{ picture: false, microphoneOff: false, signs: { weak: false, hand: false } },
    ...{ connecting: false, paused: false, screen: false, silent: true },
  });
}

/** On a server there is no call; nothing that is drawn at rest asks it anything. */
const AT_REST = Object.freeze({}) as CallCommands;

/** Of the lobby, where there is one; see `#showsLobby` of the call. */
function deskOf({
  autojoin,
  viewOnly,
  hideControls,
  ownLayout,
  muted,
  cameraOff,
  audioOnly,
  hasName,
}: PlaceholderInput): LobbyDesk | undefined {
  if (autojoin || viewOnly || hideControls || ownLayout) return undefined;
  return {
    call: AT_REST,
    preview: {
      open: false,
      microphone: muted ? 'off' : 'on',
      camera: audioOnly ? 'unavailable' : cameraOff ? 'off' : 'on',
      stream: undefined,
      errors: [],
      name: '',
    },
    source: undefined,
    asksName: !hasName,
    ...{ open: nothing, set: nothing, rename: nothing, prefetch: nothing, subscribeLevel: () => nothing },
  };
}
