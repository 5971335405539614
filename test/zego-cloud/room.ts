/** One room: who is in it, what they publish and say, and the pushes by which the others learn of it. */
import type { Channel } from './link.js';
import { encodeRoomPacket } from './wire/frames.js';
import { PushCommand, RoomCommand } from './wire/room-messages.js';
import * as wire from './wire/room-messages.js';

/** A user in a room. */
export interface Member {
  readonly userId: string;
  readonly userName: string;
  /** Identifies this login; a second login of the same user gets another. */
  readonly sessionId: number;
  /** Stands for the room in every message. */
  readonly contextKey: number;
  /** Whether they asked for user updates. */
  readonly wantsUsers: boolean;
  readonly joinedAt: number;
  /** The way to the client; undefined while their link is down. */
  channel: Channel | undefined;
  /** When they were last heard, in ms of `performance.now()`. */
  heardAt: number;
}

/** A stream announced in a room. */
export interface Stream {
  readonly streamId: string;
  readonly sid: string;
  readonly owner: Member;
  readonly createdAt: number;
  version: number;
  extraInfo: string;
}

/** A key of the room's extra information. */
export interface ExtraInfo {
  readonly key: string;
  readonly value: string;
  readonly seq: number;
  readonly setBy: Member;
  readonly setAt: number;
}

/** The one channel the SDK keeps room extra information in. */
export const EXTRA_INFO_CHANNEL = 'clt';

/** Above how many members nobody is told of users coming and going any more. */
export interface RoomLimits {
  readonly userUpdates: number;
}

let pushes = 0;

/** See the head of this file. */
export class Room {
  readonly id: string;
  readonly sessionId: number;
  readonly members = new Map<string, Member>();
  readonly streams = new Map<string, Stream>();
  readonly extraInfo = new Map<string, ExtraInfo>();
  userSeq = 1;
  /** Clients ignore what is older than the highest they ever saw, also of a room that was opened anew. */
  streamSeq: number;
  #messages = 0;
  readonly #limits: RoomLimits;

  constructor(id: string, sessionId: number, limits: RoomLimits) {
    this.streamSeq = sessionId;
    this.id = id;
    this.sessionId = sessionId;
    this.#limits = limits;
  }

  /** Lets a member in and tells the others. */
  join(member: Member): void {
    this.members.set(member.userId, member);
    this.#pushUser(member, 1);
  }

  /** Removes a member with all they published, and tells the others. */
  leave(member: Member): void {
    if (this.members.get(member.userId) !== member) return;
    for (const stream of this.streams.values()) if (stream.owner === member) this.deleteStream(stream);
    this.members.delete(member.userId);
    this.#pushUser(member, 2);
  }

  addStream(stream: Stream): void {
    this.streams.set(stream.streamId, stream);
    this.#pushStream(PushCommand.streamAdded, stream);
  }

  updateStream(stream: Stream, extraInfo: string): void {
    stream.extraInfo = extraInfo;
    stream.version++;
    this.#pushStream(PushCommand.streamUpdated, stream);
  }

  deleteStream(stream: Stream): void {
    this.streams.delete(stream.streamId);
    this.#pushStream(PushCommand.streamDeleted, stream);
  }

  setExtraInfo(member: Member, key: string, value: string): ExtraInfo {
    const info = {
      key,
      value,
      seq: (this.extraInfo.get(key)?.seq ?? 0) + 1,
      setBy: member,
      setAt: Date.now(),
    };
    this.extraInfo.set(key, info);
    const body = wire.PushExtraInfo.encode({
      id_name: member.userId,
      nick_name: member.userName,
      role: 1,
      trans_type: key,
      trans_data: value,
      trans_seq: info.seq,
      trans_send_time: info.setAt,
      trans_channel: EXTRA_INFO_CHANNEL,
      trans_list_seq: info.seq,
    });
    this.push(PushCommand.extraInfo, body);
    return info;
  }

  /** Hands a chat message to everybody but its sender; returns its id. */
  message(from: Member, content: { category: number; type: number; text: string }): number {
    const id = ++this.#messages;
    const { category, type, text } = content;
    const body = wire.PushMessage.encode({
      server_msg_id: id,
      ret_msg_id: id,
      msg_list: [
        {
          id_name: from.userId,
          nick_name: from.userName,
          role: 1,
          msg_id: id,
          msg_category: category,
          msg_type: type,
          msg_content: text,
          send_time: Date.now(),
        },
      ],
    });
    this.push(PushCommand.message, body, (member) => member !== from);
    return id;
  }

  /** Hands a barrage message to everybody; returns its id. */
  barrage(from: Member, content: { category: number; type: number; text: string }): string {
    const id = String(++this.#messages);
    const { category, type, text } = content;
    const message = {
      id_name: from.userId,
      nick_name: from.userName,
      role: 1,
      msg_id: id,
      msg_category: category,
      msg_type: type,
      msg_content: text,
      msg_timestamp: Date.now(),
    };
    const body = wire.MergePush.encode({
      head: { qos_flag: 0, send_time: Date.now() },
      message_list: [
        {
          sub_cmd: PushCommand.barrage,
          sub_seq: this.#messages,
          msg_body: wire.PushBarrage.encode({ msg_list: [message] }),
        },
      ],
    });
    for (const member of this.members.values()) send(member, RoomCommand.mergePush, body);
    return id;
  }

  /** Sends a push to the members chosen; all of them without a choice. */
  push(command: number, body: Uint8Array, to: (member: Member) => boolean = () => true): void {
    const push = wire.Push.encode({
      head: { sub_cmd: command, qos_flag: 0, send_time: Date.now() },
      msg_body: body,
    });
    for (const member of this.members.values()) if (to(member)) send(member, RoomCommand.push, push);
  }

  #pushUser(member: Member, action: 1 | 2): void {
    this.userSeq++;
    if (this.members.size > this.#limits.userUpdates) return;
    const { userId, userName, joinedAt } = member;
    const body = wire.PushUsers.encode({
      server_user_seq: this.userSeq,
      user_action_list: [{ action, id_name: userId, nick_name: userName, role: 1, login_time: joinedAt }],
    });
    this.push(PushCommand.users, body, (other) => other !== member && other.wantsUsers);
  }

  #pushStream(command: number, stream: Stream): void {
    const body = wire.PushStream.encode({
      stream_seq: ++this.streamSeq,
      stream_info_list: [streamInfo(stream)],
    });
    this.push(command, body, (member) => member !== stream.owner);
  }
}

/** A stream as every listing and push shows it. */
export function streamInfo({ streamId, sid, owner, createdAt, version, extraInfo }: Stream) {
  return {
    stream_id: streamId,
    stream_sid: sid,
    id_name: owner.userId,
    nick_name: owner.userName,
    create_time: createdAt,
    extra_info: extraInfo,
    stream_ver: version,
    stream_state: 0,
    stream_type: 0,
    stream_nid: 1,
    stream_attr_opts: { stream_resource: 0, stream_codec: 0, play_mode: 0 },
  };
}

function send(member: Member, cmd: number, body: Uint8Array): void {
  const head = { cmd, seq: ++pushes, timestamp: Date.now(), context_key: member.contextKey };
  member.channel?.send(encodeRoomPacket({ head, body }));
}
