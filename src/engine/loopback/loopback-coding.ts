/** Codes what goes out of one connection: its pictures as they are wanted, and nothing where there is no track. */
import type { StreamSource, TrackKind } from '../call-engine.js';
import { SOURCES } from './loopback-messages.js';
import { ALL, codingFor, type Coding, type Wishes } from './loopback-reception.js';

const KEYS = ['active', 'scaleResolutionDownBy', 'maxBitrate', 'maxFramerate'] as const;

/** Of one connection. */
export type Senders = Readonly<Record<StreamSource, Readonly<Record<TrackKind, RTCRtpSender>>>>;

/** What was set, for one connection at a time. Changes are made one after the other, as a sender takes one at a time. */
export class LoopbackCoding {
  #wishes = ALL;
  readonly #limit: () => number;
  #senders: Senders | undefined;
  #set: Partial<Record<StreamSource, Coding>> = {};
  #work: Promise<void> = Promise.resolve();

  /** `limit`: what the camera's picture may cost, bit/s, as of now. */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** What is wanted from now on; follows with the next {@link follow}. */
  wish(wishes: Wishes): void {
    this.#wishes = wishes;
  }

  /** As of the first frame: for a sender that is being made. */
  first(source: StreamSource, track: MediaStreamTrack | null): RTCRtpEncodingParameters {
    return assign({}, this.#coding(source, track));
  }

  /** From now on these. */
  begin(senders: Senders | undefined): void {
    this.#senders = senders;
    this.#set = {};
  }

  /**
   * Codes as is wanted now, for tracks as large as they are now; resolves when done. Rejects where the browser refused, or
   * the connection was closed.
   */
  follow(): Promise<void> {
    const senders = this.#senders;
    const work = async () => {
      for (const source of SOURCES) {
        if (!senders || senders !== this.#senders) return;
        await this.#code(source, senders[source].video);
        await activate(senders[source].audio);
      }
    };
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined); // told to whoever asked
    return done;
  }

  #coding(source: StreamSource, track: MediaStreamTrack | null): Coding {
    const limit = source === 'camera' ? this.#limit() : Infinity;
    const coding = codingFor(this.#wishes[source], track?.getSettings() ?? {}, limit);
    return { ...coding, active: coding.active && track !== null };
  }

  async #code(source: StreamSource, sender: RTCRtpSender): Promise<void> {
    const coding = this.#coding(source, sender.track);
    const before = this.#set[source];
    if (before && KEYS.every((key) => before[key] === coding[key])) return;
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!encoding) return; // not negotiated yet
    assign(encoding, coding);
    this.#set[source] = coding; // also where it is refused: it is told once, and asked for no more
    await sender.setParameters(parameters);
  }
}

/**
 * Sound comes first where there is too little for everything. A sender without a track must be off: Chromium would keep
 * bandwidth for it, and have less for the others.
 */
async function activate(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  const active = sender.track !== null;
  if (!encoding || (encoding.active === active && encoding.priority === 'high')) return;
  Object.assign(encoding, { active, priority: 'high' });
  await sender.setParameters(parameters);
}

function assign(encoding: RTCRtpEncodingParameters, coding: Coding): RTCRtpEncodingParameters {
  const { active, scaleResolutionDownBy, maxBitrate, maxFramerate } = coding;
  delete encoding.maxBitrate;
  delete encoding.maxFramerate;
  return Object.assign(
    encoding,
    { active, scaleResolutionDownBy },
    maxBitrate && { maxBitrate },
    maxFramerate && { maxFramerate },
  );
}
