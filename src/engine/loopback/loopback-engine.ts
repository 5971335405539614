/**
 * A call between the tabs of one browser: real WebRTC, no account, no server. Signalling stays on a BroadcastChannel of
 * this origin and connections use no ICE server, so nothing leaves the machine. Fit for demos, development and tests.
 */
import { CallError, type CallErrorCode } from '../../errors.js';
import { anySignal } from '../../internal/any-signal.js';
import { untilAborted } from '../../internal/until-aborted.js';
import { isEmoji } from '../../internal/emoji.js';
import { byteLength, MAX_MESSAGE_BYTES } from '../../internal/utf8.js';
import type {
  CallEngine,
  CallStats,
  EngineEvent,
  EngineFactory,
  EngineOptions,
  JoinOptions,
  PictureSize,
  Reception,
  StreamSource,
  TrackKind,
} from '../call-engine.js';
import { SOURCES, type LoopbackMessage, type Member, type Statuses } from './loopback-messages.js';
import { LoopbackRoster, supersedes, type Session } from './loopback-roster.js';
import { LoopbackSignal, type OpenLine } from './loopback-signal.js';

/** Between two signs of life, ms. Browsers let a hidden tab with an open connection keep this rhythm. */
const BEAT_MS = 1000;
/** How long an interruption may last, ms. */
const GIVE_UP_MS = 60_000;
const KINDS = ['audio', 'video'] as const;

/** What is sent of one source: clones. */
type Clones = Record<TrackKind, MediaStreamTrack | null>;

/** What sets a simulated member apart. */
export interface LoopbackOptions {
  /** Default a {@link LoopbackSignal} of its own. */
  readonly openLine?: OpenLine;
  /** False: sound and pictures of the others are not wanted, so that they need not make them. Default true. */
  readonly receives?: boolean;
}

/**
 * The port over WebRTC between tabs, see {@link CallEngine}. Uses none of the `EngineOptions`. Needs a secure context.
 * Everybody is connected with everybody, which carries a handful of people. A tab that dies without a word is gone for the
 * others within 4 s.
 */
