/** The bar of buttons during a call. */
import { html, nothing, type TemplateResult } from 'lit';
import { drawing, icon } from '../icons.js';
import type { MenuView } from '../menus/sections.js';
import { controlList, fit, hasMore, type Control, type ControlsView } from './control-list.js';
import { callMenu } from './call-menu.js';
import { SHORTCUTS } from './shortcuts.js';
import { onToolbarKeydown } from './toolbar.js';

/** What the bar shows: the buttons, and the menus that they open. */
export interface BarView extends ControlsView, MenuView {
  /** How many round buttons fit in it. */
  readonly places: number;
}

/** The fewest buttons beside "More" and the one that leaves. */
const AT_LEAST = 1;

/** What fits of the buttons, "More" with the rest, and the one that leaves. */
export function callControls(view: BarView): TemplateResult {
  const { messages, snapshot, act } = view;
  const more = hasMore(view);
  const { controls, shown, rest } = fitted(view);
  const leave = snapshot.state === 'joining' ? messages.cancel : messages.leave;
  const keys = [...shown.map(({ key }) => key), ...(more ? ['more'] : []), 'leave'];
  const { control } = view.view.now;
  const stop = control && keys.includes(control) ? control : keys[0];
  const tabindex = (key: string) => (key === stop ? 0 : -1);
  return html`<div class="bar">
    <slot name="controls-start"></slot>
    <div
      class="controls"
      part="controls"
      role="toolbar"
      aria-label=${messages.controls}
      @keydown=${onToolbarKeydown}
      @focusin=${({ target }: FocusEvent) => onFocus(view, stop, target as HTMLElement)}
    >
      ${
        // Each in a place of its own: what has the focus keeps it when there is no room for another.
        controls.map((each) =>
          shown.includes(each) ? controlButton(view, each, tabindex(each.key)) : nothing,
        )
      }
      ${more ? moreButton(view, tabindex('more'), rest) : nothing}
      <button
        class="round wide danger"
        part="button leave-button"
        type="button"
        data-key="leave"
        tabindex=${tabindex('leave')}
        title=${leave}
        aria-label=${leave}
        @click=${() => act('leave')}
      >
        ${icon('leave')}
      </button>
    </div>
    <slot name="controls-end"></slot>
  </div>`;
}

/** The menu that is open, or the list of keys. Beside the bar, not in it: tiles and keys open some where a page has its own. */
export function openMenu(view: BarView): TemplateResult | typeof nothing {
  return callMenu(view, () => fitted(view).rest);
}

function fitted(view: BarView): ReturnType<typeof fit> & { readonly controls: readonly Control[] } {
  const controls = controlList(view);
  return { controls, ...fit(controls, Math.max(AT_LEAST, view.places - (hasMore(view) ? 2 : 1))) };
}

function controlButton(view: BarView, control: Control, tabindex: number): TemplateResult {
  const { key, label, name = label, off, busy, pressed, count, menu, path } = control;
  const open = menu !== undefined && view.view.now.menu === menu;
  const shortcut = view.shortcuts ? SHORTCUTS[key] : undefined;
  return html`<button
    class="round ${off ? 'off' : ''} ${pressed || open ? 'pressed' : ''}"
    part="button ${key}-button"
    type="button"
    data-key=${key}
    tabindex=${tabindex}
    title=${shortcut ? `${label} (${shortcut.toUpperCase()})` : label}
    aria-label=${name}
    aria-keyshortcuts=${shortcut ?? nothing}
    aria-busy=${busy ?? nothing}
    aria-pressed=${pressed ?? nothing}
    aria-haspopup=${menu ? 'menu' : nothing}
    aria-expanded=${menu ? open : nothing}
    @click=${control.press}
  >
    ${path ? drawing(path) : control.icon && icon(control.icon)}${count ? html`<span class="count" aria-hidden="true">${short(count)}</span>` : nothing}
  </button>`;
}

/** What is in it has its numbers on it. */
function moreButton(view: BarView, tabindex: number, rest: readonly Control[]): TemplateResult {
  const { messages } = view;
  const { menu } = view.view.now;
  const open =
    menu === 'more' || menu === 'shortcuts' || rest.some((control) => control.menu && control.menu === menu);
  const unread = rest.some(({ key, count }) => COUNTS_NEWS.includes(key) && count);
  return html`<button
    class="round ${open ? 'pressed' : ''}"
    part="button more-button"
    type="button"
    data-key="more"
    tabindex=${tabindex}
    title=${messages.more}
    aria-label=${messages.more}
    aria-haspopup="menu"
    aria-expanded=${open}
    @click=${() => view.view.set({ menu: open ? undefined : 'more' })}
  >
    ${icon('more')}${unread ? html`<span class="count" aria-hidden="true"></span>` : nothing}
  </button>`;
}

/** Whose number is of what the user has not seen. */
const COUNTS_NEWS: readonly string[] = ['chat'];

function short(count: number): string {
  return count > 99 ? '99+' : String(count);
}

/** The focus may have been put on the `stop` while the call is drawn: then there is nothing to draw anew. */
function onFocus(view: BarView, stop: string | undefined, { dataset }: HTMLElement): void {
  if (dataset.key !== stop) view.view.set({ control: dataset.key });
}
