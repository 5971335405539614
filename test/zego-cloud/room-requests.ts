/** What a member can ask of their room, and the answers. */
import type { CloudLog } from './log.js';
import { hex } from './log.js';
import type { Member, Room } from './room.js';
import { EXTRA_INFO_CHANNEL, streamInfo } from './room.js';
import type { Decode } from './wire/codec.js';
import { PushCommand, RoomCommand } from './wire/room-messages.js';
import * as wire from './wire/room-messages.js';

/** Codes the service itself answers with; tests choose others by `refuseLogin`. */
export const ServerCode = {
  ok: 0,
  notInRoom: 105,
  tokenExpired: 50117,
  tokenInvalid: 50118,
  duplicateStream: 201012,
} as const;
const ok = { code: ServerCode.ok, message: '' };

/** Who sent a request, and from where. */
export interface Sender {
  readonly room: Room;
  readonly member: Member;
}

/** What answering needs of the service. */
export interface RequestContext {
  readonly log: CloudLog;
  /** ms between heartbeats, and without any until a member is out. */
  readonly heartbeatInterval: number;
  readonly memberTimeout: number;
  /** Above how many members nobody hears of users coming and going. */
  readonly userUpdates: number;
  /** Seconds the member's token has left. */
  remaining(member: Member): number;
  /** Takes a member out. */
  remove(room: Room, member: Member): void;
  /** The code the member's next message is refused with; undefined: it is passed on. */
  takeMessageRefusal(member: Member): number | undefined;
}

/** The answer to a request; undefined when none is due. */
export function answerRequest(
  context: RequestContext,
  sender: Sender,
  cmd: number,
  body: Uint8Array,
): Uint8Array | undefined {
  const { room, member } = sender;
  switch (cmd) {
    case RoomCommand.logout:
    case RoomCommand.quit:
      context.remove(room, member);
      return wire.Response.encode({ rsp_head: ok });
    case RoomCommand.heartbeat:
      return heartbeat(context, room);
    case RoomCommand.getUsers:
      return users(context, room);
    case RoomCommand.addStream:
      return addStream(context, sender, wire.AddStreamRequest.decode(body));
    case RoomCommand.updateStream: {
      const { stream_id, extra_info } = wire.UpdateStreamRequest.decode(body);
      const stream = room.streams.get(stream_id);
      if (stream) room.updateStream(stream, extra_info);
      return streamAnswer(room);
    }
    case RoomCommand.deleteStream: {
      const stream = room.streams.get(wire.DeleteStreamRequest.decode(body).stream_id);
      if (stream) room.deleteStream(stream);
      return streamAnswer(room);
    }
    case RoomCommand.getStreams:
      return wire.GetStreamsResponse.encode({
        rsp_head: ok,
        stream_list_seq: room.streamSeq,
        stream_info_list: [...room.streams.values()].map(streamInfo),
      });
    default:
      return converse(context, sender, cmd, body);
  }
}

