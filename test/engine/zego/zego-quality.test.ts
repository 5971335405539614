import { ZegoAttempt } from '../../../src/engine/zego/zego-attempt.js';
import { ZegoQuality } from '../../../src/engine/zego/zego-quality.js';
import type { EngineEvent } from '../../../src/engine/call-engine.js';
import type { ZegoEvents, ZegoSdk } from '../../../src/engine/zego/zego-sdk-types.js';
import { expect } from '../../support/testing.js';

describe('the scale of ZEGO', () => {
  /** Says each pair of ZEGO's grades of one user, and gives what was told of it. */
  function told(userId: string, ...grades: readonly (readonly [up: number, down: number])[]): EngineEvent[] {
    let say: ZegoEvents['networkQuality'] = () => undefined;
    const on = (name: string, handler: ZegoEvents['networkQuality']) =>
      name === 'networkQuality' && Boolean((say = handler));
    const events: EngineEvent[] = [];
    const attempt = new ZegoAttempt({ on } as unknown as ZegoSdk, (event) => events.push(event));
    new ZegoQuality(attempt, 'ann', {
      publisher: { sourceOf: () => undefined },
      player: { identify: () => undefined },
      roster: { has: (userId) => userId === 'bob' },
    });
    for (const [up, down] of grades) say(userId, up, down);
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
      expect(told('bob', [zego, other])).to.deep.equal([
        { type: 'quality', userId: 'bob', up: ours, down: otherOurs },
      ]);
      expect(told('', [other, zego])).to.deep.equal([
        { type: 'quality', userId: 'ann', up: otherOurs, down: ours },
      ]);
    });

  it('tells what changes, of those who are there', () => {
    expect(told('bob', [0, 0], [0, 0], [0, 4])).to.have.length(2);
    expect(told('stranger', [0, 0])).to.deep.equal([]);
  });
});
