/** One client's link to the access hub: requests about the link itself, and the persistent connections inside it. */
import {
  CLOUD_SETTINGS,
  Downward,
  Established,
  FrameType,
  Request,
  Upward,
  UpwardAck,
} from './wire/link-messages.js';
import * as hub from './wire/link-messages.js';
import type { Frame } from './wire/frames.js';
import { decodeFrames, encodeFrame } from './wire/frames.js';
import type { CloudLog } from './log.js';
import { hex } from './log.js';

/** How a link reaches its client. */
export interface Transport {
  send(data: Uint8Array): void;
  /** Ends the link; the client sees its socket close. */
  close(): void;
}

/** A persistent connection between one client and one service. */
export interface Channel {
  /** Sends a service's payload; does nothing once the link is gone. */
  send(payload: Uint8Array): void;
}

/** A service's end of a {@link Channel}. */
export interface ChannelHandler {
  receive(payload: Uint8Array): void;
  /** The link is gone. */
  closed(): void;
}

/** What a link needs of its cloud. */
export interface LinkHost {
  readonly log: CloudLog;
  /** While true nothing is heard and nothing said. */
  readonly silent: boolean;
  /** Whether this user's links are broken as soon as they are known for theirs. */
  refuses(userId: string): boolean;
  /** The code to answer this application configuration with; 0 is success. */
  takeConfigCode(): number;
  /** Opens a service by its number; undefined when there is none. */
  open(service: number, channel: Channel): ChannelHandler | undefined;
  /** The link is closed. */
  gone(link: Link): void;
}

/** Seconds, the shortest the SDK accepts: a silent server is noticed soonest. */
const HEARTBEAT = { interval: 1, timeout: 3 };
/** Requests that name the user. */
const NAMING: ReadonlySet<number> = new Set([FrameType.getConfig, FrameType.getAppConfig, FrameType.upward]);
const APP_NAME = 'zegocall';
const RTC = {
  resource_type: 1,
  service_info: [{ protocol: 4, url_template: `webrtc://{IP}/${APP_NAME}?app=${APP_NAME}` }],
};

/** The cloud's end of a link. */
export class Link {
  readonly #host: LinkHost;
  readonly #transport: Transport;
  readonly #channels = new Map<number, ChannelHandler>();
  #open = true;
  #userId = '';

  constructor(host: LinkHost, transport: Transport) {
    this.#host = host;
    this.#transport = transport;
  }

  /** Whose link it is; '' until they said so. */
  get userId(): string {
    return this.#userId;
  }

