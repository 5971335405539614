/** The screen this user shares in one attempt: one at a time, from the picker to the end of the sharing. */
import type { CallEngine } from '../engine/call-engine.js';
import { CallError } from '../errors.js';
import { anySignal } from '../internal/any-signal.js';
import { Gate } from '../internal/gate.js';
import { untilAborted } from '../internal/until-aborted.js';
import { openScreen, type ScreenOptions } from '../media/screen-source.js';
import type { DeviceStatus } from './call-state.js';
import { inBackground } from './in-background.js';

/** Who hears of the own screen. */
export interface OwnScreenListener {
  /** How it stands, and what is shared: undefined while nothing is, and while the user still chooses. */
  readonly changed: (status: DeviceStatus, stream: MediaStream | undefined) => void;
  /** A failure that ended the sharing, or kept it from beginning. */
  readonly error: (error: CallError) => void;
}

/** One sharing, from the click on. */
interface Share {
  readonly abort: AbortController;
  stream?: MediaStream;
  done: Promise<void>;
}

/** Captures, publishes, and takes back. `signal` ends it all with `cancelled`; then call `stop()`. */
export class OwnScreen {
  readonly #listener: OwnScreenListener;
  readonly #signal: AbortSignal;
  #available: boolean;
  /** What is captured while joining waits for the room. */
  readonly #entered = new Gate();
  #engine: CallEngine | undefined;
  #share: Share | undefined;
  /** What the engine has a clone of. */
  #sent: MediaStream | undefined;
  /** What is asked of the engine runs one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(entry: 'off' | 'unavailable', listener: OwnScreenListener, signal: AbortSignal) {
    this.#available = entry !== 'unavailable';
    this.#listener = listener;
    this.#signal = signal;
  }

  /** Whether it is shared, or is about to be. */
  get wanted(): boolean {
    return this.#share !== undefined;
  }

  /** The room is entered: what is captured can be published. */
  start(engine: CallEngine): void {
    this.#engine = engine;
    this.#entered.open();
  }

  /**
   * Shares or stops. Starting asks the user, hence must be called in the handler of a click. Resolves when the others
   * can see it, or see it no more, or when a newer command overtook this one. Rejects with `cancelled` when the user
   * chose nothing, otherwise with the error that was reported.
   */
  set(on: boolean, options?: ScreenOptions): Promise<void> {
    if (!on) return this.#end();
    if (!this.#available) return Promise.reject(unavailable());
    return (this.#share ?? this.#begin(options)).done;
  }

  /** Sharing is possible from now on, or not any more: what is shared is then taken back. */
  allow(available: boolean): void {
    if (available === this.#available) return;
    this.#drop();
    this.#available = available;
    this.#listener.changed(available ? 'off' : 'unavailable', undefined);
    inBackground(this.#sync());
  }

  /** The engine sends it no more. */
  unpublished(error: CallError): void {
    this.#sent = undefined;
    this.#drop();
    this.#tell('off');
    this.#listener.error(aboutScreen(error));
  }

  /** Ends the capture, at once. */
  stop(): void {
    this.#drop();
  }

  #begin(options?: ScreenOptions): Share {
    const capturing = openScreen(options); // before all else: the user's click does not last
    const share: Share = { abort: new AbortController(), done: Promise.resolve() };
    this.#share = share;
    share.done = this.#run(share, capturing);
    return share;
  }

  async #run(share: Share, capturing: Promise<MediaStream>): Promise<void> {
    const signal = anySignal([this.#signal, share.abort.signal]);
    capturing.then((stream) => signal.aborted && stopTracks(stream)).catch(() => undefined); // it rejects below, too
    this.#tell('pending');
    try {
      const stream = (share.stream = await untilAborted(capturing, signal));
      const [picture] = stream.getVideoTracks();
      if (picture?.readyState === 'ended') return await this.#end(); // while it was made ready
      const onEnded = () => inBackground(this.#end()); // by the browser's own button, or the window was closed
      picture?.addEventListener('ended', onEnded, { signal });
      this.#tell('pending');
      await this.#sync();
    } catch (reason) {
      if (this.#signal.aborted) throw reason;
      if (share !== this.#share) return;
      this.#drop();
      this.#tell('off');
      const error = aboutScreen(
        CallError.from(reason, 'internal', 'Sharing the screen failed: see the cause.'),
      );
      if (error.code !== 'cancelled') this.#listener.error(error);
      throw error;
    }
  }

  async #end(): Promise<void> {
    if (this.#share) {
      this.#drop();
      this.#tell(this.#sent ? 'pending' : 'off');
    }
    await this.#sync();
  }

  /** What is shared is shared no more on this side; the browser's sign goes when the engine's clone does, right after. */
  #drop(): void {
    const share = this.#share;
    this.#share = undefined;
    share?.abort.abort(new CallError('cancelled', 'The screen is not shared any more.'));
    if (share?.stream) stopTracks(share.stream);
  }

  /** Makes what the others get what is shared now. */
  #sync(): Promise<void> {
    const run = untilAborted(this.#queue, this.#signal).then(() => this.#exchange());
    this.#queue = run.catch(() => undefined); // whoever asked hears of it; the next one runs all the same
    return run;
  }

  async #exchange(): Promise<void> {
    const share = this.#share;
    if (this.#sent !== share?.stream && this.#sent) await this.#takeBack();
    if (share?.stream && share === this.#share && this.#sent !== share.stream)
      await this.#publish(share, share.stream);
    if (this.#share === share) this.#tell(share?.stream ? 'on' : share ? 'pending' : 'off');
  }

  async #publish(share: Share, stream: MediaStream): Promise<void> {
    const signal = anySignal([this.#signal, share.abort.signal]);
    await this.#entered.pass(signal);
    this.#sent = stream;
    try {
      if (this.#engine) await untilAborted(this.#engine.publish('screen', stream, signal), signal);
    } catch (reason) {
      await this.#takeBack();
      throw CallError.from(reason, 'publish-failed', 'The screen could not be published: see the cause.');
    }
  }

  /** Whatever comes of it: there is nothing left to try, and the capture has ended. */
  async #takeBack(): Promise<void> {
    this.#sent = undefined;
    const done = this.#engine?.unpublish('screen') ?? Promise.resolve();
    await untilAborted(done, this.#signal).catch(() => undefined);
  }

  #tell(status: DeviceStatus): void {
    if (!this.#signal.aborted && this.#available) this.#listener.changed(status, this.#share?.stream);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function unavailable(): CallError {
  const message = 'No screen can be shared: the call is view-only, or this browser has no getDisplayMedia.';
  return new CallError('unsupported', message, { device: 'screen' });
}

/** An engine does not say what its error is about. */
function aboutScreen(error: CallError): CallError {
  const { code, message, vendorCode, device, cause } = error;
  return device ? error : new CallError(code, message, { vendorCode, device: 'screen', cause });
}
