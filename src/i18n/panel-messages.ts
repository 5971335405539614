/** The words of what is fetched when first used: panels, menus, the extras of the lobby. */

/** One object of this type belongs to each language: with the others of the language, but for English, whose eager words stand alone. */
export interface PanelMessages {
  readonly close: string;
  /** The title of the list of keys. */
  readonly shortcuts: string;
  /** When the keys work. */
  readonly shortcutsHint: string;
  /** What each key does. */
  readonly keys: Readonly<Record<'microphone' | 'camera' | 'help', string>>;
}
