import { expect } from '../../support/testing.js';
import { bool, bytes, int, list, message, nested, nestedList, sint, text } from './codec.js';
import { decodeFrames, decodeRoomPacket, encodeFrame, encodeRoomPacket } from './frames.js';

const Pair = message({ key: text(1), value: int(2) });
const Everything = message({
  count: int(1),
  change: sint(2),
  name: text(3),
  data: bytes(4),
  on: bool(5),
  pair: nested(6, Pair),
  pairs: nestedList(7, Pair),
  names: list(text(2000)),
});

describe('wire codec', () => {
  it('reads back what it writes', () => {
    const value = {
      count: 2 ** 40 + 1,
      change: -3,
      name: 'Ünï 👋',
      data: Uint8Array.of(0, 255),
      on: true,
      pair: { key: 'a', value: -1 },
      pairs: [
        { key: 'b', value: 1 },
        { key: 'c', value: 0 },
      ],
      names: ['x', ''],
    };
    expect(Everything.decode(Everything.encode(value))).to.deep.equal(value);
  });

  it('writes as protobuf does', () => {
    expect([...Pair.encode({ key: 'hi', value: 300 })]).to.deep.equal([0x0a, 2, 0x68, 0x69, 0x10, 0xac, 2]);
    expect([...Everything.encode({ change: -1 })]).to.deep.equal([0x10, 1]);
  });

  it('writes zero and empty fields that are given, and none that are not', () => {
    expect([...Pair.encode({ key: '', value: 0 })]).to.deep.equal([0x0a, 0, 0x10, 0]);
    expect(Pair.encode({})).to.have.length(0);
    expect(Everything.decode(new Uint8Array())).to.deep.equal({
      count: 0,
      change: 0,
      name: '',
      data: new Uint8Array(),
      on: false,
      pair: undefined,
      pairs: [],
      names: [],
    });
  });

  it('skips fields it does not know', () => {
    const data = Everything.encode({ count: 5, name: 'skipped', pair: { key: 'skipped' } });
    expect(message({ count: int(1) }).decode(data)).to.deep.equal({ count: 5 });
  });

  it('throws on messages that end too soon', () => {
    const data = Pair.encode({ key: 'hello' });
    expect(() => Pair.decode(data.slice(0, -1))).to.throw(RangeError);
    expect(() => Pair.decode(Uint8Array.of(0x10, 0x80))).to.throw(RangeError);
  });
});

describe('wire frames', () => {
  it('come several in one message', () => {
    const frames = [
      { type: 14, streamId: 1, body: Uint8Array.of(1, 2) },
      { type: 17, streamId: 70_001, body: new Uint8Array(300) },
    ];
    const data = frames.flatMap((frame) => [...encodeFrame(frame)]);
    expect(decodeFrames(Uint8Array.from(data))).to.deep.equal(frames);
    expect(() => decodeFrames(Uint8Array.of(1, 2, 3))).to.throw(RangeError);
  });

  it('carry room messages with their head', () => {
    const head = { cmd: 1001, seq: 7, timestamp: Date.now(), context_key: 9 };
    const body = Uint8Array.of(3);
    expect(decodeRoomPacket(encodeRoomPacket({ head, body }))).to.deep.equal({ head, body });
  });
});
