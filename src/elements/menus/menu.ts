import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { tokens } from '../../styles/tokens.js';
import { focusFirst, keepFocus } from '../focus.js';
import { drawing, icon } from '../icons.js';
import { MovableElement } from '../movable-element.js';
import type { MenuItem, MenuSection } from './menu-item.js';
import { menuStyles } from './menu.styles.js';

const CHECK = 'M20 6 9 17l-5-5';

const LEFT = 'ArrowLeft';
const RIGHT = 'ArrowRight';

/** Between the menu and its button, and the edge of the window, px. */
const GAP = 8;

/** A menu above the button that opened it. It opens when it is put into the page, takes the focus, and gives it back. */
export class MenuElement extends MovableElement {
  static override styles = [tokens, menuStyles];

  /** What a screen reader calls it. */
  @property({ attribute: false }) label = '';

  /** What is in it. */
  @property({ attribute: false }) sections: readonly MenuSection[] = [];

  /** CSS parts beside it: it opens above the first of these that is there. */
  @property({ attribute: false }) anchors: readonly string[] = [];

  /** Called when it has closed, by whatever: then take it out. */
  @property({ attribute: false }) close: () => void = () => undefined;

  #typed = '';
  #typedAt = 0;
  #closed = false;
  #follow: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.close(); // moved with the call: the browser has shut it
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closed = true; // whoever took it out knows
    this.#follow?.abort();
  }

  protected override firstUpdated(): void {
    this.#menu.showPopover();
    this.#place();
    // A list to choose from begins at the choice; one that only has such a list in it begins at its top.
    const [first, ...others] = this.#items;
    const chosen = first?.ariaChecked === 'false' && others.find(({ ariaChecked }) => ariaChecked === 'true');
    (chosen || first)?.focus({ focusVisible: true });
    this.#follow = new AbortController();
    const options = { signal: this.#follow.signal, passive: true };
    const view = this.ownerDocument.defaultView;
    view?.addEventListener('resize', () => this.#place(), options);
    view?.addEventListener('scroll', () => this.#place(), { ...options, capture: true });
  }

  protected override update(changed: PropertyValues): void {
    keepFocus(this.shadowRoot, () => super.update(changed), '.section:last-child > .item:last-child');
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('sections') && this.#follow) this.#place();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="menu"
      part="menu"
      popover="auto"
      role="menu"
      aria-label=${this.label}
      @keydown=${(event: KeyboardEvent) => this.#onKeydown(event)}
      @toggle=${(event: ToggleEvent) => event.newState === 'closed' && this.#onClosed()}
    >
      ${this.sections.filter(({ items }) => items.length).map((section) => this.#section(section))}
    </div>`;
  }

  #section({ label, row, items }: MenuSection): TemplateResult {
    return html`<div class="section ${row ? 'row' : ''}" role="group" aria-label=${label ?? nothing}>
      ${label ? html`<p class="heading" aria-hidden="true">${label}</p>` : nothing}
      ${items.map((item) => (row ? this.#glyph(item) : this.#item(item)))}
    </div>`;
  }

  #item(item: MenuItem): TemplateResult {
    const { label, checked, count } = item;
    return html`<button
      class="item"
      part="menu-item"
      type="button"
      tabindex="-1"
      role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${checked ?? nothing}
      @click=${() => this.#pick(item)}
    >
      ${checked === undefined ? nothing : html`<span class="check">${checked ? drawing(CHECK) : nothing}</span>`}
      ${item.icon ? icon(item.icon) : item.path ? drawing(item.path) : nothing}
      <span class="label"><bdi>${label}</bdi></span>
      ${count ? html`<span class="number" aria-hidden="true">${count}</span>` : nothing}
    </button>`;
  }

  #glyph(item: MenuItem): TemplateResult {
    return html`<button
      class="item glyph"
      part="menu-item"
      type="button"
      tabindex="-1"
      role="menuitem"
      title=${item.label}
      aria-label=${item.label}
      @click=${() => this.#pick(item)}
    >
      <span aria-hidden="true">${item.glyph}</span>
    </button>`;
  }

  get #menu(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.menu')!;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  /** Where it opens. */
  get #anchor(): HTMLElement | undefined {
    const root = this.getRootNode() as ShadowRoot;
    const found = this.anchors.map((part) => root.querySelector<HTMLElement>(`[part~="${part}"]`));
    return found.find((element) => element !== null) ?? undefined;
  }

  #pick(item: MenuItem): void {
    this.#menu.hidePopover(); // gives the focus back, so that what opens next can do so, too
    this.#onClosed();
    item.press();
  }

  /** Where a click focuses no button, there is none that the browser gives the focus back to. */
  #onClosed(): void {
    if (this.#closed) return; // the event comes late, when the next menu may be open already
    this.#closed = true;
    const { activeElement, body } = this.ownerDocument;
    // Nor does it give it back where the button is slotted into another element, or has gone with its tile.
    if (!activeElement || activeElement === body || this.matches(':focus-within')) {
      const anchors = this.anchors.map((part) => `[part~="${part}"]`);
      focusFirst(this.getRootNode() as ShadowRoot, ...anchors, '.controls [tabindex="0"]', '.call');
    }
    this.close();
  }

  /** Above its button, below it where there is more room, always inside the window. Without the button there is no menu. */
  #place(): void {
    const menu = this.#menu;
    const anchor = this.#anchor;
    if (!anchor?.checkVisibility()) return menu.hidePopover();
    const { documentElement } = this.ownerDocument;
    const at = anchor.getBoundingClientRect();
    const [width, height] = [documentElement.clientWidth, documentElement.clientHeight];
    const above = at.top - 2 * GAP;
    const below = height - at.bottom - 2 * GAP;
    const up = above >= below || above >= menu.scrollHeight;
    menu.style.setProperty('--room', `${Math.max(up ? above : below, 88)}px`);
    const half = menu.offsetWidth / 2;
    const center = Math.min(Math.max(at.left + at.width / 2, half + GAP), width - half - GAP);
    menu.style.setProperty('left', `${Math.max(GAP, center - half)}px`);
    const top = up ? at.top - GAP - menu.offsetHeight : at.bottom + GAP;
    menu.style.setProperty('top', `${Math.min(Math.max(GAP, top), height - GAP - menu.offsetHeight)}px`);
  }

  #onKeydown(event: KeyboardEvent): void {
    event.stopPropagation(); // letters look for a line here, and are no shortcuts
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const to = this.#target(event, items, at);
    if (event.key === 'Tab') {
      event.preventDefault();
      this.#menu.hidePopover();
    } else if (to) {
      event.preventDefault();
      to.focus({ focusVisible: true });
    }
  }

  #target(event: KeyboardEvent, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    if (ctrlKey || metaKey || altKey) return undefined;
    const row = items[at]?.matches('.glyph') ?? false;
    const [before, after] = this.matches(':dir(rtl)') ? [RIGHT, LEFT] : [LEFT, RIGHT];
    if (key === 'ArrowDown' || (row && key === after)) return items[(at + 1) % items.length];
    if (key === 'ArrowUp' || (row && key === before)) return items.at(at <= 0 ? -1 : at - 1);
    if (key === 'Home') return items[0];
    if (key === 'End') return items.at(-1);
    if ([...key].length !== 1 || key === ' ') return undefined;
    this.#typed = timeStamp - this.#typedAt > 700 ? key : this.#typed + key;
    this.#typedAt = timeStamp;
    const typed = this.#typed.toLocaleLowerCase();
    const from = [...items.slice(at + (typed.length === 1 ? 1 : 0)), ...items];
    return from.find((item) =>
      (item.ariaLabel ?? item.textContent).trim().toLocaleLowerCase().startsWith(typed),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-menu': MenuElement;
  }
}
