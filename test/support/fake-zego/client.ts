/** One instance of the fake SDK: method names, event names, order and quirks of the real one. */
import type {
  ZegoEvents,
  ZegoPublishOptions,
  ZegoResponse,
  ZegoSdk,
  ZegoStreamInfo,
  ZegoUser,
} from '../../../src/engine/zego/zego-sdk-types.js';
import type { FakeStream, FakeZegoCloud } from './cloud.js';
import { failure, FakeAgent, streamFailure } from './events.js';
import { FakeRemoteStreams, type FakePlayed } from './remote-streams.js';
import { deviceStatus, FakeSink, type FakeLocalStream } from './media.js';
import { streamStats } from './quality.js';

/** See the head of this file. */
export class FakeZegoClient extends FakeRemoteStreams implements ZegoSdk {
  /** What it was built with. */
  readonly built: { readonly appId: number; readonly server: string | string[]; readonly scenario: number };
  /** The user logged in, or who tried. */
  user: ZegoUser | undefined;
  /** As in SDK 3.12; others may have none. */
  readonly zegoWebRTM: { readonly netAgent?: FakeAgent } = { netAgent: new FakeAgent() };
  readonly #cloud: FakeZegoCloud;
  readonly #publishing = new Map<string, FakeLocalStream>();
  readonly #playing = new Map<string, FakeSink | undefined>();
  #users = new Map<string, ZegoUser>();
  #streams = new Map<string, ZegoStreamInfo>();
  #roomId: string | undefined;
  #state: 'out' | 'entering' | 'in' = 'out';
  #userUpdate = false;
  #linked = true;
  #lastMessage = 0;
  #destroyed = false;

  constructor(cloud: FakeZegoCloud, appId: number, server: string | string[], scenario: number) {
    super();
    this.#cloud = cloud;
    this.built = { appId, server, scenario };
    cloud.clients.push(this);
  }

  // Faults

  /** The server throws the user out. */
  kick(code: number): void {
    this.#out();
    this.#tell('roomStateUpdate', 'DISCONNECTED', code);
  }

  /** The signalling link goes; media flow on. `told`: after 8 s the SDK says so, otherwise it comes back before. */
  drop({ told = true } = {}): void {
    this.#linked = false;
    this.zegoWebRTM.netAgent?.emit('broken');
    if (told) this.#tell('roomStateUpdate', 'CONNECTING', 1000017);
  }

  /** The link is back. `told`: as ever, the SDK says that it logs in anew, and that it has. */
  restore({ told = true } = {}): void {
    this.#linked = true;
    this.zegoWebRTM.netAgent?.emit('connected');
    if (!told) return;
    this.#tell('roomStateUpdate', 'CONNECTING', 0);
    this.#lookAtStreams();
    this.#tell('roomStateUpdate', 'CONNECTED', 0);
    this.#lookAtUsers();
  }

  /** Reconnecting took too long. */
  giveUp(): void {
    this.kick(1002031);
  }

  /** Says that the token ends soon. */
  warnOfToken(): void {
    this.#tell('tokenWillExpire');
  }

  // The SDK

  setEngineConfig(...args: Parameters<ZegoSdk['setEngineConfig']>): void {
    this.note('setEngineConfig', args);
  }

  setLogConfig(...args: Parameters<ZegoSdk['setLogConfig']>): boolean {
    this.note('setLogConfig', args);
    return true;
  }

