/**
 * The slice of `zego-express-engine-webrtc` 3.12 that the adapter uses, in our own words: the vendor's typings do not
 * compile without `skipLibCheck` and must not reach ours. Names, argument order and results are the SDK's.
 */

/** A user as the SDK names one. */
export interface ZegoUser {
  readonly userID: string;
  readonly userName?: string;
}

/** A stream somebody publishes. */
export interface ZegoStreamInfo {
  readonly streamID: string;
  readonly user: ZegoUser;
  /** Free text of the publisher's: untrusted. */
  readonly extraInfo?: string;
}

/** What most requests resolve with: not every failure is a rejection. */
export interface ZegoResponse {
  /** 0 for success. */
  readonly errorCode: number;
  readonly extendedData?: string;
}

/** State of one stream, published or played. */
export interface ZegoStreamState<State extends string> {
  readonly streamID: string;
  readonly state: State;
  /** 0 while all is well. */
  readonly errorCode: number;
}

/** A chat message of somebody else. */
export interface ZegoBroadcast {
  readonly fromUser: ZegoUser;
  readonly message: string;
  /** ms since the epoch. */
  readonly sendTime: number;
}

/** What the SDK says of a stream's sound. Bit rate in kbit/s, loss 0 to 1, jitter in s; muted with '1'. */
export interface ZegoAudioStats {
  readonly audioBitrate: number;
  readonly audioPacketsLostRate: number;
  /** Played ones only. */
  readonly audioJitter?: number;
  readonly muteState: '0' | '1';
}

/** What the SDK says of a stream's picture, likewise. */
export interface ZegoVideoStats {
  readonly videoBitrate: number;
  readonly videoFPS: number;
  readonly videoPacketsLostRate: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly googCodecName: string;
  readonly muteState: '0' | '1';
}

/** What the SDK says of a stream every 3 s, played or published. */
export interface ZegoStreamStats {
  readonly audio: ZegoAudioStats;
  readonly video: ZegoVideoStats;
  /** s. Not in the vendor's typings. */
  readonly currentRoundTripTime?: number;
  /** Of what is published, why it is less than it could be, as `webrtc-stats` has it. Not in the vendor's typings. */
  readonly qualityLimitationReason?: string;
}

/** Of a device of somebody else; 3 to 4 s late. */
export type ZegoDeviceStatus = 'OPEN' | 'MUTE';

/** The events listened to, by name, with their handlers. All are dispatched asynchronously. */
export interface ZegoEvents {
  roomStateUpdate: (
    roomID: string,
    state: 'DISCONNECTED' | 'CONNECTING' | 'CONNECTED',
    errorCode: number,
  ) => void;
  /** The local user counts too. */
  roomOnlineUserCountUpdate: (roomID: string, count: number) => void;
  roomUserUpdate: (roomID: string, type: 'ADD' | 'DELETE', users: readonly ZegoUser[]) => void;
  roomStreamUpdate: (roomID: string, type: 'ADD' | 'DELETE', streams: readonly ZegoStreamInfo[]) => void;
  streamExtraInfoUpdate: (roomID: string, streams: readonly ZegoStreamInfo[]) => void;
  publisherStateUpdate: (result: ZegoStreamState<'PUBLISHING' | 'NO_PUBLISH' | 'PUBLISH_REQUESTING'>) => void;
  playerStateUpdate: (result: ZegoStreamState<'PLAYING' | 'NO_PLAY' | 'PLAY_REQUESTING'>) => void;
  remoteCameraStatusUpdate: (streamID: string, status: ZegoDeviceStatus) => void;
  remoteMicStatusUpdate: (streamID: string, status: ZegoDeviceStatus) => void;
  publishQualityUpdate: (streamID: string, stats: ZegoStreamStats) => void;
  playQualityUpdate: (streamID: string, stats: ZegoStreamStats) => void;
  /** Every 3 s: grades from 0, the best, to 4, and -1 for unknown. Of the local user with an empty id. */
  networkQuality: (userID: string, upstream: number, downstream: number) => void;
  IMRecvBroadcastMessage: (roomID: string, messages: readonly ZegoBroadcast[]) => void;
  /** Free text, to this user: untrusted. */
  IMRecvCustomCommand: (roomID: string, fromUser: ZegoUser, command: string) => void;
  tokenWillExpire: (roomID: string) => void;
}

/** Settings of a publication. */
export interface ZegoPublishOptions {
  readonly videoCodec: 'H264' | 'VP8';
  /** Takes another codec where the browser cannot encode the wanted one. */
  readonly enableAutoSwitchVideoCodec: boolean;
  readonly extraInfo: string;
}

/** The SDK's network agent: says `broken` when its socket to the service has closed, `connected` when another is open. */
export interface ZegoNetAgent {
  on(event: 'broken' | 'connected', handler: () => void): void;
  off(event: 'broken' | 'connected', handler: () => void): void;
}

