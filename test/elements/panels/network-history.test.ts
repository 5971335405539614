import type { CallStats, StreamStats } from '../../../src/call/call-state.js';
import { linesOf, remember, reportOf } from '../../../src/elements/panels/network-history.js';
import { person } from '../../support/call-input.js';
import { expect } from '../../support/testing.js';

const stream = (more: Partial<StreamStats>): StreamStats => ({
  ...{ userId: 'ann', source: 'camera', direction: 'down', audioBitrate: 30, videoBitrate: 500 },
  ...{ packetLoss: 0.01, roundTripTime: 40, jitter: 2, width: 640, height: 360, frameRate: 15 },
  ...more,
});
const at = (ms: number, ...streams: StreamStats[]): CallStats => ({ at: ms, streams });

describe('the history of the network', () => {
  it('keeps two minutes', () => {
    let samples: readonly CallStats[] = [];
    for (let ms = 0; ms <= 200_000; ms += 2000) samples = remember(samples, at(ms));
    expect(samples).to.have.length(60);
    expect(samples[0].at).to.equal(82_000);
  });

  it('adds bit rates up, and takes the worst of the rest', () => {
    const samples = [
      at(0),
      at(
        2000,
        stream({ direction: 'up' }),
        stream({}),
        stream({ userId: 'bob', packetLoss: 0.2, roundTripTime: 90 }),
      ),
    ];
    expect(linesOf(samples, 'bitrate', '')).to.deep.equal({
      seconds: [-2, 0],
      up: [null, 530],
      down: [null, 1060],
    });
    expect(linesOf(samples, 'loss', '').down).to.deep.equal([null, 0.2]);
    expect(linesOf(samples, 'roundTrip', '').down).to.deep.equal([null, 90]);
    expect(linesOf(samples, 'loss', 'ann')).to.deep.include({ up: [null, 0.01], down: [null, 0.01] });
    expect(linesOf(samples, 'bitrate', 'bob')).to.deep.include({ up: [null, null], down: [null, 530] });
  });

  it('has gaps where nothing is known', () => {
    const unknown = stream({ audioBitrate: undefined, videoBitrate: undefined, frameRate: undefined });
    expect(linesOf([at(0, unknown)], 'bitrate', '').down).to.deep.equal([null]);
    expect(linesOf([at(0, unknown)], 'frameRate', '').down).to.deep.equal([null]);
    expect(linesOf([], 'loss', '')).to.deep.equal({ seconds: [], up: [], down: [] });
  });

  it('is reported by user ids, without names', () => {
    const text = reportOf([person('ann', { userName: 'Ann Secret' })], { login: 12 }, [at(0, stream({}))]);
    expect(text).not.to.include('Secret');
    const { participants, timing, samples } = JSON.parse(text) as Record<string, unknown>;
    expect(participants).to.deep.equal([
      { userId: 'ann', local: false, microphone: 'off', camera: 'off', screen: 'off', quality: 0 },
    ]);
    expect(timing).to.deep.equal({ login: 12 });
    expect(samples).to.have.length(1);
  });
});
