/** Drawings that only panels have. From Lucide, see LUCIDE-LICENSE.txt. */
import { PIN } from '../menus/window-icons.js';

/** The paths, for {@link drawing}. */
export const PANEL_ICONS = {
  send: 'm22 2-7 20-4-9-9-4ZM22 2 11 13',
  down: 'M12 5v14M19 12l-7 7-7-7',
  failed: 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0ZM12 8v4M12 16h.01',
  pin: PIN,
} as const;
