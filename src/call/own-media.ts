/** The user's own microphone and camera in one attempt: opening, publishing, turning on and off. */
import { CallError, type MediaKind } from '../errors.js';
import { Gate } from '../internal/gate.js';
import { delay } from '../internal/until-aborted.js';
import type { MediaConfig } from './call-config.js';
import type { DeviceStatus } from './call-state.js';
import { DeviceOpening } from './device-opening.js';
import { DeviceWants } from './device-wants.js';
import { exchangeDevice, Exchanges, type DeviceOwner } from './device-exchange.js';
import { inBackground } from './in-background.js';
import type { CameraFit } from './own-picture.js';
import { OwnPublication, type PublishingEngine } from './own-publication.js';
import { KINDS, OwnTracks } from './own-tracks.js';

/** So long, ms, what is sent waits for a camera that is asked for another picture. */
const FIT_MS = 1000;

/** Who hears of the own media. */
export interface OwnMediaListener {
  readonly status: (kind: MediaKind, status: DeviceStatus) => void;
  /** A track was put into the stream. */
  readonly opened: () => void;
  /** A failure that leaves a device off. */
  readonly error: (error: CallError) => void;
  /** A device was lost, and the system's default one, named `label`, is in its place. */
  readonly replaced: (kind: MediaKind, label: string) => void;
  /** The stream is available to the others. */
  readonly published: () => void;
}

/**
 * What is asked of the engine runs in the order it was asked; devices open beside that, so that a prompt nobody answers
 * keeps nobody from turning the other device off. `signal` ends it all with `cancelled`.
 */
export class OwnMedia {
  readonly #listener: OwnMediaListener;
  readonly #signal: AbortSignal;
  readonly #tracks: OwnTracks;
  readonly #publication: OwnPublication;
  readonly #wants: DeviceWants;
  /** Off by the system, and on again as soon as it allows; until the user says something else. */
  readonly #interrupted = new Set<MediaKind>();
  /** Exchanges of a device under way: what becomes of the one before is no loss. */
  readonly #exchanges = new Exchanges();
  readonly #opening: DeviceOpening;
  /** Until opening begins a command only says what is wanted. */
  readonly #begun = new Gate();
  /** What is done to an open camera. */
  #fit: CameraFit | undefined;
  /** What publishing waits for. */
  #ready: Promise<void> = Promise.resolve();

  constructor(config: MediaConfig, listener: OwnMediaListener, signal: AbortSignal) {
    this.#listener = listener;
    this.#signal = signal;
    this.#publication = new OwnPublication(signal);
    this.#tracks = new OwnTracks(
      {
        opened: listener.opened,
        ended: (kind) => inBackground(this.#onLost(kind)),
        muted: (kind, muted) => this.#onMuted(kind, muted),
      },
      signal,
    );
    this.#opening = new DeviceOpening(config.media, this.#tracks, signal);
    this.#wants = new DeviceWants(config, listener.status);
  }

  /** The own sound and picture: one object for the whole attempt, tracks come and go. */
  get stream(): MediaStream {
    return this.#tracks.stream;
  }

  /** The sound of a microphone that is off but open; see {@link OwnTracks.muted}. */
  get muted(): MediaStream {
    return this.#tracks.muted;
  }

  /** See {@link DeviceWants.entryStatus}. */
  get entryStatus(): Record<MediaKind, DeviceStatus> {
    return this.#wants.entryStatus;
  }

  /** Whether a device is on, or is to be once the commands under way are done. */
  wants(kind: MediaKind): boolean {
    return this.#wants.has(kind);
  }

  /**
   * Opens what is wanted at the start, as far as it works. What opens without a question to the user does not wait for
   * the answer about the other. Rejects only with `cancelled`.
   */
  async open(): Promise<void> {
    const opened = this.#openWanted();
    this.#begun.open(opened);
    await Promise.all(await opened);
  }

  /** Publishes to the room that was entered, in the background. Nothing to do for who only watches. */
  start(engine: PublishingEngine): void {
    if (this.#wants.publishes) this.#later(() => this.#publish());
    this.#publication.start(engine);
  }

  /** Turns a device on or off. Rejects with the error that was reported; resolves when a newer command overtook it. */
  async set(kind: MediaKind, on: boolean): Promise<void> {
    this.#wants.demand(kind, on);
    this.#interrupted.delete(kind);
    if (!on && !this.#publication.published) {
      this.#silence(kind); // nobody has to be told
      return this.#wants.settle(kind, false);
    }
    this.#wants.tell(kind, 'pending');
    if (on) await this.#acquire(kind);
    await this.#publication.enqueue(async () => {
      if (this.#wants.has(kind) === on) await this.#sync(kind);
    });
  }

