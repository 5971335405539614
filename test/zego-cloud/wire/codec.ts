/**
 * Just enough protobuf to speak to the SDK: messages are described by tables of fields, and their TypeScript types
 * follow from the tables. Unknown fields are skipped. Numbers above 2^53 lose precision: the service makes its own ids.
 */

/** Bytes being read, and how far. */
interface Input {
  readonly bytes: Uint8Array;
  at: number;
}

/** One field of a message: `Out` is what decoding yields, `In` what encoding takes. */
export interface Field<Out, In = Out> {
  readonly number: number;
  readonly initial: () => Out;
  /** Appends tag and value. */
  write(out: number[], value: In): void;
  /** Reads what follows the tag; `before` is what this field held until now. */
  read(input: Input, before: Out): Out;
}

type Fields = Readonly<Record<string, Field<unknown, never>>>;
type Decoded<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends Field<infer Out, never> ? Out : never;
};
type Encodable<F extends Fields> = { [K in keyof F]?: F[K] extends Field<unknown, infer In> ? In : never };

/** A message type. */
export interface Message<Out, In> {
  /** Writes the fields given, zero and empty ones too: the SDK tells absent from zero. */
  encode(value: In): Uint8Array;
  /** Absent fields hold 0, '', no bytes, an empty list or undefined. Throws on malformed bytes. */
  decode(bytes: Uint8Array): Out;
}

/** What a message type decodes to. */
export type Decode<M> = M extends Message<infer Out, never> ? Out : never;

const TEXT = { encoder: new TextEncoder(), decoder: new TextDecoder() };

function writeVarint(out: number[], value: number): void {
  let rest = BigInt.asUintN(64, BigInt(Math.trunc(value)));
  while (rest > 127n) {
    out.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  out.push(Number(rest));
}

function readVarint(input: Input): number {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = input.bytes[input.at++];
    if (byte === undefined) throw new RangeError('Message ends inside a number.');
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return Number(BigInt.asIntN(64, value));
  }
}

function writeBytes(out: number[], bytes: Uint8Array): void {
  writeVarint(out, bytes.length);
  for (const byte of bytes) out.push(byte);
}

function readBytes(input: Input): Uint8Array {
  const length = readVarint(input);
  const end = input.at + length;
  if (length < 0 || end > input.bytes.length) throw new RangeError('Message ends inside a field.');
  const bytes = input.bytes.slice(input.at, end);
  input.at = end;
  return bytes;
}

function skip(input: Input, wireType: number): void {
  if (wireType === 0) readVarint(input);
  else if (wireType === 1) input.at += 8;
  else if (wireType === 2) readBytes(input);
  else if (wireType === 5) input.at += 4;
  else throw new RangeError(`Unknown wire type ${wireType}.`);
}

const number = (n: number, toWire: (value: number) => number, fromWire: (value: number) => number) => ({
  number: n,
  initial: () => 0,
  write(out: number[], value: number) {
    writeVarint(out, n * 8);
    writeVarint(out, toWire(value));
  },
  read: (input: Input) => fromWire(readVarint(input)),
});

const delimited = <Out, In>(
  n: number,
  initial: () => Out,
  toBytes: (value: In) => Uint8Array,
  fromBytes: (bytes: Uint8Array) => Out,
): Field<Out, In> => ({
  number: n,
  initial,
  write(out, value) {
    writeVarint(out, n * 8 + 2);
    writeBytes(out, toBytes(value));
  },
  read: (input) => fromBytes(readBytes(input)),
});

/** int32, int64, uint32, uint64 or enum. */
export const int = (n: number): Field<number> =>
  number(
    n,
    (value) => value,
    (value) => value,
  );

/** bool. */
export const bool = (n: number): Field<boolean> => ({
  number: n,
  initial: () => false,
  write(out, value) {
    writeVarint(out, n * 8);
    out.push(Number(value));
  },
  read: (input) => readVarint(input) !== 0,
});

/** sint32 or sint64: small negative numbers stay short. */
export const sint = (n: number): Field<number> =>
  number(
    n,
    (value) => (value < 0 ? -value * 2 - 1 : value * 2),
    (value) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2),
  );

/** string, and the many bytes fields that hold UTF-8. */
export const text = (n: number): Field<string> =>
  delimited(
    n,
    () => '',
    (value: string) => TEXT.encoder.encode(value),
    (bytes) => TEXT.decoder.decode(bytes),
  );

/** bytes. */
export const bytes = (n: number): Field<Uint8Array> =>
  delimited(
    n,
    () => new Uint8Array(),
    (value: Uint8Array) => value,
    (value) => value,
  );

/** A message inside the message. */
export const nested = <Out, In>(n: number, message: Message<Out, In>): Field<Out | undefined, In> =>
  delimited<Out | undefined, In>(n, () => undefined, message.encode, message.decode);

/** Any number of `item`, none of them packed. */
export const list = <Out, In>(item: Field<Out, In>): Field<Out[], readonly In[]> => ({
  number: item.number,
  initial: () => [],
  write(out, values) {
    for (const value of values) item.write(out, value);
  },
  read: (input, before) => [...before, item.read(input, item.initial())],
});

/** Any number of messages inside the message. */
export const nestedList = <Out, In>(n: number, message: Message<Out, In>): Field<Out[], readonly In[]> =>
  list(delimited<Out, In>(n, () => message.decode(new Uint8Array()), message.encode, message.decode));

/** A message type of the fields given. */
export function message<F extends Fields>(fields: F): Message<Decoded<F>, Encodable<F>> {
  const byNumber = new Map(Object.entries(fields).map(([name, field]) => [field.number, { name, field }]));
  return {
    encode(value) {
      const out: number[] = [];
      for (const [name, field] of Object.entries(fields)) {
        const given = value[name];
        if (given !== undefined) field.write(out, given as never);
      }
      return Uint8Array.from(out);
    },
    decode(data) {
      const value = Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, field.initial()]),
      );
      const input: Input = { bytes: data, at: 0 };
      while (input.at < data.length) {
        const tag = readVarint(input);
        const known = byNumber.get(Math.floor(tag / 8));
        if (known) value[known.name] = known.field.read(input, value[known.name]);
        else skip(input, tag % 8);
      }
      return value as Decoded<F>;
    },
  };
}
