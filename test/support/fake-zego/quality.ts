/** What the SDK says of a stream in a good network, in its own shape, as seen with 3.12. */
import type { ZegoStreamStats } from '../../../src/engine/zego/zego-sdk-types.js';
import type { FakeLocalStream } from './media.js';
import { deviceStatus } from './media.js';

/** Of a stream, published or played; `blind` when its player wants no picture. */
export function streamStats(local: FakeLocalStream, blind = false): ZegoStreamStats {
  const muted = (kind: 'audio' | 'video') =>
    deviceStatus(local, kind) === 'OPEN' && !(blind && kind === 'video') ? '0' : '1';
  return {
    audio: { audioBitrate: 32.4, audioPacketsLostRate: 0.01, audioJitter: 0.002, muteState: muted('audio') },
    video: {
      ...{
        videoBitrate: Math.min(480.5, local.maxBitrate),
        videoFPS: 15,
        videoPacketsLostRate: 0.02,
        muteState: muted('video'),
      },
      ...{ frameWidth: 160, frameHeight: 120, googCodecName: 'VP8' },
    },
    currentRoundTripTime: 0.04,
  };
}
