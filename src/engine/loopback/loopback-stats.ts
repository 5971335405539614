/** What a connection says of its streams. */
import type { StreamSource, StreamStats, TrackKind } from '../call-engine.js';
import { SOURCES } from './loopback-messages.js';
import { LOW } from './loopback-reception.js';

/** Those figures of a stream that do not say whose it is. */
export type Figures = Omit<StreamStats, 'userId' | 'source' | 'direction'>;

/** What goes out of a connection, and what comes in, by source. */
export interface LinkStats extends Readonly<Record<'up' | 'down', Readonly<Record<StreamSource, Figures>>>> {
  /**
   * kbit/s that are left of the own camera's picture where there is bandwidth for no more; Infinity: all of it. Undefined
   * where it does not tell: the picture is off, or not wanted whole.
   */
  readonly heldBack: number | undefined;
}

/** What of a transceiver goes where. */
export interface Slot {
  readonly source: StreamSource;
  readonly kind: TrackKind;
}

/** The stats that are read, of all there are: names are those of `webrtc-stats`. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly mid?: string;
  readonly localId?: string;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly bytesSent?: number;
  readonly bytesReceived?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
  readonly roundTripTime?: number;
  readonly currentRoundTripTime?: number;
  readonly nominated?: boolean;
  readonly selectedCandidatePairId?: string;
  readonly qualityLimitationReason?: string;
  readonly targetBitrate?: number;
  readonly jitter?: number;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly framesPerSecond?: number;
}

/** Rates over less than this say little: ms. */
const WINDOW_MS = 500;
const UNKNOWN: Figures = {
  ...{ audioBitrate: undefined, videoBitrate: undefined, packetLoss: undefined, roundTripTime: undefined },
  ...{ jitter: undefined, width: undefined, height: undefined, frameRate: undefined },
};

/** Reads one connection; rates are those since the reading before, and unknown at the first. */
export class LinkMeter {
  readonly #slots: readonly Slot[];
  #before = new Map<string, Entry>();
  #readAt = -Infinity;
  #last: LinkStats | undefined;

  /** `slots` in the order of the transceivers. */
  constructor(slots: readonly Slot[]) {
    this.#slots = slots;
  }

  /** Undefined when the connection tells nothing, as it has been closed. */
  async read(connection: RTCPeerConnection): Promise<LinkStats | undefined> {
    if (performance.now() - this.#readAt < WINDOW_MS) return this.#last;
    this.#readAt = performance.now();
    const report = await connection.getStats();
    const entries = new Map<string, Entry>();
    report.forEach((entry: Entry) => entries.set(entry.id, entry));
    const transceivers = connection.getTransceivers();
    const mids = transceivers.map(({ mid }) => mid);
    const all = [...entries.values()];
    const selected = all.find((entry) => entry.selectedCandidatePairId)?.selectedCandidatePairId ?? '';
    const pair =
      entries.get(selected) ?? all.find(({ type, nominated }) => type === 'candidate-pair' && nominated);
    const figures = (type: 'outbound-rtp' | 'inbound-rtp', source: StreamSource): Figures => {
      const found = this.#slots.map((slot, i) => {
        const is = (entry: Entry) => entry.type === type && slot.source === source && entry.mid === mids[i];
        return { kind: slot.kind, entry: all.find(is) };
      });
      const [audio, video] = (['audio', 'video'] as const).map((kind) => {
        const entry = found.find((one) => one.kind === kind && one.entry)?.entry;
        const remote = all.find(({ localId }) => entry && localId === entry.id);
        return this.#figures(entry, remote, entries.get(entry?.codecId ?? ''));
      });
      const seconds = pair?.currentRoundTripTime;
      const roundTripTime = highest([audio?.roundTripTime, video?.roundTripTime]) ?? ms(seconds);
      return {
        ...(video?.figures ?? UNKNOWN),
        audioBitrate: audio?.bitrate,
        videoBitrate: video?.bitrate,
        packetLoss: highest([audio?.loss, video?.loss]),
        roundTripTime,
        jitter: highest([audio?.jitter, video?.jitter]),
      };
    };
    const both = (type: 'outbound-rtp' | 'inbound-rtp') => {
      const [camera = UNKNOWN, screen = UNKNOWN] = SOURCES.map((source) => figures(type, source));
      return { camera, screen };
    };
    const up = both('outbound-rtp');
    const { mid, sender } =
      transceivers[this.#slots.findIndex(({ source, kind }) => source === 'camera' && kind === 'video')] ??
      {};
    // What there is room for, and not what is sent: a still picture takes less, and a limit of our own is a reason as well.
    const { targetBitrate = Infinity } =
      all.find((entry) => entry.mid === mid && entry.qualityLimitationReason === 'bandwidth') ?? {};
    // What is asked for as `low` has a limit of its own.
    const { maxBitrate = Infinity } = sender?.getParameters().encodings[0] ?? {};
    const whole = sender?.track?.enabled && maxBitrate > LOW.maxBitrate;
    const heldBack = whole ? targetBitrate / 1000 : undefined;
    this.#last = { up, down: both('inbound-rtp'), heldBack };
    this.#before = entries;
    return this.#last;
  }

