/** The menu that is open, and the list of keys. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { MenuView } from '../menus/sections.js';
import { OPEN_TILE_BUTTON, tileMenu } from '../stage/tile-button.js';
import type { Control } from './control-list.js';
import { SHORTCUTS } from './shortcuts.js';

const MENU_PARTS = 'menu, menu-item';
const DIALOG_PARTS = 'dialog, dialog-close';

/** `rest` are the buttons for which the bar has no room. */
export function callMenu(view: MenuView, rest: readonly Control[]): TemplateResult | typeof nothing {
  const { messages, parts } = view;
  const { menu } = view.view.now;
  const menus = menu && parts.get('menus');
  if (!menus) return nothing;
  const close = () => view.view.set({ menu: undefined });
  if (menu === 'shortcuts')
    return html`<zego-call-shortcuts
      exportparts=${DIALOG_PARTS}
      .messages=${messages.panels}
      .keys=${SHORTCUTS}
      .close=${close}
    ></zego-call-shortcuts>`;
  if (menu === 'tile') {
    if (!parts.get('extras')) return nothing;
    return html`${keyed(
      menu,
      html`<zego-call-menu
        exportparts=${MENU_PARTS}
        .label=${messages.more}
        .sections=${tileMenu(view)}
        .anchors=${[OPEN_TILE_BUTTON]}
        .close=${close}
      ></zego-call-menu>`,
    )}`;
  }
  return html`${keyed(
    menu,
    html`<zego-call-menu
      exportparts=${MENU_PARTS}
      .label=${menu === 'more' ? messages.more : messages[menu]}
      .sections=${menus.menuSections(view, menu, rest)}
      .anchors=${[`${menu}-button`, 'more-button']}
      .close=${close}
    ></zego-call-menu>`,
  )}`;
}
