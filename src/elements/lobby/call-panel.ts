/** What stands in place of the stage outside a call: the one thing to know, and the one right action. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/call-state.js';
import { isActive } from '../../call/call-transitions.js';
import { HOPELESS, type CallError } from '../../errors.js';
import { icon, type IconName } from '../icons.js';
import { callLobby, type Lobby, type LobbyDesk } from './lobby.js';

/** What the panel shows, and what its button asks for. */
export interface PanelView extends Omit<Lobby, 'lobby'> {
  readonly snapshot: CallSnapshot;
  /** The page draws its own buttons. */
  readonly hideControls: boolean;
  /** Why there can be no call in this browser. */
  readonly obstacle: CallError | undefined;
  /** Where the whole lobby is shown before a call. */
  readonly lobby: LobbyDesk | undefined;
  /** Fetches anew what could not be fetched. */
  readonly tryAgain: () => void;
}

/** The panel of `idle`, `left` and `failed`, and of a call whose interface could not be fetched. */
export function callPanel(view: PanelView): TemplateResult {
  const { snapshot, messages, room, lobby, obstacle, tryAgain } = view;
  if (lobby && snapshot.state === 'idle') return callLobby({ ...view, lobby });
  const { state, reason } = snapshot;
  const error = state === 'failed' ? snapshot.error : state === 'idle' ? obstacle : undefined;
  if (isActive(state))
    return panel(view, 'warning', messages.errors['engine-load'], '', messages.retry, tryAgain);
  const name = room && messages.room(room);
  if (error) {
    const action = HOPELESS.includes(error.code) ? '' : error.retryable ? messages.retry : messages.join;
    return panel(view, 'warning', messages.states.failed, messages.errors[error.code], action);
  }
  return state === 'left'
    ? panel(view, 'leave', messages.left[reason ?? 'local'], name, messages.rejoin)
    : panel(view, 'camera', messages.ready, name, messages.join);
}

function panel(
  { hideControls, act }: PanelView,
  symbol: IconName,
  title: string,
  text: string,
  action: string,
  press = () => act('join'),
): TemplateResult {
  return html`<div class="panel ${symbol}" part="panel">
    <div class="symbol" part="panel-icon">${icon(symbol)}</div>
    <p class="title" part="panel-title">${title}</p>
    ${text ? html`<p class="text" part="panel-text">${text}</p>` : nothing}
    ${
      action && !hideControls
        ? html`<button class="primary" part="button join-button" type="button" @click=${press}>
            ${action}
          </button>`
        : nothing
    }
  </div>`;
}
