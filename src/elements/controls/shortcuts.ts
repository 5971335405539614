/** The keys of a call: they work while the focus is in it, and not while somebody types. */
import { isElement } from '../../internal/realms.js';
import { controlList, type Control, type ControlKey, type ControlsView } from './control-list.js';

/** The key of each button that has one. */
export const SHORTCUTS: Readonly<Partial<Record<ControlKey, string>>> = {
  microphone: 'm',
  camera: 'v',
  screen: 's',
  hand: 'h',
  chat: 'c',
  people: 'p',
};

/** The key that shows all of them. */
export const HELP_KEY = '?';

/** Where a letter is a letter. */
const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What a key pressed in a call stands for: a button of `controls`, the list of all keys, or nothing. */
export function shortcutOf(event: KeyboardEvent, controls: readonly Control[]): Control | 'help' | undefined {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || repeat || isComposing || defaultPrevented) return undefined;
  const typing = event.composedPath().some((target) => isElement(target) && target.matches(TYPING));
  if (typing) return undefined;
  if (key === HELP_KEY) return 'help';
  return controls.find((control) => SHORTCUTS[control.key] === key.toLowerCase());
}

/** Does what a key pressed in a call stands for. */
export function onShortcut(view: ControlsView, event: KeyboardEvent): void {
  const shortcut = shortcutOf(event, controlList(view));
  if (shortcut) event.preventDefault();
  if (shortcut === 'help') view.view.set({ menu: 'shortcuts' });
  else shortcut?.press();
}
