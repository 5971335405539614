/** The media signalling: sessions in which clients publish or play one stream each. */
import type { Channel, ChannelHandler } from './link.js';
import type { CloudLog } from './log.js';
import { hex } from './log.js';
import type { MediaHub } from './media-hub.js';
import type { Decode } from './wire/codec.js';
import { decodeMediaPacket, encodeMediaPacket } from './wire/frames.js';
import { Command, CommandRequest, CommandResponse, MediaCommand } from './wire/media-messages.js';
import * as wire from './wire/media-messages.js';

/** One stream on its way to or from one client. */
export interface Session {
  readonly id: number;
  readonly kind: 'publish' | 'play';
  readonly streamId: string;
  /** Another one once the client's link has broken and is back. */
  channel: Channel;
  /** Of the client. */
  readonly userId: string;
}

/** How a session can be answered. */
export const MediaResult = {
  ok: 0,
  noSession: 103,
  streamNotFound: 1004,
  publishForbidden: 2012,
  playForbidden: 2013,
} as const;

/** Why the service ends a session. */
export const SessionError = {
  streamGone: 1004,
  forbidden: 1011,
  publishedElsewhere: 1012,
} as const;

/** What the tests' faults, and tokens, decide. */
export interface MediaSettings {
  /** While true players are not told which devices of a publisher are on. */
  readonly statusless: boolean;
  /** The result a session of this stream is refused with to a user; undefined: it is not. */
  refusal(kind: Session['kind'], streamId: string, userId: string): number | undefined;
}

/** What lies between the clients and the service. */
export interface MediaNetwork {
  /** A description of one user, or of the service, whose id is empty, as the other is to read it. */
  exchange(description: string, from: string, to: string): Promise<string>;
}

/** 0 open, 2 device off, 3 muted. */
interface Status {
  readonly mic_status: number;
  readonly camera_status: number;
}

/** From here on the SDK sends what concerns a running session as {@link Command}s. */
/** Of two pictures. */
const SMALL = 0;
/** As a player turns what it gets on and off: 0 is off. */
const ON = 1;
const GATEWAY_VERSION = 67_109_120;
const NODE = '127.0.0.1:1';
/** Until 3.10 the SDK takes the first candidate's host for a relay as well, which the browser refuses without an account. */
const RELAY_ACCOUNT = { turn_username: 'user', turn_auth_key: 'key' };

/** See the head of this file. */
export class SignallingService {
  readonly sessions = new Map<number, Session>();
  readonly #log: CloudLog;
  readonly #hub: MediaHub;
  readonly #settings: MediaSettings;
  readonly #network: MediaNetwork | undefined;
  readonly #status = new Map<string, Status>();
  readonly #users = new WeakMap<Channel, string>();
  #ids = 0;
  #pushes = 0;

  constructor(log: CloudLog, hub: MediaHub, settings: MediaSettings, network?: MediaNetwork) {
    this.#log = log;
    this.#hub = hub;
    this.#settings = settings;
    this.#network = network;
  }

