/** The room service: who is in which room, and by which login. */
import type { Channel, ChannelHandler } from './link.js';
import type { CloudLog } from './log.js';
import type { Sender } from './room-requests.js';
import { answerRequest, ServerCode } from './room-requests.js';
import type { Member, RoomLimits } from './room.js';
import { EXTRA_INFO_CHANNEL, Room, streamInfo } from './room.js';
import { grantOf, tokenLife, type Application, type Visitor } from './token.js';
import type { Decode } from './wire/codec.js';
import { decodeRoomPacket, encodeRoomPacket } from './wire/frames.js';
import { PushCommand, RoomCommand } from './wire/room-messages.js';
import * as wire from './wire/room-messages.js';

/** Why a user is put out of a room. */
export type KickReason = 'elsewhere' | 'removed' | 'token-expired';
const KICK: Readonly<Record<KickReason, number>> = { elsewhere: 1, removed: 2, 'token-expired': 4 };

/** What the tests ordered. */
export interface LoginFaults {
  /** The code this login is refused with; undefined: it is judged by its token. */
  takeLoginRefusal(userId: string): number | undefined;
  /** Seconds to tell the user their token has left; undefined: what it says itself. */
  takeRemaining(userId: string): number | undefined;
  /** Whether a token that looks good has been declared expired. */
  isExpired(token: string): boolean;
  /** The code the user's next message is refused with; undefined: it is passed on. */
  takeMessageRefusal(userId: string): number | undefined;
}

/** How the service behaves. */
export interface RoomSettings extends RoomLimits {
  /** ms between a client's room heartbeats; the SDK takes no less than 3000. */
  readonly heartbeatInterval: number;
  /** How long, in ms, a member may stay silent before they are out. */
  readonly memberTimeout: number;
  /** See {@link CloudOptions}. */
  readonly application: Application | undefined;
  readonly faults: LoginFaults;
}

/** What every answer to a login must hold, zero or not. */
const EMPTY_LOGIN = {
  rsp_head: { code: ServerCode.ok as number, message: '' },
  switch_session_id: 0,
  user_session_id: 0,
  room_session_id: 0,
  user_id: 0,
  anchor_info: { id_name: '', user_id: 0, nick_name: '' },
};

/** See the head of this file. */
export class RoomService {
  readonly rooms = new Map<string, Room>();
  /** The token each member last gave. */
  readonly tokens = new Map<Member, string>();
  /** Tokens that do not allow to publish. */
  readonly #watching = new Set<string>();
  readonly #log: CloudLog;
  readonly #settings: RoomSettings;
  readonly #senders = new Map<number, Sender>();
  #ids = 1000;

  constructor(log: CloudLog, settings: RoomSettings) {
    this.#log = log;
    this.#settings = settings;
  }