  #figures(entry: Entry | undefined, remote: Entry | undefined, codec: Entry | undefined) {
    if (!entry) return undefined;
    const before = this.#before.get(entry.id);
    const bytes = (one: Entry) => one.bytesSent ?? one.bytesReceived ?? 0;
    const since = (of: (one: Entry) => number | undefined) =>
      (of(entry) ?? 0) - ((before && of(before)) ?? 0);
    const elapsed = since((one) => one.timestamp);
    const lost = since((one) => one.packetsLost);
    const all = lost + since((one) => one.packetsReceived);
    const { frameWidth: width, frameHeight: height, framesPerSecond: frameRate } = entry;
    const name = codec?.mimeType?.split('/')[1];
    return {
      bitrate: before && elapsed > 0 ? (since(bytes) * 8) / elapsed : undefined,
      loss: remote?.fractionLost ?? (before && all > 0 ? Math.max(0, lost / all) : undefined),
      roundTripTime: ms(remote?.roundTripTime),
      jitter: ms(remote?.jitter ?? entry.jitter),
      figures: { ...UNKNOWN, width, height, frameRate, ...(name && { codec: name }) },
    };
  }
}

/** One stream that goes to several: what it costs altogether, and the worst of the rest. */
export function together(all: readonly Figures[]): Figures {
  const sum = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length ? known.reduce((a, b) => a + b) : undefined;
  };
  const worst = (key: Exclude<keyof Figures, 'codec'>) => highest(all.map((figures) => figures[key]));
  const codec = all.find((figures) => figures.codec)?.codec;
  return {
    audioBitrate: sum(all.map(({ audioBitrate }) => audioBitrate)),
    videoBitrate: sum(all.map(({ videoBitrate }) => videoBitrate)),
    packetLoss: worst('packetLoss'),
    roundTripTime: worst('roundTripTime'),
    jitter: worst('jitter'),
    width: worst('width'),
    height: worst('height'),
    frameRate: worst('frameRate'),
    ...(codec && { codec }),
  };
}

/** From loss (0 to 1) and round trip (ms) at the most, the grade they still get. */
const GRADES = [
  { grade: 5, loss: 0.01, roundTrip: 150 },
  { grade: 4, loss: 0.03, roundTrip: 300 },
  { grade: 3, loss: 0.08, roundTrip: 500 },
  { grade: 2, loss: 0.2, roundTrip: 1000 },
] as const;

/** How good one direction of a connection is, on the scale of the port: 0 when nothing flows. */
export function gradeOf(streams: readonly Figures[]): number {
  const flowing = streams.filter(({ audioBitrate = 0, videoBitrate = 0 }) => audioBitrate + videoBitrate > 0);
  if (!flowing.length) return 0;
  const { packetLoss = 0, roundTripTime = 0 } = together(flowing);
  return GRADES.find((at) => packetLoss <= at.loss && roundTripTime <= at.roundTrip)?.grade ?? 1;
}

function highest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length ? Math.max(...known) : undefined;
}

function ms(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}
