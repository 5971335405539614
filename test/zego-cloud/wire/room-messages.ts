/** Messages of the room service (proto_switch_v3, liveroom_cs_v3); names as on the wire. */
import { bytes, int, list, message, nested, nestedList, sint, text } from './codec.js';

/** Commands; the response to a request is its number + 1. */
export const RoomCommand = {
  login: 1001,
  logout: 1003,
  push: 1101,
  pushResponse: 1102,
  mergePush: 1103,
  mergePushResponse: 1104,
  quit: 301003,
  heartbeat: 301005,
  renewToken: 301007,
  setExtraInfo: 301011,
  getExtraInfo: 301013,
  addStream: 302001,
  deleteStream: 302003,
  updateStream: 302005,
  getStreams: 302007,
  sendMessage: 303001,
  sendBarrage: 303005,
  sendCustom: 303017,
  getUsers: 304001,
} as const;

/** What a push is about. */
export const PushCommand = {
  users: 10001,
  kick: 10002,
  tokenExpired: 10004,
  custom: 11005,
  streamAdded: 12001,
  streamDeleted: 12002,
  streamUpdated: 12003,
  message: 13001,
  barrage: 14001,
  extraInfo: 15001,
} as const;

const head = nested(1, message({ code: int(1), message: text(2) }));
/** A response that says no more than whether it worked. */
export const Response = message({ rsp_head: head });

const StreamOptions = message({ stream_resource: sint(1), stream_codec: sint(2), play_mode: int(3) });
/** As a login answers it. */
const LoginStreamInfo = message({
  stream_id: text(1),
  stream_sid: text(2),
  id_name: text(3),
  nick_name: text(4),
  create_time: int(5),
  extra_info: text(6),
  stream_ver: int(8),
  stream_state: int(11),
  stream_type: int(12),
  stream_nid: int(13),
  stream_attr_opts: nested(16, StreamOptions),
});
/** As {@link GetStreamsResponse} answers it. */
const StreamInfo = message({
  stream_id: text(1),
  stream_sid: text(2),
  id_name: text(3),
  nick_name: text(4),
  stream_ver: int(6),
  create_time: int(8),
  stream_state: int(10),
  stream_type: int(11),
  stream_nid: int(12),
  extra_info: text(13),
  stream_attr_opts: nested(16, StreamOptions),
});
/** As it is pushed. */
const PushStreamInfo = message({
  stream_id: text(1),
  stream_sid: text(2),
  id_name: text(3),
  nick_name: text(4),
  stream_ver: int(6),
  stream_state: int(9),
  stream_type: int(10),
  stream_nid: int(11),
  extra_info: text(12),
  create_time: int(13),
  close_type: int(14),
  stream_attr_opts: nested(17, StreamOptions),
});
const ExtraInfoChannels = nestedList(
  17,
  message({
    trans_channel: text(1),
    trans_seq_list: nestedList(2, message({ trans_type: text(1), trans_seq: int(2) })),
  }),
);

export const LoginRequest = message({
  app_id: int(1),
  room_id: text(3),
  id_name: text(6),
  nick_name: text(7),
  third_token: text(16),
  relogin_token: text(18),
  switch_session_id: int(19),
  user_session_id: int(20),
  user_state_flag: int(22),
  user_count_limit: int(23),
  relogin_type: int(29),
});
/** The first six must be sent even when empty. Intervals in ms, the remaining time of the token in s. */
export const LoginResponse = message({
  rsp_head: head,
  switch_session_id: int(2),
  user_session_id: int(3),
  room_session_id: int(4),
  user_id: int(5),
  anchor_info: nested(11, message({ id_name: text(1), user_id: int(2), nick_name: text(3) })),
  ret_timestamp: int(6),
  big_im_time_window: int(7),
  liveroom_hb_interval: int(8),
  liveroom_hb_timeout: int(9),
  online_count: int(10),
  relogin_token: text(12),
  userlist_merge_timeout: int(13),
  userlist_interval: int(14),
  token_remain_time: int(15),
  trans_list_seq: int(16),
  trans_channel_list: ExtraInfoChannels,
  stream_count: int(18),
  stream_list_seq: int(19),
  stream_info_list: nestedList(20, LoginStreamInfo),
});
export const HeartbeatResponse = message({
  rsp_head: head,
  ret_timestamp: int(2),
  hb_interval: int(3),
  hb_timeout: int(4),
  stream_seq: int(5),
  user_seq: int(6),
  online_count: int(7),
  trans_list_seq: int(12),
});
export const RenewTokenRequest = message({ token: text(1) });
export const RenewTokenResponse = message({ rsp_head: head, token_remain_time: int(2) });

