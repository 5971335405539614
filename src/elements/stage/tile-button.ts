/** What can be done with a tile: the button in it, and the lines of the menu that it opens. */
import { html, type TemplateResult } from 'lit';
import { isolated } from '../../i18n/isolated.js';
import { icon } from '../icons.js';
import type { MenuSection } from '../menus/menu-item.js';
import type { MenuView } from '../menus/sections.js';
import type { StageTile } from './arrangement.js';

/** The part of the button whose menu is open. */
export const OPEN_TILE_BUTTON = 'open-tile-button';

/** The button in a tile. Of all of them Tab leads to one, `stop`; arrow keys lead to the others. */
export function tileButton(
  { snapshot, messages, view }: Pick<MenuView, 'snapshot' | 'messages' | 'view'>,
  { key, userId, source, local }: StageTile,
  stop: string | undefined,
): TemplateResult {
  const { menu, tile } = view.now;
  const open = menu === 'tile' && tile === key;
  const user = isolated(nameOf(snapshot, userId));
  const name = source === 'screen' ? messages.screenOf(user) : local ? messages.you : user;
  const label = messages.tileMenu(name);
  return html`<button
    slot="menu"
    class="tile-menu"
    part="button tile-button ${open ? OPEN_TILE_BUTTON : ''}"
    type="button"
    data-key=${key}
    tabindex=${key === stop ? 0 : -1}
    title=${label}
    aria-label=${label}
    aria-haspopup="menu"
    aria-expanded=${open}
    @focus=${() => view.set({ tile: key })}
    @click=${() => view.set({ menu: open ? undefined : 'tile', tile: key })}
  >
    ${icon('more')}
  </button>`;
}

/** The lines of the menu of the tile that is chosen; none while they are fetched. */
export function tileMenu({
  snapshot,
  call,
  messages,
  view,
  parts,
  report,
}: MenuView): readonly MenuSection[] {
  const { tile: key, pinned } = view.now;
  const extras = parts.get('extras');
  const local = snapshot.participants.find((each) => each.local)?.userId;
  const [kind, id = ''] = key === 'local' ? ['local', local] : splitKey(key ?? '');
  const source = kind === 'screen' ? 'screen' : 'camera';
  const userId = kind === 'screen' ? snapshot.streams.find(({ streamId }) => streamId === id)?.userId : id;
  if (!extras || !key || !userId) return [];
  return extras.tileSections({
    tile: { key, userId, source, local: kind === 'local' },
    name: nameOf(snapshot, userId),
    panels: messages.panels,
    lang: messages.lang,
    pinned: pinned === userId,
    volume: call.volumeOf(userId),
    shown: elementOf(call, key),
    pin: (pin) => call.pin(pin),
    setVolume: (id, volume) => call.setVolume(id, volume),
    takeSnapshot: (id, of) => call.takeSnapshot(id, of),
    failed: report,
  });
}

/** By what was drawn before: that its menu is open is not drawn yet. */
function elementOf({ shadowRoot }: MenuView['call'], key: string): HTMLElement | undefined {
  const button = shadowRoot?.querySelector(`.tile-menu[data-key=${CSS.escape(key)}]`);
  return button?.parentElement ?? undefined;
}

function splitKey(key: string): [string, string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

function nameOf({ participants }: MenuView['snapshot'], userId: string): string {
  return participants.find((each) => each.userId === userId)?.userName ?? userId;
}
