import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { HOPELESS, type CallError, type CallErrorCode, type MediaKind } from '../../errors.js';
import { enDeviceErrors } from '../../i18n/en-device-errors.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { BaseMessages, DeviceErrorCode, Messages } from '../../i18n/messages.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import { css } from '../../styles/css.js';
import { button } from '../../styles/button.js';
import { tokens } from '../../styles/tokens.js';
import { keepFocus } from '../focus.js';
import { icon } from '../icons.js';
import { MovableElement } from '../movable-element.js';
import { thisBrowser, thisSystem } from './this-browser.js';

/** Which device failed, why, and how to mend it in this browser; what goes for both is said once. */
export class ProblemsElement extends MovableElement {
  static override styles = [
    tokens,
    button,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }

      p {
        margin: 0;
        text-align: start;
        text-wrap: pretty;
        font-size: 0.9375rem;
      }

      .problem {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.25rem 0.625rem;
        align-items: center;
        padding: 0.625rem 0.875rem;
        border: 1px solid var(--_line);
        border-radius: min(var(--_radius), 0.875rem);
        background: var(--_surface);
      }

      .problem > .icon {
        color: light-dark(#a65b00, #ffc069);
      }

      .problem > button {
        grid-column: 2;
        justify-self: start;
        padding: 0.25rem 0.875rem;
        font-size: 0.875rem;
      }

      .help {
        color: var(--_subtle);
      }
    `,
  ];

  /** What it says. */
  @property({ attribute: false }) messages!: BaseMessages | Messages;

  /** What failed. */
  @property({ attribute: false }) errors: readonly CallError[] = [];

  /** Opens a device again. */
  @property({ attribute: false }) retry: (kind: MediaKind, on: boolean) => void = () => undefined;

  protected override update(changed: PropertyValues): void {
    keepFocus(this.shadowRoot, () => super.update(changed), 'button');
  }

  protected override render(): TemplateResult {
    const { deviceHelp } = this.messages.panels ?? enPanels;
    const help = helpFor(deviceHelp, this.errors);
    const codes = new Set(this.errors.map(({ code }) => code));
    return html`${[...codes].map((code) => this.#problem(code))}
    ${help ? html`<p class="help" part="help">${help}</p>` : nothing}`;
  }

  #problem(code: CallErrorCode): TemplateResult {
    const { messages } = this;
    const alike = this.errors.filter((error) => error.code === code);
    const retry = () => alike.forEach(({ device }) => isMedia(device) && this.retry(device, true));
    return html`<div class="problem" part="problem">
      ${icon('warning')}
      <p>${textOf(messages, alike)}</p>
      ${
        HOPELESS.includes(code)
          ? nothing
          : html`<button part="button retry-button" type="button" @click=${retry}>${messages.retry}</button>`
      }
    </div>`;
  }
}

function textOf(messages: BaseMessages | Messages, alike: readonly CallError[]): string {
  const [{ code, device }] = alike as [CallError];
  const ofDevices = 'deviceErrors' in messages ? messages.deviceErrors : enDeviceErrors;
  const known = alike.length === 1 && isMedia(device) && ofDevices[device][code as DeviceErrorCode];
  return known || messages.errors[code];
}

function isMedia(device: CallError['device']): device is MediaKind {
  return device === 'microphone' || device === 'camera';
}

function helpFor(words: PanelMessages['deviceHelp'], errors: readonly CallError[]): string {
  const denied = errors.find(({ code }) => code === 'permission-denied');
  if (denied) return bySystem(denied) ? words.system[thisSystem()] : words.site[thisBrowser()];
  return errors.some(({ code }) => code === 'device-busy') ? words.busy : '';
}

/** Chromium says so in its message only, in English in every language. */
function bySystem({ cause }: CallError): boolean {
  return cause instanceof DOMException && /system/i.test(cause.message);
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-problems': ProblemsElement;
  }
}
