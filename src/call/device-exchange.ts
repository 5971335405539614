/** Another device of a kind in the place of the one in use. */
import type { CallError, MediaKind } from '../errors.js';

/** What exchanging a device takes of its owner. */
export interface DeviceOwner {
  /** The track that is open now. */
  readonly track: () => MediaStreamTrack | undefined;
  /** Opens the device that is wished, in the place of the one before; what fails is returned, and told unless `quietly`. */
  readonly open: (quietly: boolean) => Promise<readonly CallError[]>;
  /** Ends the track, here and at the others. */
  readonly free: () => Promise<void>;
  /** Whether the device is to be on. */
  readonly wanted: () => boolean;
}

/**
 * Opens the device that is wished beside the one in use, which ends when it is swapped. Only where two cameras cannot be
 * open at once, as on most phones, does the old one end first. When the new one cannot be opened, `undo` takes the wish
 * back and the old one goes on. Resolves with what failed.
 */
export async function exchangeDevice(
  kind: MediaKind,
  owner: DeviceOwner,
  undo: () => void,
): Promise<CallError | undefined> {
  const old = owner.track();
  let [error] = await owner.open(true);
  if (error?.code === 'device-busy' && kind === 'camera') {
    await owner.free();
    [error] = await owner.open(true);
  }
  if (!error) return undefined;
  undo();
  const gone = owner.track() !== old || old?.readyState === 'ended';
  if (gone && owner.wanted()) await owner.open(false);
  return error;
}

/** One exchange of a kind after the other. */
export class Exchanges {
  readonly #running = new Map<MediaKind, Promise<void>>();

  /** Whether one is under way: the end of the old track is no loss then. */
  has(kind: MediaKind): boolean {
    return this.#running.has(kind);
  }

  /** Runs `work` when those before it are done; settles as it does. */
  async run(kind: MediaKind, work: () => Promise<void>): Promise<void> {
    const before = this.#running.get(kind) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work); // whoever asked for that one hears of it
    this.#running.set(kind, mine);
    try {
      await mine;
    } finally {
      if (this.#running.get(kind) === mine) this.#running.delete(kind);
    }
  }
}
