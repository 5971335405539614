/** The user's devices: which there are, which were chosen, which are in use. Belongs to the session, not to an attempt. */
import { CallError, type DeviceKind, type MediaKind } from '../errors.js';
import type { DeviceWish } from '../media/device-source.js';
import { canChooseSpeaker, listDevices, watchDevices, type Device } from '../media/devices.js';
import type { CallDevice } from './call-state.js';
import { Exchanges } from './device-exchange.js';
import { inBackground } from './in-background.js';
import { recall, remember } from './memory.js';

/** What a device list makes happen. */
export interface DevicesOwner {
  /** The list is another one. Frozen. */
  readonly changed: (devices: readonly CallDevice[]) => void;
  /** Goes on with the device that is wished now, where one of that kind is open; `undo` takes the wish back. */
  readonly exchange: (kind: MediaKind, undo: () => void) => Promise<void>;
}

/** A device that is open, as far as the browser tells. */
interface InUse {
  readonly deviceId?: string | undefined;
  readonly facing?: string | undefined;
}

const MEDIA = { audio: 'microphone', video: 'camera' } as const;
const DEFAULT = 'default';
const KINDS = ['microphone', 'camera', 'speaker'] as const;

/** A choice stays a choice while its device is away: it counts again when that is plugged in. */
export class Devices {
  readonly #owner: DevicesOwner;
  readonly #wishes = new Map<DeviceKind, DeviceWish>();
  readonly #inUse = new Map<MediaKind, InUse>();
  readonly #exchanges = new Exchanges();
  /** What was wished before what is under way. */
  readonly #before = new Map<DeviceKind, DeviceWish | undefined>();
  #present: readonly Device[] = [];
  #list: readonly CallDevice[] = [];
  #looks = 0;

  constructor(owner: DevicesOwner) {
    this.#owner = owner;
  }

  /** What to open of a kind; undefined leaves it to the system. */
  readonly wish = (kind: DeviceKind): DeviceWish | undefined => this.#wishes.get(kind);

  /** The id of the speaker to play on, '' for the system's. */
  get speaker(): string {
    const id = this.#wishedId('speaker');
    return id !== undefined && this.#find('speaker', id) ? id : '';
  }

