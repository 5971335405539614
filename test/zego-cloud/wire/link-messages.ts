/** Messages of the access hub (zego_connection.proto_accesshub, initconfig, cloudsetting); names as on the wire. */
import { bytes, int, list, message, nested, nestedList, text } from './codec.js';

/** Frame types; a response is usually its request + 1. */
export const FrameType = {
  streamClosed: 2,
  httpResponse: 5,
  heartbeat: 12,
  heartbeatResponse: 13,
  getConfig: 14,
  getConfigResponse: 15,
  upward: 17,
  upwardAck: 18,
  established: 19,
  downward: 21,
  getAppConfig: 23,
  getAppConfigResponse: 24,
  httpRequest: 33,
  dispatch: 35,
  dispatchResponse: 36,
  getServerAddress: 39,
  getServerAddressResponse: 40,
} as const;

/** Who a persistent connection talks to. */
export const Service = { rooms: 17, media: 18 } as const;

/** Every request begins so: `txid` pairs the answer with it, `id_name` is the user, if known, in most. */
export const Request = message({ txid: int(1), id_name: text(5) });
export const HeartbeatResponse = message({ txid: int(1), ts: int(2), ntp_time: int(3) });
export const HeartbeatRequest = message({ txid: int(1), ts: int(2) });

export const GetConfigResponse = message({
  code: int(1),
  message: text(2),
  data: nested(
    3,
    message({
      txid: int(1),
      /** Seconds, 1 to 10. */
      logic_hb_interval: int(4),
      /** Seconds, 3 to 30, on top of the interval. */
      logic_hb_timeout: int(5),
      /** Seconds. */
      pc_establish_timeout: int(6),
      client_outer_ip: text(9),
      ntp_time: int(10),
    }),
  ),
});

/** Also answers a dispatch: without groups the client stays where it is. */
export const PlainResponse = message({
  code: int(1),
  message: text(2),
  data: nested(3, message({ txid: int(1) })),
});

export const GetAppConfigResponse = message({
  code: int(1),
  message: text(2),
  data: nested(3, message({ txid: int(1), data: bytes(2), ts: int(3), etag: int(4) })),
});

const ResourceInfo = message({
  resource_type: int(1),
  service_info: nestedList(2, message({ protocol: int(2), url_template: text(3) })),
});
/** What {@link GetAppConfigResponse} carries. */
export const InitConfig = message({
  speedlog_config: nested(4, message({ report_count: int(1) })),
  media_config: nested(
    5,
    message({
      play_config: nested(1, message({ resource_info: nestedList(5, ResourceInfo) })),
      publish_config: nested(2, message({ resource_info: nestedList(2, ResourceInfo) })),
    }),
  ),
});

export const HttpRequest = message({ txid: int(1), interface_id: int(11), body: bytes(14) });
export const HttpResponse = message({ txid: int(1), status_code: int(3), body: bytes(4) });
/** The cloud settings are asked for in an {@link HttpRequest} with this id. */
export const CLOUD_SETTINGS = 14;
export const GetCloudSettings = message({
  file_list: list(text(3)),
  files: nestedList(5, message({ file_name: text(1) })),
});
export const CloudSettings = message({
  code: int(1),
  message: text(2),
  polling_interval: int(3),
  file_response: nestedList(
    4,
    message({ code: int(1), file_name: text(3), json_data: bytes(7), hash: bytes(8) }),
  ),
});

/** `service_no` only comes with the first message of a stream. */
export const Upward = message({
  txid: int(1),
  service_no: int(6),
  ack: int(7),
  payload: bytes(8),
});
export const UpwardAck = message({ txid: int(1) });
export const Established = message({ elapse: int(1), from: int(2) });
export const Downward = message({ payload: bytes(1), wss_message_type: int(2), ts: int(3) });
