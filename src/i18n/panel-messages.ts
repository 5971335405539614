/** The words of what is fetched when first used: panels, menus, the extras of the lobby. */

/** One object of this type belongs to each language: with the others of the language, but for English, whose eager words stand alone. */
export interface PanelMessages {
  readonly close: string;
  /** The title of the list of keys. */
  readonly shortcuts: string;
  /** When the keys work. */
  readonly shortcutsHint: string;
  /** What each key does. */
  readonly keys: Readonly<Record<'microphone' | 'camera' | 'chat' | 'help', string>>;
  readonly chat: {
    /** What the list of messages is called. */
    readonly log: string;
    /** Nobody has written yet. */
    readonly empty: string;
    /** Who reads what is written. */
    readonly readers: string;
    /** In the field to write in. */
    readonly write: string;
    readonly send: string;
    /** On the way. */
    readonly sending: string;
    /** The others do not have it. */
    readonly failed: string;
    readonly retry: string;
    /** Leads to the newest message. */
    readonly newest: string;
    /** Who wrote, where it is this user. */
    readonly you: string;
    /** How many bytes may still be written. */
    readonly bytesLeft: (count: number) => string;
    /** How many bytes there are too many. */
    readonly tooLong: (count: number) => string;
  };
}