  /** A client's connection to the rooms. Membership outlives it, for a while. */
  open(channel: Channel): ChannelHandler {
    return {
      receive: (payload) => this.#receive(channel, payload),
      closed: () => {
        for (const { member } of this.#senders.values())
          if (member.channel === channel) member.channel = undefined;
      },
    };
  }

  /** Forgets everything, telling nobody: the service restarted. */
  reset(): void {
    this.rooms.clear();
    this.tokens.clear();
    this.#senders.clear();
  }

  /** Puts out the members nothing was heard of for too long. */
  expire(): void {
    const limit = performance.now() - this.#settings.memberTimeout;
    for (const { room, member } of [...this.#senders.values()])
      if (member.heardAt < limit) this.remove(room, member);
  }

  /** Takes a member out of their room, as if they had left. */
  remove(room: Room, member: Member): void {
    this.#log.note(`room ${room.id}: ${member.userId} is out`);
    this.#senders.delete(member.contextKey);
    this.tokens.delete(member);
    room.leave(member);
    if (!room.members.size) this.rooms.delete(room.id);
  }

  /** Tells a member that they are out, and why, and takes them out. */
  kick(room: Room, member: Member, reason: KickReason, message = ''): void {
    const body = wire.PushKick.encode({
      id_name: member.userId,
      user_session_id: member.sessionId,
      kickout_reason: KICK[reason],
      custom_reason: message,
    });
    room.push(PushCommand.kick, body, (other) => other === member);
    this.remove(room, member);
  }

  /** Tells a member that their token is over and what they publish is stopped. */
  stopStreams(room: Room, member: Member): void {
    const own = [...room.streams.values()].filter(({ owner }) => owner === member);
    const body = wire.PushTokenExpired.encode({
      token: this.tokens.get(member) ?? '',
      stop_stream_info: { stream_id_list: own.map(({ streamId }) => streamId) },
    });
    room.push(PushCommand.tokenExpired, body, (other) => other === member);
  }

  /** Lets people into a room who never leave; `publish` gives what each one's stream says of itself. */
  fill(roomId: string, people: number, publish?: (streamId: string, number: number) => string): void {
    const room = this.#room(roomId);
    for (let number = 1; number <= people; number++) {
      const key = ++this.#ids;
      const joinedAt = Date.now();
      const owner: Member = {
        ...{ userId: `watcher-${number}`, userName: `Watcher ${number}`, sessionId: key, contextKey: key },
        ...{ wantsUsers: false, joinedAt, channel: undefined, heardAt: Infinity },
      };
      room.join(owner);
      if (!publish) continue;
      const streamId = `${roomId}-${number}`;
      const extraInfo = publish(streamId, number);
      room.addStream({ streamId, sid: streamId, owner, createdAt: joinedAt, version: 1, extraInfo });
    }
  }

  /** Opened when somebody comes. */
  #room(id: string): Room {
    const room = this.rooms.get(id) ?? new Room(id, ++this.#ids, this.#settings);
    this.rooms.set(id, room);
    return room;
  }

  /** Everywhere the user is; throws when nowhere. */
  find(userId: string): Sender[] {
    const found = [...this.#senders.values()].filter(({ member }) => member.userId === userId);
    if (!found.length) throw new Error(`${userId} is in no room.`);
    return found;
  }

  #receive(channel: Channel, payload: Uint8Array): void {
    const { head, body } = decodeRoomPacket(payload);
    const { cmd, seq, context_key } = head;
    const reply = (answer: Uint8Array, key = context_key) => {
      const replyHead = { cmd: cmd + 1, seq, timestamp: Date.now(), context_key: key };
      channel.send(encodeRoomPacket({ head: replyHead, body: answer }));
    };
    if (cmd === RoomCommand.login) return void this.#login(channel, wire.LoginRequest.decode(body), reply);
    const sender = this.#senders.get(context_key);
    if (!sender) {
      this.#log.note(`room command ${cmd} from outside`);
      return reply(
        wire.Response.encode({ rsp_head: { code: ServerCode.notInRoom, message: 'not in room' } }),
      );
    }
    this.#log.note(`room ${sender.room.id}: ${sender.member.userId} sends ${cmd}`);
    sender.member.heardAt = performance.now();
    if (cmd === RoomCommand.renewToken)
      return void this.#renewToken(sender, wire.RenewTokenRequest.decode(body).token, reply);
    const answer = answerRequest(
      {
        ...this.#settings,
        log: this.#log,
        remaining: (user) => this.#remaining(user),
        takeMessageRefusal: ({ userId }) => this.#settings.faults.takeMessageRefusal(userId),
        remove: (room, member) => this.remove(room, member),
      },
      sender,
      cmd,
      body,
    );
    if (answer) reply(answer);
  }

  async #login(
    channel: Channel,
    request: Decode<typeof wire.LoginRequest>,
    reply: (answer: Uint8Array, contextKey: number) => void,
  ): Promise<void> {
    const { room_id, id_name, third_token } = request;
    const refusal = this.#settings.faults.takeLoginRefusal(id_name);
    const code = refusal ?? (await this.#checkToken(third_token, { userId: id_name, roomId: room_id }));
    this.#log.note(`room ${room_id}: ${id_name} logs in, ${code || 'ok'}`);
    if (code !== ServerCode.ok)
      return reply(wire.LoginResponse.encode({ ...EMPTY_LOGIN, rsp_head: { code, message: 'refused' } }), 0);
    const room = this.#room(room_id);
    const present = room.members.get(id_name);
    const known = present?.sessionId === request.user_session_id ? present : undefined;
    if (present && !known) this.kick(room, present, 'elsewhere');
    this.rooms.set(room_id, room); // which ends with who was in it alone
    const member = known ?? this.#member(request, channel);
    member.channel = channel;
    member.heardAt = performance.now();
    this.tokens.set(member, third_token);
    this.#senders.set(member.contextKey, { room, member });
    if (!known) room.join(member);
    reply(this.#welcome(room, member), member.contextKey);
  }

  #member(request: Decode<typeof wire.LoginRequest>, channel: Channel): Member {
    return {
      userId: request.id_name,
      userName: request.nick_name,
      sessionId: ++this.#ids,
      contextKey: ++this.#ids,
      wantsUsers: request.user_state_flag === 1,
      joinedAt: Date.now(),
      channel,
      heardAt: performance.now(),
    };
  }

  /** Whether a user may publish, by the token they last gave. */
  mayPublish(userId: string): boolean {
    const members = [...this.tokens.keys()].filter((member) => member.userId === userId);
    return !members.some((member) => this.#watching.has(this.tokens.get(member)!));
  }

  async #checkToken(token: string, visitor: Visitor): Promise<number> {
    const life = tokenLife(token);
    if (life === undefined) return ServerCode.tokenInvalid;
    const { application, faults } = this.#settings;
    if (life <= 0 || faults.isExpired(token)) return ServerCode.tokenExpired;
    if (!application) return ServerCode.ok;
    const grant = await grantOf(token, application, visitor);
    if (!grant?.enter) return ServerCode.tokenInvalid;
    if (!grant.publish) this.#watching.add(token);
    return ServerCode.ok;
  }

  /** Above zero the SDK takes it that tokens matter here, and tells the service of fresh ones. */
  #remaining(member: Member): number {
    const left = tokenLife(this.tokens.get(member) ?? '') ?? 0;
    return this.#settings.faults.takeRemaining(member.userId) ?? Math.max(1, Math.floor(left));
  }

  async #renewToken(
    { room, member }: Sender,
    token: string,
    reply: (answer: Uint8Array) => void,
  ): Promise<void> {
    const code = await this.#checkToken(token, { userId: member.userId, roomId: room.id });
    if (code === ServerCode.ok) this.tokens.set(member, token);
    const rsp_head = { code, message: '' };
    reply(wire.RenewTokenResponse.encode({ rsp_head, token_remain_time: this.#remaining(member) }));
  }

  #welcome(room: Room, member: Member): Uint8Array {
    const { heartbeatInterval, memberTimeout } = this.#settings;
    const keys = [...room.extraInfo.values()].map(({ key, seq }) => ({ trans_type: key, trans_seq: seq }));
    return wire.LoginResponse.encode({
      ...EMPTY_LOGIN,
      switch_session_id: member.sessionId,
      user_session_id: member.sessionId,
      room_session_id: room.sessionId,
      user_id: member.sessionId,
      ret_timestamp: Date.now(),
      liveroom_hb_interval: heartbeatInterval,
      liveroom_hb_timeout: memberTimeout,
      online_count: room.members.size,
      relogin_token: `relogin-${member.sessionId}`,
      token_remain_time: this.#remaining(member),
      trans_list_seq: keys.length,
      trans_channel_list: keys.length ? [{ trans_channel: EXTRA_INFO_CHANNEL, trans_seq_list: keys }] : [],
      stream_count: room.streams.size,
      stream_list_seq: room.streamSeq,
      stream_info_list: [...room.streams.values()].map(streamInfo),
    });
  }
}
