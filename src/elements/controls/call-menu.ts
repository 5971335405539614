/** The menu that is open, and the list of keys. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CallView } from '../call-view.js';
import type { MenuSection } from '../menus/menu-item.js';
import { OPEN_TILE_BUTTON, tileMenu } from '../stage/tile-button.js';
import type { MenuName } from '../view-state.js';
import type { Control } from './control-list.js';
import { SHORTCUTS } from './shortcuts.js';

const MENU_PARTS = 'menu, menu-item';
const DIALOG_PARTS = 'dialog, dialog-close';

/** `rest` are the buttons for which the bar has no room. */
export function callMenu(view: CallView, rest: readonly Control[]): TemplateResult | typeof nothing {
  const { messages, parts } = view;
  const { menu } = view.view.now;
  if (!menu || !parts.get('menus')) return nothing;
  const close = () => view.view.set({ menu: undefined });
  if (menu === 'shortcuts')
    return html`<zego-call-shortcuts
      exportparts=${DIALOG_PARTS}
      .messages=${messages.panels}
      .keys=${SHORTCUTS}
      .close=${close}
    ></zego-call-shortcuts>`;
  if (menu === 'tile' && !parts.get('extras')) return nothing;
  return html`<zego-call-menu
    exportparts=${MENU_PARTS}
    .label=${messages.more}
    .sections=${sections(view, menu, rest)}
    .anchors=${[menu === 'tile' ? OPEN_TILE_BUTTON : `${menu}-button`, 'more-button']}
    .close=${close}
  ></zego-call-menu>`;
}

function sections(view: CallView, menu: MenuName, rest: readonly Control[]): readonly MenuSection[] {
  switch (menu) {
    case 'more':
      return moreSections(view, rest);
    case 'tile':
      return tileMenu(view);
    case 'shortcuts':
      return [];
  }
}

function moreSections({ messages, view, shortcuts }: CallView, rest: readonly Control[]): MenuSection[] {
  return [
    { items: rest.map(({ count, label, icon, press }) => ({ label, icon, count, press })) },
    {
      items: shortcuts
        ? [
            {
              label: messages.shortcuts,
              icon: 'keyboard',
              press: () => view.set({ menu: 'shortcuts' }),
            },
          ]
        : [],
    },
  ];
}
