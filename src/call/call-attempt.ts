/** One attempt at one call: one engine, one abort, from `join()` to `end()`. */
import { CallError, type MediaKind, type OwnMediaKind } from '../errors.js';
import { untilAborted } from '../internal/until-aborted.js';
import type { CallConfig, OwnConfig } from './call-config.js';
import type { CallTiming, DeviceStatus } from './call-state.js';
import { inBackground } from './in-background.js';
import type { LazyRoom } from './lazy-room.js';
import { OwnMedia } from './own-media.js';
import type { Thrift } from './own-picture.js';
import type { AttemptListener, RoomVisit } from './room-visit.js';

/** Has the user's own media from the first moment; all that goes by the engine is the visit's, whose code may yet have to come. */
export class CallAttempt {
  readonly #config: CallConfig;
  readonly #listener: AttemptListener;
  readonly #media: OwnMedia;
  readonly #abort = new AbortController();
  readonly #startedAt = performance.now();
  #visit: RoomVisit | undefined;
  /** The same, once it is there. */
  readonly #visiting: Promise<RoomVisit>;
  #ended: Promise<void> | undefined;

  constructor(config: CallConfig, listener: AttemptListener, room: LazyRoom) {
    this.#config = config;
    this.#listener = listener;
    this.#media = new OwnMedia(
      config,
      {
        status: (kind, status) => listener.fact({ type: 'device-changed', kind, status }),
        opened: () => listener.fact({ type: 'own-tracks-changed' }),
        error: (error) => listener.change({ type: 'error', error }),
        replaced: (kind, label) => listener.change({ type: 'device-replaced', kind, label }),
        published: () => this.mark('publish'),
      },
      this.#abort.signal,
    );
    this.#visiting = this.#begin(room);
    this.#visiting.catch(() => undefined); // told by joining
  }

  /** What goes by the engine. Throws `cancelled` while the code for it is on its way. */
  get visit(): RoomVisit {
    if (this.#visit) return this.#visit;
    throw new CallError('cancelled', 'There is no call to do this in yet: wait until it is joined.');
  }

  /** Does `work` at once, or when the code is there: a click does not last. Rejects with what joining fails with, too. */
  async whenVisiting<T>(work: (visit: RoomVisit) => Promise<T>): Promise<T> {
    return work(this.#visit ?? (await this.#visiting));
  }

  /** The own sound and picture: one object for the whole attempt, tracks come and go. */
  get stream(): MediaStream {
    return this.#media.stream;
  }

  /** The sound of a microphone that is off but open. */
  get muted(): MediaStream {
    return this.#media.muted;
  }

  /** How the devices stand at the start. */
  get entryStatus(): Record<OwnMediaKind, DeviceStatus> {
    return { ...this.#media.entryStatus, screen: this.#config.screen };
  }

  /**
   * Enters the room; opening the devices and publishing whatever of them works go on after this resolves.
   * Rejects with the CallError that ended it; then call `end()`.
   */
  async join(): Promise<void> {
    try {
      await this.whenVisiting((visit) => visit.join());
    } catch (reason) {
      throw CallError.from(reason, 'internal', 'Joining failed: see the cause.');
    }
  }

  /** Turns a device on or off; see {@link OwnMedia.set}. */
  setDevice(kind: MediaKind, on: boolean): Promise<void> {
    return this.#media.set(kind, on);
  }

  /** Whether a device is on, or is about to be. */
  wants(kind: MediaKind): boolean {
    return this.#media.wants(kind);
  }

  /** Goes on with the device that is wished now; see {@link OwnMedia.exchange}. */
  exchangeDevice(kind: MediaKind, undo: () => void): Promise<void> {
    return this.#media.exchange(kind, undo);
  }

  /** Goes on with another source of media; see {@link OwnMedia.replace}. */
  replaceMedia(config: OwnConfig): void {
    inBackground(this.#media.replace(config));
    inBackground(this.whenVisiting(async ({ screen }) => screen.allow(config.screen !== 'unavailable')));
  }

  /** See {@link RoomVisit.spare}. */
  spare(thrift: Thrift): void {
    this.#visit?.spare(thrift);
  }

  /** The user is back at the page, or the computer has slept. */
  wake(): void {
    this.#media.wake();
    this.#visit?.wake();
  }

  /** Notes the time at which a step of joining was done; the first time counts. */
  mark(step: keyof CallTiming): void {
    const ms = Math.round((performance.now() - this.#startedAt) * 10) / 10;
    this.#listener.fact({ type: 'timed', timing: { [step]: ms } });
  }

  /** Aborts what is under way, stops the devices at once, and leaves the room. Idempotent, never rejects. */
  end(): Promise<void> {
    return (this.#ended ??= this.#end());
  }

  async #end(): Promise<void> {
    this.#abort.abort(new CallError('cancelled', 'The call was left.'));
    this.#media.stop();
    await this.#visit?.end();
  }

  /** At once where the code is there; otherwise it is fetched, and the engine beside it. */
  async #begin(room: LazyRoom): Promise<RoomVisit> {
    const { signal } = this.#abort;
    let now = room.now;
    if (!now) {
      this.#config.loadEngine().catch(() => undefined); // told when it is needed
      now = await untilAborted(room.load(), signal);
    }
    return (this.#visit = now.visit({
      ...{ config: this.#config, media: this.#media, listener: this.#listener, signal },
      mark: (step) => this.mark(step),
    }));
  }
}
