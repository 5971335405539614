import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import { css } from '../../styles/css.js';
import { button } from '../../styles/button.js';
import { tokens } from '../../styles/tokens.js';
import { closeButton, closeButtonStyles } from '../close-button.js';
import { MovableElement } from '../movable-element.js';

type Key = keyof PanelMessages['keys'];

/** The keys of a call, in a dialog that opens when it is put into the page, and gives the focus back. */
export class ShortcutsElement extends MovableElement {
  static override styles = [
    tokens,
    button,
    css`
      :host {
        display: contents;
      }

      dialog {
        inline-size: min(26rem, 100vw - 2rem);
        max-block-size: calc(100dvh - 2rem);
        padding: 1.25rem;
        overflow: auto;
        border: 1px solid var(--_line);
        border-radius: min(var(--_radius), 1.25rem);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: 0 1rem 4rem rgb(0 0 0 / 35%);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }

      h2 {
        margin: 0;
        font-size: 1.125rem;
      }

      p {
        margin: 0.25rem 0 0.75rem;
        color: var(--_subtle);
        font-size: 0.9375rem;
      }

      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.75rem 1.5rem;
        align-items: center;
        margin: 0;
      }

      dd {
        grid-column: 2;
        margin: 0;
      }

      kbd {
        display: inline-grid;
        place-items: center;
        min-inline-size: 2rem;
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--_line);
        border-block-end-width: 2px;
        border-radius: 0.375rem;
        font: inherit;
        font-weight: 600;
      }
    `,
    closeButtonStyles,
  ];

  /** What it says; English where there is nothing else. */
  @property({ attribute: false }) messages: PanelMessages | undefined;

  /** The key of each thing that has one. */
  @property({ attribute: false }) keys: Readonly<Partial<Record<string, string>>> = {};

  /** Called when it has closed: then take it out. */
  @property({ attribute: false }) close: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.close(); // moved with the call: it would lie in the page, and no longer above it
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const messages = this.messages ?? enPanels;
    return html`<dialog
      part="dialog"
      aria-labelledby="title"
      @close=${() => this.close()}
      @keydown=${(event: Event) => event.stopPropagation()}
      @click=${(event: Event) => event.target === event.currentTarget && this.#dialog?.close()}
    >
      <header>
        <h2 id="title">${messages.shortcuts}</h2>
        ${closeButton('dialog-close', messages.close, () => this.#dialog?.close())}
      </header>
      <p>${messages.shortcutsHint}</p>
      <dl>
        ${Object.entries({ ...this.keys, help: '?' }).map(([name, key]) => {
          const does = messages.keys[name as Key];
          return does && key
            ? html`<dt>${does}</dt>
                <dd><kbd>${key.toUpperCase()}</kbd></dd>`
            : nothing;
        })}
      </dl>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-shortcuts': ShortcutsElement;
  }
}
