/** Where a call's own sound and picture come from: the devices, or a stream of the page's. Types only. */
import type { CallError, MediaKind } from '../errors.js';

/** Which kinds to open. */
export interface MediaRequest {
  readonly audio: boolean;
  readonly video: boolean;
}

/** What could be opened. The caller owns the tracks and stops them. */
export interface OpenedMedia {
  readonly audio?: MediaStreamTrack;
  readonly video?: MediaStreamTrack;
  /** One per kind asked for that could not be opened, with `device` set. */
  readonly errors: readonly CallError[];
}

/** Opens tracks on demand. */
export interface MediaSource {
  /**
   * True for the user's devices: what the system mutes or takes away is worth telling and opening again. What happens to
   * a page's own tracks is the page's business.
   */
  readonly ofDevices?: boolean;
  /**
   * What to open in one go, and apart from that; the first part opens without asking the user, if one can. Without this
   * method all opens in one go.
   */
  parts?(kinds: readonly MediaKind[]): Promise<readonly (readonly MediaKind[])[]>;
  /**
   * Opens what is asked, as much of it as works: a device that fails is in `errors`, the other one still opens.
   * Rejects only with `cancelled`, when `signal` aborts; whatever opens after that is stopped at once.
   */
  open(request: MediaRequest, signal: AbortSignal): Promise<OpenedMedia>;
  /** Frees what was opened ahead and never asked for. Idempotent. */
  close?(): void;
}
