/** The user's own microphone and camera in one attempt: opening, publishing, turning on and off. */
import type { CallEngine, TrackKind } from '../engine/call-engine.js';
import { CallError, type MediaKind } from '../errors.js';
import { untilAborted } from '../internal/until-aborted.js';
import type { CallConfig } from './call-config.js';
import type { DeviceStatus } from './call-state.js';

const TRACK: Readonly<Record<MediaKind, TrackKind>> = { microphone: 'audio', camera: 'video' };
const KINDS: readonly MediaKind[] = ['microphone', 'camera'];

/** Who hears of the own media. */
export interface OwnMediaListener {
  readonly status: (kind: MediaKind, status: DeviceStatus) => void;
  /** A track was put into the stream. */
  readonly opened: () => void;
  /** A failure that leaves a device off. */
  readonly error: (error: CallError) => void;
  /** The stream is available to the others. */
  readonly published: () => void;
}

/** Commands run one after the other, in the order they were given; `signal` ends them all with `cancelled`. */
export class OwnMedia {
  /** The own sound and picture: one object for the whole attempt, tracks come and go. */
  readonly stream = new MediaStream();
  readonly #config: Pick<CallConfig, 'media' | MediaKind>;
  readonly #listener: OwnMediaListener;
  readonly #signal: AbortSignal;
  readonly #wanted: Record<MediaKind, boolean>;
  #engine: CallEngine | undefined;
  #publication: 'none' | 'pending' | 'done' = 'none';
  #opening: Promise<void> = Promise.resolve();
  #start: () => void = () => undefined;
  /** Commands wait for the room. */
  #queue: Promise<unknown> = new Promise<void>((resolve) => (this.#start = resolve));

  constructor(
    config: Pick<CallConfig, 'media' | MediaKind>,
    listener: OwnMediaListener,
    signal: AbortSignal,
  ) {
    this.#config = config;
    this.#listener = listener;
    this.#signal = signal;
    this.#wanted = { microphone: config.microphone === 'on', camera: config.camera === 'on' };
  }

  /** How the devices stand at the start: what is wanted is under way. */
  get entryStatus(): Record<MediaKind, DeviceStatus> {
    const { microphone, camera } = this.#config;
    return {
      microphone: microphone === 'on' ? 'pending' : microphone,
      camera: camera === 'on' ? 'pending' : camera,
    };
  }

  /** Whether a device is on, or is to be once the commands under way are done. */
  wants(kind: MediaKind): boolean {
    return this.#wanted[kind];
  }

