/**
 * A scripted `CallEngine` for unit tests: an in-memory room that keeps the whole contract, plus handles to hold or fail any
 * command, to emit any event, and to read what was called. No network, no timers; streams carry the publisher's own clones.
 */
import type {
  CallEngine,
  CallStats,
  EngineEvent,
  EngineFactory,
  EngineOptions,
  HostCommand,
  JoinOptions,
  PictureSize,
  Reception,
  StreamSource,
  TrackKind,
} from '../../src/engine/call-engine.js';
import { CallError } from '../../src/errors.js';
import { untilAborted } from '../../src/internal/until-aborted.js';
import { isEmoji } from '../../src/internal/emoji.js';
import { byteLength, MAX_MESSAGE_BYTES } from '../../src/internal/utf8.js';
import { CommandLog } from './command-log.js';
import type { FakeCall, FakeCommand, Hold } from './command-log.js';

import { FakeView, KINDS } from './fake-view.js';
import type { FakeStream, Statuses, Tracks } from './fake-view.js';
import { PICTURE, statsOf } from './fake-stats.js';

export type { FakeCall, FakeCommand, Hold } from './command-log.js';

/** Where fake engines meet: those that join the same room id see each other. */
export class FakeRoom {
  /** All engines built by {@link factory} or {@link enter}, oldest first. */
  readonly engines: FakeEngine[] = [];
  readonly #members = new Set<FakeEngine>();

  /** Builds engines that meet here. */
  readonly factory: EngineFactory = (options) => {
    const engine = new FakeEngine(this, options);
    this.engines.push(engine);
    return engine;
  };

  /** The engine built last. */
  get last(): FakeEngine {
    const engine = this.engines.at(-1);
    if (!engine) throw new Error('no engine was built');
    return engine;
  }

  /** Somebody else comes in; drive them through the engine returned. */
  async enter(roomId: string, userId: string, userName = userId): Promise<FakeEngine> {
    this.factory(EMPTY_OPTIONS);
    const engine = this.last;
    await engine.join({ roomId, userId, userName, token: '' }, new AbortController().signal);
    return engine;
  }

  /** Everybody is told of everybody who sends something, and of themselves: all is well. */
  measure(): void {
    for (const member of [...this.#members])
      for (const other of [member, ...this.others(member)]) {
        const grade = other.streams.size ? 5 : 0;
        const [up, down] = other === member ? [grade, 0] : [grade, grade];
        if (other.userId !== undefined) member.emit({ type: 'quality', userId: other.userId, up, down });
      }
  }

  /** All leave: for an `afterEach`. */
  async dispose(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.leave()));
  }

  /** For engines. */
  add(engine: FakeEngine): void {
    for (const other of this.others(engine)) if (other.userId === engine.userId) other.end('replaced');
    this.#members.add(engine);
    this.changed();
  }

