/** The words of what is fetched when first used: panels, menus, the extras of the lobby. */

/** One object of this type belongs to each language: with the others of the language, but for English, whose eager words stand alone. */
export interface PanelMessages {
  readonly close: string;
  /** What each list of devices is of. */
  readonly devices: Readonly<Record<'microphone' | 'camera' | 'speaker', string>>;
  readonly testSpeaker: string;
  /** The check of the connection: the button, its steps, and how each ended. */
  readonly check: {
    readonly start: string;
    readonly steps: Readonly<Record<'devices' | 'token' | 'service' | 'media', string>>;
    readonly outcomes: Readonly<Record<'ok' | 'failed' | 'skipped' | 'running', string>>;
  };
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
  readonly keys: Readonly<
    Record<'microphone' | 'camera' | 'screen' | 'hand' | 'chat' | 'people' | 'help', string>
  >;
  /** What can be done with the picture of one participant. */
  readonly tile: {
    readonly pin: string;
    readonly unpin: string;
    /** As a file. */
    readonly save: string;
    readonly fullscreen: string;
    /** In a small window above all others. */
    readonly window: string;
    readonly volume: string;
  };
  readonly layouts: Readonly<Record<'auto' | 'grid' | 'speaker' | 'sidebar', string>>;
  readonly deviceKinds: Readonly<Record<'microphone' | 'camera' | 'speaker', string>>;
  readonly people: {
    /** How many are in the call. */
    readonly count: (count: number) => string;
    /** In the field to search in. */
    readonly search: string;
    /** Nobody has the name that is searched. */
    readonly nobody: string;
    /** This user, by name. */
    readonly self: (name: string) => string;
    /** Shows somebody large, and ends that. */
    readonly pin: (name: string) => string;
    readonly unpin: (name: string) => string;
    readonly handUp: string;
    readonly speaking: string;
    readonly sharing: string;
  };
  readonly diagnostics: {
    /** Above the choice of a person. */
    readonly whose: string;
    readonly everybody: string;
    readonly bitrate: string;
    readonly loss: string;
    readonly roundTrip: string;
    readonly frameRate: string;
    /** Before a figure of what is sent. */
    readonly up: string;
    /** Before a figure of what is received. */
    readonly down: string;
    /** In place of a figure that is not known. */
    readonly unknown: string;
    readonly joining: string;
    readonly steps: Readonly<Record<'engine' | 'media' | 'login' | 'publish' | 'remoteFrame', string>>;
    /** Copies all figures to the clipboard. */
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
  };
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
