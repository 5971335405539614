import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallDevice } from '../../call/call-state.js';
import type { CheckStep } from '../../call/call-state.js';
import type { CallError, DeviceKind } from '../../errors.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import { css } from '../../styles/css.js';
import { button } from '../../styles/button.js';
import { tokens } from '../../styles/tokens.js';
import type { CallCommands } from '../call-commands.js';
import { icon } from '../icons.js';
import { MovableElement } from '../movable-element.js';
import { selectDevice } from '../select-device.js';
import { playTestSound } from './test-sound.js';

const KINDS: readonly DeviceKind[] = ['camera', 'microphone', 'speaker'];

/** Pickers, a meter for the microphone, a sound for the speaker. */
export class LobbyExtrasElement extends MovableElement {
  static override styles = [
    tokens,
    button,
    css`
      :host {
        display: block;
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
        gap: 0.75rem;
        align-items: start;
      }

      .field {
        display: grid;
        gap: 0.25rem;
        min-inline-size: 0;
        font-size: 0.875rem;
        color: var(--_subtle);
      }

      select {
        min-block-size: 2.75rem;
        inline-size: 100%;
        min-inline-size: 0;
        padding: 0.5rem 0.75rem;
        border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
        border-radius: min(var(--_radius), 0.75rem);
        background: var(--_surface);
        color: var(--_text);
        font: inherit;
        font-size: 0.9375rem;
        text-overflow: ellipsis;
      }

      select:focus-visible {
        outline: 3px solid var(--_accent);
        outline-offset: 1px;
      }

      .meter {
        block-size: 0.375rem;
        margin-block-start: 0.25rem;
        border-radius: 99rem;
        overflow: hidden;
        background: var(--_line);
      }

      .level {
        block-size: 100%;
        inline-size: 100%;
        background: var(--_accent);
        transform-origin: left;
        scale: 0 1;
        transition: scale 0.1s linear;
      }

      .level:dir(rtl) {
        transform-origin: right;
      }

      .check {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        margin-block-start: 0.75rem;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 0.875rem;
        color: var(--_subtle);
      }

      .failed {
        color: light-dark(#b01829, #ff9aa4);
        font-weight: 600;
      }

      .sound {
        justify-self: start;
        padding: 0.25rem 1rem;
        font-size: 0.875rem;
      }

      @media (forced-colors: active) {
        .meter {
          border: 1px solid CanvasText;
        }

        .level {
          forced-color-adjust: none;
          background: Highlight;
        }
      }
    `,
  ];

  /** Whose devices these are. */
  @property({ attribute: false }) call: CallCommands | undefined;

  /** What there is to choose from. */
  @property({ attribute: false }) devices: readonly CallDevice[] = [];

  /** What it says; English where there is nothing else. */
  @property({ attribute: false }) messages: PanelMessages | undefined;

  /** How loud the microphone is, for the meter. */
  @property({ attribute: false }) subscribeLevel: (listener: (level: number) => void) => () => void =
    () => () =>
      undefined;

  /** A check is under way. */
  @state() checking = false;

  /** The steps of it that are done. */
  @state() done: readonly CheckStep[] = [];

  /** There was none: it could not be fetched, or there is nothing to check. */
  @state() failed = false;

  #unsubscribe: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#unsubscribe = () => undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#listen();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.#listen();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // On a phone what was found is below the button at the end of the lobby.
    if (changed.has('done') && this.done.length)
      this.renderRoot.querySelector('.check')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    return html`<div class="fields">${KINDS.map((kind) => this.#field(kind))}</div>
      ${this.#check()}`;
  }

  get #words(): PanelMessages {
    return this.messages ?? enPanels;
  }

  #field(kind: DeviceKind): TemplateResult | typeof nothing {
    const devices = this.devices.filter((device) => device.kind === kind);
    if (!devices.length) return nothing;
    const words = this.#words;
    return html`<div class="field">
      <label for=${kind}>${words.devices[kind]}</label>
      <select
        id=${kind}
        part="picker"
        @change=${({ currentTarget }: Event) => this.#choose(kind, (currentTarget as HTMLSelectElement).value)}
      >
        ${devices.map(
          ({ deviceId, label, selected }, i) =>
            html`<option value=${deviceId} .selected=${selected}>
              ${label || `${words.devices[kind]} ${i + 1}`}
            </option>`,
        )}
      </select>
      ${
        kind === 'microphone'
          ? html`<div class="meter" part="meter" aria-hidden="true"><div class="level"></div></div>`
          : nothing
      }
      ${
        kind === 'speaker'
          ? html`<button class="sound" part="button" type="button" @click=${() => this.#playSound()}>
              ${icon('sound')}${words.testSpeaker}
            </button>`
          : nothing
      }
    </div>`;
  }

  #check(): TemplateResult {
    const { start, steps, outcomes } = this.#words.check;
    return html`<div class="check" part="check">
      <button
        class="sound"
        part="button check-button"
        type="button"
        aria-busy=${this.checking || nothing}
        @click=${() => void this.#runCheck()}
      >
        ${this.checking ? outcomes.running : start}
      </button>
      <div role="status">
        <ul>
          ${this.done.map(({ step, outcome }) => html`<li class=${outcome}>${steps[step]}: ${outcomes[outcome]}</li>`)}
          ${this.failed ? html`<li class="failed">${start}: ${outcomes.failed}</li>` : nothing}
        </ul>
      </div>
    </div>`;
  }

  async #runCheck(): Promise<void> {
    const { call } = this;
    if (!call || this.checking) return;
    const over = new AbortController();
    this.done = [];
    this.failed = false;
    this.checking = true;
    call.addEventListener('call-check', ({ detail }) => (this.done = [...this.done, detail.step]), {
      signal: over.signal,
    });
    try {
      await call.checkConnection();
    } catch (reason) {
      // Called off: the steps so far stay.
      this.failed = (reason as Partial<CallError>).code !== 'cancelled';
    } finally {
      over.abort();
      this.checking = false;
    }
  }

  /** What fails is an event of the call's, and the one before stays selected. */
  #choose(kind: DeviceKind, deviceId: string): void {
    const { call } = this;
    if (call) selectDevice(call, { kind, deviceId }).catch(() => this.requestUpdate());
  }

  #playSound(): void {
    const speaker = this.devices.find(({ kind, selected }) => kind === 'speaker' && selected);
    void playTestSound(speaker?.deviceId ?? '');
  }

  /** Drawn by hand: ten times a second is no business of a template's. */
  #listen(): void {
    this.#unsubscribe();
    this.#unsubscribe = this.subscribeLevel((level) => {
      const bar = this.renderRoot.querySelector<HTMLElement>('.level');
      if (bar) bar.style.scale = `${level} 1`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-lobby-extras': LobbyExtrasElement;
  }
}
