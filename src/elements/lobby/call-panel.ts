/** What stands in place of the stage outside a call: the one thing to know, and the one right action. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CallErrorCode } from '../../errors.js';
import { errorText } from '../../i18n/i18n.js';
import type { CallView } from '../call-view.js';
import { icon, type IconName } from '../icons.js';
import { callLobby } from './lobby.js';

/** Nothing that is pressed on this page helps against these. */
const HOPELESS: readonly CallErrorCode[] = ['unsupported', 'insecure-context'];

/** The panel of `idle`, `left` and `failed`. */
export function callPanel(view: CallView): TemplateResult {
  const { snapshot, messages, room, lobby } = view;
  if (lobby && snapshot.state === 'idle') return callLobby({ ...view, lobby });
  const { state, reason, error } = snapshot;
  const name = room && messages.room(room);
  if (state === 'failed' && error) {
    const action = HOPELESS.includes(error.code) ? '' : error.retryable ? messages.retry : messages.join;
    return panel(view, 'warning', messages.states.failed, errorText(messages, error), action);
  }
  return state === 'left'
    ? panel(view, 'leave', messages.left[reason ?? 'local'], name, messages.rejoin)
    : panel(view, 'camera', messages.ready, name, messages.join);
}

function panel(
  { hideControls, act }: CallView,
  symbol: IconName,
  title: string,
  text: string,
  action: string,
): TemplateResult {
  return html`<div class="panel ${symbol}" part="panel">
    <div class="symbol" part="panel-icon">${icon(symbol)}</div>
    <p class="title" part="panel-title">${title}</p>
    ${text ? html`<p class="text" part="panel-text">${text}</p>` : nothing}
    ${
      action && !hideControls
        ? html`<button class="primary" part="button join-button" type="button" @click=${() => act('join')}>
            ${action}
          </button>`
        : nothing
    }
  </div>`;
}