  async loginRoom(...args: Parameters<ZegoSdk['loginRoom']>): Promise<boolean> {
    const [roomId, token, user, { userUpdate }] = args;
    this.note('loginRoom', args);
    if (this.#state !== 'out') throw failure(1002001);
    Object.assign(this, { user });
    this.#roomId = roomId;
    this.#state = 'entering';
    this.#userUpdate = userUpdate;
    this.#tell('roomStateUpdate', 'CONNECTING', 0);
    await this.settled(); // the answer comes over a network
    const wrong = roomId === '' ? 1002011 : token === '' ? 1100001 : undefined;
    const code = wrong ?? (await this.#cloud.answer('login'));
    if (this.#left()) throw failure(1102026);
    if (code !== undefined) {
      this.#state = 'out';
      this.#tell('roomStateUpdate', 'DISCONNECTED', code);
      throw failure(code);
    }
    const users = this.#cloud.users(roomId);
    this.#users = new Map();
    this.#streams = new Map();
    this.#cloud.enter(roomId, this);
    this.#state = 'in';
    this.#tell('roomOnlineUserCountUpdate', new Set([...users, user].map(({ userID }) => userID)).size);
    this.#lookAtStreams();
    this.#tell('roomStateUpdate', 'CONNECTED', 0);
    this.#lookAtUsers();
    return true;
  }

  logoutRoom(): void {
    this.note('logoutRoom', []);
    if (this.#state === 'out') return;
    for (const streamID of this.#publishing.keys()) this.#stopPublishing(streamID);
    for (const streamID of this.#playing.keys()) this.#stopPlaying(streamID);
    this.#state = 'out';
    queueMicrotask(() => this.#out()); // as the SDK: too late when destroyed at once
    this.#tell('roomStateUpdate', 'DISCONNECTED', 0);
  }

  renewToken(...args: Parameters<ZegoSdk['renewToken']>): boolean {
    this.note('renewToken', args);
    return args[0] !== '';
  }

  async sendBroadcastMessage(...args: Parameters<ZegoSdk['sendBroadcastMessage']>): Promise<ZegoResponse> {
    this.note('sendBroadcastMessage', args);
    // The SDK itself sends one in each second of the clock.
    const second = Math.floor(Date.now() / 1000);
    if (second === this.#lastMessage) throw failure(1009015);
    this.#lastMessage = second;
    const code = (await this.#cloud.answer('message')) ?? (this.#linked ? 0 : 1000002);
    if (code !== 0) throw failure(code);
    const [roomId, message] = args;
    const { user: fromUser = { userID: '' } } = this;
    for (const other of this.#cloud.clients)
      if (other !== this && other.#roomId === roomId && other.#state === 'in' && other.#linked)
        other.#tell('IMRecvBroadcastMessage', [{ fromUser, message, sendTime: Date.now() }]);
    return { errorCode: 0 };
  }

  async sendCustomCommand(...args: Parameters<ZegoSdk['sendCustomCommand']>): Promise<ZegoResponse> {
    this.note('sendCustomCommand', args);
    const code = (await this.#cloud.answer('message')) ?? (this.#linked ? 0 : 1000002);
    if (code !== 0) throw failure(code);
    const [roomId, command, to] = args;
    const { user: fromUser = { userID: '' } } = this;
    for (const other of this.#cloud.clients)
      if (other !== this && other.#roomId === roomId && other.#state === 'in' && other.#linked)
        if (!to.length || to.includes(other.user?.userID ?? ''))
          other.#tell('IMRecvCustomCommand', fromUser, command);
    return { errorCode: 0 };
  }

  startPublishingStream(streamID: string, stream: MediaStream, options: ZegoPublishOptions): boolean {
    this.note('startPublishingStream', [streamID, stream, options]);
    const local = this.created.get(stream);
    if (!local) throw streamFailure(1000018);
    if (this.#state !== 'in') throw streamFailure(1000002);
    if (this.#publishing.has(streamID)) return false;
    this.#publishing.set(streamID, local);
    void this.#publish(streamID, local, options.extraInfo);
    return true;
  }

  stopPublishingStream(streamID: string): boolean {
    this.note('stopPublishingStream', [streamID]);
    this.#stopPublishing(streamID);
    return true;
  }

  async setStreamExtraInfo(streamID: string, extraInfo: string): Promise<ZegoResponse> {
    this.note('setStreamExtraInfo', [streamID, extraInfo]);
    const published = this.#published(streamID);
    const code = (await this.#cloud.answer('extraInfo')) ?? (this.#linked ? 0 : 1100002);
    if (code !== 0) throw streamFailure(code);
    if (!published) throw streamFailure(1103055);
    published.extraInfo = extraInfo;
    this.#cloud.changed(this.#room());
    return { errorCode: 0 };
  }

  async startPlayingStream(streamID: string): Promise<MediaStream> {
    this.note('startPlayingStream', [streamID]);
    if (this.#playing.has(streamID)) throw streamFailure(1103049);
    this.#playing.set(streamID, undefined);
    this.raise('playerStateUpdate', [{ streamID, state: 'PLAY_REQUESTING', errorCode: 0 }]);
    const code = await this.#cloud.answer('play');
    if (!this.#playing.has(streamID)) {
      if (this.#left()) throw streamFailure(0);
      return await new Promise(() => undefined); // as the SDK: stopped meanwhile
    }
    const published = this.#published(streamID);
    if (code !== undefined || !published) {
      this.#playing.delete(streamID);
      this.raise('playerStateUpdate', [{ streamID, state: 'NO_PLAY', errorCode: code ?? 1104031 }]);
      throw streamFailure(code ?? 1104031);
    }
    const sink = new FakeSink();
    sink.connect(published.local);
    this.#playing.set(streamID, sink);
    this.raise('playerStateUpdate', [{ streamID, state: 'PLAYING', errorCode: 0 }]);
    this.raise('playQualityUpdate', [streamID, streamStats(published.local)]);
    return sink.stream;
  }

  stopPlayingStream(streamID: string): void {
    this.note('stopPlayingStream', [streamID]);
    this.#stopPlaying(streamID);
  }

  destroyEngine(): void {
    this.note('destroyEngine', []);
    if (this.#destroyed) throw new Error('ZegoExpressEngine has been destroyed.');
    if (this.#state !== 'out') this.#out();
    this.#destroyed = true;
    this.deafen();
    for (const sink of this.#playing.values()) sink?.stop();
    for (const stream of this.created.keys()) for (const track of stream.getTracks()) track.stop();
  }

  // For the cloud

  /** Tells what is new in the room. */
  look(): void {
    if (!this.#linked || this.#state !== 'in') return;
    this.#lookAtStreams();
    this.#lookAtUsers();
  }

  /** Tells players what is on. */
  sample(): void {
    for (const [streamID, sink] of this.#playing) {
      const local = this.#published(streamID)?.local;
      if (!local || !sink) continue;
      this.raise('remoteCameraStatusUpdate', [streamID, deviceStatus(local, 'video')]);
      this.raise('remoteMicStatusUpdate', [streamID, deviceStatus(local, 'audio')]);
    }
  }

  /** Tells of the network: of the user with an empty id, as the SDK does. */
  measure(): void {
    this.raise('networkQuality', ['', this.#publishing.size ? 1 : -1, this.#playing.size ? 0 : -1]);
    for (const streamID of this.#playing.keys())
      this.raise('networkQuality', [this.#published(streamID)?.owner.user?.userID ?? '', 0, -1]);
  }

  #lookAtStreams(): void {
    const now = new Map<string, ZegoStreamInfo>();
    for (const { streamID, owner, extraInfo } of this.#cloud.streams(this.#room()).values())
      if (owner !== this && owner.user) now.set(streamID, { streamID, user: owner.user, extraInfo });
    const before = this.#streams;
    this.#streams = now;
    const [gone, come] = difference(before, now);
    const told = [...now.values()].filter(
      ({ streamID, extraInfo }) => (before.get(streamID)?.extraInfo ?? extraInfo) !== extraInfo,
    );
    if (gone.length) this.#tell('roomStreamUpdate', 'DELETE', gone);
    if (come.length) this.#tell('roomStreamUpdate', 'ADD', come);
    if (told.length) this.#tell('streamExtraInfoUpdate', told);
  }

  #lookAtUsers(): void {
    const users = this.#cloud.users(this.#room());
    if (!this.#userUpdate || users.length > this.#cloud.userLimit) return;
    const others = users.filter(({ userID }) => userID !== this.user?.userID);
    const now = new Map(others.map((user) => [user.userID, user]));
    const [gone, come] = difference(this.#users, now);
    this.#users = now;
    if (gone.length) this.#tell('roomUserUpdate', 'DELETE', gone);
    if (come.length) this.#tell('roomUserUpdate', 'ADD', come);
  }

  async #publish(streamID: string, local: FakeLocalStream, extraInfo: string): Promise<void> {
    this.raise('publisherStateUpdate', [{ streamID, state: 'PUBLISH_REQUESTING', errorCode: 0 }]);
    const refused = await this.#cloud.answer('publish');
    if (this.#publishing.get(streamID) !== local) return;
    const streams = this.#cloud.streams(this.#room());
    const errorCode = refused ?? (streams.has(streamID) ? 1003028 : 0);
    if (errorCode !== 0) this.#publishing.delete(streamID);
    else streams.set(streamID, { streamID, owner: this, local, extraInfo });
    const state = errorCode === 0 ? 'PUBLISHING' : 'NO_PUBLISH';
    this.raise('publisherStateUpdate', [{ streamID, state, errorCode }]);
    if (errorCode === 0) this.raise('publishQualityUpdate', [streamID, streamStats(local)]);
    this.#cloud.changed(this.#room());
  }

  #stopPublishing(streamID: string): void {
    if (!this.#publishing.delete(streamID)) return;
    this.#cloud.streams(this.#room()).delete(streamID);
    this.raise('publisherStateUpdate', [{ streamID, state: 'NO_PUBLISH', errorCode: 0 }]);
    this.#cloud.changed(this.#room());
  }

  #stopPlaying(streamID: string): void {
    const sink = this.#playing.get(streamID);
    if (!this.#playing.delete(streamID)) return;
    sink?.stop();
    this.raise('playerStateUpdate', [{ streamID, state: 'NO_PLAY', errorCode: 0 }]);
  }

  protected override feed(stream: MediaStream): void {
    for (const { streamID, local } of this.#cloud.streams(this.#room()).values())
      if (local.stream === stream) {
        for (const client of this.#cloud.clients) client.#playing.get(streamID)?.connect(local);
        this.raise('publishQualityUpdate', [streamID, streamStats(local)]);
      }
  }

  protected override played(streamID: string): FakePlayed | undefined {
    const [sink, local] = [this.#playing.get(streamID), this.#published(streamID)?.local];
    return sink && local && this.#linked ? { sink, local } : undefined;
  }

  #published(streamID: string): FakeStream | undefined {
    return this.#cloud.streams(this.#room()).get(streamID);
  }

  #out(): void {
    this.#state = 'out';
    if (!this.#destroyed) this.#cloud.exit(this.#room(), this);
  }

  #left(): boolean {
    return this.#state === 'out';
  }

  #room(): string {
    return this.#roomId ?? '';
  }

  /** An event of the room, which has the room's id first. */
  #tell<Name extends keyof ZegoEvents>(name: Name, ...args: unknown[]): void {
    this.raise(name, [this.#room(), ...args]);
  }
}

function difference<Item>(before: Map<string, Item>, now: Map<string, Item>): [gone: Item[], come: Item[]] {
  return [
    [...before].filter(([id]) => !now.has(id)).map(([, item]) => item),
    [...now].filter(([id]) => !before.has(id)).map(([, item]) => item),
  ];
}
