/** Drives the SDK itself, unmodified, in tests: one engine of one user, its events recorded and awaitable. */
import type {
  ZegoEvents,
  ZegoPublishOptions,
  ZegoResponse,
  ZegoSdk,
  ZegoStreamInfo,
  ZegoUser,
} from '../../src/engine/zego/zego-sdk-types.js';
import { within } from '../support/media.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { testToken } from './token.js';

/** What the tests use of the SDK beyond what the adapter does. */
interface Sdk extends Omit<ZegoSdk, 'on' | 'createStream' | 'startPublishingStream'> {
  createStream(source: {
    readonly custom: { readonly source: MediaStream; readonly bitrate?: number };
  }): Promise<MediaStream>;
  startPublishingStream(streamID: string, stream: MediaStream, options?: ZegoPublishOptions): boolean;
  enableDualStream(stream: MediaStream): void;
  on(event: string, handler: (...args: never[]) => void): boolean;
  sendCustomCommand(roomID: string, command: string, to: string[]): Promise<ZegoResponse>;
  sendBarrageMessage(roomID: string, message: string): Promise<ZegoResponse>;
  setRoomExtraInfo(roomID: string, key: string, value: string): Promise<ZegoResponse>;
}

/** An event as it came. */
export interface Heard {
  readonly name: string;
  readonly args: readonly unknown[];
}

const EVENTS = [
  'roomStateUpdate',
  'roomStateChanged',
  'roomOnlineUserCountUpdate',
  'roomUserUpdate',
  'roomStreamUpdate',
  'streamExtraInfoUpdate',
  'roomExtraInfoUpdate',
  'publisherStateUpdate',
  'playerStateUpdate',
  'remoteCameraStatusUpdate',
  'remoteMicStatusUpdate',
  'IMRecvBroadcastMessage',
  'IMRecvBarrageMessage',
  'IMRecvCustomCommand',
  'tokenWillExpire',
  'networkQuality',
] as const;

/** One user with an engine of their own. */
export class SdkClient {
  readonly sdk: Sdk;
  readonly userId: string;
  readonly roomId: string;
  readonly heard: Heard[] = [];
  readonly #wakers = new Set<() => void>();
  #destroyed = false;

  private constructor(sdk: Sdk, userId: string, roomId: string) {
    this.sdk = sdk;
    this.userId = userId;
    this.roomId = roomId;
    for (const name of EVENTS)
      sdk.on(name, (...args: unknown[]) => {
        this.heard.push({ name, args });
        for (const wake of [...this.#wakers]) wake();
      });
  }

  /** Builds an engine that gives up after some seconds, so that what fails fails within a test. */
  static async create(userId: string, roomId: string, retrySeconds = 10): Promise<SdkClient> {
    const Sdk = await loadSdk();
    Sdk.presetLogConfig({ logLevel: 'disable' });
    Sdk.setEngineOptions({ customDomain: {} });
    const sdk = new Sdk(APP_ID, '', { scenario: 4 });
    sdk.setLogConfig({ logLevel: 'disable', remoteLogLevel: 'disable' });
    sdk.setEngineConfig({ roomRetryTime: retrySeconds, streamRetryTime: retrySeconds });
    return new SdkClient(sdk as unknown as Sdk, userId, roomId);
  }

  login(token: string = testToken()): Promise<boolean> {
    const user = { userID: this.userId, userName: this.userId.toUpperCase() };
    return this.sdk.loginRoom(this.roomId, token, user, { userUpdate: true });
  }

  /** The first event, past or future, for which `matches` is true. */
  async until<Name extends keyof ZegoEvents>(
    name: Name,
    matches: (...args: Parameters<ZegoEvents[Name]>) => boolean,
    timeout?: number,
  ): Promise<Parameters<ZegoEvents[Name]>>;
  async until(
    name: string,
    matches?: (...args: never[]) => boolean,
    timeout?: number,
  ): Promise<readonly unknown[]>;
  async until(
    name: string,
    matches: (...args: never[]) => boolean = () => true,
    timeout = 8000,
  ): Promise<readonly unknown[]> {
    let wake: () => void = () => undefined;
    const found = new Promise<readonly unknown[]>((resolve) => {
      wake = () => {
        const event = this.heard.find((heard) => heard.name === name && matches(...(heard.args as never[])));
        if (event) resolve(event.args);
      };
    });
    this.#wakers.add(wake);
    wake();
    try {
      return await within(
        found,
        timeout,
        () => `${this.userId} hears ${name}; heard ${JSON.stringify(this.heard)}`,
      );
    } finally {
      this.#wakers.delete(wake);
    }
  }

  /** Forgets what was heard, so that only new events count. */
  forget(): void {
    this.heard.length = 0;
  }

  /** Waits until these users have come. */
  async meets(...userIds: string[]): Promise<void> {
    for (const userId of userIds)
      await this.until(
        'roomUserUpdate',
        (_, type, users: readonly ZegoUser[]) =>
          type === 'ADD' && users.some(({ userID }) => userID === userId),
      );
  }

  /** Waits until that user has gone. */
  async misses(userId: string): Promise<void> {
    await this.until(
      'roomUserUpdate',
      (_, type, users) => type === 'DELETE' && users.some(({ userID }) => userID === userId),
    );
  }

  /** Waits until the room is there again: `forget()` before it is lost. */
  async reconnected(): Promise<void> {
    await this.until('roomStateUpdate', (_, state, code) => state === 'CONNECTED' && code === 0, 12_000);
  }

  /** Waits until the stream is announced. */
  async announced(streamId: string): Promise<ZegoStreamInfo | undefined> {
    const [, , streams] = await this.until(
      'roomStreamUpdate',
      (_, type, list) => type === 'ADD' && list.some(({ streamID }) => streamID === streamId),
    );
    return streams.find(({ streamID }) => streamID === streamId);
  }

  /** Publishes a stream's own tracks, if wanted with a small picture beside, and waits until others can play them. */
  async publish(
    streamId: string,
    source: MediaStream,
    options: Partial<ZegoPublishOptions> = {},
    small = false,
  ): Promise<MediaStream> {
    const stream = await this.sdk.createStream({ custom: { source, bitrate: 500 } });
    if (small) this.sdk.enableDualStream(stream);
    this.sdk.startPublishingStream(streamId, stream, {
      videoCodec: 'VP8',
      enableAutoSwitchVideoCodec: true,
      extraInfo: '',
      ...options,
    });
    await this.until(
      'publisherStateUpdate',
      ({ streamID, state }) => streamID === streamId && state === 'PUBLISHING',
    );
    return stream;
  }

  /** Plays a stream, once announced. */
  async play(streamId: string): Promise<MediaStream> {
    await this.announced(streamId);
    return this.sdk.startPlayingStream(streamId);
  }

  /** Ends the engine. Twice is once. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.sdk.destroyEngine();
  }
}
