import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallError } from '../../errors.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import { tokens } from '../../styles/tokens.js';
import { MovableElement } from '../movable-element.js';
import { thisBrowser, thisSystem } from './this-browser.js';

/** How to mend in this browser what keeps a device from opening. */
export class DeviceHelpElement extends MovableElement {
  static override styles = [
    tokens,
    css`
      p {
        margin: 0;
        color: var(--_subtle);
        font-size: 0.9375rem;
        text-align: start;
        text-wrap: pretty;
      }
    `,
  ];

  /** What it says; English where there is nothing else. */
  @property({ attribute: false }) messages: PanelMessages | undefined;

  /** What failed. */
  @property({ attribute: false }) errors: readonly CallError[] = [];

  protected override render(): TemplateResult | typeof nothing {
    const { deviceHelp } = this.messages ?? enPanels;
    const text = helpFor(deviceHelp, this.errors);
    return text ? html`<p part="help">${text}</p>` : nothing;
  }
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
    'zego-call-device-help': DeviceHelpElement;
  }
}
