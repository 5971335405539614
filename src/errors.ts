/**
 * The one error class of the package and its codes. A leaf: anything may import it.
 */

/** What went wrong, in terms a page can act on. User-facing text is looked up by this code. */
export type CallErrorCode =
  | 'unsupported'
  | 'insecure-context'
  | 'configuration'
  | 'engine-load'
  | 'permission-denied'
  | 'device-missing'
  | 'device-busy'
  | 'token-invalid'
  | 'token-expired'
  | 'not-authorized'
  | 'room-full'
  | 'connection-failed'
  | 'connection-lost'
  | 'publish-failed'
  | 'play-failed'
  | 'message-failed'
  | 'cancelled'
  | 'internal';

/** Whether the same request, made again unchanged, can succeed. */
const RETRYABLE: Readonly<Record<CallErrorCode, boolean>> = {
  unsupported: false,
  'insecure-context': false,
  configuration: false,
  'engine-load': true,
  'permission-denied': true,
  'device-missing': true,
  'device-busy': true,
  'token-invalid': false,
  'token-expired': true,
  'not-authorized': false,
  'room-full': true,
  'connection-failed': true,
  'connection-lost': true,
  'publish-failed': true,
  'play-failed': true,
  'message-failed': true,
  cancelled: true,
  internal: false,
};

/** Nothing that is pressed in a page helps against these. */
export const HOPELESS: readonly CallErrorCode[] = ['unsupported', 'insecure-context'];

/** The device a media error is about. */
export type MediaKind = 'microphone' | 'camera';

/** What of the user's own is turned on and off in a call. */
export type OwnMediaKind = MediaKind | 'screen';

/** What a user can choose one of. */
export type DeviceKind = MediaKind | 'speaker';

/** What an error can be about. */
export type ErrorDevice = OwnMediaKind | DeviceKind;

/** Optional facts of a {@link CallError}. */
export interface CallErrorOptions {
  /** ZEGO's own number, see https://docs.zegocloud.com/article/5548 */
  readonly vendorCode?: number | undefined;
  /** The device concerned, for `permission-denied`, `device-missing` and `device-busy`; `screen` for all that sharing fails with. */
  readonly device?: ErrorDevice | undefined;
  /** What was caught. */
  readonly cause?: unknown;
}

/**
 * Every failure the package reports, by rejection or by `call-error`.
 * `message` is English, for developers, and says what to do; it never contains a token.
 */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: CallErrorCode;
  /** True when trying again unchanged can succeed. */
  readonly retryable: boolean;
  /** ZEGO's own number, when the SDK gave one. */
  readonly vendorCode?: number;
  /** The device concerned, when one is. */
  readonly device?: ErrorDevice;

  constructor(code: CallErrorCode, message: string, options: CallErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.retryable = RETRYABLE[code];
    if (options.vendorCode !== undefined) this.vendorCode = options.vendorCode;
    if (options.device !== undefined) this.device = options.device;
  }

  /**
   * `reason` as a CallError: itself if it is one (an engine that was loaded as a separate file has its own copy of
   * this class, so shape counts, not identity), `cancelled` for an abort, otherwise wrapped under `code`.
   */
  static from(reason: unknown, code: CallErrorCode, message: string): CallError {
    if (reason instanceof CallError) return reason;
    if (isCallErrorLike(reason)) {
      const { vendorCode, device, cause } = reason;
      return new CallError(reason.code, reason.message, { vendorCode, device, cause });
    }
    if (reason instanceof DOMException && reason.name === 'AbortError')
      return new CallError('cancelled', 'The attempt was cancelled.', { cause: reason });
    return new CallError(code, message, { cause: reason });
  }
}

function isCallErrorLike(reason: unknown): reason is CallError {
  return reason instanceof Error && reason.name === 'CallError' && (reason as CallError).code in RETRYABLE;
}
