import { CallError } from '../../errors.js';
import type {
  CallEngine,
  CallStats,
  EngineEvent,
  EngineOptions,
  JoinOptions,
  Reception,
  StreamSource,
  TrackKind,
} from '../call-engine.js';
import { runAll, ZegoAttempt } from './zego-attempt.js';
import { ZegoChat } from './zego-chat.js';
import { messageError, zegoError } from './zego-errors.js';
import { ZegoGestures } from './zego-gestures.js';
import { ZegoPlayer } from './zego-player.js';
import { ZegoPublisher } from './zego-publisher.js';
import { ZegoQuality } from './zego-quality.js';
import { MAX_PLAYED, ZegoReception } from './zego-reception.js';
import { ZegoRoom } from './zego-room.js';
import { ZegoRoster } from './zego-roster.js';
import type { ZegoSdk, ZegoSdkClass } from './zego-sdk-types.js';

/** ZEGO's `StandardVideoCall`. */
const SCENARIO = 4;
/** How long the SDK tries to find the room or a stream again, in seconds; its own default is 300. */
const RETRY_SECONDS = 60;
/** Others in the room from which on not everybody is seen large: pictures that are then published have a small one. */
const MANY = 3;
/** A login gets less: a person waits for it. */
const JOIN_MS = 14_000;
/** A port that browsers refuse to connect to, so that nothing leaves the page, not even to this machine. */
const NOWHERE = '127.0.0.1:9';

interface Parts {
  readonly attempt: ZegoAttempt;
  readonly room: ZegoRoom;
  readonly chat: ZegoChat;
  readonly player: ZegoPlayer;
  readonly roster: ZegoRoster;
  readonly reception: ZegoReception;
  readonly publisher: ZegoPublisher;
  readonly gestures: ZegoGestures;
  readonly quality: ZegoQuality;
}

/** One attempt at a call over ZEGO's cloud, with whatever SDK class it is given. */
export class ZegoEngine implements CallEngine {
  readonly maxStreams = MAX_PLAYED;
  readonly #Sdk: ZegoSdkClass;
  readonly #options: EngineOptions;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #parts: Parts | undefined;
  #leaving: Promise<void> | undefined;

