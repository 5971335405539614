/** The bar of buttons during a call. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MediaKind } from '../../errors.js';
import type { CallView } from '../call-view.js';
import { icon } from '../icons.js';

/** Microphone, camera, leave. A device that is not part of the call has no button. */
export function callControls(view: CallView): TemplateResult {
  const { messages, snapshot, act } = view;
  const label = snapshot.state === 'joining' ? messages.cancel : messages.leave;
  return html`<div class="controls" part="controls" role="group" aria-label=${messages.controls}>
    ${deviceButton(view, 'microphone')} ${deviceButton(view, 'camera')}
    <button
      class="round wide danger"
      part="button leave-button"
      type="button"
      title=${label}
      aria-label=${label}
      @click=${() => act('leave')}
    >
      ${icon('leave')}
    </button>
  </div>`;
}

function deviceButton(
  { messages, snapshot, act }: CallView,
  kind: MediaKind,
): TemplateResult | typeof nothing {
  const status = snapshot[kind];
  if (status === 'unavailable') return nothing;
  const label = messages[status === 'off' ? 'turnOn' : 'turnOff'][kind];
  return html`<button
    class="round ${status}"
    part="button ${kind}-button"
    type="button"
    title=${label}
    aria-label=${label}
    aria-busy=${status === 'pending'}
    @click=${() => act(`toggle-${kind}`)}
  >
    ${icon(status === 'off' ? `${kind}-off` : kind)}
  </button>`;
}