  /** Drops the link, as a broken network would. */
  drop(): void {
    if (!this.#open) return;
    this.closed();
    this.#transport.close();
  }

  /** The client's side is gone. */
  closed(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const channel of this.#channels.values()) channel.closed();
    this.#channels.clear();
    this.#host.gone(this);
  }

  /** A message from the client. */
  receive(data: Uint8Array): void {
    if (!this.#open || this.#host.silent) return;
    for (const frame of decodeFrames(data)) this.#answer(frame);
  }

  #send(streamId: number, type: number, body: Uint8Array): void {
    if (this.#open && !this.#host.silent) this.#transport.send(encodeFrame({ type, streamId, body }));
  }

  #answer({ type, streamId, body }: Frame): void {
    const { txid, id_name } = Request.decode(body);
    if (NAMING.has(type) && id_name) this.#userId = id_name;
    if (this.#host.refuses(this.#userId)) return this.drop();
    switch (type) {
      case FrameType.heartbeat: {
        const { ts } = hub.HeartbeatRequest.decode(body);
        const answer = hub.HeartbeatResponse.encode({ txid, ts, ntp_time: Date.now() });
        return this.#send(streamId, FrameType.heartbeatResponse, answer);
      }
      case FrameType.getConfig:
        return this.#send(streamId, FrameType.getConfigResponse, configuration(txid));
      case FrameType.getAppConfig:
        return this.#send(
          streamId,
          FrameType.getAppConfigResponse,
          application(txid, this.#host.takeConfigCode()),
        );
      case FrameType.dispatch:
        return this.#send(streamId, FrameType.dispatchResponse, done(txid));
      case FrameType.getServerAddress:
        return this.#send(streamId, FrameType.getServerAddressResponse, done(txid));
      case FrameType.httpRequest:
        return this.#fetch(streamId, body);
      case FrameType.streamClosed:
        this.#channels.get(streamId)?.closed();
        this.#channels.delete(streamId);
        return;
      case FrameType.upward:
        return this.#forward(streamId, body);
      default:
        this.#host.log.unknown(`link frame ${type}, ${hex(body)}`);
    }
  }

  #fetch(streamId: number, body: Uint8Array): void {
    const { txid, interface_id, body: asked } = hub.HttpRequest.decode(body);
    if (interface_id !== CLOUD_SETTINGS)
      this.#host.log.unknown(`link request ${interface_id}, ${hex(asked)}`);
    const answer = interface_id === CLOUD_SETTINGS ? settings(asked) : new Uint8Array();
    const response = hub.HttpResponse.encode({ txid, status_code: 200, body: answer });
    this.#send(streamId, FrameType.httpResponse, response);
  }

  #forward(streamId: number, body: Uint8Array): void {
    const { txid, service_no, ack, payload } = Upward.decode(body);
    const channel = this.#channels.get(streamId) ?? this.#establish(streamId, service_no);
    if (!channel) return;
    if (ack) this.#send(streamId, FrameType.upwardAck, UpwardAck.encode({ txid }));
    if (payload.length) channel.receive(payload);
  }

  #establish(streamId: number, service: number): ChannelHandler | undefined {
    const handler = this.#host.open(service, {
      send: (payload) =>
        this.#send(
          streamId,
          FrameType.downward,
          Downward.encode({ payload, wss_message_type: 1, ts: Date.now() }),
        ),
    });
    if (handler) {
      this.#channels.set(streamId, handler);
      this.#send(streamId, FrameType.established, Established.encode({ elapse: 1, from: 0 }));
    } else this.#host.log.unknown(`service ${service}`);
    return handler;
  }
}

function configuration(txid: number): Uint8Array {
  return hub.GetConfigResponse.encode({
    code: 0,
    message: '',
    data: {
      txid,
      logic_hb_interval: HEARTBEAT.interval,
      logic_hb_timeout: HEARTBEAT.timeout,
      pc_establish_timeout: 15,
      client_outer_ip: '127.0.0.1',
      ntp_time: Date.now(),
    },
  });
}

function application(txid: number, code: number): Uint8Array {
  const data = hub.InitConfig.encode({
    speedlog_config: { report_count: 1 },
    media_config: { play_config: { resource_info: [RTC] }, publish_config: { resource_info: [RTC] } },
  });
  return hub.GetAppConfigResponse.encode({
    code,
    message: '',
    data: { txid, data, ts: Date.now(), etag: 1 },
  });
}

const done = (txid: number): Uint8Array => hub.PlainResponse.encode({ code: 0, message: '', data: { txid } });

/** `{}`, deflated. */
const EMPTY_OBJECT = Uint8Array.of(0x78, 0x9c, 0xab, 0xae, 0x05, 0x00, 0x01, 0x75, 0x00, 0xf9);

/** Every settings file asked for, empty. */
function settings(body: Uint8Array): Uint8Array {
  const { file_list, files } = hub.GetCloudSettings.decode(body);
  const names = [...file_list, ...files.map(({ file_name }) => file_name)];
  return hub.CloudSettings.encode({
    code: 0,
    message: '',
    polling_interval: 3600,
    file_response: names.map((file_name) => ({
      code: 0,
      file_name,
      json_data: EMPTY_OBJECT,
      hash: Uint8Array.of(1),
    })),
  });
}
