import { ZegoAttempt } from '../../../src/engine/zego/zego-attempt.js';
import { ZegoQuality } from '../../../src/engine/zego/zego-quality.js';
import type { EngineEvent } from '../../../src/engine/call-engine.js';
import type {
  ZegoEvents,
  ZegoSdk,
  ZegoStreamStats,
  ZegoVideoStats,
} from '../../../src/engine/zego/zego-sdk-types.js';
import { expect } from '../../support/testing.js';

describe('the scale of ZEGO', () => {
  type Grades = readonly [up: number, down: number];
  /** What the SDK says of the own camera, of what matters here. */
  type Own = Pick<ZegoStreamStats, 'qualityLimitationReason'> &
    Pick<ZegoVideoStats, 'muteState' | 'videoBitrate'>;

  /** Says each pair of ZEGO's grades of one user, after what is `own`, and gives what was told of it. */
  function told(userId: string, own: Own | undefined, ...grades: readonly Grades[]): EngineEvent[] {
    const handlers: Partial<ZegoEvents> = {};
    const on = (name: string, handler: unknown) => Boolean(Object.assign(handlers, { [name]: handler }));
    const events: EngineEvent[] = [];
    const attempt = new ZegoAttempt({ on } as unknown as ZegoSdk, (event) => events.push(event));
    new ZegoQuality(attempt, 'ann', {
      publisher: { sourceOf: () => 'camera' },
      player: { identify: () => undefined },
      roster: { has: (userId) => userId === 'bob', onForgotten: () => undefined },
    });
    const { qualityLimitationReason = '', ...video } = own ?? {};
    if (own)
      handlers.publishQualityUpdate?.('own', {
        qualityLimitationReason,
        video,
      } as unknown as ZegoStreamStats);
    for (const [up, down] of grades) handlers.networkQuality?.(userId, up, down);
    return events;
  }

  const GRADES: [zego: number, ours: number][] = [
    [-1, 0],
    [0, 5],
    [1, 4],
    [2, 3],
    [3, 2],
    [4, 1],
    [5, 0],
  ];
  for (const [zego, ours] of GRADES)
    it(`has ${ours} for ZEGO's ${zego}, each way`, () => {
      const other = zego === 2 ? 1 : 2;
      const otherOurs = zego === 2 ? 4 : 3;
      expect(told('bob', undefined, [zego, other])).to.deep.equal([
        { type: 'quality', userId: 'bob', up: ours, down: otherOurs },
      ]);
      expect(told('', undefined, [other, zego])).to.deep.equal([
        { type: 'quality', userId: 'ann', up: otherOurs, down: ours },
      ]);
    });

  it('tells what is left of the own picture where there is bandwidth for no more', () => {
    const held = (reason: string, muteState: '0' | '1' = '0', videoBitrate = 40) =>
      told('', { qualityLimitationReason: reason, muteState, videoBitrate }, [0, 0], [0, 0]);
    const quality = { type: 'quality', userId: 'ann', up: 5, down: 5 };
    for (const left of [40, 0])
      expect(held('bandwidth', '0', left)).to.deep.equal([{ ...quality, heldBack: left }]);
    for (const events of [held('cpu'), held('none'), held('bandwidth', '1')])
      expect(events).to.deep.equal([quality]);
  });

  it('tells what changes, of those who are there', () => {
    expect(told('bob', undefined, [0, 0], [0, 0], [0, 4])).to.have.length(2);
    expect(told('stranger', undefined, [0, 0])).to.deep.equal([]);
  });
});
