/** What opens beside the stage, or over it where there is no room: its frame. The inside is fetched when first opened. */
import { html, nothing, type TemplateResult } from 'lit';
import { isInCall } from '../../call/call-transitions.js';
import type { CallSnapshot, CallStats } from '../../call/call-state.js';
import type { Draft, LoggedMessage } from '../../call/message-log.js';
import type { Messages } from '../../i18n/messages.js';
import { closeButton } from '../close-button.js';
import { focusFirst } from '../focus.js';
import type { LazyParts } from '../lazy-parts.js';
import type { PanelName, ViewState } from '../view-state.js';

const CHAT_PARTS = 'chat-log, chat-message, chat-text, chat-input, chat-send, chat-retry';
const DIAGNOSTICS_PARTS = 'diagnostics-person, diagnostics-plot, diagnostics-copy';
const PEOPLE_PARTS = 'people-search, people-list, person, pin-button';

/** What was written, and how to write. */
export interface Chat {
  readonly all: readonly LoggedMessage[];
  readonly draft: Draft;
  readonly send: (text: string) => void;
  readonly retry: (id: string) => void;
}

/** What the panels show, and what their buttons ask for. */
export interface SidePanelView {
  readonly snapshot: CallSnapshot;
  readonly messages: Messages;
  /** Which panel is open. */
  readonly view: ViewState;
  readonly parts: LazyParts;
  readonly chat: Chat;
  /** The figures of the network; the same function in every drawing. */
  readonly stats: () => Promise<CallStats>;
  readonly pin: (userId: string | null) => void;
}

/** The open panel; nothing outside a call. */
export function sidePanel(view: SidePanelView): TemplateResult | typeof nothing {
  const { panel } = view.view.now;
  if (!panel || !isInCall(view.snapshot.state)) return nothing;
  const title = titleOf(view.messages, panel);
  const close = (event: Event) => closePanel(view, event.currentTarget as Element);
  return html`<section
    class="side"
    part="side-panel"
    aria-label=${title}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && close(event)}
  >
    <header class="side-header">
      <h2 class="side-title" part="side-title">${title}</h2>
      ${closeButton('button panel-close', view.messages.close, close)}
    </header>
    ${inside(view, panel)}
  </section>`;
}

/** Opens a panel, or closes it; for a button. */
export function togglePanel({ view }: Pick<SidePanelView, 'view'>, panel: PanelName): void {
  const open = view.now.panel === panel;
  view.set(open ? { panel: undefined } : { panel, ...(panel === 'chat' && { unread: 0 }) });
}

/** The focus goes back to the button first, so that it is never lost. `inside` is anything in the call. */
function closePanel({ view }: SidePanelView, inside: Element): void {
  const { panel = '' } = view.now;
  const root = inside.getRootNode() as ShadowRoot;
  focusFirst(root, `[part~="${panel}-button"]`, '[part~="more-button"]', '.call');
  view.set({ panel: undefined });
}

function titleOf(messages: Messages, panel: PanelName): string {
  return messages[panel];
}

function inside(view: SidePanelView, panel: PanelName): TemplateResult {
  const { parts, messages, chat } = view;
  const waiting = html`<div class="side-wait"><span class="spinner"></span></div>`;
  switch (panel) {
    case 'chat':
      if (!parts.get('chat')) return waiting;
      return html`<zego-call-chat
        class="inside"
        exportparts=${CHAT_PARTS}
        .messages=${messages.panels}
        .locale=${messages.lang}
        .log=${chat.all}
        .draft=${chat.draft}
        .send=${chat.send}
        .retry=${chat.retry}
      ></zego-call-chat>`;
    case 'people':
      if (!parts.get('people')) return waiting;
      return html`<zego-call-people
        class="inside"
        exportparts=${PEOPLE_PARTS}
        .messages=${messages}
        .snapshot=${view.snapshot}
        .pinned=${view.view.now.pinned}
        .pin=${view.pin}
      ></zego-call-people>`;
    case 'diagnostics':
      if (!parts.get('diagnostics-panel')) return waiting;
      return html`<zego-call-diagnostics
        class="inside"
        exportparts=${DIAGNOSTICS_PARTS}
        .messages=${messages.panels}
        .locale=${messages.lang}
        .participants=${view.snapshot.participants}
        .timing=${view.snapshot.timing}
        .stats=${view.stats}
      ></zego-call-diagnostics>`;
  }
}