  constructor(Sdk: ZegoSdkClass, options: EngineOptions) {
    this.#Sdk = Sdk;
    this.#options = options;
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    if (!this.#leaving) this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async join(options: JoinOptions, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#leaving) throw cancelled();
    if (this.#parts) throw new CallError('internal', 'An engine joins once. Build a new one for each call.');
    const { attempt, room } = (this.#parts = this.#assemble(options));
    const cancel = () => attempt.close(cancelled());
    const late = () =>
      attempt.close(
        new CallError(
          'connection-failed',
          `ZEGO did not answer within ${JOIN_MS / 1000} s. Check network and firewall.`,
        ),
      );
    signal.addEventListener('abort', cancel, { once: true });
    const timer = setTimeout(late, JOIN_MS);
    try {
      await room.enter();
    } catch (reason) {
      const error = zegoError(reason, 'connection-failed', 'Joining the room');
      attempt.close(error);
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    }
  }

  async publish(source: StreamSource, stream: MediaStream, signal: AbortSignal): Promise<void> {
    await this.#run('publish-failed', 'Publishing', ({ publisher, roster }) =>
      publisher.publish(source, stream, signal, this.#addsSmall(roster.size)),
    );
  }

  async unpublish(source: StreamSource): Promise<void> {
    await Promise.resolve(this.#parts?.publisher.unpublish(source));
  }

  async replaceTrack(source: StreamSource, kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await this.#run('publish-failed', 'Replacing a track', ({ publisher }) =>
      publisher.current(source).replaceTrack(kind, track),
    );
  }

  async setTrackEnabled(source: StreamSource, kind: TrackKind, enabled: boolean): Promise<void> {
    await this.#run('publish-failed', 'Turning a device on or off', ({ publisher }) =>
      publisher.current(source).setTrackEnabled(kind, enabled),
    );
  }

  limitVideo(kbits: number | undefined): void {
    if (!this.#leaving) this.#parts?.publisher.limitVideo(kbits);
  }

  async renewToken(token: string): Promise<void> {
    await this.#run('token-invalid', 'Renewing the token', ({ room }) => room.renewToken(token));
  }

  async setHand(raised: boolean): Promise<void> {
    await this.#run('message-failed', 'Raising a hand', ({ gestures }) => gestures.setHand(raised));
  }

  async sendReaction(reaction: string): Promise<void> {
    await this.#run('message-failed', 'Sending a reaction', ({ gestures }) => gestures.react(reaction));
  }

  async sendMessage(text: string): Promise<void> {
    await this.#run('message-failed', 'Sending a message', ({ chat }) => chat.send(text));
  }

  setReception(userId: string, source: StreamSource, level: Reception): void {
    if (this.#leaving || !this.#parts) return;
    this.#parts.reception.set(userId, source, level);
    this.#parts.player.follow(userId, source);
  }

  getStats(): Promise<CallStats> {
    const streams = this.#leaving ? [] : (this.#parts?.quality.stats() ?? []);
    return Promise.resolve({ at: Date.now(), streams });
  }

  leave(): Promise<void> {
    return (this.#leaving ??= this.#end());
  }

  async #run(
    fallback: CallError['code'],
    tried: string,
    command: (parts: Parts) => Promise<void> | void,
  ): Promise<void> {
    if (!this.#parts) throw new CallError(fallback, `${tried} failed: not in a room. Join first.`);
    const { signal } = this.#parts.attempt;
    if (signal.aborted) throw signal.reason as CallError;
    try {
      await command(this.#parts);
    } catch (reason) {
      throw (fallback === 'message-failed' ? messageError : zegoError)(reason, fallback, tried);
    }
  }

  /** Whether a picture that is published now has a small one beside it. */
  #addsSmall(others: number): boolean {
    const { simulcast = 'auto' } = this.#options;
    return simulcast === 'auto' ? others >= MANY : simulcast === 'on';
  }

  #assemble(options: JoinOptions): Parts {
    const attempt = new ZegoAttempt(this.#createSdk(), (event) => this.#deliver(event));
    const reception = new ZegoReception(attempt);
    const player = new ZegoPlayer(attempt, reception);
    const publisher = new ZegoPublisher(attempt, this.#options, options.userId);
    const roster = new ZegoRoster(attempt, player);
    const quality = new ZegoQuality(attempt, options.userId, { publisher, player, roster });
    const room = new ZegoRoom(attempt, roster, options, () => publisher.again());
    const chat = new ZegoChat(attempt, options);
    const gestures = new ZegoGestures(attempt, roster, options);
    return { attempt, room, roster, chat, player, reception, publisher, quality, gestures };
  }

  /**
   * The loggers' hosts are set for the whole class and copied by each instance as it is built, hence set anew, one way
   * or the other, right before. What the vendor's loggers send has the token in it.
   */
  #createSdk(): ZegoSdk {
    const { appId, server, telemetry } = this.#options;
    const servers = server.split(/\s+/).filter(Boolean);
    try {
      this.#Sdk.presetLogConfig({ logLevel: 'disable' });
      this.#Sdk.setEngineOptions({
        customDomain: telemetry ? {} : { logreport: NOWHERE, detaillog: NOWHERE },
      });
      const sdk = new this.#Sdk(appId, servers.length ? servers : '', { scenario: SCENARIO });
      sdk.setEngineConfig({ roomRetryTime: RETRY_SECONDS, streamRetryTime: RETRY_SECONDS });
      sdk.setLogConfig({ logLevel: 'disable', ...(!telemetry && { remoteLogLevel: 'disable' }) });
      return sdk;
    } catch (reason) {
      throw zegoError(reason, 'configuration', 'Starting the ZEGO SDK with this "app-id" and "server"');
    }
  }

  #deliver(event: EngineEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        reportError(error); // one listener's fault must reach neither the others nor the SDK
      }
    }
  }

  async #end(): Promise<void> {
    this.#listeners.clear();
    if (!this.#parts) return;
    const { attempt, publisher, player } = this.#parts;
    const { sdk } = attempt;
    attempt.close(cancelled());
    const faults = runAll([
      ...publisher.endings(),
      ...player.endings(),
      () => sdk.logoutRoom(),
      ...attempt.endings(),
    ]);
    // What the SDK has to say goodbye goes out after this task: destroyed within it, the user would stay in the room.
    await new Promise((resolve) => setTimeout(resolve, 0));
    faults.push(...runAll([() => sdk.destroyEngine()]));
    if (faults.length)
      reportError(
        new AggregateError(
          faults.map((fault) => zegoError(fault, 'internal', 'Releasing the ZEGO SDK')),
          'zego-call: not all of the ZEGO SDK could be released.',
        ),
      );
  }
}

function cancelled(): CallError {
  return new CallError('cancelled', 'The attempt was cancelled.');
}
