/** The menus of the buttons, and the list of keys: fetched when the first of them is opened. */
import { defineInternal } from '../lazy-parts.js';
import { MenuElement } from './menu.js';
import { ShortcutsElement } from './shortcut-list.js';

export { menuSections } from './sections.js';

defineInternal('zego-call-menu', MenuElement);
defineInternal('zego-call-shortcuts', ShortcutsElement);
