import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallStats, CallTiming, Participant } from '../../call/call-state.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import { tokens } from '../../styles/tokens.js';
import { visuallyHidden } from '../../styles/visually-hidden.js';
import { defineInternal } from '../lazy-parts.js';
import { MovableElement } from '../movable-element.js';
import { ownStyle } from '../own-style.js';
import { diagnosticsStyles } from './diagnostics.styles.js';
import { linesOf, METRICS, remember, reportOf, type Metric } from './network-history.js';
import { NetworkPlot } from './network-plot.js';
import { Resizes } from './resizes.js';

/** Between two looks at the figures, ms. */
const SAMPLE_MS = 2000;

/** In the order they are reached. */
const STEPS = ['engine', 'media', 'login', 'publish', 'remoteFrame'] as const;

/** How each figure is written, by `Intl`; and what its scale reaches at least. */
const FORMATS: Readonly<Record<Metric, Intl.NumberFormatOptions & { readonly least: number }>> = {
  bitrate: { style: 'unit', unit: 'kilobit-per-second', maximumFractionDigits: 0, least: 100 },
  loss: { style: 'percent', maximumFractionDigits: 1, least: 0.04 },
  roundTrip: { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0, least: 100 },
  frameRate: { maximumFractionDigits: 0, least: 20 },
};

/**
 * What the network does, and how long joining took. Looks at the figures while it is in the page, and not longer. Takes the
 * focus when it is put there.
 */
export class DiagnosticsElement extends MovableElement {
  static override styles = [tokens, visuallyHidden, diagnosticsStyles];

  /** What it says; English where there is nothing else. */
  @property({ attribute: false }) messages: PanelMessages | undefined;

  /** BCP 47 tag, for numbers. */
  @property({ attribute: false }) locale = '';

  /** Who is there. */
  @property({ attribute: false }) participants: readonly Participant[] = [];

  /** How long joining took. */
  @property({ attribute: false }) timing: CallTiming = {};

  /** Where the figures come from. */
  @property({ attribute: false }) stats: () => Promise<CallStats> = () => Promise.reject(new Error('none'));

  @state() private samples: readonly CallStats[] = [];
  /** Whose figures are shown: a user id, '' for all. */
  @state() private whose = '';
  @state() private outcome: '' | 'copied' | 'notCopied' = '';

  readonly #plots = new Map<Metric, NetworkPlot>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Resizes(
      this,
      () => this,
      () => {
        for (const plot of this.#plots.values()) plot.fit();
      },
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#sample(), SAMPLE_MS);
    void this.#sample();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    for (const plot of this.#plots.values()) plot.end();
    this.#plots.clear();
  }

  protected override willUpdate(): void {
    if (!this.participants.some(({ userId }) => userId === this.whose)) this.whose = '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('select')?.focus({ preventScroll: true });
  }

  protected override updated(): void {
    for (const metric of METRICS) {
      const lines = linesOf(this.samples, metric, this.whose);
      const plot = this.#plots.get(metric);
      if (plot) plot.show(lines);
      else this.#plots.set(metric, this.#draw(metric, lines));
    }
  }

  protected override render(): TemplateResult {
    const { diagnostics, chat } = this.#words;
    return html`<label class="whose">
        ${diagnostics.whose}
        <select part="diagnostics-person" @change=${(event: Event) => this.#onChoice(event)}>
          <option value="" ?selected=${!this.whose}>${diagnostics.everybody}</option>
          ${this.participants.map(
            ({ userId, userName, local }) =>
              html`<option value=${userId} ?selected=${this.whose === userId}>
                ${local ? chat.you : userName}
              </option>`,
          )}
        </select>
      </label>
      ${(['up', 'down', 'text', 'grid'] as const).map((name) => html`<span class="ink ${name}"></span>`)}
      ${METRICS.map((metric) => this.#figure(metric))} ${this.#timeline()}
      <button class="copy" part="diagnostics-copy" type="button" @click=${() => void this.#copy()}>
        ${diagnostics.copy}
      </button>
      <p class="outcome" role="status">${this.outcome && diagnostics[this.outcome]}</p>`;
  }

  /** The plot is for the eye; what it shows now is there in words. */
  #figure(metric: Metric): TemplateResult {
    const { diagnostics } = this.#words;
    const lines = linesOf(this.samples.slice(-1), metric, this.whose);
    const value = (way: 'up' | 'down') => {
      const now = lines[way].at(-1);
      const text = typeof now === 'number' ? this.#format(metric)(now) : diagnostics.unknown;
      return html`<span class="value ${way}"
        >${diagnostics[way]} <b><bdi>${text}</bdi></b></span
      >`;
    };
    return html`<figure>
      <figcaption>
        <h3>${diagnostics[metric]}</h3>
        <p class="values">${value('up')} ${value('down')}</p>
      </figcaption>
      <div class="plot" part="diagnostics-plot" id=${metric} aria-hidden="true"></div>
    </figure>`;
  }

  #timeline(): TemplateResult | typeof nothing {
    const { diagnostics } = this.#words;
    const known = STEPS.filter((step) => this.timing[step] !== undefined);
    const longest = Math.max(1, ...known.map((step) => this.timing[step] ?? 0));
    if (!known.length) return nothing;
    const format = this.#format('roundTrip');
    return html`<div class="timeline">
      <h3>${diagnostics.joining}</h3>
      <ol class="steps">
        ${known.map((step) => {
          const ms = this.timing[step] ?? 0;
          return html`<li>
            <div class="step"><span>${diagnostics.steps[step]}</span><bdi>${format(ms)}</bdi></div>
            <div class="bar" ${ownStyle('--share', `${(ms / longest) * 100}%`)}></div>
          </li>`;
        })}
      </ol>
    </div>`;
  }

  get #words(): PanelMessages {
    return this.messages ?? enPanels;
  }

  #format(metric: Metric): (value: number) => string {
    const { least: _, ...options } = FORMATS[metric];
    const format = new Intl.NumberFormat(this.locale || undefined, options);
    return (value) => format.format(value);
  }

  #draw(metric: Metric, lines: ReturnType<typeof linesOf>): NetworkPlot {
    const target = this.renderRoot.querySelector<HTMLElement>(`#${metric}`)!;
    const colourOf = (name: string) => getComputedStyle(this.renderRoot.querySelector(`.ink.${name}`)!).color;
    return new NetworkPlot(target, lines, {
      colour: colourOf,
      font: `11px ${getComputedStyle(this).fontFamily}`,
      rtl: this.matches(':dir(rtl)'),
      least: FORMATS[metric].least,
      format: this.#format(metric === 'loss' ? metric : 'frameRate'), // the units are in the words above it
    });
  }

  async #sample(): Promise<void> {
    let sample: CallStats;
    try {
      sample = await this.stats();
    } catch {
      return; // the call is over, and with it this
    }
    if (this.isConnected) this.samples = remember(this.samples, sample);
  }

  #onChoice(event: Event): void {
    this.whose = (event.currentTarget as HTMLSelectElement).value;
  }

  async #copy(): Promise<void> {
    this.outcome = '';
    try {
      const { navigator } = this.ownerDocument.defaultView ?? window; // another window's refuses without the focus
      await navigator.clipboard.writeText(reportOf(this.participants, this.timing, this.samples));
      this.outcome = 'copied';
    } catch {
      this.outcome = 'notCopied'; // a policy of the page, or a browser that asks and was refused
    }
  }
}

defineInternal('zego-call-diagnostics', DiagnosticsElement);

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-diagnostics': DiagnosticsElement;
  }
}
