/** Codes the pictures of one connection as they are wanted. */
import type { StreamSource } from '../call-engine.js';
import { SOURCES } from './loopback-messages.js';
import { ALL, codingFor, type Coding, type Wishes } from './loopback-reception.js';

const KEYS = ['active', 'scaleResolutionDownBy', 'maxBitrate', 'maxFramerate'] as const;

/** What was set, for one connection at a time. Changes are made one after the other, as a sender takes one at a time. */
export class LoopbackCoding {
  #wishes = ALL;
  #senders: Readonly<Record<StreamSource, RTCRtpSender>> | undefined;
  #set: Partial<Record<StreamSource, Coding>> = {};
  #work: Promise<void> = Promise.resolve();

  /** What is wanted from now on; follows with the next {@link follow}. */
  wish(wishes: Wishes): void {
    this.#wishes = wishes;
  }

  /** As of the first frame: for a sender that is being made. */
  first(source: StreamSource, track: MediaStreamTrack | null): RTCRtpEncodingParameters {
    return assign({}, codingFor(this.#wishes[source], sizeOf(track)));
  }

  /** From now on these. */
  begin(senders: Readonly<Record<StreamSource, RTCRtpSender>> | undefined): void {
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
      for (const source of SOURCES)
        if (senders && senders === this.#senders) await this.#code(source, senders[source]);
    };
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined); // told to whoever asked
    return done;
  }

  async #code(source: StreamSource, sender: RTCRtpSender): Promise<void> {
    const coding = codingFor(this.#wishes[source], sizeOf(sender.track));
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

function sizeOf(track: MediaStreamTrack | null): { width?: number; height?: number } {
  return track?.getSettings() ?? {};
}