/** One SDK instance. What rejects, or is thrown, is never an `Error`: `{ code, msg }` or `{ errorCode, extendedData }`. */
export interface ZegoSdk {
  /** Its inside, no part of its contract: other versions than 3.12 may have it elsewhere. */
  readonly zegoWebRTM?: { readonly netAgent?: ZegoNetAgent };
  /** Retry times in seconds, 1 to 3600. */
  setEngineConfig(config: { readonly roomRetryTime: number; readonly streamRetryTime: number }): void;
  setLogConfig(config: ZegoLogConfig): boolean;
  on<Name extends keyof ZegoEvents>(event: Name, handler: ZegoEvents[Name]): boolean;
  /** The SDK takes off everybody's handlers when none is named; here one must be. */
  off<Name extends keyof ZegoEvents>(event: Name, handler: ZegoEvents[Name]): boolean;
  loginRoom(
    roomID: string,
    token: string,
    user: ZegoUser,
    config: { readonly userUpdate: boolean },
  ): Promise<boolean>;
  /** Without a room: all. With one the SDK throws when it is not logged in to it. */
  logoutRoom(): void;
  /** False when the token is malformed; what the server thinks of it is not told. */
  renewToken(token: string, roomID: string): boolean;
  sendBroadcastMessage(roomID: string, message: string): Promise<ZegoResponse>;
  /** To those users, to everybody else in the room where none is named; at most 1 KB. */
  sendCustomCommand(roomID: string, command: string, toUserList: readonly string[]): Promise<ZegoResponse>;
  /** Takes the tracks themselves, not copies; adds a silent one when there is no sound. Bit rate in kbit/s. */
  createStream(source: {
    readonly custom: { readonly source: MediaStream; readonly bitrate: number };
  }): Promise<MediaStream>;
  /** Ends the tracks. */
  destroyStream(stream: MediaStream): void;
  /** A small picture beside the large one, of a stream not published yet: see zego-small-picture.ts. Not in Firefox. */
  enableDualStream(stream: MediaStream): void;
  startPublishingStream(streamID: string, stream: MediaStream, options: ZegoPublishOptions): boolean;
  stopPublishingStream(streamID: string): boolean;
  /** Of a stream of ours only the bit rate changes, kbit/s; once it is published, and has a picture. */
  setVideoConfig(stream: MediaStream, config: { readonly maxBitrate: number }): Promise<ZegoResponse>;
  /** Only for a kind the stream has; the track before stays live. */
  replaceTrack(stream: MediaStream, track: MediaStreamTrack): Promise<ZegoResponse>;
  /** Only for a kind the stream has not. */
  addTrack(stream: MediaStream, track: MediaStreamTrack): Promise<ZegoResponse>;
  /** Disables the track and sends nothing; only for a kind the stream has. */
  mutePublishStreamVideo(stream: MediaStream, mute: boolean): boolean;
  /** As above. */
  mutePublishStreamAudio(stream: MediaStream, mute: boolean): boolean;
  /** At most 1024 characters; of a published stream only. */
  setStreamExtraInfo(streamID: string, extraInfo: string): Promise<ZegoResponse>;
  /** Never settles once the stream is stopped. The same object lasts through mutes and interruptions. */
  startPlayingStream(streamID: string): Promise<MediaStream>;
  stopPlayingStream(streamID: string): void;
  /**
   * No picture comes, the sound does; the track leaves the MediaStream, and another comes when it is unmuted. Resolves with
   * true, or rejects and leaves a second rejection in the page: only for a stream that is PLAYING. See zego-reception.ts.
   */
  mutePlayStreamVideo(streamID: string, mute: boolean): Promise<boolean>;
  /** 0: the small picture, 1: the large one, where there are two; else nothing changes. Resolves with true, rejects with false. */
  setPlayStreamVideoType(streamID: string, streamType: 0 | 1): Promise<boolean>;
  /** Throws the second time. */
  destroyEngine(): void;
}

/** Log levels; the remote one does not stop the vendor's reports. */
export interface ZegoLogConfig {
  readonly logLevel: 'disable';
  readonly remoteLogLevel?: 'disable';
}

/** Hosts, each `host:port`, that take the place of the vendor's. An absent one stays the vendor's. */
export interface ZegoCustomDomain {
  readonly logreport?: string;
  readonly detaillog?: string;
}

/** The SDK's class. Building an instance opens connections. */
export interface ZegoSdkClass {
  new (appId: number, server: string | string[], options: { readonly scenario: number }): ZegoSdk;
  /** For instances built from now on. */
  presetLogConfig(config: ZegoLogConfig): boolean;
  /** For instances built from now on: each keeps the domains it was built with. */
  setEngineOptions(options: { readonly customDomain: ZegoCustomDomain }): void;
}
