import type { PanelMessages } from './panel-messages.js';

/** English. */
export const enPanels: PanelMessages = {
  close: 'Close',
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work while the focus is in the call and you are not typing.',
  keys: {
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    help: 'Show this list',
  },
};