  /** A client's connection to the signalling. Media outlives it. */
  open(channel: Channel): ChannelHandler {
    return { receive: (payload) => this.#receive(channel, payload), closed: () => undefined };
  }

  /** Forgets all sessions and ends their media, telling nobody: the service restarted. */
  reset(): void {
    for (const id of this.sessions.keys()) this.#hub.close(id);
    this.sessions.clear();
    this.#status.clear();
  }

  /** Ends a session from the service's side. `action`: 1 stop, 5 retry; `error` is a {@link SessionError} or another of ZEGO's. */
  close(session: Session, { error, action }: { readonly error: number; readonly action: number }): void {
    const err_info = JSON.stringify({ err: error, action });
    this.#push(session, MediaCommand.closeSessionPush, wire.CloseSessionPush.encode({ reason: 1, err_info }));
    this.#end(session.id);
  }

  /** Tells a session's client how good its network is: -1 unknown, 0 best to 5 worst. */
  grade(session: Session, quality: { readonly up: number; readonly down: number }): void {
    const net_quality_grade_push = { tx_quality: quality.up, rx_quality: quality.down, seq: ++this.#pushes };
    this.#command(session, 7, { net_quality_grade_push });
  }

  #receive(channel: Channel, payload: Uint8Array): void {
    const { head, body } = decodeMediaPacket(payload);
    const reply = (answer: Uint8Array, sessionId = head.session_id) =>
      channel.send(
        encodeMediaPacket({
          head: { cmd: head.cmd + 1, seq: head.seq, session_id: sessionId },
          body: answer,
        }),
      );
    switch (head.cmd) {
      case MediaCommand.login:
        return this.#login(channel, wire.LoginRequest.decode(body), reply);
      case MediaCommand.createSession:
        return void this.#create(channel, wire.CreateSessionRequest.decode(body), reply);
      case MediaCommand.mediaDescription:
        return void this.#renegotiate(head.session_id, wire.MediaDescriptionRequest.decode(body).sdp, reply);
      case MediaCommand.candidates:
        return reply(wire.Result.encode({ result: 0 }));
      case MediaCommand.closeSession:
        this.#end(head.session_id);
        return reply(wire.Result.encode({ result: 0 }));
      case MediaCommand.streamStatus:
        this.#share(head.session_id, wire.StreamStatusNotify.decode(body));
        return reply(wire.Result.encode({ result: 0 }));
      case MediaCommand.command:
        return this.#obey(head.session_id, Command.decode(body), reply);
      case MediaCommand.dispatch:
        return reply(
          wire.DispatchResponse.encode({
            gw_nodes: [NODE],
            gw_nodes_ttl: 3600,
            client_ip: '127.0.0.1',
            result: 0,
          }),
        );
      case MediaCommand.sessionResetPushAck:
      case MediaCommand.closeSessionPushAck:
      case MediaCommand.commandPushAck:
        return;
      default:
        this.#log.unknown(`media command ${head.cmd}, ${hex(body)}`);
    }
  }

  #login(
    channel: Channel,
    { token, sessions, user_id }: Decode<typeof wire.LoginRequest>,
    reply: (answer: Uint8Array) => void,
  ): void {
    this.#users.set(channel, user_id);
    reply(wire.LoginResponse.encode({ result: 0, tokenType: 0, token, abilities: 0 }));
    for (const { session_id: id } of sessions) {
      const session = this.sessions.get(id);
      if (session) session.channel = channel;
      else {
        const reset = { dwTimeStamp: 0, cResetType: 1, session_ids: [id], reason: 0 };
        this.#push({ id, channel }, MediaCommand.sessionResetPush, wire.SessionResetPush.encode(reset));
      }
    }
  }

