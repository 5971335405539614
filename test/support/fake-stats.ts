/** What a fake engine says of streams. */
import type { StreamSource, StreamStats } from '../../src/engine/call-engine.js';
import type { FakeStream } from './fake-view.js';

/** The same for all, so that a test can tell what became of it. */
export function statsOf(
  userId: string,
  streams: ReadonlyMap<string, FakeStream>,
  direction: 'up' | 'down',
  isOff: (source: StreamSource) => boolean = () => false,
): StreamStats[] {
  return [...streams.values()].map(({ source }) => ({
    ...{
      userId,
      source,
      direction,
      audioBitrate: 32,
      videoBitrate: isOff(source) ? 0 : 800,
      packetLoss: 0.02,
    },
    ...{ roundTripTime: 40, jitter: 3, width: 640, height: 360, frameRate: 15, codec: 'VP8' },
  }));
}
