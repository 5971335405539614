import type { PanelMessages } from './panel-messages.js';

/** English. */
export const enPanels: PanelMessages = {
  close: 'Close',
};