/** The list is whole when `ret_user_index` equals `server_user_index`. */
export const GetUsersResponse = message({
  rsp_head: head,
  server_user_seq: int(2),
  server_user_index: int(3),
  ret_user_index: int(4),
  user_base_info_list: nestedList(5, message({ id_name: text(1), nick_name: text(2), role: int(3) })),
});
/** `action`: 1 joined, 2 left. */
export const PushUsers = message({
  server_user_seq: int(1),
  user_action_list: nestedList(
    2,
    message({ action: int(1), id_name: text(2), nick_name: text(3), role: int(4), login_time: int(5) }),
  ),
});
export const PushKick = message({
  id_name: text(1),
  user_session_id: int(2),
  kickout_reason: int(3),
  custom_reason: text(4),
});
export const PushTokenExpired = message({
  token: text(1),
  stop_stream_info: nested(2, message({ stream_id_list: list(text(1)) })),
});

export const AddStreamRequest = message({ stream_id: text(1), extra_info: text(5), third_token: text(7) });
export const AddStreamResponse = message({
  rsp_head: head,
  stream_seq: int(2),
  stream_sid: text(3),
  stream_ver: int(4),
  stream_nid: int(5),
  token_remain_time: int(6),
});

export const UpdateStreamRequest = message({ stream_sid: text(1), stream_id: text(2), extra_info: text(5) });
export const DeleteStreamRequest = message({ stream_sid: text(1), stream_id: text(2) });
/** To updating and deleting. */
export const StreamResponse = message({ rsp_head: head, stream_seq: int(2), stream_ver: int(3) });
export const GetStreamsResponse = message({
  rsp_head: head,
  stream_list_seq: int(2),
  stream_info_list: nestedList(3, StreamInfo),
});
export const PushStream = message({ stream_seq: int(1), stream_info_list: nestedList(2, PushStreamInfo) });

export const SendMessageRequest = message({ msg_category: int(1), msg_type: int(2), msg_content: text(3) });
export const SendMessageResponse = message({ rsp_head: head, msg_id: int(2) });
export const PushMessage = message({
  server_msg_id: int(1),
  ret_msg_id: int(2),
  msg_list: nestedList(
    4,
    message({
      id_name: text(1),
      nick_name: text(2),
      role: int(3),
      msg_id: int(4),
      msg_category: int(5),
      msg_type: int(6),
      msg_content: text(7),
      send_time: int(8),
    }),
  ),
});
export const SendBarrageRequest = message({
  msg_list: nestedList(
    1,
    message({ msg_category: int(1), msg_type: int(2), msg_content: text(3), msg_client_id: text(5) }),
  ),
});
export const SendBarrageResponse = message({
  rsp_head: head,
  big_im_time_window: int(2),
  msg_list: nestedList(3, message({ msg_id: text(1), msg_client_id: text(2) })),
});
export const PushBarrage = message({
  msg_list: nestedList(
    1,
    message({
      id_name: text(1),
      nick_name: text(2),
      role: int(3),
      msg_id: text(4),
      msg_category: int(5),
      msg_type: int(6),
      msg_content: text(7),
      msg_timestamp: int(8),
    }),
  ),
});
/** `push_message` is the SDK's own JSON, handed on as it is. */
export const SendCustomRequest = message({
  push_message: bytes(1),
  to_user_list: nestedList(2, message({ id_name: text(1) })),
});

export const SetExtraInfoRequest = message({
  trans_type: text(1),
  trans_data: text(2),
  trans_local_seq: int(3),
  trans_channel: text(4),
});
export const SetExtraInfoResponse = message({
  rsp_head: head,
  trans_type: text(2),
  trans_seq: int(3),
  trans_list_seq: int(4),
  trans_channel: text(5),
});
export const GetExtraInfoResponse = message({
  rsp_head: head,
  trans_channel: text(2),
  trans_list_seq: int(3),
  trans_list: nestedList(
    4,
    message({
      err_code: int(1),
      trans_type: text(2),
      trans_data: text(3),
      trans_send_time: int(4),
      trans_seq: int(5),
      id_name: text(6),
      nick_name: text(7),
      role: int(8),
    }),
  ),
});
export const PushExtraInfo = message({
  id_name: text(1),
  nick_name: text(2),
  role: int(3),
  trans_type: text(4),
  trans_data: text(5),
  trans_seq: int(6),
  trans_send_time: int(7),
  trans_channel: text(8),
  trans_list_seq: int(9),
});

/** Every push but a barrage. */
export const Push = message({
  head: nested(1, message({ sub_cmd: int(1), qos_flag: int(2), send_time: int(3) })),
  msg_body: bytes(2),
});
export const MergePush = message({
  head: nested(1, message({ qos_flag: int(1), send_time: int(2) })),
  message_list: nestedList(2, message({ sub_cmd: int(1), sub_seq: int(2), msg_body: bytes(3) })),
});
