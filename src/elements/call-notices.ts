/** What the user should know while the call goes on. */
import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from '../i18n/i18n.js';
import type { CallView } from './call-view.js';
import { icon } from './icons.js';

/** What is under way, the sound that waits for a tap, and what failed. */
export function callNotices(view: CallView): TemplateResult {
  const { snapshot, messages, problems, act, dismiss } = view;
  const { state, step } = snapshot;
  const busy = state === 'joining' || state === 'reconnecting' || state === 'leaving';
  return html`${
    busy
      ? html`<div class="notice ${state}" part="notice">
          <span class="spinner"></span>${step ? messages.steps[step] : messages.states[state]}
        </div>`
      : nothing
  }
  ${
    snapshot.playbackBlocked
      ? html`<button
          class="primary"
          part="button sound-button"
          type="button"
          @click=${() => act('resume-playback')}
        >
          ${icon('sound')}${messages.resumePlayback}
        </button>`
      : nothing
  }
  ${problems.map(
    (problem) =>
      html`<div class="notice problem" part="notice">
        ${icon('warning')}<span>${errorText(messages, problem)}</span>
        <button
          class="dismiss"
          part="button dismiss-button"
          type="button"
          title=${messages.dismiss}
          aria-label=${messages.dismiss}
          @click=${() => dismiss(problem)}
        >
          ${icon('close')}
        </button>
      </div>`,
  )}`;
}