  /** Opens what is wanted at the start, as far as it works. Rejects only with `cancelled`. */
  open(): Promise<void> {
    return (this.#opening = this.#openWanted());
  }

  async #openWanted(): Promise<void> {
    const wanted = KINDS.filter((kind) => this.#wanted[kind]);
    if (wanted.length) await this.#open(wanted);
    // A track that the page has disabled was muted on purpose: only a command may undo that.
    for (const kind of wanted) if (this.#track(kind)?.enabled === false) this.#switchOff(kind);
  }

  /** Publishes to the room that was entered, in the background. Nothing to do for who only watches. */
  start(engine: CallEngine): void {
    this.#engine = engine;
    if (KINDS.some((kind) => this.#config[kind] !== 'unavailable'))
      this.#enqueue(() => this.#publish(engine)).catch(expectCallError);
    this.#start();
  }

  /** Turns a device on or off. Rejects with the error that was reported; resolves when a newer command overtook it. */
  async set(kind: MediaKind, on: boolean): Promise<void> {
    if (this.#config[kind] === 'unavailable')
      throw new CallError(
        'configuration',
        `This call was entered without a ${kind}: see audio-only, view-only, source.`,
      );
    this.#wanted[kind] = on;
    if (!on && this.#publication === 'none') {
      this.#silence(kind); // nobody has to be told
      this.#settle(kind);
      return;
    }
    this.#setStatus(kind, 'pending');
    await this.#enqueue(async (engine) => {
      if (this.#wanted[kind] !== on) return;
      if (this.#publication === 'none') await this.#publish(engine);
      else await (on ? this.#turnOn(engine, kind) : this.#turnOff(engine, kind));
    });
  }

  /** The engine sends nothing any more: both devices are off, and turning one on publishes again. */
  unpublished(error: CallError): void {
    this.#publication = 'none';
    for (const kind of KINDS) this.#giveUp(kind);
    this.#listener.error(error);
  }

  /** Stops both devices, at once. */
  stop(): void {
    for (const kind of KINDS) this.#stopTrack(kind);
  }

  /** Opens devices into the stream; those that fail are off, reported, and returned. */
  async #open(kinds: readonly MediaKind[]): Promise<readonly CallError[]> {
    const request = { audio: kinds.includes('microphone'), video: kinds.includes('camera') };
    const opened = await this.#config.media.open(request, this.#signal);
    for (const kind of kinds) {
      const track = opened[TRACK[kind]];
      if (track) this.#keepTrack(kind, track);
      if (!this.#wanted[kind]) this.#silence(kind); // turned off while it opened
    }
    if (this.#signal.aborted) this.stop();
    this.#signal.throwIfAborted();
    for (const error of opened.errors) {
      if (error.device) this.#giveUp(error.device);
      this.#listener.error(error);
    }
    return opened.errors;
  }

  async #publish(engine: CallEngine): Promise<void> {
    if (this.#publication !== 'none') return;
    await this.#opening;
    for (const kind of KINDS) if (this.#wanted[kind] && !this.#track(kind)) await this.#open([kind]);
    for (const kind of KINDS) {
      if (this.#wanted[kind]) this.#enable(kind);
      else this.#silence(kind);
    }
    this.#publication = 'pending';
    try {
      await this.#ask(KINDS, () => engine.publish(this.stream, this.#signal));
    } catch (reason) {
      this.#publication = 'none';
      throw reason;
    }
    this.#publication = 'done';
    this.#listener.published();
    for (const kind of KINDS) this.#settle(kind);
  }

  async #turnOn(engine: CallEngine, kind: MediaKind): Promise<void> {
    if (!this.#track(kind)) {
      const [error] = await this.#open([kind]);
      if (error) throw error;
      if (!this.#wanted[kind]) return; // a newer command follows
      await this.#ask([kind], () => engine.replaceTrack(TRACK[kind], this.#track(kind) ?? null));
    }
    this.#enable(kind);
    await this.#ask([kind], () => engine.setTrackEnabled(TRACK[kind], true));
    this.#settle(kind);
  }

  /** A microphone that is off stays open, so that it is back at once; a camera is freed, so that its light goes out. */
  async #turnOff(engine: CallEngine, kind: MediaKind): Promise<void> {
    await this.#ask([kind], () => engine.setTrackEnabled(TRACK[kind], false));
    if (kind === 'camera') await this.#ask([kind], () => engine.replaceTrack('video', null));
    this.#silence(kind);
    this.#settle(kind);
  }

  #silence(kind: MediaKind): void {
    const track = this.#track(kind);
    if (kind === 'camera') this.#stopTrack(kind);
    else if (track) track.enabled = false;
  }

  #enable(kind: MediaKind): void {
    const track = this.#track(kind);
    if (track) track.enabled = true;
  }

  /** One request to the engine. When it fails, the kinds concerned are off and it is reported. */
  async #ask(kinds: readonly MediaKind[], work: () => Promise<void>): Promise<void> {
    try {
      await untilAborted(work(), this.#signal);
    } catch (reason) {
      const error = CallError.from(
        reason,
        'publish-failed',
        'The own stream could not be published: see the cause.',
      );
      if (error.code !== 'cancelled') {
        for (const kind of kinds) this.#giveUp(kind);
        this.#listener.error(error);
      }
      throw error;
    }
  }

  /** The device was unplugged, or the browser took it away. */
  async #lose(engine: CallEngine, kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    if (this.#track(kind) !== track) return;
    this.#giveUp(kind);
    const message = `The ${kind} was disconnected or taken away: plug it in and turn it on again.`;
    this.#listener.error(new CallError('device-missing', message, { device: kind }));
    if (this.#publication === 'none') return;
    await this.#ask([kind], () => engine.setTrackEnabled(TRACK[kind], false));
    await this.#ask([kind], () => engine.replaceTrack(TRACK[kind], null));
  }

  #giveUp(kind: MediaKind): void {
    this.#stopTrack(kind);
    this.#switchOff(kind);
  }

  #switchOff(kind: MediaKind): void {
    this.#wanted[kind] = false;
    this.#setStatus(kind, 'off');
  }

  /** The status as it is, unless a newer command has yet to run. */
  #settle(kind: MediaKind): void {
    const on = Boolean(this.#track(kind)?.enabled);
    if (this.#wanted[kind] === on) this.#setStatus(kind, on ? 'on' : 'off');
  }

  #setStatus(kind: MediaKind, status: DeviceStatus): void {
    if (this.#config[kind] !== 'unavailable') this.#listener.status(kind, status);
  }

  #track(kind: MediaKind): MediaStreamTrack | undefined {
    return this.stream.getTracks().find((track) => track.kind === TRACK[kind]);
  }

  #keepTrack(kind: MediaKind, track: MediaStreamTrack): void {
    this.stream.addTrack(track);
    this.#listener.opened();
    const lost = () => {
      this.#enqueue((engine) => this.#lose(engine, kind, track)).catch(expectCallError);
    };
    track.addEventListener('ended', lost, { once: true, signal: this.#signal });
  }

  #stopTrack(kind: MediaKind): void {
    const track = this.#track(kind);
    if (!track) return;
    track.stop();
    this.stream.removeTrack(track);
  }

  #enqueue(work: (engine: CallEngine) => Promise<void>): Promise<void> {
    const run = untilAborted(this.#queue, this.#signal).then(() => {
      this.#signal.throwIfAborted();
      return this.#engine && work(this.#engine);
    });
    this.#queue = run.catch(() => undefined); // whoever gave the command hears of it; the next one runs all the same
    return run;
  }
}

/** For commands nobody awaits: a CallError was reported by then, anything else is a fault of ours and must surface. */
function expectCallError(reason: unknown): void {
  if (!(reason instanceof CallError)) throw reason;
}
