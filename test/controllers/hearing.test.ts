import { Hearing } from '../../src/controllers/hearing.js';
import { person, streamOf } from '../support/call-input.js';
import { expect } from '../support/testing.js';

const ANN = { userId: 'ann', source: 'camera' } as const;

describe('Hearing', () => {
  /** Ann, so. */
  const call = (audio: boolean, speaking = false) => ({
    participants: [person('ann', { speaking })],
    streams: [{ ...streamOf('ann'), audio }],
  });

  it('knows when somebody came, spoke, and turned sound off and on', () => {
    const hearing = new Hearing();
    const at = (now: number, ...is: Parameters<typeof call>) => {
      hearing.follow(call(...is), now);
      const { heardAt, mutedAt } = hearing.of(ANN);
      return [heardAt, mutedAt];
    };
    expect(at(1, true)).to.deep.equal([1, undefined]);
    expect(at(2, true)).to.deep.equal([1, undefined]);
    expect(at(3, true, true)).to.deep.equal([3, undefined]);
    expect(at(4, false)).to.deep.equal([3, 4]);
    expect(at(5, false)).to.deep.equal([3, 4]);
    expect(at(6, true)).to.deep.equal([6, undefined]);
  });

  it('forgets who went', () => {
    const hearing = new Hearing();
    hearing.follow(call(false), 1);
    hearing.follow({ participants: [], streams: [] }, 2);
    expect(hearing.of(ANN)).to.deep.equal({ heardAt: -Infinity, mutedAt: undefined });
  });
});
