/** The three envelopes around a message: link frame, room payload, media payload. */
import type { Decode } from './codec.js';
import { message, int } from './codec.js';

/** One frame of an access hub link. Streams are multiplexed in it by `streamId`, which the client chooses. */
export interface Frame {
  readonly type: number;
  readonly streamId: number;
  readonly body: Uint8Array;
}

const FRAME_HEAD = 13;

/** `AF 00`, type u16, body length u32, stream id u32, `00`, body; big-endian. */
export function encodeFrame({ type, streamId, body }: Frame): Uint8Array {
  const out = new Uint8Array(FRAME_HEAD + body.length);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0xaf00);
  view.setUint16(2, type);
  view.setUint32(4, body.length);
  view.setUint32(8, streamId);
  out.set(body, FRAME_HEAD);
  return out;
}

/** The frames of one WebSocket message, which may hold several. Throws on anything else. */
export function decodeFrames(data: Uint8Array): Frame[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const frames: Frame[] = [];
  for (let at = 0; at < data.length;) {
    if (view.getUint8(at) !== 0xaf) throw new RangeError('Not a link frame.');
    const end = at + FRAME_HEAD + view.getUint32(at + 4);
    frames.push({
      type: view.getUint16(at + 2),
      streamId: view.getUint32(at + 8),
      body: data.slice(at + FRAME_HEAD, end),
    });
    at = end;
  }
  return frames;
}

/** proto_switch_v3.Header: `seq` pairs answers with requests, `context_key` stands for the room. */
export const RoomHeader = message({ cmd: int(1), seq: int(2), timestamp: int(3), context_key: int(6) });
/** webrtc_proto_v2.Head. */
export const MediaHead = message({ cmd: int(1), seq: int(2), session_id: int(3) });
const Envelope = message({ cmd: int(1) });

/** A message with its head. */
export interface Packet<Head> {
  readonly head: Head;
  readonly body: Uint8Array;
}

/** first byte, head length u16, body length u32, head, body. */
function wrap(first: readonly number[], head: Uint8Array, body: Uint8Array): Uint8Array {
  const out = new Uint8Array(first.length + 6 + head.length + body.length);
  const view = new DataView(out.buffer);
  out.set(first);
  view.setUint16(first.length, head.length);
  view.setUint32(first.length + 2, body.length);
  out.set(head, first.length + 6);
  out.set(body, first.length + 6 + head.length);
  return out;
}

function unwrap(first: readonly number[], data: Uint8Array): { head: Uint8Array; body: Uint8Array } {
  if (first.some((byte, index) => data[index] !== byte)) throw new RangeError('Unknown payload.');
  const at = first.length;
  const headEnd = at + 6 + new DataView(data.buffer, data.byteOffset).getUint16(at);
  return { head: data.slice(at + 6, headEnd), body: data.slice(headEnd) };
}

/** A room message as it travels in a persistent connection. */
export function encodeRoomPacket({ head, body }: Packet<Partial<Decode<typeof RoomHeader>>>): Uint8Array {
  return wrap([0x31], RoomHeader.encode(head), body);
}

/** The reverse of {@link encodeRoomPacket}. */
export function decodeRoomPacket(data: Uint8Array): Packet<Decode<typeof RoomHeader>> {
  const { head, body } = unwrap([0x31], data);
  return { head: RoomHeader.decode(head), body };
}

const REQUEST = 100;
const RESPONSE = 101;

/** A media signalling message; `request` only for those the service starts and the client answers. */
export function encodeMediaPacket({ head, body }: Packet<Partial<Decode<typeof MediaHead>>>): Uint8Array {
  return wrap([0xb5, 0], Envelope.encode({ cmd: RESPONSE }), wrap([0x11], MediaHead.encode(head), body));
}

/** The reverse of {@link encodeMediaPacket}, for what clients send. */
export function decodeMediaPacket(data: Uint8Array): Packet<Decode<typeof MediaHead>> {
  const outer = unwrap([0xb5, 0], data);
  if (Envelope.decode(outer.head).cmd !== REQUEST) throw new RangeError('Not a media request.');
  const { head, body } = unwrap([0x11], outer.body);
  return { head: MediaHead.decode(head), body };
}
