/** What is shown before the first call: the own picture, what goes in, and the way in. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PreviewState } from '../../call/preview.js';
import type { Mirror } from '../../controllers/mirroring.js';
import type { CallError, MediaKind } from '../../errors.js';
import type { BaseMessages } from '../../i18n/messages.js';
import type { CallCommands } from '../call-commands.js';
import { icon } from '../icons.js';
import type { LazyParts } from '../lazy-parts.js';
import type { ViewState } from '../view-state.js';

const KINDS = ['microphone', 'camera'] as const;
const TILE_PARTS = 'video, avatar, name, badge, network, hand, paused';
const PROBLEM_PARTS = 'problem, button, retry-button, help';
const EXTRAS_PARTS = 'picker, meter, button, check, check-button';

/** What the lobby is drawn from. */
export interface Lobby {
  readonly messages: BaseMessages;
  readonly room: string;
  readonly mirror: Mirror;
  readonly view: ViewState;
  readonly parts: LazyParts;
  readonly lobby: LobbyDesk;
  readonly act: (action: 'join') => void;
}

/** What its buttons ask for, and what they stand for. */
export interface LobbyDesk {
  /** For what is fetched later: it uses the public methods. */
  readonly call: CallCommands;
  readonly preview: PreviewState;
  /** The page's own stream is what is sent. */
  readonly source: MediaStream | undefined;
  /** The page has not said what the user is called. */
  readonly asksName: boolean;
  /** Opens the devices. */
  readonly open: () => void;
  readonly set: (kind: MediaKind, on: boolean) => void;
  readonly rename: (name: string) => void;
  /** The user is about to join. */
  readonly prefetch: () => void;
  readonly subscribeLevel: (listener: (level: number) => void) => () => void;
}

/** The template of the lobby. */
export function callLobby(lobby: Lobby): TemplateResult {
  const { messages, room, act, lobby: desk, view } = lobby;
  const { errors, open } = desk.preview;
  const submit = (event: Event) => {
    event.preventDefault();
    act('join');
  };
  return html`<div class="panel" part="panel">
    <div class="lobby" part="lobby">
      <div class="preview" part="preview">
        ${ownTile(lobby)}
        ${
          open || desk.source
            ? nothing
            : html`<button class="ask" part="button preview-button" type="button" @click=${desk.open}>
                ${icon('camera')}${messages.lobby.preview}
              </button>`
        }
        <div class="toggles">${KINDS.map((kind) => toggle(lobby, kind))} ${settingsButton(lobby)}</div>
      </div>
      <form class="entry" @submit=${submit}>
        <p class="title" part="panel-title">${messages.ready}</p>
        ${room ? html`<p class="text" part="panel-text">${messages.room(room)}</p>` : nothing}
        ${problems(lobby)} ${desk.asksName ? nameField(lobby) : nothing}
        <button
          class="primary"
          part="button join-button"
          @pointerenter=${desk.prefetch}
          @focus=${desk.prefetch}
        >
          ${joinLabel(messages, errors)}
        </button>
      </form>
      ${view.now.lobbyExtras ? extras(lobby) : nothing}
    </div>
  </div>`;
}

function ownTile({ mirror, lobby: { source } }: Lobby): TemplateResult {
  return html`<zego-local-video
    part="tile local"
    exportparts=${TILE_PARTS}
    mirror=${mirror}
    .stream=${source}
  ></zego-local-video>`;
}

function toggle(
  { messages, lobby: { preview, set } }: Lobby,
  kind: MediaKind,
): TemplateResult | typeof nothing {
  const status = preview[kind];
  if (status === 'unavailable') return nothing;
  const off = status === 'off';
  const label = messages[off ? 'turnOn' : 'turnOff'][kind];
  return html`<button
    class="round ${off ? 'off' : ''}"
    part="button ${kind}-button"
    type="button"
    title=${label}
    aria-label=${label}
    aria-busy=${status === 'pending' || nothing}
    @click=${() => set(kind, off)}
  >
    ${icon(off ? `${kind}-off` : kind)}
  </button>`;
}

function settingsButton({ messages, view }: Lobby): TemplateResult {
  const open = Boolean(view.now.lobbyExtras);
  return html`<button
    class="round ${open ? 'pressed' : ''}"
    part="button settings-button"
    type="button"
    title=${messages.lobby.settings}
    aria-label=${messages.lobby.settings}
    aria-expanded=${open}
    @click=${() => view.set({ lobbyExtras: !open })}
  >
    ${icon('settings')}
  </button>`;
}

function nameField({ messages, lobby: { preview, rename } }: Lobby): TemplateResult {
  return html`<label class="field">
    <span>${messages.lobby.name}</span>
    <input
      part="name-field"
      type="text"
      autocomplete="name"
      maxlength="60"
      enterkeyhint="go"
      .value=${preview.name}
      @input=${({ currentTarget }: Event) => rename((currentTarget as HTMLInputElement).value)}
    />
  </label>`;
}

/** What failed, in short until there is more to say. */
function problems({ messages, parts, lobby: { preview, set } }: Lobby): TemplateResult | typeof nothing {
  const { errors } = preview;
  const [first] = errors;
  if (!first) return nothing;
  if (!parts.get('lobby-extras'))
    return html`<p class="text" part="problems">${messages.errors[first.code]}</p>`;
  return html`<zego-call-problems
    part="problems"
    exportparts=${PROBLEM_PARTS}
    .messages=${messages}
    .errors=${errors}
    .retry=${set}
  ></zego-call-problems>`;
}

/** In without what failed. */
function joinLabel(messages: BaseMessages, errors: readonly CallError[]): string {
  const failed = KINDS.filter((kind) => errors.some(({ device }) => device === kind));
  const [first] = failed;
  if (!first) return messages.join;
  return messages.lobby.joinWithout[failed.length > 1 ? 'both' : first];
}

function extras({
  messages,
  parts,
  lobby: { call, subscribeLevel },
}: Lobby): TemplateResult | typeof nothing {
  if (!parts.get('lobby-extras')) return nothing;
  return html`<zego-call-lobby-extras
    exportparts=${EXTRAS_PARTS}
    .call=${call}
    .devices=${call.devices}
    .messages=${messages.panels}
    .subscribeLevel=${subscribeLevel}
  ></zego-call-lobby-extras>`;
}
