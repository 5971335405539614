/** How loud sound is: measured here, the same way for whatever carries it. */
import { canMeasure } from './web-audio.js';

/** How often is measured, ms. */
const TICK_MS = 100;
/** Levels from silence to full are these, dB below the loudest there can be; between them they grow with the loudness. */
const SILENT_DB = -60;
const LOUD_DB = -10;
/** Samples a measurement looks at: 43 ms at 48 kHz. */
const SAMPLES = 2048;
/** What may count as a gesture, without which a browser may keep a page's sound from running. */
const GESTURES = ['click', 'keydown', 'touchend'] as const;

/**
 * One for the whole page: a browser has few outputs for sound, and each running context takes one unless told that
 * nothing will be heard of it. Opened with the first track that is measured and closed when nobody measures any more.
 */
let shared:
  { readonly context: AudioContext; readonly users: Set<object>; readonly end: AbortController } | undefined;

function contextFor(user: object): AudioContext | undefined {
  if (!canMeasure()) return undefined;
  shared ??= open();
  shared.users.add(user);
  return shared.context;
}

function open(): NonNullable<typeof shared> {
  const silent: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };
  const context = new AudioContext(silent);
  const end = new AbortController();
  const resume = () => {
    // Refused without a gesture, or by a phone call: the next gesture tries again.
    if (context.state !== 'running') context.resume().catch(() => undefined);
  };
  for (const gesture of GESTURES) addEventListener(gesture, resume, { capture: true, signal: end.signal });
  return { context, users: new Set(), end };
}

function letGo(user: object): void {
  if (!shared?.users.delete(user) || shared.users.size) return;
  shared.end.abort();
  void shared.context.close();
  shared = undefined;
}

/** One track on its way to being measured. */
interface Probe {
  readonly track: MediaStreamTrack;
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
}

/**
 * Measures any number of streams ten times a second, and says how loud each is: 0 for silence (−60 dBFS and below) to 1
 * (−10 dBFS and above). Whichever audio track a stream has is the one that counts. A received track is only heard, and so
 * measured, where a media element plays it. Without levels while the browser wants a gesture before it lets sound run, and
 * where it has no Web Audio. Never stops a track.
 */
export class LevelMeter<Key> {
  readonly #listener: (levels: ReadonlyMap<Key, number>) => void;
  readonly #samples = new Float32Array(SAMPLES);
  readonly #probes = new Map<Key, Probe>();
  #streams: ReadonlyMap<Key, MediaStream> = new Map();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `listener` gets the levels of all streams that can be measured, which may be none. */
  constructor(listener: (levels: ReadonlyMap<Key, number>) => void) {
    this.#listener = listener;
  }

  /** Measures these, and no others, from now on. With none it lets go of all it has, at once. */
  measure(streams: ReadonlyMap<Key, MediaStream>): void {
    this.#streams = streams;
    for (const key of [...this.#probes.keys()]) if (!streams.has(key)) this.#drop(key);
    if (!streams.size) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      letGo(this);
    } else this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  #tick(): void {
    const levels = new Map<Key, number>();
    for (const [key, stream] of this.#streams) {
      const probe = this.#probe(key, stream);
      if (probe?.source.context.state === 'running') levels.set(key, this.#read(probe.analyser));
    }
    this.#listener(levels);
  }

  /** A source node keeps to the track it was made with, but a stream's track may be another one later. */
  #probe(key: Key, stream: MediaStream): Probe | undefined {
    const track = stream.getAudioTracks().find(({ readyState }) => readyState === 'live');
    const known = this.#probes.get(key);
    if (known && known.track === track) return known;
    this.#drop(key);
    const context = track && contextFor(this);
    if (!context) return undefined;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
    source.connect(analyser);
    const probe = { track, source, analyser };
    this.#probes.set(key, probe);
    return probe;
  }

  #drop(key: Key): void {
    this.#probes.get(key)?.source.disconnect();
    this.#probes.delete(key);
  }

  #read(analyser: AnalyserNode): number {
    analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }
}

/** The level of some samples, each −1 to 1; see {@link LevelMeter}. */
export function levelOf(samples: Float32Array): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  const decibels = 10 * Math.log10(power / samples.length); // −∞ for silence
  return Math.min(1, Math.max(0, (decibels - SILENT_DB) / (LOUD_DB - SILENT_DB)));
}
