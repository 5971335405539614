/** Messages of the media signalling (webrtc_proto_v2, webrtc_cmd); names as on the wire. */
import { bytes, int, list, message, nested, nestedList, sint, text } from './codec.js';

/** Commands; the response to a request is its number + 1. */
export const MediaCommand = {
  login: 1,
  createSession: 5,
  mediaDescription: 11,
  candidates: 13,
  sessionResetPush: 7,
  sessionResetPushAck: 8,
  closeSession: 15,
  closeSessionPush: 21,
  closeSessionPushAck: 22,
  /** Sent so before the answer has told the client the version of the gateway, later inside a command. */
  streamStatus: 23,
  command: 43,
  commandPush: 45,
  commandPushAck: 46,
  dispatch: 47,
} as const;

export const LoginRequest = message({
  user_id: text(2),
  token: text(4),
  /** Those the client had before its link broke. */
  sessions: nestedList(5, message({ session_id: int(1), session_token: text(2) })),
  roomid: text(6),
});
export const LoginResponse = message({
  result: int(1),
  tokenType: int(2),
  token: text(3),
  abilities: int(4),
});

/** `type`: 0 publish, 1 play. */
export const CreateSessionRequest = message({
  type: sint(1),
  stream_id: text(2),
  sdp: text(3),
  params: text(8),
});
export const CreateSessionResponse = message({
  result: sint(1),
  gw_version: int(2),
  sdp: text(3),
  session_token: text(5),
  gw_nodes: list(text(6)),
  gw_nodes_ttl: int(7),
  client_ip: text(8),
  params_ext: bytes(9),
  peer_id: int(12),
});
export const MediaDescriptionRequest = message({ type: int(1), update: int(2), sdp: text(3) });
export const MediaDescriptionResponse = message({ result: sint(1), sdp: text(2) });
export const Result = message({ result: sint(1) });
/** `cResetType` 1: only the sessions named. */
export const SessionResetPush = message({
  dwTimeStamp: int(1),
  cResetType: int(2),
  session_ids: list(int(3)),
  reason: sint(4),
});
export const CloseSessionPush = message({ reason: sint(1), err_info: text(2) });
export const StreamStatusNotify = message({ mic_status: sint(1), camera_status: sint(2) });
export const DispatchResponse = message({
  gw_nodes: list(text(1)),
  gw_nodes_ttl: int(2),
  client_ip: text(3),
  result: sint(4),
});

/** Commands inside a session; `body` is a {@link CommandRequest} or {@link CommandResponse}, `cmd_id` its field. */
export const Command = message({ peer_id: int(1), cmd_id: int(2), body: bytes(3) });

/** 0 open, 2 device off, 3 muted. */
const StreamStatus = message({ seq: int(1), mic_status: sint(2), camera_status: sint(3) });
const Grade = message({ tx_quality: sint(1), rx_quality: sint(2), seq: int(3) });
/** A command the cloud only acknowledges. */
const Sequenced = message({ seq: int(1) });
/** Exactly one field is set. Several messages keep `seq` in other places than most. */
export const CommandRequest = message({
  /** Which picture of two a player wants: 0 small, 1 large, 2 whatever fits. */
  video_stream_sub: nested(2, message({ type: int(1), seq: int(2) })),
  net_quality_grade: nested(6, Grade),
  net_quality_grade_push: nested(7, Grade),
  peer_ext_params_push: nested(
    10,
    message({ turn_username: text(1), turn_auth_key: text(2), peer_id: int(7) }),
  ),
  stream_status: nested(16, StreamStatus),
  broadcaster_status: nested(17, Sequenced),
  active_audio_play: nested(20, message({ seq: int(1), active: sint(2) })),
  /** 1 on, 0 off. */
  active_video_play: nested(21, message({ seq: int(1), active: sint(2), layer: sint(3) })),
  net_quality_probe: nested(23, Sequenced),
  p2p_net_stats_get: nested(26, Sequenced),
  play_stats: nested(27, Sequenced),
});

const SeqFirst = message({ seq: int(1), result: sint(2) });
const SeqLast = message({ result: sint(1), seq: int(2) });
/** Answers a {@link CommandRequest} with the same `seq`. */
export const CommandResponse = message({
  video_stream_sub: nested(2, SeqLast),
  net_quality_grade: nested(6, SeqLast),
  stream_status_ack: nested(14, SeqFirst),
  broadcaster_status_ack: nested(15, SeqFirst),
  active_audio_play: nested(16, SeqFirst),
  active_video_play: nested(17, SeqFirst),
  net_quality_probe: nested(19, SeqFirst),
  p2p_net_stats_get: nested(
    22,
    message({ seq: int(1), result: sint(2), p2p_lost_rate: int(3), p2p_rtt: int(4) }),
  ),
  play_stats: nested(24, SeqFirst),
});
