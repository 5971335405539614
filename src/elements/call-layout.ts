/** The whole of a `<zego-call>`: stage or panel, notices, controls, what is said and what is heard. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { isActive, isInCall } from '../call/call-transitions.js';
import { callPanel } from './lobby/call-panel.js';
import type { CallView } from './call-view.js';

/** Keeps the place of the buttons while they are fetched. */
const PLACE = html`<div class="controls"></div>`;

/** The template of a call. Every slot is there in every state, so that what a page puts in never gets lost. */
export function callLayout(view: CallView): TemplateResult {
  const { snapshot, messages, direction, ownLayout, hideControls, hadCompany, announced, onSlotChange } =
    view;
  const { state, participants } = snapshot;
  const inside = isActive(state) || state === 'leaving';
  const parts = inside ? view.parts.get('in-call') : undefined;
  const alone = isInCall(state) && participants.length === 1;
  // A page that draws layout and buttons itself needs to be told of failures only.
  const panel = ownLayout && hideControls && state !== 'failed' ? nothing : callPanel(view);
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
      <div class="stage" part="stage">
        <slot ?hidden=${!ownLayout} @slotchange=${onSlotChange}></slot>
        ${ownLayout ? nothing : parts?.callStage(view)}
        <slot name="lobby" ?hidden=${state !== 'idle'}>${state === 'idle' ? panel : nothing}</slot>
        ${state === 'left' || state === 'failed' ? panel : nothing}
        <div class="notices" part="notices">
          <slot name="notice"></slot>
          ${parts?.callNotices(view)}
          <slot name="empty" ?hidden=${!alone}
            ><p class="notice" part="notice">${hadCompany ? messages.deserted : messages.alone}</p></slot
          >
        </div>
      </div>
      ${parts?.sidePanel(view)}
    </div>
    <slot name="controls">${inside && !hideControls ? (parts?.callControls(view) ?? PLACE) : nothing}</slot>
    <div class="visually-hidden" aria-live="polite">
      ${keyed(announced.id, html`<p>${announced.text}</p>`)}
    </div>
    <div class="sounds"></div>
  </div>`;
}

function onKeydown(view: CallView, event: KeyboardEvent): void {
  // A key held down presses the button that takes the place of the one it was pressed on.
  if (event.repeat && event.key === 'Enter') event.preventDefault();
  if (!view.shortcuts || view.hideControls || !isActive(view.snapshot.state)) return;
  view.parts.get('in-call')?.onShortcut(view, event);
}
