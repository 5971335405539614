import type { StreamIdentity, StreamSource } from '../call-engine.js';
import type { ZegoAttempt } from './zego-attempt.js';
import { endsRoom, zegoError } from './zego-errors.js';
import { decodeMediaState, type MediaState } from './zego-media-state.js';
import { MAX_PLAYED, type ZegoReception } from './zego-reception.js';
import type { ZegoStreamInfo } from './zego-sdk-types.js';

/** How long after the SDK gave a stream up it is asked again: the double each time, up to the most. */
const AGAIN_MS = 5000;
const AGAIN_MOST_MS = 60_000;
const KINDS = ['audio', 'video'] as const;
const OFF: MediaState = { audio: false, video: false };

interface Playing {
  identity: StreamIdentity;
  /** Ends the try under way, whose promise may never settle. */
  end: AbortController;
  /** The SDK was asked for it and has not answered: what becomes of it, the promise tells. */
  asked: boolean;
  /** Set once told to the listeners. The SDK puts other tracks into it at a mute; the object stays. */
  stream?: MediaStream;
  /** Not even its sound is wanted. */
  idle: boolean;
  /** What the listeners believe is on. */
  told: MediaState;
  /** What the publisher says of itself. */
  said: Partial<MediaState>;
  /** What the SDK says of it, 3 to 4 s late, or never: what nobody has told off is on. */
  status: Partial<MediaState>;
  /** The SDK does not try any more: how long until it is asked again, in ms, and the timer. */
  failed?: { readonly wait: number; readonly timer?: ReturnType<typeof setTimeout> } | undefined;
}

/** Plays the streams of the others, and tells what of each is on. */
export class ZegoPlayer {
  readonly #attempt: ZegoAttempt;
  readonly #reception: ZegoReception;
  readonly #playing = new Map<string, Playing>();

