import type { IconName } from '../icons.js';

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** A drawing that is in the file of the menu alone, as a path. */
  readonly path?: string | undefined;
  /** A character in the place of a drawing. */
  readonly glyph?: string;
  /** Whether it is the one in use, where one of several is. */
  readonly checked?: boolean;
  /** A number after it. */
  readonly count?: number | undefined;
  /** Runs when the menu is closed already. */
  readonly press: () => void;
}

/** Lines that belong together. One without items is left out. */
export interface MenuSection {
  readonly label?: string;
  /** Its lines are glyphs, side by side. */
  readonly row?: boolean;
  readonly items: readonly MenuItem[];
}
