/** What the figures of a call were over the last minutes, as lines to plot. Pure. */
import type { CallStats, CallTiming, Participant, StreamStats } from '../../call/call-state.js';

/** How far back it goes, s. */
export const HISTORY_S = 120;

/** What is plotted. */
export type Metric = 'bitrate' | 'loss' | 'roundTrip' | 'frameRate';

/** In the order they are shown. */
export const METRICS: readonly Metric[] = ['bitrate', 'loss', 'roundTrip', 'frameRate'];

/** Seconds before the last sample, and what went up and came down then; null where that is not known. */
export interface Lines {
  readonly seconds: readonly number[];
  readonly up: readonly (number | null)[];
  readonly down: readonly (number | null)[];
}

/** The samples with another one, without those that are too old. */
export function remember(samples: readonly CallStats[], sample: CallStats): readonly CallStats[] {
  return [...samples.filter(({ at }) => at > sample.at - HISTORY_S * 1000), sample];
}

/** One figure over time: of one person, or of everybody with ''. */
export function linesOf(samples: readonly CallStats[], metric: Metric, userId: string): Lines {
  const last = samples.at(-1)?.at ?? 0;
  const line = (direction: StreamStats['direction']) =>
    samples.map(({ streams }) => {
      const of = streams.filter(
        (each) => each.direction === direction && (!userId || each.userId === userId),
      );
      return valueOf(of, metric);
    });
  return { seconds: samples.map(({ at }) => (at - last) / 1000), up: line('up'), down: line('down') };
}

/** Bit rates add up, kbit/s; of the rest the highest counts: loss from 0 to 1, round trip in ms, frames a second. */
function valueOf(streams: readonly StreamStats[], metric: Metric): number | null {
  const values = streams.map((each) => {
    switch (metric) {
      case 'bitrate': {
        const { audioBitrate: audio, videoBitrate: video } = each;
        return audio === undefined && video === undefined ? undefined : (audio ?? 0) + (video ?? 0);
      }
      case 'loss':
        return each.packetLoss;
      case 'roundTrip':
        return each.roundTripTime;
      case 'frameRate':
        return each.frameRate;
    }
  });
  const known = values.filter((value) => value !== undefined);
  if (!known.length) return null;
  return metric === 'bitrate' ? known.reduce((a, b) => a + b) : Math.max(...known);
}

/** All that is known, for somebody who is to look into it: no names, no token, no address. */
export function reportOf(
  participants: readonly Participant[],
  timing: CallTiming,
  samples: readonly CallStats[],
): string {
  const people = participants.map(({ userId, local, microphone, camera, screen, quality }) => {
    return { userId, local, microphone, camera, screen, quality };
  });
  return JSON.stringify({ participants: people, timing, samples }, null, 2);
}
