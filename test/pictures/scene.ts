/** What is to be photographed. Goes from the script to the page, so it is data only. */

/** How a call stands. */
export interface Scene {
  /** Default: a call. */
  readonly screen?: 'lobby' | 'call' | 'left' | 'failed';
  /** How many are in the call, the user among them; default 1. */
  readonly people?: number;
  /** The names of the others in turn, in place of the usual ones. */
  readonly names?: readonly string[];
  /** The name of a DOMException that the devices fail with. */
  readonly devices?: 'NotAllowedError' | 'NotFoundError' | 'NotReadableError';
  /** Devices that fail only where they are of this kind. */
  readonly kind?: 'audio' | 'video';
  /** Somebody shares a screen. */
  readonly sharing?: boolean;
  /** Some have the microphone, some the camera off. */
  readonly mixed?: boolean;
  /** The link is lost. */
  readonly reconnecting?: boolean;
  /** The sound may not play. */
  readonly blocked?: boolean;
  /** Somebody has written; more than fits a line, too. */
  readonly messages?: boolean;
  /** Why it failed. */
  readonly code?: import('../../src/errors.js').CallErrorCode;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** Attributes of the call. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Names of buttons that are pressed, one after the other. */
  readonly press?: readonly string[];
  /** Text that is there in the end. */
  readonly shows?: string;
}

/** A scene as a camera sees it. */
export interface Shot {
  readonly name: string;
  readonly scene: Scene;
  /** CSS pixels. */
  readonly size: readonly [width: number, height: number];
  /** `forced`: forced colours, dark. */
  readonly scheme?: 'light' | 'dark' | 'forced';
}
