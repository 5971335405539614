/** What a fake engine says of streams. */
import type { StreamSource, StreamStats } from '../../src/engine/call-engine.js';
import type { FakeStream } from './fake-view.js';

/** Of a picture that is neither off nor limited, kbit/s. */
export const PICTURE = 800;

/** The same for all but what a picture costs, so that a test can tell what became of it. */
export function statsOf(
  userId: string,
  streams: ReadonlyMap<string, FakeStream>,
  direction: 'up' | 'down',
  videoBitrate: (source: StreamSource) => number,
): StreamStats[] {
  return [...streams.values()].map(({ source }) => ({
    ...{
      userId,
      source,
      direction,
      audioBitrate: 32,
      videoBitrate: videoBitrate(source),
      packetLoss: 0.02,
    },
    ...{ roundTripTime: 40, jitter: 3, width: 640, height: 360, frameRate: 15, codec: 'VP8' },
  }));
}
