/** What is wanted of the user's microphone and camera in one attempt, and what is told of them. */
import { CallError, type MediaKind } from '../errors.js';
import { publishes, type MediaConfig } from './call-config.js';
import type { DeviceStatus } from './call-state.js';
import { KINDS } from './own-tracks.js';

/** A device is wanted, or off, or there is none to be wanted. */
export class DeviceWants {
  #config: MediaConfig;
  readonly #on: Record<MediaKind, boolean>;
  readonly #told: (kind: MediaKind, status: DeviceStatus) => void;

  constructor(config: MediaConfig, told: (kind: MediaKind, status: DeviceStatus) => void) {
    this.#config = config;
    this.#told = told;
    this.#on = { microphone: config.microphone === 'on', camera: config.camera === 'on' };
  }

  /** How the devices stand at the start: what is wanted is under way. */
  get entryStatus(): Record<MediaKind, DeviceStatus> {
    const start = (kind: MediaKind) => (this.#config[kind] === 'on' ? 'pending' : this.#config[kind]);
    return { microphone: start('microphone'), camera: start('camera') };
  }

  /** Whether there is sound or picture to publish, be it off. */
  get publishes(): boolean {
    return publishes(this.#config);
  }

  /** Those that are on, or are to be. */
  get kinds(): readonly MediaKind[] {
    return KINDS.filter((kind) => this.#on[kind]);
  }

  /** Whether a device is on, or is to be once the commands under way are done. */
  has(kind: MediaKind): boolean {
    return this.#on[kind];
  }

  /** Whether there is such a device in this call. */
  allows(kind: MediaKind): boolean {
    return this.#config[kind] !== 'unavailable';
  }

  /** From now on it is to be on, or off. */
  set(kind: MediaKind, on: boolean): void {
    this.#on[kind] = on;
  }

  /** By another description: what is off stays off, unless there was no such device before. Tells nothing. */
  replace(config: MediaConfig): void {
    const before = this.#config;
    this.#config = config;
    for (const kind of KINDS) {
      const is = config[kind];
      if (is === 'unavailable') this.#on[kind] = false;
      else if (before[kind] === 'unavailable') this.#on[kind] = is === 'on';
    }
  }

  /** The user wants it on, or off. Throws `configuration` where there is no such device in this call. */
  demand(kind: MediaKind, on: boolean): void {
    if (!this.allows(kind))
      throw new CallError(
        'configuration',
        `This call was entered without a ${kind}: see audio-only, view-only, source.`,
      );
    this.set(kind, on);
  }

  /** Tells how a device stands by a description that is new: what is wanted is under way. */
  tellAnew(kind: MediaKind): void {
    this.#told(kind, this.#on[kind] ? 'pending' : this.allows(kind) ? 'off' : 'unavailable');
  }

  /** Tells how a device stands, where there is one. */
  tell(kind: MediaKind, status: DeviceStatus): void {
    if (this.allows(kind)) this.#told(kind, status);
  }

  /** The status as it is, unless a newer command has yet to run. */
  settle(kind: MediaKind, on: boolean): void {
    if (this.#on[kind] === on) this.tell(kind, on ? 'on' : 'off');
  }
}
