import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Draft, LoggedMessage } from '../../call/message-log.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import { byteLength, MAX_MESSAGE_BYTES } from '../../internal/utf8.js';
import { button } from '../../styles/button.js';
import { tokens } from '../../styles/tokens.js';
import { visuallyHidden } from '../../styles/visually-hidden.js';
import { drawing, icon } from '../icons.js';
import { defineInternal } from '../lazy-parts.js';
import { MovableElement } from '../movable-element.js';
import { groupsOf, type MessageGroup } from './chat-groups.js';
import { chatStyles } from './chat.styles.js';
import { piecesOf } from './links.js';
import { PANEL_ICONS } from './panel-icons.js';
import { Resizes } from './resizes.js';

/** How many bytes before the limit the user is told of it. */
const NEAR = 100;

/** How far from the end counts as there, px. */
const AT_END = 48;

/** What was written in the call, and a field to write in, which takes the focus when it is put into the page. */
export class ChatElement extends MovableElement {
  static override styles = [tokens, button, visuallyHidden, chatStyles];

  /** What it says; English where there is nothing else. */
  @property({ attribute: false }) messages: PanelMessages | undefined;

  /** BCP 47 tag, for times. */
  @property({ attribute: false }) locale = '';

  /** All messages, oldest first. */
  @property({ attribute: false }) log: readonly LoggedMessage[] = [];

  /** What is being written: kept here while the chat is closed. */
  @property({ attribute: false }) draft: Draft = { text: '' };

  /** Sends a text. */
  @property({ attribute: false }) send: (text: string) => void = () => undefined;

  /** Sends one again that failed. */
  @property({ attribute: false }) retry: (id: string) => void = () => undefined;

  /** The newest is out of sight. */
  @state() private away = false;

  #follow = true;
  readonly #resizes = new Resizes(
    this,
    () => this.#list,
    () => !this.away && this.#toEnd(),
  );

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('log')) return;
    const before = changed.get('log') as readonly LoggedMessage[] | undefined;
    const newest = this.log.at(-1);
    // Whoever reads what was written before is left there, unless they write something themselves.
    this.#follow = !this.away || (newest?.from.local === true && newest.id !== before?.at(-1)?.id);
  }

  protected override firstUpdated(): void {
    this.#field.value = this.draft.text;
    this.#field.focus({ preventScroll: true });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('log') && this.#follow) this.#toEnd();
  }

  protected override render(): TemplateResult {
    const { chat } = this.#words;
    const over = byteLength(this.draft.text.trim()) - MAX_MESSAGE_BYTES;
    const near = over > -NEAR;
    return html`<div
        class="scroll"
        part="chat-log"
        tabindex="0"
        role="log"
        aria-label=${chat.log}
        @scroll=${() => this.#onScroll()}
      >
        ${this.log.length ? groupsOf(this.log).map((group) => this.#group(group)) : this.#empty()}
      </div>
      ${
        this.away
          ? html`<button class="newest" type="button" @click=${() => this.#onNewest()}>
              ${drawing(PANEL_ICONS.down)}${chat.newest}
            </button>`
          : nothing
      }
      <form class="write" @submit=${(event: Event) => this.#onSubmit(event)}>
        <textarea
          part="chat-input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${chat.write}
          placeholder=${chat.write}
          aria-invalid=${over > 0}
          aria-describedby=${near ? 'limit' : nothing}
          @input=${() => this.#onInput()}
          @keydown=${(event: KeyboardEvent) => this.#onKeydown(event)}
        ></textarea>
        <button
          class="send"
          part="chat-send"
          type="submit"
          title=${chat.send}
          aria-label=${chat.send}
          ?disabled=${over > 0 || !this.draft.text.trim()}
        >
          ${drawing(PANEL_ICONS.send)}
        </button>
        ${
          near
            ? html`<p class="limit ${over > 0 ? 'over' : ''}" id="limit">
                ${over > 0 ? chat.tooLong(over) : chat.bytesLeft(-over)}
              </p>`
            : nothing
        }
      </form>`;
  }

  #empty(): TemplateResult {
    const { chat } = this.#words;
    return html`<div class="empty">
      ${icon('chat')}
      <p class="strong">${chat.empty}</p>
      <p>${chat.readers}</p>
    </div>`;
  }

  #group({ messages }: MessageGroup): TemplateResult {
    const [{ from, sentAt }] = messages;
    const time = new Date(sentAt);
    return html`<div class="group ${from.local ? 'own' : ''}" part="chat-message">
      <p class="who">
        <span class="name" dir="auto">${from.local ? this.#words.chat.you : from.userName}</span>
        <time datetime=${time.toISOString()}>${this.#time(time)}</time>
      </p>
      ${messages.map((message) => this.#message(message))}
    </div>`;
  }

  #message({ id, text, state }: LoggedMessage): TemplateResult {
    const { chat } = this.#words;
    return html`<div class="message ${state}">
      <p class="text" part="chat-text" dir="auto">
        <span class="written"
          >${piecesOf(text).map((piece) =>
            piece.href
              ? html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow"
                  >${piece.text}</a
                >`
              : piece.text,
          )}</span
        >
      </p>
      ${state === 'queued' ? html`<p class="state">${chat.sending}</p>` : nothing}
      ${
        state === 'failed'
          ? html`<p class="state failed-text">
              ${drawing(PANEL_ICONS.failed)}${chat.failed}
              <button class="retry" part="chat-retry" type="button" @click=${() => this.#onRetry(id)}>
                ${chat.retry}
              </button>
            </p>`
          : nothing
      }
    </div>`;
  }

  get #words(): PanelMessages {
    return this.messages ?? enPanels;
  }

  get #list(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroll')!;
  }

  get #field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  #time(time: Date): string {
    return time.toLocaleTimeString(this.locale || undefined, { hour: 'numeric', minute: '2-digit' });
  }

  #toEnd(): void {
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  #onScroll(): void {
    if (!this.#resizes.told) return;
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    this.away = scrollHeight - scrollTop - clientHeight > AT_END;
  }

  #onNewest(): void {
    this.#list.focus({ preventScroll: true }); // the button goes
    this.#toEnd();
  }

  #onInput(): void {
    this.draft.text = this.#field.value;
    this.requestUpdate();
  }

  #onKeydown(event: KeyboardEvent): void {
    // 229: Safari ends a composition before it tells of the key that ended it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) this.#submit();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#submit();
    this.#field.focus();
  }

  #onRetry(id: string): void {
    this.#field.focus(); // the button goes
    this.retry(id);
  }

  #submit(): void {
    const text = this.draft.text.trim();
    if (!text || byteLength(text) > MAX_MESSAGE_BYTES) return;
    this.#field.value = this.draft.text = '';
    this.requestUpdate();
    this.send(text);
  }
}

defineInternal('zego-call-chat', ChatElement);

declare global {
  interface HTMLElementTagNameMap {
    'zego-call-chat': ChatElement;
  }
}