  /** Keeps the list up to date until `signal` aborts. */
  watch(signal: AbortSignal): void {
    const memory = recall();
    for (const kind of KINDS)
      if (memory[kind] && !this.#wishes.has(kind)) this.#wishes.set(kind, { deviceId: memory[kind] });
    watchDevices(() => void this.look(), signal);
    void this.look();
  }

  /** Reads the list anew: more may be told once the page was allowed to use a device. */
  async look(): Promise<void> {
    const look = ++this.#looks;
    const present = await listDevices();
    if (look !== this.#looks) return;
    const before = this.#present;
    this.#present = present;
    this.#tell();
    for (const kind of Object.values(MEDIA)) this.#takeBack(kind, before);
  }

  /** These tracks are in use. */
  use(tracks: readonly MediaStreamTrack[]): void {
    for (const track of tracks) {
      const { deviceId, facingMode } = track.getSettings();
      this.#inUse.set(MEDIA[track.kind as 'audio' | 'video'], { deviceId, facing: facingMode });
    }
    this.#tell();
    void this.look();
  }

  /**
   * Uses another device from now on, at once where that kind is open; '' for the system's. Rejects with `device-missing`
   * for one that is not in the list, with `unsupported` for a speaker where none can be chosen, and with the reported
   * error when it cannot be opened: then the choice is the one before. `play` is what plays on a speaker that is chosen.
   */
  async select(kind: DeviceKind, deviceId: string, play = () => Promise.resolve()): Promise<void> {
    if (kind === 'speaker' && !canChooseSpeaker())
      throw new CallError('unsupported', 'This browser plays sound where the system says: choose there.', {
        device: kind,
      });
    const known = this.#present.some((device) => device.kind === kind);
    if (deviceId && known && !this.#find(kind, deviceId))
      throw new CallError('device-missing', `There is no such ${kind}: use a deviceId of \`devices\`.`, {
        device: kind,
      });
    await this.#want(kind, deviceId ? { deviceId } : undefined, play);
    remember({ [kind]: this.#wishedId(kind) ?? '' });
  }

  /** Uses the camera that looks the other way, or the next one. Rejects as {@link select} does. */
  async flip(): Promise<void> {
    const cameras = this.#list.filter(({ kind }) => kind === 'camera');
    const wish = this.#wishes.get('camera');
    const facing = this.#inUse.get('camera')?.facing ?? (wish && 'facing' in wish ? wish.facing : undefined);
    if (cameras.length === 1)
      throw new CallError('device-missing', 'There is no other camera to turn to.', { device: 'camera' });
    if (cameras.length > 2 ? facing : !cameras.length)
      return this.#want('camera', { facing: facing === 'environment' ? 'user' : 'environment' });
    const selected = cameras.findIndex((camera) => camera.selected);
    const next = cameras[(selected + 1) % cameras.length];
    if (next) await this.#want('camera', { deviceId: next.deviceId });
  }

  async #want(kind: DeviceKind, wish: DeviceWish | undefined, play?: () => Promise<void>): Promise<void> {
    if (!this.#exchanges.has(kind as MediaKind)) this.#before.set(kind, this.#wishes.get(kind));
    const put = (next: DeviceWish | undefined) => {
      if (next) this.#wishes.set(kind, next);
      else this.#wishes.delete(kind);
      this.#tell();
    };
    const undo = () => this.#wishes.get(kind) === wish && put(this.#before.get(kind));
    put(wish);
    if (kind === 'speaker')
      await play?.().catch((reason: unknown) => {
        undo();
        throw reason;
      });
    else await this.#exchange(kind, undo);
  }

  /** By turns, as only then it is known which one is in use, and whether another was chosen meanwhile. */
  #exchange(kind: MediaKind, undo: () => void): Promise<void> {
    const wish = this.#wishes.get(kind);
    return this.#exchanges.run(kind, async () => {
      if (this.#wishes.get(kind) !== wish) return;
      const id = this.#wishedId(kind);
      if (id === undefined || id !== this.#inUse.get(kind)?.deviceId) await this.#owner.exchange(kind, undo);
      this.#before.set(kind, wish);
    });
  }

  /** The chosen device is there again, and another one in use. */
  #takeBack(kind: MediaKind, before: readonly Device[]): void {
    const id = this.#wishedId(kind);
    if (id === undefined || !this.#find(kind, id) || this.#find(kind, id, before)) return;
    const inUse = this.#inUse.get(kind)?.deviceId;
    if (inUse !== undefined && inUse !== id) inBackground(this.#exchange(kind, () => undefined));
  }

  #wishedId(kind: DeviceKind): string | undefined {
    const wish = this.#wishes.get(kind);
    return wish && 'deviceId' in wish ? wish.deviceId : undefined;
  }

  #find(kind: DeviceKind, deviceId: string, list = this.#present): Device | undefined {
    return list.find((device) => device.kind === kind && device.deviceId === deviceId);
  }

  /** The one wished for, the one in use, the system's: the first of these that is there. */
  #selected(kind: DeviceKind): Device | undefined {
    const inUse = kind === 'speaker' ? undefined : this.#inUse.get(kind)?.deviceId;
    for (const id of [this.#wishedId(kind), inUse, DEFAULT]) {
      const found = id === undefined ? undefined : this.#find(kind, id);
      if (found) return found;
    }
    return this.#present.find((device) => device.kind === kind);
  }

  #tell(): void {
    const selected = new Set(KINDS.map((kind) => this.#selected(kind)));
    const list = this.#present.map((device) => ({ ...device, selected: selected.has(device) }));
    if (JSON.stringify(list) === JSON.stringify(this.#list)) return;
    this.#list = list;
    this.#owner.changed(list);
  }
}
