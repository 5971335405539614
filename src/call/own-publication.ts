/** What the others get of the user's own microphone and camera in one attempt. */
import type { CallEngine } from '../engine/call-engine.js';
import { CallError, type MediaKind } from '../errors.js';
import { anySignal } from '../internal/any-signal.js';
import { untilAborted } from '../internal/until-aborted.js';
import { KINDS, TRACK } from './own-tracks.js';

/** What publishing takes of an engine. */
export type PublishingEngine = Pick<CallEngine, 'publish' | 'unpublish' | 'replaceTrack' | 'setTrackEnabled'>;

/**
 * The own stream in the room. What fails is over here and there: when a method rejects with anything but `cancelled`,
 * the engine sends nothing of that kind any more, or nothing at all ({@link published} tells).
 */
export class OwnPublication {
  readonly #signal: AbortSignal;
  #engine: PublishingEngine | undefined;
  #state: 'none' | 'pending' | 'done' = 'none';
  #calledOff = new AbortController();
  /** What the engine has a clone of. */
  readonly #sent = new Map<MediaKind, MediaStreamTrack>();
  /** What the others were told of. */
  readonly #on = new Map<MediaKind, boolean>();
  #start: () => void = () => undefined;
  /** Commands wait for the room. */
  #queue: Promise<unknown> = new Promise<void>((resolve) => (this.#start = resolve));

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** True from the moment the stream is handed over. */
  get published(): boolean {
    return this.#state !== 'none';
  }

  /** The room is entered: what was asked for may begin. */
  start(engine: PublishingEngine): void {
    this.#engine = engine;
    this.#start();
  }

  /** Runs what is asked of the engine one after the other, in the order it was asked. */
  enqueue(work: () => Promise<void>): Promise<void> {
    const run = untilAborted(this.#queue, this.#signal).then(() => {
      this.#signal.throwIfAborted();
      return work();
    });
    this.#queue = run.catch(() => undefined); // whoever gave the command hears of it; the next one runs all the same
    return run;
  }

  /** Hands the stream over; resolves with what of it is on. */
  async publish(stream: MediaStream): Promise<(kind: MediaKind) => boolean> {
    this.#state = 'pending';
    const { signal } = (this.#calledOff = new AbortController());
    for (const kind of KINDS) {
      const track = stream.getTracks().find((track) => track.kind === TRACK[kind]);
      if (track) this.#sent.set(kind, track);
    }
    for (const kind of KINDS) this.#on.set(kind, this.#sent.get(kind)?.enabled === true);
    const on = KINDS.filter((kind) => this.#on.get(kind));
    try {
      await this.#ask((engine) => engine.publish('camera', stream, anySignal([this.#signal, signal])));
    } catch (reason) {
      this.forget();
      throw reason;
    }
    this.#state = 'done';
    return (kind) => on.includes(kind);
  }

  /** Ends a publishing under way, which may take long, with `cancelled`: the engine lets go of the devices. */
  callOff(): void {
    this.#calledOff.abort(new CallError('cancelled', 'Nothing is to be published any more.'));
  }

  /** Takes the stream back; without one it does nothing. */
  async unpublish(): Promise<void> {
    if (!this.published) return;
    this.forget();
    await this.#ask((engine) => engine.unpublish('camera'));
  }

  /** The engine has nothing any more. */
  forget(): void {
    this.#state = 'none';
    this.#sent.clear();
    this.#on.clear();
  }

  /** Sends this track, and says that it is on. */
  async turnOn(kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    await this.#orCutOff(kind, async () => {
      if (track !== this.#sent.get(kind))
        await this.#ask((engine) => engine.replaceTrack('camera', TRACK[kind], track));
      this.#sent.set(kind, track);
      await this.#tell(kind, true);
    });
  }

  /** Sends nothing, and says so. `free`: lets go of the device. */
  async turnOff(kind: MediaKind, free: boolean): Promise<void> {
    await this.#orCutOff(kind, async () => {
      await this.#tell(kind, false);
      if (!free || !this.#sent.has(kind)) return;
      await this.#ask((engine) => engine.replaceTrack('camera', TRACK[kind], null));
      this.#sent.delete(kind);
    });
  }

  /** Whether the others get this very track. */
  sends(kind: MediaKind, track: MediaStreamTrack): boolean {
    return this.#sent.get(kind) === track;
  }

  /** Sends this track anew, as it gives another picture by now: the engine's clone does not follow it. */
  async renew(kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    await this.#orCutOff(kind, () =>
      this.#ask((engine) => engine.replaceTrack('camera', TRACK[kind], track)),
    );
  }

  /** Lets go of the device without a word: another is about to follow. */
  async release(kind: MediaKind): Promise<void> {
    if (this.#sent.delete(kind))
      await this.#ask((engine) => engine.replaceTrack('camera', TRACK[kind], null));
  }

  async #orCutOff(kind: MediaKind, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      if (!this.#signal.aborted) await this.#cutOff(kind);
      throw reason;
    }
  }

  /** Whatever went wrong, and wherever: the engine's clone goes. The failure that led here is what is reported. */
  async #cutOff(kind: MediaKind): Promise<void> {
    this.#sent.delete(kind);
    try {
      await this.#ask((engine) => engine.replaceTrack('camera', TRACK[kind], null));
    } catch {
      this.forget();
      return this.#ask((engine) => engine.unpublish('camera')).catch(() => undefined); // nothing is left to try
    }
    this.#on.delete(kind);
    await this.#tell(kind, false).catch(() => undefined);
  }

  async #tell(kind: MediaKind, on: boolean): Promise<void> {
    if (this.#on.get(kind) === on) return;
    this.#on.delete(kind); // unknown until it has worked
    await this.#ask((engine) => engine.setTrackEnabled('camera', TRACK[kind], on));
    this.#on.set(kind, on);
  }

  async #ask(work: (engine: PublishingEngine) => Promise<void>): Promise<void> {
    try {
      if (this.#engine) await untilAborted(work(this.#engine), this.#signal);
    } catch (reason) {
      throw CallError.from(reason, 'publish-failed', 'The own stream could not be published: see the cause.');
    }
  }
}