  /** Goes on with another source: what is off stays off. Publishing begins, or ends, where that source says so. */
  async replace(config: MediaConfig): Promise<void> {
    const { publishes } = this.#wants;
    this.#opening.replace(config.media);
    this.#wants.replace(config);
    for (const kind of KINDS) {
      if (!this.#wants.allows(kind)) this.#interrupted.delete(kind);
      if (!this.#wants.has(kind)) this.#tracks.stop(kind);
      this.#wants.tellAnew(kind);
    }
    if (!this.#begun.isOpen) return; // it opens that then
    const opened = this.#openWanted();
    if (!this.#wants.publishes) return this.#takeBack();
    if (!publishes) this.#later(() => this.#publish());
    await Promise.all(await opened);
    for (const kind of KINDS) this.#later(() => this.#sync(kind));
  }

  /** Goes on with the device wished now, if one is open; see {@link exchangeDevice}. Rejects with the error reported. */
  exchange(kind: MediaKind, undo: () => void): Promise<void> {
    const lost = () => this.#tracks.get(kind)?.readyState === 'ended'; // the new one, which nobody looked after yet
    const done = this.#exchanges.run(kind, () => this.#exchange(kind, undo));
    return done.finally(() => lost() && inBackground(this.#onLost(kind)));
  }

  /**
   * The user's camera is asked by `fit` for another picture, now and whenever it opens; where that says that it gives one, the
   * others get it. Resolves when it is asked. A page's own picture stays as it is.
   */
  async fit(fit = this.#fit): Promise<void> {
    this.#fit = fit;
    const track = this.#opening.source.ofDevices && this.#tracks.ofDevice('camera');
    if (!track || !(await fit?.(track, this.#signal))) return;
    this.#later(async () => {
      if (track === this.#tracks.get('camera') && this.#publication.sends('camera', track))
        await this.#asking(['camera'], this.#publication.renew('camera', track));
    });
  }

  /** The user is back at the page: what the system had taken may be had again. */
  wake(): void {
    for (const kind of this.#interrupted)
      if (!this.#tracks.get(kind)?.muted) inBackground(this.set(kind, true));
  }

  /** The engine sends nothing any more: both devices are off, and turning one on publishes again. */
  unpublished(error: CallError): void {
    this.#publication.forget();
    for (const kind of KINDS) this.#giveUp(kind);
    this.#listener.error(error);
  }

  /** Stops both devices, at once. */
  stop(): void {
    this.#opening.source.close?.();
    for (const kind of KINDS) this.#tracks.stop(kind);
  }

  /** In parts; publishing waits for the first of them. */
  #openWanted(): Promise<readonly Promise<void>[]> {
    const opened = this.#opening.inParts(this.#wants.kinds, (kinds) => this.#openPart(kinds));
    inBackground((this.#ready = opened.then(([first]) => first))); // nobody waits for it when the call is left before
    return opened;
  }

  /** Opens devices that no command asked for. */
  async #openPart(kinds: readonly MediaKind[]): Promise<void> {
    if (kinds.length) await this.#open(kinds);
    for (const kind of kinds) {
      // A track that the page has disabled was muted on purpose: only a command may undo that.
      if (this.#tracks.get(kind)?.enabled === false) this.#switchOff(kind);
      if (this.#publication.published) this.#later(() => this.#sync(kind));
    }
  }

  /** Resolves when the device is open, or was turned off meanwhile; rejects with the error that was reported. */
  async #acquire(kind: MediaKind): Promise<void> {
    await this.#begun.pass(this.#signal);
    const track = this.#tracks.get(kind);
    if (track && !track.muted) return;
    const errors = await (this.#opening.of(kind) ?? this.#open([kind]));
    const error = errors.find(({ device }) => device === kind);
    if (error) throw error;
  }

  /** Opens devices into the stream; those that fail are off, reported unless `quietly`, and returned. */
  async #open(kinds: readonly MediaKind[], quietly = false): Promise<readonly CallError[]> {
    const errors = await this.#opening.open(kinds, (kind) => {
      if (!this.#wants.has(kind)) this.#silence(kind); // turned off while it opened
    });
    if (!quietly) for (const error of errors) this.#onFailed(error);
    // Before anything of it is sent, unless that takes long, or a command for a camera that is open does not wait for it.
    if (kinds.includes('camera')) await Promise.race([this.fit(), delay(FIT_MS, this.#signal)]);
    this.#signal.throwIfAborted();
    return errors;
  }

  async #exchange(kind: MediaKind, undo: () => void): Promise<void> {
    await this.#begun.pass(this.#signal);
    await this.#opening.of(kind);
    if (!this.#tracks.get(kind) || !this.#opening.source.ofDevices) return;
    const owner: DeviceOwner = {
      track: () => this.#tracks.get(kind),
      open: (quietly) => this.#open([kind], quietly),
      free: async () => {
        if (this.#publication.published)
          await this.#publication.enqueue(() => this.#publication.release(kind));
        this.#tracks.stop(kind);
      },
      wanted: () => this.#wants.has(kind),
    };
    const error = await exchangeDevice(kind, owner, undo);
    if (this.#interrupted.has(kind)) await this.set(kind, true);
    await this.#publication.enqueue(() => this.#sync(kind));
    if (!error) return;
    this.#listener.error(error);
    throw error;
  }

  async #publish(): Promise<void> {
    if (this.#publication.published) return;
    await this.#ready;
    if (!this.#wants.publishes) return; // called off while it opened
    for (const kind of KINDS) {
      if (this.#wants.has(kind)) this.#tracks.enable(kind, true);
      else this.#silence(kind);
    }
    const isOn = await this.#asking(KINDS, this.#publication.publish(this.stream));
    this.#listener.published();
    for (const kind of KINDS) this.#wants.settle(kind, isOn(kind));
  }

  /** Makes what the others get what is wanted now. */
  async #sync(kind: MediaKind): Promise<void> {
    if (!this.#publication.published) {
      if (this.#wants.has(kind)) await this.#publish();
      return;
    }
    const track = this.#tracks.get(kind);
    if (!this.#wants.has(kind)) {
      // A microphone that is off stays open, so that it is back at once; a camera is freed, so that its light goes out.
      const free =
        !track ||
        !this.#publication.sends(kind, track) ||
        (kind === 'camera' && !this.#interrupted.has(kind));
      await this.#asking([kind], this.#publication.turnOff(kind, free));
      if (!this.#wants.has(kind)) this.#silence(kind);
      this.#wants.settle(kind, false);
    } else if (track) {
      this.#tracks.enable(kind, true);
      await this.#asking([kind], this.#publication.turnOn(kind, track));
      this.#wants.settle(kind, true);
    }
  }

  /** Publishes no more, unless that is wanted again; what is under way ends at once. */
  #takeBack(): Promise<void> {
    this.#publication.callOff();
    return this.#publication.enqueue(async () => {
      if (!this.#wants.publishes) await this.#asking([], this.#publication.unpublish());
    });
  }

  #later(work: () => Promise<void>): void {
    inBackground(this.#publication.enqueue(work));
  }

  /** When a request to the engine fails, the devices concerned are off, and it is reported. */
  async #asking<T>(kinds: readonly MediaKind[], request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (reason) {
      const error = CallError.from(reason, 'internal', 'The own stream failed: see the cause.');
      if (error.code === 'cancelled') throw error;
      for (const kind of this.#publication.published ? kinds : KINDS) this.#giveUp(kind);
      this.#listener.error(error);
      throw error;
    }
  }

  /** The device was unplugged, or the browser took it away: whatever is there instead goes on for it. */
  async #onLost(kind: MediaKind): Promise<void> {
    if (this.#exchanges.has(kind)) return;
    this.#tracks.stop(kind);
    if (this.#wants.has(kind)) {
      this.#wants.tell(kind, 'pending');
      const errors = this.#opening.source.ofDevices ? await this.#open([kind], true) : [];
      const replacement = this.#tracks.get(kind);
      if (replacement) this.#listener.replaced(kind, replacement.label);
      else if (this.#wants.has(kind)) {
        const message = `The ${kind} was disconnected or taken away: plug it in and turn it on again.`;
        const options = { device: kind, ...(errors.length && { cause: errors[0] }) };
        this.#onFailed(new CallError('device-missing', message, options));
      }
    }
    this.#later(() => this.#sync(kind));
  }

  #onMuted(kind: MediaKind, muted: boolean): void {
    if (muted && this.#wants.has(kind)) {
      this.#interrupted.add(kind);
      this.#switchOff(kind);
      const message = `The system has muted the ${kind}: it comes back when the phone call, program or switch allows it.`;
      this.#listener.error(new CallError('device-busy', message, { device: kind }));
      this.#later(() => this.#sync(kind));
    } else if (!muted && this.#interrupted.has(kind)) inBackground(this.set(kind, true));
  }

  #onFailed(error: CallError): void {
    for (const kind of KINDS) if (error.device === kind) this.#giveUp(kind);
    this.#listener.error(error);
  }

  #silence(kind: MediaKind): void {
    if (kind === 'camera' && !this.#interrupted.has(kind)) this.#tracks.stop(kind);
    else this.#tracks.enable(kind, false);
  }

  #giveUp(kind: MediaKind): void {
    this.#interrupted.delete(kind);
    this.#tracks.stop(kind);
    this.#switchOff(kind);
  }

  #switchOff(kind: MediaKind): void {
    this.#wants.set(kind, false);
    this.#wants.tell(kind, 'off');
  }
}
