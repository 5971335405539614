/** The words of what is fetched when first used: panels, menus, the extras of the lobby. */

/** One object of this type belongs to each language: with the others of the language, but for English, whose eager words stand alone. */
export interface PanelMessages {
  readonly close: string;
  /** What each list of devices is of. */
  readonly devices: Readonly<Record<'microphone' | 'camera' | 'speaker', string>>;
  readonly testSpeaker: string;
  /** How to let a page use microphone and camera again, where it was refused; what is in quotes is as the browser has it. */
  readonly deviceHelp: {
    readonly site: Readonly<Record<'chrome' | 'firefox' | 'safari' | 'ios', string>>;
    readonly system: Readonly<Record<'mac' | 'windows' | 'android' | 'ios' | 'other', string>>;
    readonly busy: string;
  };
  /** The title of the list of keys. */
  readonly shortcuts: string;
  /** When the keys work. */
  readonly shortcutsHint: string;
  /** What each key does. */
  readonly keys: Readonly<Record<'microphone' | 'camera' | 'help', string>>;
}