  /** For engines. */
  remove(engine: FakeEngine): void {
    if (this.#members.delete(engine)) this.changed();
  }

  /** For engines: everybody looks around. */
  changed(): void {
    for (const member of [...this.#members]) member.look();
  }

  /** For engines. */
  others(engine: FakeEngine): FakeEngine[] {
    return [...this.#members].filter((member) => member !== engine && member.roomId === engine.roomId);
  }
}

const EMPTY_OPTIONS: EngineOptions = {
  appId: 0,
  server: '',
  codec: 'h264',
  videoBitrate: 500,
  telemetry: false,
};

/** One scripted engine. Build it through {@link FakeRoom}. */
export class FakeEngine implements CallEngine {
  /** What it was built from. */
  readonly options: EngineOptions;
  /** What is published, by stream id. */
  readonly streams = new Map<string, FakeStream>();
  #joined: JoinOptions | null = null;
  readonly #room: FakeRoom;
  readonly #life = new AbortController();
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #log = new CommandLog();
  readonly #view = new FakeView((event) => {
    if (event.type === 'participant-left')
      for (const source of ['camera', 'screen']) this.reception.delete(`${event.userId}/${source}`);
    this.emit(event);
  });
  #interrupted = false;
  /** Whether the hand is up, as told. */
  hand = false;
  #further = 0;
  /** What is wanted of the pictures of others: `user/source` and the level. */
  readonly reception = new Map<string, Reception>();
  /** Of the own camera's picture, kbit/s. */
  videoLimit: number | undefined;

  constructor(room: FakeRoom, options: EngineOptions) {
    this.#room = room;
    this.options = options;
  }

  get userId(): string | undefined {
    return this.#joined?.userId;
  }

  get userName(): string {
    return this.#joined?.userName ?? '';
  }

  get roomId(): string | undefined {
    return this.#joined?.roomId;
  }

  /** True once `leave()` was called or the call ended by itself. */
  get left(): boolean {
    return this.#life.signal.aborted;
  }

  // Control surface

  /** Every command so far, in order. */
  get calls(): readonly FakeCall[] {
    return this.#log.calls;
  }

  /** The clones sent by `publish()`, null where nothing is published. */
  get tracks(): Readonly<Record<StreamSource, Tracks | null>> {
    const of = (source: StreamSource) => this.streams.get(this.#streamId(source))?.tracks ?? null;
    return { camera: of('camera'), screen: of('screen') };
  }

  /** What the others were told of what was published, both false where nothing is. */
  get enabled(): Readonly<Record<StreamSource, Statuses>> {
    const of = (source: StreamSource) =>
      this.streams.get(this.#streamId(source))?.enabled ?? { audio: false, video: false };
    return { camera: of('camera'), screen: of('screen') };
  }

  /** The next call of `command` waits for the handle returned; several are used in the order they were asked for. */
  holdNext(command: FakeCommand): Hold {
    return this.#log.holdNext(command);
  }

  /** Publishes one more stream than `publish()` can, as other clients do: returns its id. Not a command. */
  addStream(source: StreamSource, stream: MediaStream): string {
    const streamId = `${this.#streamId(source)}/${++this.#further}`;
    this.#send(streamId, source, stream);
    return streamId;
  }

  /** Takes any stream back. */
  removeStream(streamId: string): void {
    this.#drop(streamId);
    this.#room.changed();
  }

  /** Asks somebody else in the room to do something. */
  ask(userId: string, command: HostCommand): void {
    for (const other of this.#room.others(this))
      if (other.userId === userId) other.emit({ type: 'host-command', command, userId: this.userId ?? '' });
  }

  /** Tells the listeners anything; nothing after `leave()`. What is `unpublished` is so for the others, too. */
  emit(event: EngineEvent): void {
    if (event.type === 'unpublished') this.removeStream(this.#streamId(event.source));
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** Loses the link. */
  interrupt(): void {
    this.#interrupted = true;
    this.emit({ type: 'reconnecting' });
  }

  /** Finds the link again, and tells what was missed. */
  restore(): void {
    this.#interrupted = false;
    this.emit({ type: 'reconnected' });
    this.look();
  }

  /** Ends the call from outside. */
  end(reason: 'replaced' | 'room-closed'): void {
    this.emit({ type: 'ended', reason });
    this.#close();
  }

  // The port

  subscribe(listener: (event: EngineEvent) => void): () => void {
    if (!this.left) this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async join(options: JoinOptions, signal: AbortSignal): Promise<void> {
    await this.#command('join', [options, signal], signal);
    this.#joined = options;
    this.#room.add(this);
  }

  async publish(source: StreamSource, stream: MediaStream, signal: AbortSignal): Promise<void> {
    await this.#command('publish', [source, stream, signal], signal);
    const streamId = this.#streamId(source);
    if (this.streams.has(streamId)) throw new CallError('publish-failed', 'Published already.');
    this.#send(streamId, source, stream);
  }

  async unpublish(source: StreamSource): Promise<void> {
    await this.#command('unpublish', [source]);
    this.removeStream(this.#streamId(source));
  }

  async replaceTrack(source: StreamSource, kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await this.#command('replaceTrack', [source, kind, track]);
    const { tracks, enabled } = this.#published(source);
    tracks[kind]?.stop();
    tracks[kind] = track?.clone() ?? null;
    if (tracks[kind]) tracks[kind].enabled = enabled[kind];
    this.#room.changed();
  }

  async setTrackEnabled(source: StreamSource, kind: TrackKind, enabled: boolean): Promise<void> {
    const track = this.tracks[source]?.[kind];
    if (track && !enabled) track.enabled = false;
    try {
      await this.#command('setTrackEnabled', [source, kind, enabled]);
    } catch (error) {
      track?.stop();
      throw error;
    }
    const stream = this.#published(source);
    const now = stream.tracks[kind];
    if (now) now.enabled = enabled;
    stream.enabled = { ...stream.enabled, [kind]: enabled };
    this.#room.changed();
  }

  async renewToken(token: string): Promise<void> {
    await this.#command('renewToken', [token]);
  }

  async setHand(raised: boolean): Promise<void> {
    await this.#command('setHand', [raised]);
    if (this.userId === undefined) throw new CallError('message-failed', 'Join before raising a hand.');
    this.hand = raised;
    this.#room.changed();
  }

  async sendReaction(reaction: string): Promise<void> {
    await this.#command('sendReaction', [reaction]);
    const { userId } = this;
    if (userId === undefined || !isEmoji(reaction)) throw new CallError('message-failed', 'Not sent.');
    for (const other of this.#room.others(this))
      if (!other.#interrupted) other.emit({ type: 'reaction', userId, reaction });
  }

  async sendMessage(text: string): Promise<void> {
    await this.#command('sendMessage', [text]);
    if (byteLength(text) > MAX_MESSAGE_BYTES)
      throw new CallError('message-failed', 'A message may have at most 1 KB.');
    const { userId, userName } = this;
    if (userId === undefined) throw new CallError('message-failed', 'Join before sending.');
    for (const other of this.#room.others(this))
      if (!other.#interrupted) other.emit({ type: 'message', userId, userName, text, sentAt: Date.now() });
  }

  limitVideo(kbits: number | undefined): void {
    if (this.#joined && !this.left) this.videoLimit = kbits;
  }

  setReception(userId: string, source: StreamSource, level: Reception, shown?: PictureSize): void {
    void this.#log.note('setReception', [userId, source, level, shown]);
    if (this.#joined && !this.left) this.reception.set(`${userId}/${source}`, level);
  }

  /** Even figures for what is sent and seen. */
  getStats(): Promise<CallStats> {
    const { userId } = this;
    const costs = ({ videoLimit = PICTURE }: FakeEngine, source: StreamSource) =>
      source === 'camera' ? Math.min(videoLimit, PICTURE) : PICTURE;
    const up =
      userId === undefined || this.left
        ? []
        : statsOf(userId, this.streams, 'up', (source) => costs(this, source));
    const down = this.left
      ? []
      : this.#room.others(this).flatMap((other) => {
          const { userId: of = '', streams } = other;
          const isOff = (source: StreamSource) => this.reception.get(`${of}/${source}`) === 'off';
          return statsOf(of, streams, 'down', (source) => (isOff(source) ? 0 : costs(other, source)));
        });
    return Promise.resolve({ at: Date.now(), streams: [...up, ...down] });
  }

  async leave(): Promise<void> {
    this.#listeners.clear();
    const held = this.#log.note('leave', []);
    this.#close();
    await held?.catch(() => undefined); // leaving never rejects
  }

  /** For the room: tells what changed since the last look. */
  look(): void {
    if (!this.#interrupted) this.#view.look(this.#room.others(this));
  }

  #streamId(source: StreamSource): string {
    return `${this.userId ?? ''}/${source}`;
  }

  #send(streamId: string, source: StreamSource, stream: MediaStream): void {
    const [[audio], [video]] = [stream.getAudioTracks(), stream.getVideoTracks()];
    this.streams.set(streamId, {
      source,
      tracks: { audio: audio?.clone() ?? null, video: video?.clone() ?? null },
      enabled: { audio: audio?.enabled ?? false, video: video?.enabled ?? false },
    });
    this.#room.changed();
  }

  #drop(streamId: string): void {
    const stream = this.streams.get(streamId);
    for (const kind of KINDS) stream?.tracks[kind]?.stop();
    this.streams.delete(streamId);
  }

  #published(source: StreamSource): FakeStream {
    const stream = this.streams.get(this.#streamId(source));
    if (!stream) throw new CallError('publish-failed', 'Publish first.');
    return stream;
  }

  async #command(command: FakeCommand, args: unknown[], signal?: AbortSignal): Promise<void> {
    const held = this.#log.note(command, args);
    const end = AbortSignal.any([this.#life.signal, ...(signal ? [signal] : [])]);
    try {
      end.throwIfAborted();
      await untilAborted(held ?? Promise.resolve(), end);
    } catch (error) {
      throw end.aborted ? new CallError('cancelled', 'The attempt was cancelled.') : error;
    }
  }

  #close(): void {
    if (this.left) return;
    this.#life.abort();
    this.#listeners.clear();
    this.#view.clear();
    this.#room.remove(this);
    for (const streamId of [...this.streams.keys()]) this.#drop(streamId);
  }
}

/** A factory whose engines meet in a room of their own, and that room. */
export function fakeEngineFactory(): { readonly factory: EngineFactory; readonly room: FakeRoom } {
  const room = new FakeRoom();
  return { factory: room.factory, room };
}