  async #create(
    channel: Channel,
    request: Decode<typeof wire.CreateSessionRequest>,
    reply: (answer: Uint8Array, sessionId: number) => void,
  ): Promise<void> {
    const { stream_id: streamId, sdp } = request;
    const kind = request.type === 0 ? 'publish' : 'play';
    const userId = this.#users.get(channel) ?? '';
    const result = this.#settings.refusal(kind, streamId, userId) ?? this.#availability(kind, streamId);
    this.#log.note(`media: ${kind} ${streamId}, ${result || 'ok'}`);
    if (result !== MediaResult.ok) return reply(wire.CreateSessionResponse.encode({ ...NODES, result }), 0);
    const session: Session = { id: ++this.#ids, kind, streamId, channel, userId };
    this.sessions.set(session.id, session);
    const negotiating = this.#led(userId, sdp, (offer) => this.#hub[kind](session.id, streamId, offer));
    const answer = await this.#unlessEnded(session.id, negotiating);
    if (answer === undefined) return;
    const params_ext = CommandRequest.encode({
      peer_ext_params_push: { ...RELAY_ACCOUNT, peer_id: session.id },
    });
    reply(
      wire.CreateSessionResponse.encode({
        ...NODES,
        result,
        sdp: answer,
        session_token: String(session.id),
        params_ext,
        peer_id: session.id,
      }),
      session.id,
    );
    const status = this.#status.get(streamId);
    if (kind === 'play' && status) this.#pushStatus(session, status);
  }

  #availability(kind: Session['kind'], streamId: string): number {
    return kind === 'play' && !this.#hub.has(streamId) ? MediaResult.streamNotFound : MediaResult.ok;
  }

  async #renegotiate(id: number, offer: string, reply: (answer: Uint8Array) => void): Promise<void> {
    const session = this.sessions.get(id);
    if (!session)
      return reply(wire.MediaDescriptionResponse.encode({ result: MediaResult.noSession, sdp: '' }));
    const negotiating = this.#led(session.userId, offer, (sdp) => this.#hub.renegotiate(id, sdp));
    const sdp = await this.#unlessEnded(id, negotiating);
    if (sdp !== undefined) reply(wire.MediaDescriptionResponse.encode({ result: MediaResult.ok, sdp }));
  }

  /** Gives `offer` to `answer` and its answer back, both led over the network of the test where there is one. */
  async #led(userId: string, offer: string, answer: (offer: string) => Promise<string>): Promise<string> {
    const network = this.#network;
    if (!network) return answer(offer);
    return network.exchange(await answer(await network.exchange(offer, userId, '')), '', userId);
  }

  /** What `negotiating` gives; undefined when the session ended meanwhile, which makes it fail. */
  async #unlessEnded(id: number, negotiating: Promise<string>): Promise<string | undefined> {
    try {
      return await negotiating;
    } catch (reason) {
      if (this.sessions.has(id)) throw reason;
      this.#log.note(`media: session ${id} ended while it was negotiated`);
      return undefined;
    }
  }

  #end(id: number): void {
    this.sessions.delete(id);
    this.#hub.close(id);
  }

  #obey(id: number, command: Decode<typeof Command>, reply: (answer: Uint8Array) => void): void {
    const { peer_id, cmd_id } = command;
    const request = CommandRequest.decode(command.body);
    const respond = (response: Parameters<typeof CommandResponse.encode>[0]) =>
      reply(Command.encode({ peer_id, cmd_id, body: CommandResponse.encode(response) }));
    const { stream_status, net_quality_grade, video_stream_sub, p2p_net_stats_get } = request;
    this.#wish(id, request);
    if (stream_status) {
      this.#share(id, stream_status);
      respond({ stream_status_ack: { seq: stream_status.seq, result: 0 } });
    } else if (net_quality_grade) {
      const { tx_quality: up, rx_quality: down, seq } = net_quality_grade;
      for (const player of this.#playersOf(id)) this.grade(player, { up, down });
      respond({ net_quality_grade: { result: 0, seq } });
    } else if (video_stream_sub) respond({ video_stream_sub: { result: 0, seq: video_stream_sub.seq } });
    else if (p2p_net_stats_get)
      respond({ p2p_net_stats_get: { seq: p2p_net_stats_get.seq, result: 0, p2p_lost_rate: 0, p2p_rtt: 1 } });
    else {
      const plain = PLAIN.find((name) => request[name]);
      const seq = plain && request[plain]?.seq;
      if (plain && seq !== undefined) respond({ [`${plain}${ACK[plain]}`]: { seq, result: 0 } });
      else this.#log.unknown(`session command ${cmd_id}, ${hex(command.body)}`);
    }
  }

  /** What a player wants of its stream, if the command is about that. */
  #wish(id: number, request: Decode<typeof CommandRequest>): void {
    const { active_audio_play: audio, active_video_play: video, video_stream_sub: picture } = request;
    const wish = {
      ...(audio && { audio: audio.active === ON }),
      ...(video && { video: video.active === ON }),
      ...(picture && { small: picture.type === SMALL }),
    };
    if (!Object.keys(wish).length) return;
    this.#log.note(`media: session ${id} wants ${JSON.stringify(wish)}`);
    this.#hub.wish(id, wish).catch((reason: unknown) => {
      if (this.sessions.has(id)) throw reason;
    });
  }

  /** Tells everybody who plays the stream of session `id`, now or later, which devices are on. */
  #share(id: number, { mic_status, camera_status }: Status): void {
    const streamId = this.sessions.get(id)?.streamId;
    if (streamId === undefined || this.#settings.statusless) return;
    this.#log.note(`media: ${streamId} says microphone ${mic_status}, camera ${camera_status}`);
    this.#status.set(streamId, { mic_status, camera_status });
    for (const player of this.#playersOf(id)) this.#pushStatus(player, { mic_status, camera_status });
  }

  /** Who plays what session `id` publishes. */
  #playersOf(id: number): Session[] {
    const streamId = this.sessions.get(id)?.streamId;
    return [...this.sessions.values()].filter(
      ({ kind, streamId: played }) => kind === 'play' && played === streamId,
    );
  }

  #pushStatus(session: Session, { mic_status, camera_status }: Status): void {
    this.#command(session, 16, { stream_status: { seq: ++this.#pushes, mic_status, camera_status } });
  }

  #command(session: Session, cmd_id: number, request: Parameters<typeof CommandRequest.encode>[0]): void {
    const body = Command.encode({ peer_id: session.id, cmd_id, body: CommandRequest.encode(request) });
    this.#push(session, MediaCommand.commandPush, body);
  }

  #push({ id, channel }: Pick<Session, 'id' | 'channel'>, cmd: number, body: Uint8Array): void {
    channel.send(encodeMediaPacket({ head: { cmd, seq: ++this.#pushes, session_id: id }, body }));
  }
}

/** Commands answered with their own sequence number and success, and how the answer's name ends. */
const ACK = {
  broadcaster_status: '_ack',
  active_audio_play: '',
  active_video_play: '',
  net_quality_probe: '',
  play_stats: '',
} as const;
const PLAIN = Object.keys(ACK) as (keyof typeof ACK)[];

const NODES = { gw_version: GATEWAY_VERSION, gw_nodes: [NODE], gw_nodes_ttl: 3600, client_ip: '127.0.0.1' };