function converse(
  context: RequestContext,
  { room, member }: Sender,
  cmd: number,
  body: Uint8Array,
): Uint8Array | undefined {
  switch (cmd) {
    case RoomCommand.sendMessage: {
      const {
        msg_category: category,
        msg_type: type,
        msg_content: text,
      } = wire.SendMessageRequest.decode(body);
      const code = context.takeMessageRefusal(member);
      if (code !== undefined) {
        const rsp_head = { code, message: 'refused' };
        return wire.SendMessageResponse.encode({ rsp_head, msg_id: 0 });
      }
      return wire.SendMessageResponse.encode({
        rsp_head: ok,
        msg_id: room.message(member, { category, type, text }),
      });
    }
    case RoomCommand.sendBarrage: {
      const { msg_list } = wire.SendBarrageRequest.decode(body);
      const sent = msg_list.map(
        ({ msg_category: category, msg_type: type, msg_content: text, msg_client_id }) => ({
          msg_id: room.barrage(member, { category, type, text }),
          msg_client_id,
        }),
      );
      return wire.SendBarrageResponse.encode({ rsp_head: ok, big_im_time_window: 0, msg_list: sent });
    }
    case RoomCommand.sendCustom: {
      const { push_message, to_user_list } = wire.SendCustomRequest.decode(body);
      const to = new Set(to_user_list.map(({ id_name }) => id_name));
      room.push(
        PushCommand.custom,
        push_message,
        (other) => other !== member && (!to.size || to.has(other.userId)),
      );
      return wire.Response.encode({ rsp_head: ok });
    }
    case RoomCommand.setExtraInfo: {
      const { trans_type, trans_data } = wire.SetExtraInfoRequest.decode(body);
      const { seq } = room.setExtraInfo(member, trans_type, trans_data);
      const trans_channel = EXTRA_INFO_CHANNEL;
      return wire.SetExtraInfoResponse.encode({
        rsp_head: ok,
        trans_type,
        trans_seq: seq,
        trans_list_seq: seq,
        trans_channel,
      });
    }
    case RoomCommand.getExtraInfo:
      return extraInfo(room);
    case RoomCommand.pushResponse:
    case RoomCommand.mergePushResponse:
      return undefined;
    default:
      context.log.unknown(`room command ${cmd}, ${hex(body)}`);
      return undefined;
  }
}

function heartbeat(context: RequestContext, room: Room): Uint8Array {
  const { heartbeatInterval, memberTimeout } = context;
  return wire.HeartbeatResponse.encode({
    rsp_head: ok,
    ret_timestamp: Date.now(),
    hb_interval: heartbeatInterval,
    hb_timeout: memberTimeout,
    stream_seq: room.streamSeq,
    user_seq: room.userSeq,
    online_count: room.members.size,
    trans_list_seq: room.extraInfo.size,
  });
}

/** Of a room that has too many for that nobody is listed. */
function users(context: RequestContext, room: Room): Uint8Array {
  const members = room.members.size > context.userUpdates ? [] : [...room.members.values()];
  return wire.GetUsersResponse.encode({
    rsp_head: ok,
    server_user_seq: room.userSeq,
    server_user_index: members.length,
    ret_user_index: members.length,
    user_base_info_list: members.map(({ userId, userName }) => ({
      id_name: userId,
      nick_name: userName,
      role: 1,
    })),
  });
}

function addStream(
  context: RequestContext,
  { room, member }: Sender,
  request: Decode<typeof wire.AddStreamRequest>,
): Uint8Array {
  const { stream_id: streamId, extra_info: extraInfo } = request;
  const before = room.streams.get(streamId);
  const taken = before !== undefined && before.owner !== member;
  const stream = before ?? {
    streamId,
    sid: `${room.id}-${streamId}`,
    owner: member,
    createdAt: Date.now(),
    version: 1,
    extraInfo,
  };
  if (!before) room.addStream(stream);
  return wire.AddStreamResponse.encode({
    rsp_head: taken ? { code: ServerCode.duplicateStream, message: 'stream id in use' } : ok,
    stream_seq: room.streamSeq,
    stream_sid: stream.sid,
    stream_ver: stream.version,
    stream_nid: 1,
    token_remain_time: context.remaining(member),
  });
}

const streamAnswer = (room: Room): Uint8Array =>
  wire.StreamResponse.encode({ rsp_head: ok, stream_seq: room.streamSeq, stream_ver: 1 });

function extraInfo(room: Room): Uint8Array {
  return wire.GetExtraInfoResponse.encode({
    rsp_head: ok,
    trans_channel: EXTRA_INFO_CHANNEL,
    trans_list_seq: room.extraInfo.size,
    trans_list: [...room.extraInfo.values()].map(({ key, value, seq, setBy, setAt }) => ({
      err_code: 0,
      trans_type: key,
      trans_data: value,
      trans_send_time: setAt,
      trans_seq: seq,
      id_name: setBy.userId,
      nick_name: setBy.userName,
      role: 1,
    })),
  });
}
