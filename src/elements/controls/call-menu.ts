/** The menu that is open, and the list of keys. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { MenuSection } from '../menus/menu-item.js';
import type { MenuView } from '../menus/sections.js';
import { OPEN_TILE_BUTTON, tileMenu } from '../stage/tile-button.js';
import type { Control } from './control-list.js';
import type { MenuName } from '../view-state.js';
import { reactionSections } from './reactions.js';
import { SHORTCUTS } from './shortcuts.js';

const MENU_PARTS = 'menu, menu-item';
const DIALOG_PARTS = 'dialog, dialog-close';

/** `rest` lists the buttons for which the bar has no room: asked only where a menu is open. */
export function callMenu(view: MenuView, rest: () => readonly Control[]): TemplateResult | typeof nothing {
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
  if (menu === 'tile' && !parts.get('extras')) return nothing;
  const { label, sections, anchors } = contentOf(view, menu, menus.menuSections(view, menu, rest()));
  return html`${keyed(
    menu,
    html`<zego-call-menu
      exportparts=${MENU_PARTS}
      .label=${label}
      .sections=${sections}
      .anchors=${anchors}
      .close=${close}
    ></zego-call-menu>`,
  )}`;
}

interface Content {
  readonly label: string;
  readonly sections: readonly MenuSection[];
  /** Parts of the buttons it may open at. */
  readonly anchors: readonly string[];
}

/** `listed` is what the file of the menus has for it. */
function contentOf(
  view: MenuView,
  menu: Exclude<MenuName, 'shortcuts'>,
  listed: Content['sections'],
): Content {
  const { messages, call } = view;
  const anchors = [`${menu}-button`, 'more-button'];
  switch (menu) {
    case 'tile':
      return { label: messages.more, sections: tileMenu(view), anchors: [OPEN_TILE_BUTTON] };
    case 'reactions': {
      const label = messages.inCall.reactions;
      return { label, sections: reactionSections(messages, call), anchors };
    }
    default:
      return { label: messages[menu], sections: listed, anchors };
  }
}
