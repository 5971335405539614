/** What the user should know while the call goes on. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CallSnapshot } from '../../call/call-state.js';
import { troubleText } from '../../i18n/i18n.js';
import { isolated } from '../../i18n/isolated.js';
import type { Messages } from '../../i18n/messages.js';
import type { CallAction } from '../call-actions.js';
import { closeButton } from '../close-button.js';
import { icon, type IconName } from '../icons.js';
import type { Notice } from './notices.js';
import type { Spell } from './spell.js';

/** What the notices tell, and what their buttons ask for. */
export interface NoticesView {
  readonly snapshot: CallSnapshot;
  readonly messages: Messages;
  readonly notices: readonly Notice[];
  /** Whether the user speaks with the microphone off. */
  readonly mutedSpeech: Pick<Spell, 'shown' | 'dismiss'>;
  /** Whether the user's connection is poor, with the camera on. */
  readonly weakLink: Pick<Spell, 'shown' | 'dismiss'>;
  /** Others were in this call before. */
  readonly hadCompany: boolean;
  readonly act: (action: CallAction) => void;
  readonly dismiss: (notice: Notice) => void;
}

/** What is under way and shared, the sound that waits for a tap, and what failed. */
export function callNotices(view: NoticesView): TemplateResult {
  const { snapshot, messages, notices, act, dismiss } = view;
  const { state, step } = snapshot;
  const textOf = (notice: Notice) => noticeText(messages, notice); // of many people it may be the same
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
  ${sharing(view)}${mutedSpeech(view)}${weakLink(view)}
  ${[...new Set(notices.map(textOf))].map(
    (text) =>
      html`<div class="notice problem" part="notice">
        ${icon('warning')}<span>${text}</span>
        ${closeButton('button dismiss-button', messages.dismiss, () =>
          notices.filter((notice) => textOf(notice) === text).forEach(dismiss),
        )}
      </div>`,
  )}`;
}

/** Nobody should forget what the others see, and the way to end it is at hand. */
function sharing(view: NoticesView): TemplateResult | typeof nothing {
  const { snapshot, messages } = view;
  return snapshot.screen === 'on'
    ? withAction(view, {
        ...{ name: 'sharing', symbol: 'screen', text: messages.isOn.screen },
        ...{ button: 'stop-sharing-button', label: messages.turnOff.screen, action: 'toggle-screen' },
      })
    : nothing;
}

/** Unheard; the way to be heard is at hand. */
function mutedSpeech(view: NoticesView): TemplateResult | typeof nothing {
  const { messages, mutedSpeech } = view;
  return mutedSpeech.shown
    ? withAction(view, {
        ...{ name: 'muted-speech', symbol: 'microphone-off', text: messages.inCall.mutedSpeech },
        ...{ button: 'unmute-button', label: messages.turnOn.microphone, action: 'toggle-microphone' },
        dismiss: () => mutedSpeech.dismiss(),
      })
    : nothing;
}

/** Sound comes first: without the picture there is more room for it. */
function weakLink(view: NoticesView): TemplateResult | typeof nothing {
  const { messages, weakLink } = view;
  return weakLink.shown
    ? withAction(view, {
        ...{ name: 'weak-link', symbol: 'warning', text: messages.inCall.weakLink },
        ...{ button: 'camera-off-button', label: messages.turnOff.camera, action: 'toggle-camera' },
        dismiss: () => weakLink.dismiss(),
      })
    : nothing;
}

/** A notice with the one button that mends it. */
interface ActionNotice {
  /** Of its part. */
  readonly name: string;
  readonly symbol: IconName;
  readonly text: string;
  /** The part of the button. */
  readonly button: string;
  readonly label: string;
  readonly action: CallAction;
  /** Where it can be put away; it is a problem then. */
  readonly dismiss?: () => void;
}

function withAction({ messages, act }: NoticesView, notice: ActionNotice): TemplateResult {
  const { name, symbol, text, button, label, action, dismiss } = notice;
  return html`<div class="notice ${dismiss ? 'problem' : name}" part="notice ${name}">
    ${icon(symbol)}<span>${text}</span>
    <button class="secondary" part="button ${button}" type="button" @click=${() => act(action)}>
      ${label}
    </button>
    ${dismiss ? closeButton('button dismiss-button', messages.dismiss, dismiss) : nothing}
  </div>`;
}

/** What the user reads. */
function noticeText(messages: Messages, notice: Notice): string {
  if (notice.type === 'host-command') return messages.asked[notice.command](isolated(notice.from.userName));
  if (notice.type === 'device-replaced') return messages.replaced[notice.kind](isolated(notice.label));
  return troubleText(messages, notice.error);
}

/** To whoever is alone. */
export function companyHint({ messages, hadCompany }: NoticesView): TemplateResult {
  return html`<p class="notice" part="notice">${hadCompany ? messages.deserted : messages.alone}</p>`;
}

/** In the live region; said again where the `id` is another. */
export function spoken({ id, text }: { readonly id: number; readonly text: string }): unknown {
  return keyed(id, html`<p>${text}</p>`);
}
