/** What the user should know while the call goes on. */
import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from '../../i18n/i18n.js';
import type { Messages } from '../../i18n/messages.js';
import type { CallView } from '../call-view.js';
import { closeButton } from '../close-button.js';
import { icon } from '../icons.js';
import type { Notice } from './notices.js';

/** What is under way and shared, the sound that waits for a tap, and what failed. */
export function callNotices(view: CallView): TemplateResult {
  const { snapshot, messages, notices, act, dismiss } = view;
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
  ${sharing(view)}
  ${notices.map(
    (notice) =>
      html`<div class="notice problem" part="notice">
        ${icon('warning')}<span>${noticeText(messages, notice)}</span>
        ${closeButton('button dismiss-button', messages.dismiss, () => dismiss(notice))}
      </div>`,
  )}`;
}

/** Nobody should forget what the others see, and the way to end it is at hand. */
function sharing({ snapshot, messages, act }: CallView): TemplateResult | typeof nothing {
  if (snapshot.screen !== 'on') return nothing;
  return html`<div class="notice sharing" part="notice sharing">
    ${icon('screen')}<span>${messages.isOn.screen}</span>
    <button
      class="secondary"
      part="button stop-sharing-button"
      type="button"
      @click=${() => act('toggle-screen')}
    >
      ${messages.turnOff.screen}
    </button>
  </div>`;
}

/** What the user reads. */
function noticeText(messages: Messages, notice: Notice): string {
  if (notice.type === 'host-command') return messages.asked[notice.command](notice.from.userName);
  if (notice.type === 'device-replaced') return messages.replaced[notice.kind](notice.label);
  // In a call, what is not allowed is to be seen and heard.
  return notice.error.code === 'not-authorized' ? messages.mayNotPublish : errorText(messages, notice.error);
}
