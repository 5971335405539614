/** Turns the pages of a stage that has not room for everybody. */
import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../icons.js';
import type { ViewState } from '../view-state.js';

/** What it shows and changes. */
export interface Pager {
  readonly messages: Messages;
  readonly view: ViewState;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly say: (text: string) => void;
}

/**
 * Two buttons with the page between them. Arrow keys turn as well, Home and End go to the ends. Where pointer or focus is on
 * a button, the page it leads to is got ready.
 */
export function pager({ messages, view, page, pages, say }: Pager): TemplateResult {
  const turn = (to: number) => {
    const next = Math.min(Math.max(0, to), pages - 1);
    if (next === page) return;
    view.set({ page: next });
    say(messages.page(next + 1, pages));
  };
  const turning = (way: 1 | -1) => () => view.set({ turning: way });
  // Later: a button that goes with the focus tells it in the middle of a drawing.
  const rest = (way: 1 | -1) => () =>
    queueMicrotask(() => view.now.turning === way && view.set({ turning: undefined }));
  const onKeydown = (event: KeyboardEvent) => {
    const rtl = (event.currentTarget as Element).matches(':dir(rtl)');
    const keys: Readonly<Record<string, number>> = {
      ArrowLeft: page + (rtl ? 1 : -1),
      ArrowRight: page + (rtl ? -1 : 1),
      Home: 0,
      End: pages - 1,
    };
    const to = keys[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turn(to);
  };
  // Not `disabled`: who turns to the last page by keyboard would lose the place they are at.
  const button = (way: 1 | -1, name: string, part: string, drawing: 'back' | 'forward') => {
    const to = page + way;
    return html`<button
      part="button ${part}"
      type="button"
      title=${name}
      aria-label=${name}
      aria-disabled=${to < 0 || to >= pages}
      @click=${() => turn(to)}
      @pointerenter=${turning(way)}
      @pointerleave=${rest(way)}
      @focus=${turning(way)}
      @blur=${rest(way)}
    >
      ${icon(drawing)}
    </button>`;
  };
  return html`<div
    class="pager"
    part="pager"
    role="group"
    aria-label=${messages.page(page + 1, pages)}
    @keydown=${onKeydown}
  >
    ${button(-1, messages.previousPage, 'previous-button', 'back')}
    <span part="page" aria-hidden="true">${page + 1} / ${pages}</span>
    ${button(1, messages.nextPage, 'next-button', 'forward')}
  </div>`;
}
