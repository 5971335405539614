/** The whole of a `<zego-call>`: stage or panel, notices, controls, what is said and what is heard. */
import { html, nothing, type TemplateResult } from 'lit';
import { participantCount } from '../call/call-state.js';
import { isActive, isInCall } from '../call/call-transitions.js';
import type { Attended } from './attendant.js';
import type { BarView } from './controls/call-controls.js';
import { callPanel, type PanelView } from './lobby/call-panel.js';
import type { NoticesView } from './notices/call-notices.js';
import type { SidePanelView } from './panels/side-panel.js';
import type { PartModule } from './part-files.js';
import type { StageView } from './stage/call-stage.js';

/** What the parts of a call show, each a share of it; see there. */
type Shown = StageView & NoticesView & SidePanelView & BarView;

/** What a call shows: all that its parts do, but for what is {@link Attended}. */
export interface CallView extends PanelView, Omit<Shown, keyof Attended | keyof PanelView> {
  /** Of the texts, where it is not the page's. */
  readonly direction: 'rtl' | undefined;
  /** The templates of a call, and what goes into them; undefined before the first call, and until they have arrived. */
  readonly inCall: { readonly draw: PartModule<'in-call'>; readonly now: Attended } | undefined;
  readonly act: Shown['act'];
  readonly onSlotChange: () => void;
}

/** Keeps the place of the buttons while they are fetched. */
const PLACE = html`<div class="controls"></div>`;

/** The template of a call. Every slot is there in every state, so that what a page puts in never gets lost. */
export function callLayout(view: CallView): TemplateResult {
  const { snapshot, messages, direction, ownLayout, hideControls, inCall, onSlotChange } = view;
  const { state } = snapshot;
  const inside = isActive(state) || state === 'leaving';
  const drawn = inside && inCall ? { ...inCall, shown: { ...view, ...inCall.now } } : undefined;
  const alone = isInCall(state) && participantCount(snapshot) === 1;
  // A page that draws layout and buttons itself needs to be told of failures only.
  const panel = ownLayout && hideControls && state !== 'failed' ? nothing : callPanel(view);
  const bar = inside && !hideControls;
  const outside = state === 'failed' || (inside && view.parts.isMissing('in-call'));
  return html`<div
    class="call ${ownLayout ? 'own' : ''}"
    part="base"
    tabindex="-1"
    @keydown=${(event: KeyboardEvent) => onKeydown(view, event)}
    role="group"
    aria-label=${messages.call}
    lang=${messages.lang}
    dir=${direction ?? nothing}
  >
    <div class="body">
      <div class="stage" part="stage" @slotchange=${onSlotChange}>
        <slot ?hidden=${!ownLayout}></slot>
        ${ownLayout ? nothing : drawn?.draw.callStage(drawn.shown)}
        <slot name="lobby" ?hidden=${state !== 'idle'}>${state === 'idle' ? panel : nothing}</slot>
        <slot name="left" ?hidden=${state !== 'left'}>${state === 'left' ? panel : nothing}</slot>
        ${outside ? panel : nothing}
        <div class="notices" part="notices">
          <slot name="notice"></slot>
          ${drawn?.draw.callNotices(drawn.shown)}
          <slot name="empty" ?hidden=${!alone}>${drawn?.draw.companyHint(drawn.shown)}</slot>
        </div>
      </div>
      ${drawn?.draw.sidePanel(drawn.shown)}
    </div>
    <slot name="controls">${bar ? (drawn?.draw.callControls(drawn.shown) ?? PLACE) : nothing}</slot>
    ${bar ? drawn?.draw.openMenu(drawn.shown) : nothing}
    <div class="visually-hidden" aria-live="polite">${inCall?.draw.spoken(inCall.now.announced)}</div>
    <div class="sounds"></div>
  </div>`;
}

function onKeydown(view: CallView, event: KeyboardEvent): void {
  // A key held down presses the button that takes the place of the one it was pressed on.
  if (event.repeat && event.key === 'Enter') event.preventDefault();
  if (view.shortcuts && !view.hideControls && isActive(view.snapshot.state))
    view.inCall?.draw.onShortcut({ ...view, ...view.inCall.now }, event);
}