  constructor(attempt: ZegoAttempt, reception: ZegoReception) {
    this.#attempt = attempt;
    this.#reception = reception;
    attempt.on('playerStateUpdate', ({ streamID, state, errorCode }) => {
      if (state !== 'NO_PLAY' || errorCode === 0 || endsRoom(errorCode)) return;
      // The SDK retried an interrupted stream for as long as it may.
      const playing = this.#playing.get(streamID);
      if (playing && !playing.idle && !playing.asked && !playing.failed) this.#fail(playing, { errorCode });
    });
    attempt.on('roomStateUpdate', (_, state) => {
      if (state !== 'CONNECTED') return;
      for (const playing of [...this.#playing.values()]) if (playing.failed) this.#again(playing);
    });
    // Where the SDK never said that the room was lost, it does not say that it is back.
    attempt.onRestored(() => {
      for (const playing of [...this.#playing.values()])
        if (playing.failed && !playing.failed.timer && !playing.asked) this.#again(playing);
    });
    attempt.on('remoteMicStatusUpdate', (streamId, status) =>
      this.#learn(streamId, 'status', { audio: status === 'OPEN' }),
    );
    attempt.on('remoteCameraStatusUpdate', (streamId, status) =>
      this.#learn(streamId, 'status', { video: status === 'OPEN' }),
    );
  }

  /** Starts a stream; one that is there already is only told anew, if it turns out to show something else. */
  play(
    { streamID: streamId, user: { userID: userId }, extraInfo }: ZegoStreamInfo,
    source: StreamSource,
  ): void {
    const identity = { userId, source, streamId };
    const known = this.#playing.get(streamId);
    if (!known) {
      const said = decodeMediaState(extraInfo);
      const end = new AbortController();
      const playing = { identity, end, asked: false, idle: true, told: OFF, said, status: {} };
      playing.idle = !this.#isWanted(playing);
      this.#playing.set(streamId, playing);
      if (playing.idle) return this.#announce(playing, new MediaStream());
      this.#settle(); // whose place it has
      return void this.#start(playing);
    }
    if (known.identity.source === source) return;
    const { stream, told, identity: before } = known;
    known.identity = identity;
    this.#reception.rename(identity);
    if (stream) {
      this.#attempt.emit({ type: 'stream-removed', ...before });
      this.#attempt.emit({ type: 'stream-added', ...identity, stream, ...told });
    }
    this.follow(userId, source); // of the other source something else may be wanted
  }

  /** Stops a stream: the SDK would go on with a frozen picture. */
  stop(streamId: string): void {
    const playing = this.#playing.get(streamId);
    if (!playing) return;
    this.#playing.delete(streamId);
    clearTimeout(playing.failed?.timer);
    playing.end.abort();
    this.#reception.end(streamId);
    if (!playing.idle) this.#attempt.sdk.stopPlayingStream(streamId);
    if (playing.stream) this.#attempt.emit({ type: 'stream-removed', ...playing.identity });
    this.#settle();
  }

  /** Somebody has left, whose streams were stopped. */
  forget(userId: string): void {
    this.#reception.forget(userId);
  }

  /** Whose a stream is that is being played. */
  identify(streamId: string): StreamIdentity | undefined {
    const playing = this.#playing.get(streamId);
    return playing?.idle ? undefined : playing?.identity;
  }

  /** Something else is wanted of a user's streams. */
  follow(userId: string, source: StreamSource): void {
    for (const playing of this.#playing.values()) {
      if (playing.identity.userId !== userId || playing.identity.source !== source) continue;
      if (playing.idle && !this.#isSpare(playing)) this.#wake(playing);
    }
    this.#settle();
  }

  /** New extra info of a stream: a sign of life, if it was given up. */
  inform({ streamID, extraInfo }: ZegoStreamInfo): void {
    this.#learn(streamID, 'said', decodeMediaState(extraInfo));
    const playing = this.#playing.get(streamID);
    if (playing?.failed) this.#again(playing);
    this.#settle();
  }

  /** The SDK stopped all of them, as it left the room: what is still there is played again when it is back. */
  interrupt(): void {
    for (const playing of this.#playing.values()) {
      if (playing.idle) continue;
      clearTimeout(playing.failed?.timer);
      playing.failed = { wait: AGAIN_MS };
    }
  }

  /** Stops every stream. */
  endings(): (() => void)[] {
    return [...this.#playing.keys()].map((streamId) => () => this.stop(streamId));
  }

  async #start(playing: Playing): Promise<void> {
    const { end } = playing;
    const { streamId } = playing.identity;
    let stream;
    playing.asked = true;
    this.#reception.begin(playing.identity);
    try {
      stream = await this.#attempt.until(this.#attempt.sdk.startPlayingStream(streamId), end.signal);
    } catch (reason) {
      if (!end.signal.aborted && !this.#attempt.signal.aborted) this.#fail(playing, reason);
      return;
    }
    playing.asked = false;
    const { stream: before, identity, failed } = playing;
    playing.failed = undefined;
    if (before && failed) this.#attempt.emit({ type: 'stream-removed', ...identity });
    this.#announce(playing, stream);
  }

  /** How many more may be played. */
  get #room(): number {
    return MAX_PLAYED - [...this.#playing.values()].filter(({ idle }) => !idle).length;
  }

  /** The same, as those that nobody wants give way. */
  get #roomAtMost(): number {
    return this.#room + [...this.#playing.values()].filter((one) => !one.idle && this.#isSpare(one)).length;
  }

  #isSpare({ identity }: Playing): boolean {
    return this.#reception.wanted(identity) === 'none';
  }

  /** What nobody asked for is played as long as there is room, and in what is left what nobody wants but would have to be heard of. */
  #isWanted(playing: Playing): boolean {
    if (this.#isSpare(playing)) return !isTold(playing) && this.#room > 0;
    return this.#reception.wanted(playing.identity) !== undefined || this.#roomAtMost > 0;
  }

  /** Lets rest what is not wanted, and plays some of it after all: see {@link isTold}. */
  #settle(): void {
    if (this.#attempt.signal.aborted) return;
    const spare = [...this.#playing.values()].filter((playing) => this.#isSpare(playing));
    for (const playing of spare)
      if (!playing.idle && (isTold(playing) || this.#room < 0)) this.#rest(playing);
    for (const playing of spare) if (playing.idle && this.#isWanted(playing)) this.#wake(playing);
  }

  /** Out of the room the SDK does not play anything: it is asked as soon as it is back. */
  #wake(playing: Playing): void {
    playing.idle = false;
    if (this.#attempt.isLost) playing.failed = { wait: AGAIN_MS };
    else void this.#start(playing);
  }

  #rest(playing: Playing): void {
    const { identity, stream, failed, end } = playing;
    playing.idle = true;
    playing.asked = false;
    clearTimeout(failed?.timer);
    playing.failed = undefined;
    end.abort();
    playing.end = new AbortController();
    this.#reception.end(identity.streamId);
    this.#attempt.sdk.stopPlayingStream(identity.streamId);
    if (stream) this.#tell(playing, stateOf(playing));
    else this.#announce(playing, new MediaStream());
  }

  #announce(playing: Playing, stream: MediaStream): void {
    playing.stream = stream;
    playing.told = stateOf(playing);
    this.#attempt.emit({ type: 'stream-added', ...playing.identity, stream, ...playing.told });
  }

  #learn(streamId: string, from: 'said' | 'status', state: Partial<MediaState>): void {
    const playing = this.#playing.get(streamId);
    if (!playing) return;
    playing[from] = { ...playing[from], ...state };
    if (!playing.failed) this.#tell(playing, stateOf(playing));
  }

  #tell(playing: Playing, state: MediaState): void {
    const { stream, told, identity } = playing;
    const changed = KINDS.filter((kind) => state[kind] !== told[kind]);
    if (!stream || !changed.length) return;
    playing.told = state;
    const news = Object.fromEntries(changed.map((kind) => [kind, state[kind]]));
    this.#attempt.emit({ type: 'media-changed', ...identity, ...news });
  }

  /** It stays where it is, dark and silent, and is asked for again as long as it is announced. Told once. */
  #fail(playing: Playing, reason: unknown): void {
    const { failed } = playing;
    playing.asked = false;
    const wait = failed ? Math.min(failed.wait * 2, AGAIN_MOST_MS) : AGAIN_MS;
    playing.failed = { wait, timer: setTimeout(() => this.#again(playing), wait) };
    this.#tell(playing, OFF);
    if (failed) return;
    const error = zegoError(reason, 'play-failed', "Playing a participant's stream");
    this.#attempt.emit({ type: 'error', error, userId: playing.identity.userId });
  }

  #again(playing: Playing): void {
    if (this.#attempt.signal.aborted) return;
    clearTimeout(playing.failed?.timer);
    playing.end.abort();
    playing.end = new AbortController();
    this.#attempt.sdk.stopPlayingStream(playing.identity.streamId); // asked for twice, the SDK refuses
    void this.#start(playing);
  }
}

/** Clients that say nothing of themselves are known by the SDK's status alone; of others it is older than their word. */
function stateOf({ said, status }: Playing): MediaState {
  return { audio: said.audio ?? status.audio ?? true, video: said.video ?? status.video ?? true };
}

/** Whether its sound can be learned to be on again while it is not played: from then on the SDK's status does not come. */
function isTold({ said }: Playing): boolean {
  return said.audio !== undefined;
}
