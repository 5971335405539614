import type { ZegoAttempt } from './zego-attempt.js';
import { endsRoom, zegoError } from './zego-errors.js';
import { decodeMediaState, type MediaState } from './zego-media-state.js';
import type { TrackKind } from '../call-engine.js';
import type { ZegoDeviceStatus, ZegoStreamInfo } from './zego-sdk-types.js';

interface Playing {
  /** As last told. */
  info: ZegoStreamInfo;
  readonly userId: string;
  readonly streamId: string;
  readonly end: AbortController;
  /** The SDK does not try any more. */
  failed?: true;
  /** Set once told to the listeners. The SDK puts other tracks into it at a mute; the object stays. */
  stream?: MediaStream;
  /** What the publisher says of itself; undefined for clients that are not ours. */
  state: MediaState | undefined;
}

/** Plays one stream of each participant, and tells what of it is on. */
export class ZegoPlayer {
  readonly #attempt: ZegoAttempt;
  readonly #playing = new Map<string, Playing>();

  constructor(attempt: ZegoAttempt) {
    this.#attempt = attempt;
    attempt.on('playerStateUpdate', ({ streamID, state, errorCode }) => {
      if (state === 'NO_PLAY' && errorCode !== 0 && !endsRoom(errorCode)) this.#gaveUp(streamID, errorCode);
    });
    attempt.on('roomStateUpdate', (_, state) => {
      if (state !== 'CONNECTED') return;
      for (const { info, failed } of [...this.#playing.values()]) if (failed) this.#again(info);
    });
    attempt.on('remoteMicStatusUpdate', (streamId, status) => this.#status(streamId, 'audio', status));
    attempt.on('remoteCameraStatusUpdate', (streamId, status) => this.#status(streamId, 'video', status));
  }

  /** Starts a stream of a participant who has none playing. */
  play(info: ZegoStreamInfo): void {
    const {
      streamID,
      user: { userID },
      extraInfo,
    } = info;
    const playing: Playing = {
      info,
      userId: userID,
      streamId: streamID,
      end: new AbortController(),
      state: decodeMediaState(extraInfo),
    };
    this.#playing.set(userID, playing);
    void this.#start(playing);
  }

  /** Stops the participant's stream, if one plays: the SDK would go on with a frozen picture. */
  stop(userId: string): void {
    const playing = this.#playing.get(userId);
    if (!playing) return;
    this.#playing.delete(userId);
    playing.end.abort();
    this.#attempt.sdk.stopPlayingStream(playing.streamId);
    if (playing.stream) this.#attempt.emit({ type: 'stream-removed', userId });
  }

  /** New extra info of the stream that plays: a sign of life, if it was given up. */
  inform(info: ZegoStreamInfo): void {
    const { userID } = info.user;
    const playing = this.#playing.get(userID);
    if (!playing) return;
    playing.info = info;
    if (playing.failed) return this.#again(info);
    const state = decodeMediaState(info.extraInfo);
    if (!state) return;
    playing.state = state;
    if (playing.stream) this.#attempt.emit({ type: 'media-changed', userId: userID, ...state });
  }

  /** Stops every stream. */
  endings(): (() => void)[] {
    return [...this.#playing.keys()].map((userId) => () => this.stop(userId));
  }

  /** The promise of a stream that was stopped meanwhile never settles, hence the signal. */
  async #start(playing: Playing): Promise<void> {
    const { userId, streamId, end } = playing;
    try {
      playing.stream = await this.#attempt.until(this.#attempt.sdk.startPlayingStream(streamId), end.signal);
    } catch (reason) {
      if (!end.signal.aborted) this.#fail(playing, reason);
      return;
    }
    this.#attempt.emit({ type: 'stream-added', userId, stream: playing.stream });
    if (playing.state) this.#attempt.emit({ type: 'media-changed', userId, ...playing.state });
  }

  /** The SDK retried an interrupted stream for as long as it may. Before it ever played, the promise tells. */
  #gaveUp(streamId: string, errorCode: number): void {
    const playing = this.#find(streamId);
    if (!playing?.stream) return;
    delete playing.stream;
    this.#fail(playing, { errorCode });
    this.#attempt.emit({ type: 'stream-removed', userId: playing.userId });
  }

  /** Clients that are not ours are known by the SDK's status alone; of ours it is older than what they said. */
  #status(streamId: string, kind: TrackKind, status: ZegoDeviceStatus): void {
    const playing = this.#find(streamId);
    if (!playing?.stream || playing.state) return;
    this.#attempt.emit({ type: 'media-changed', userId: playing.userId, [kind]: status === 'OPEN' });
  }

  #again(info: ZegoStreamInfo): void {
    this.stop(info.user.userID);
    this.play(info);
  }

  #fail(playing: Playing, reason: unknown): void {
    playing.failed = true;
    this.#attempt.emit({
      type: 'error',
      error: zegoError(reason, 'play-failed', "Playing a participant's stream"),
    });
  }

  #find(streamId: string): Playing | undefined {
    return [...this.#playing.values()].find((playing) => playing.streamId === streamId);
  }
}