export class LoopbackEngine implements CallEngine {
  readonly #options: LoopbackOptions;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #life = new AbortController();
  readonly #clones: Record<StreamSource, Clones | null> = { camera: null, screen: null };
  #session: Session | null = null;
  /** Null before joining, while interrupted and in the end. */
  #signal: LoopbackSignal | null = null;
  #beat: ReturnType<typeof setInterval> | undefined;
  #giveUp: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LoopbackOptions = {}) {
    this.#options = options;
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    if (!this.#life.signal.aborted) this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async join(options: JoinOptions, signal: AbortSignal): Promise<void> {
    const enter = async () => {
      if (this.#session) throw new CallError('internal', 'An engine joins once: build a new one.');
      if (!isSecureContext)
        throw new CallError('insecure-context', 'The loopback works on https: and localhost only.');
      if (!('locks' in navigator))
        throw new CallError('unsupported', 'The loopback needs Web Locks: use a current browser.');
      this.#session = this.#begin(options);
      await this.#open(this.#session).gather();
    };
    try {
      await this.#attempt(enter, 'connection-failed', 'This page may not reach other tabs.', signal);
    } catch (error) {
      this.#close();
      throw error;
    }
  }

  async publish(source: StreamSource, stream: MediaStream, signal: AbortSignal): Promise<void> {
    let clones: Clones | undefined;
    const send = async () => {
      const { roster } = this.#joined('publish-failed');
      if (this.#clones[source])
        throw new CallError('publish-failed', `The ${source} is published already: unpublish it first.`);
      const [[audio], [video]] = [stream.getAudioTracks(), stream.getVideoTracks()];
      const made = (clones = { audio: audio?.clone() ?? null, video: video?.clone() ?? null });
      this.#clones[source] = made;
      await Promise.all(KINDS.map((kind) => roster.setTrack(source, kind, made[kind])));
      if (this.#clones[source] !== made)
        throw new CallError('publish-failed', `The ${source} was taken back meanwhile.`);
      this.#tell(source, { audio: made.audio?.enabled ?? false, video: made.video?.enabled ?? false });
    };
    try {
      await this.#attempt(send, 'publish-failed', 'The browser refused to send the stream.', signal);
    } catch (error) {
      if (this.#clones[source] === clones) this.unpublish(source).catch(() => undefined); // `error` tells
      throw error;
    }
  }

  async unpublish(source: StreamSource): Promise<void> {
    const takeBack = async () => {
      if (!this.#clones[source]) return;
      const { roster } = this.#joined('publish-failed');
      this.#drop(source);
      this.#tell(source, null);
      await Promise.all(KINDS.map((kind) => roster.setTrack(source, kind, null)));
    };
    await this.#attempt(takeBack, 'publish-failed', `The ${source} could not be taken back.`);
  }

  async replaceTrack(source: StreamSource, kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    const send = async () => {
      const { clones, statuses, roster } = this.#published(source);
      clones[kind]?.stop();
      const clone = track?.clone() ?? null;
      if (clone) clone.enabled = statuses[kind];
      clones[kind] = clone;
      await roster.setTrack(source, kind, clone);
    };
    await this.#attempt(send, 'publish-failed', `The browser refused to send another ${kind} track.`);
  }

  async setTrackEnabled(source: StreamSource, kind: TrackKind, enabled: boolean): Promise<void> {
    const tell = () => {
      const { clones, statuses } = this.#published(source);
      const clone = clones[kind];
      if (clone) clone.enabled = enabled;
      this.#tell(source, { ...statuses, [kind]: enabled });
    };
    await this.#attempt(tell, 'publish-failed', 'The other tabs could not be told.');
  }

  limitVideo(kbits: number | undefined): void {
    this.#session?.roster.limit(kbits);
  }

  /** There is no token to renew. */
  async renewToken(): Promise<void> {}

  async setHand(raised: boolean): Promise<void> {
    const tell = () => {
      this.#joined('message-failed');
      this.#change({ hand: raised });
    };
    await this.#attempt(tell, 'message-failed', 'The other tabs could not be told.');
  }

  async sendReaction(reaction: string): Promise<void> {
    const send = () => {
      this.#joined('message-failed');
      if (!isEmoji(reaction)) throw new CallError('message-failed', 'A reaction is one emoji.');
      if (!this.#signal) throw new CallError('message-failed', 'The link is interrupted: try again later.');
      this.#signal.send({ type: 'reaction', reaction });
    };
    await this.#attempt(send, 'message-failed', 'The other tabs could not be told.');
  }

  async sendMessage(text: string): Promise<void> {
    const send = () => {
      this.#joined('message-failed');
      if (byteLength(text) > MAX_MESSAGE_BYTES)
        throw new CallError('message-failed', 'A message may have at most 1 KB.');
      if (!this.#signal) throw new CallError('message-failed', 'The link is interrupted: try again later.');
      this.#signal.send({ type: 'chat', text, sentAt: Date.now() });
    };
    await this.#attempt(send, 'message-failed', 'The other tabs could not be told.');
  }

  setReception(userId: string, source: StreamSource, level: Reception, shown?: PictureSize): void {
    const { width = 0, height = 0 } = shown ?? {};
    const wish = { level: level === 'none' ? 'off' : level, width, height } as const; // it plays any number
    if (!this.#life.signal.aborted) this.#session?.roster.wish(userId, source, wish);
  }

  async getStats(): Promise<CallStats> {
    const streams = this.#life.signal.aborted ? [] : ((await this.#session?.roster.stats()) ?? []);
    return { at: Date.now(), streams };
  }

  leave(): Promise<void> {
    this.#close();
    return Promise.resolve();
  }

  /**
   * Cuts the link, for tests and demos: signalling and media stop and `reconnecting` is told. The others see this member
   * leave 4 s later. After 60 s the call fails with `connection-lost`. Does nothing unless joined.
   */
  interrupt(): void {
    if (!this.#signal) return;
    this.#shut();
    this.#giveUp = setTimeout(() => this.#lose(), GIVE_UP_MS);
    this.#emit({ type: 'reconnecting' });
  }

  /** Gives the link back: `reconnected` is told, then who went and who came. Does nothing unless interrupted. */
  restore(): void {
    const session = this.#session;
    if (!session || this.#signal || this.#life.signal.aborted) return;
    clearTimeout(this.#giveUp);
    const signal = this.#open(session);
    this.#emit({ type: 'reconnected' });
    signal.others().then(
      (ids) => this.#signal === signal && session.roster.keep(ids),
      (reason: unknown) => this.#lose(reason),
    );
  }

  #begin({ roomId, userId, userName }: JoinOptions): Session {
    const id = crypto.randomUUID();
    const self = { userId, userName, joinedAt: Date.now(), hand: false, camera: null, screen: null };
    const roster = new LoopbackRoster({
      id,
      receives: this.#options.receives ?? true,
      emit: (event) => this.#emit(event),
      send: (message, to) => this.#signal?.send(message, to),
      self: () => session.self,
      track: (source, kind) => this.#clones[source]?.[kind] ?? null,
    });
    const session: Session = { id, roomId, roster, self };
    // A page that comes back from the browser's cache is met anew at its next beat.
    addEventListener('pagehide', () => this.#signal?.send({ type: 'bye' }), { signal: this.#life.signal });
    return session;
  }

  #open(session: Session): LoopbackSignal {
    const hear = (from: string, message: LoopbackMessage) => this.#hear(session, from, message);
    const { openLine } = this.#options;
    const signal =
      openLine?.(session.roomId, session.id, hear) ?? new LoopbackSignal(session.roomId, session.id, hear);
    this.#signal = signal;
    this.#beat = setInterval(() => {
      signal.send({ type: 'beat', member: session.self });
      session.roster.beat();
    }, BEAT_MS);
    signal.send({ type: 'hello', member: session.self });
    return signal;
  }

  #shut(): void {
    clearInterval(this.#beat);
    this.#signal?.close();
    this.#signal = null;
    this.#session?.roster.hangUp();
  }

  #hear(session: Session, from: string, message: LoopbackMessage): void {
    const { id, self, roster } = session;
    if (!('member' in message) || message.member.userId !== self.userId) roster.hear(from, message);
    else if (supersedes(message.member, from, self, id)) this.#finish({ type: 'ended', reason: 'replaced' });
  }

  #tell(source: StreamSource, statuses: Statuses | null): void {
    this.#change({ [source]: statuses });
  }

  #change(more: Partial<Member>): void {
    const session = this.#session;
    if (!session) return;
    session.self = { ...session.self, ...more };
    this.#signal?.send({ type: 'beat', member: session.self });
  }

  /** Runs `work` unless this has ended or `signal` aborted, until one of them happens. */
  async #attempt(
    work: () => Promise<void> | void,
    code: CallErrorCode,
    message: string,
    signal?: AbortSignal,
  ): Promise<void> {
    const end = anySignal([this.#life.signal, ...(signal ? [signal] : [])]);
    try {
      end.throwIfAborted();
      await untilAborted(Promise.resolve(work()), end);
    } catch (error) {
      if (end.aborted) throw new CallError('cancelled', 'The attempt was cancelled.', { cause: error });
      throw CallError.from(error, code, message);
    }
  }

  #joined(code: CallErrorCode): Session {
    if (!this.#session) throw new CallError(code, 'Join the room first.');
    return this.#session;
  }

  #published(source: StreamSource): { clones: Clones; statuses: Statuses; roster: LoopbackRoster } {
    const { self, roster } = this.#joined('publish-failed');
    const clones = this.#clones[source];
    const statuses = self[source];
    if (!clones || !statuses) throw new CallError('publish-failed', `Publish a ${source} first.`);
    return { clones, statuses, roster };
  }

  #emit(event: EngineEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  #lose(cause?: unknown): void {
    const error = new CallError('connection-lost', 'The other tabs could not be reached any more.', {
      cause,
    });
    this.#finish({ type: 'failed', error });
  }

  #finish(event: EngineEvent): void {
    this.#emit(event);
    this.#close();
  }

  #close(): void {
    if (this.#life.signal.aborted) return;
    this.#signal?.send({ type: 'bye' });
    this.#life.abort();
    this.#listeners.clear();
    clearTimeout(this.#giveUp);
    this.#shut();
    this.#session?.roster.clear();
    for (const source of SOURCES) this.#drop(source);
  }

  #drop(source: StreamSource): void {
    for (const kind of KINDS) this.#clones[source]?.[kind]?.stop();
    this.#clones[source] = null;
  }
}

/** Builds one {@link LoopbackEngine}; the options are unused. */
export const createLoopbackEngine = ((_options?: EngineOptions) =>
  new LoopbackEngine()) satisfies EngineFactory;
