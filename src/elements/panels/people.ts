import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { findStream, participantCount, type CallSnapshot, type Participant } from '../../call/call-state.js';
import { enPanels } from '../../i18n/en-panels.js';
import { isolated } from '../../i18n/isolated.js';
import type { Messages } from '../../i18n/messages.js';
import { button } from '../../styles/button.js';
import { tokens } from '../../styles/tokens.js';
import { visuallyHidden } from '../../styles/visually-hidden.js';
import { ownStyle } from '../own-style.js';
import { keepFocus } from '../focus.js';
import { drawing, icon, type IconName } from '../icons.js';
import { defineInternal } from '../lazy-parts.js';
import { MovableElement } from '../movable-element.js';
import { hue, initials } from '../tile/avatar.js';
import { PANEL_ICONS } from './panel-icons.js';
import { hasHandUp, keptOrder, matching, ordered } from './people-order.js';
import { peopleStyles } from './people.styles.js';
import { Resizes } from './resizes.js';

/** From how many people on there is a search, and from how many on only those in sight are drawn. */
const SEARCHED = 10;
const VIRTUAL = 100;

/** How many more are drawn above and below. */
const BEYOND = 8;

/** Who is in the call. */
export class PeopleElement extends MovableElement {
  static override styles = [tokens, button, visuallyHidden, peopleStyles];

  /** What it says; its own words are English where there is nothing else. */
  @property({ attribute: false }) messages!: Messages;

  /** The call. */
  @property({ attribute: false }) snapshot!: CallSnapshot;

  /** Who is shown large, by user id. */
  @property({ attribute: false }) pinned: string | undefined;

  /** Shows somebody large, or nobody. */
  @property({ attribute: false }) pin: (userId: string | null) => void = () => undefined;

  @state() private search = '';

  /** Which row is the first in sight, and how many are. */
  @state() private first = 0;
  @state() private seen = 20;

  #people: readonly Participant[] = [];

  constructor() {
    super();
    new Resizes(
      this,
      () => this.#scroll,
      () => this.#look(),
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('snapshot') && !changed.has('messages')) return;
    const { participants } = this.snapshot;
    // Nobody moves away under a finger.
    this.#people = this.renderRoot.querySelector('.list:hover, .list:focus-within')
      ? keptOrder(participants, this.#people)
      : ordered(participants, this.messages.lang);
  }

  protected override update(changed: PropertyValues): void {
    keepFocus(this.shadowRoot, () => super.update(changed), '.scroll');
  }

  protected override firstUpdated(): void {
    (this.renderRoot.querySelector<HTMLElement>('input') ?? this.#scroll).focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { people: words } = this.#words;
    const { participants } = this.snapshot;
    const silent = participants.filter((each) => !each.local && !findStream(this.snapshot, each.userId));
    const watching = silent.length + this.snapshot.unlisted;
    // Nor does the field go while it is used.
    const searching = this.search !== '' || this.shadowRoot?.activeElement?.localName === 'input';
    const searched = searching || participants.length > SEARCHED;
    const shown = searched ? matching(this.#people, this.search) : this.#people;
    const windowed = shown.length > VIRTUAL;
    const from = windowed ? Math.max(0, Math.min(this.first - BEYOND, shown.length - 1)) : 0;
    const to = windowed ? this.first + this.seen + BEYOND : shown.length;
    const rows = shown.slice(from, to);
    return html`<div class="head">
        <p class="count">
          ${words.count(participantCount(this.snapshot))}${watching ? html` · ${this.messages.watching(watching)}` : nothing}
        </p>
        ${
          searched
            ? html`<input
                type="search"
                part="people-search"
                aria-label=${words.search}
                placeholder=${words.search}
                .value=${this.search}
                @input=${(event: Event) => this.#onSearch(event)}
              />`
            : nothing
        }
      </div>
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-label=${this.messages.people}
        @scroll=${() => this.#look()}
      >
        ${shown.length ? nothing : html`<p class="nobody">${words.nobody}</p>`}
        <ul
          class="list"
          part="people-list"
          ${ownStyle('--before', from)}
          ${ownStyle('--after', Math.max(0, shown.length - from - rows.length))}
        >
          ${repeat(
            rows,
            ({ userId }) => userId,
            (person, i) => this.#row(person, from + i + 1, shown.length),
          )}
        </ul>
      </div>`;
  }

  #row(person: Participant, position: number, size: number): TemplateResult {
    const { userId, userName, local } = person;
    const { people: words } = this.#words;
    const pinned = this.pinned === userId;
    const name = isolated(userName);
    const label = pinned ? words.unpin(name) : words.pin(name);
    return html`<li class="row" part="person" aria-posinset=${position} aria-setsize=${size}>
      <span
        class="avatar ${person.speaking ? 'speaking' : ''}"
        aria-hidden="true"
        ${ownStyle('--hue', hue(userId))}
      >
        ${initials(userName) || icon('person')}
      </span>
      <span class="name"><bdi>${local ? words.self(name) : userName}</bdi></span>
      <span class="signs">${this.#signs(person)}</span>
      ${
        local
          ? nothing
          : html`<button
              class="pin ${pinned ? 'pinned' : ''}"
              part="pin-button"
              type="button"
              title=${label}
              aria-label=${label}
              aria-pressed=${pinned}
              @click=${() => this.pin(pinned ? null : userId)}
            >
              ${drawing(PANEL_ICONS.pin)}
            </button>`
      }
    </li>`;
  }

  #signs(person: Participant): readonly (TemplateResult | typeof nothing)[] {
    const { people: words } = this.#words;
    const { isOff } = this.messages;
    const sign = (on: boolean, drawn: TemplateResult, text: string) =>
      on
        ? html`<span class="sign" title=${text}>${drawn}<span class="visually-hidden">${text}</span></span>`
        : nothing;
    const off = (kind: 'microphone' | 'camera') =>
      sign(person[kind] === 'off', icon(`${kind}-off` satisfies IconName), isOff[kind]);
    return [
      sign(hasHandUp(person), icon('hand'), words.handUp),
      sign(person.speaking, icon('sound'), words.speaking),
      sign(person.screen === 'on', icon('screen'), words.sharing),
      off('camera'),
      off('microphone'),
    ];
  }

  get #words() {
    return this.messages.panels ?? enPanels;
  }

  get #scroll(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroll')!;
  }

  #look(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('.row')?.offsetHeight;
    if (!row) return;
    this.first = Math.floor(this.#scroll.scrollTop / row);
    this.seen = Math.ceil(this.#scroll.clientHeight / row) + 1;
  }

  #onSearch({ target }: Event): void {
    this.search = (target as HTMLInputElement).value;
    this.#scroll.scrollTop = 0;
  }
}

defineInternal('zego-call-people', PeopleElement);

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-people': PeopleElement;
  }
}
