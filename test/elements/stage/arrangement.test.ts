import fc from 'fast-check';
import type { CallStream, Participant, StreamSource } from '../../../src/call/call-state.js';
import {
  arrange,
  heldSpeaker,
  type Arrangement,
  type StageInput,
} from '../../../src/elements/stage/arrangement.js';
import { fitStage, type StageFit } from '../../../src/elements/stage/fit.js';
import { expect } from '../../support/testing.js';

const media = new MediaStream();
const person = (userId: string, more: Partial<Participant> = {}): Participant => ({
  ...{ userId, userName: userId, local: false, joinedAt: 0 },
  ...{ microphone: 'on', camera: 'on', screen: 'off', hand: 'off', speaking: false, quality: 0 },
  ...more,
});
const stream = (userId: string, source: StreamSource = 'camera'): CallStream => ({
  ...{ userId, source, streamId: `${userId}-${source}`, media, audio: true, video: true },
});

/** Ann, whose page it is, and the others; the capitals of their names share a screen. */
function call(others: string): Pick<StageInput, 'participants' | 'streams'> {
  const ids = [...others].map((letter) => letter.toLowerCase());
  const screens = [...others].filter((letter) => letter < 'a').map((letter) => letter.toLowerCase());
  return {
    participants: [person('ann', { local: true }), ...ids.map((id) => person(id))],
    streams: [...['ann', ...ids].map((id) => stream(id)), ...screens.map((id) => stream(id, 'screen'))],
  };
}
const room = (grid: number, strip = grid, upright = false): StageFit => {
  const fit = { grid, row: strip, column: strip, upright };
  return { whole: fit, paged: fit };
};
const short = (key?: string) => key?.replace(/camera\/|-screen/g, '');
const tell = ({ shape, tiles, large, floating, page, pages }: Arrangement) =>
  [
    shape,
    tiles.map(({ key }) => short(key)).join(' '),
    ...(large ? [`large ${short(large)}`] : []),
    ...(floating ? ['own in a corner'] : []),
    ...(pages > 1 ? [`page ${page + 1} of ${pages}`] : []),
  ].join(', ');

describe('the arrangement of the stage', () => {
  const cases: readonly [string, StageInput, string][] = [
    ['one alone', { ...call(''), layout: 'auto' }, 'grid, local'],
    ['two', { ...call('b'), layout: 'auto' }, 'row, b local, large b, own in a corner'],
    ['two in a grid', { ...call('b'), layout: 'grid' }, 'grid, b local'],
    ['three', { ...call('bc'), layout: 'auto' }, 'grid, b c local'],
    ['a screen', { ...call('bC'), layout: 'auto' }, 'column, screen/c b c local, large screen/c'],
    ['a screen in a grid', { ...call('bC'), layout: 'grid' }, 'grid, screen/c b c local'],
    ['a pin', { ...call('bcd'), layout: 'auto', pinned: 'c' }, 'column, b c d local, large c'],
    [
      'a pinned sharer',
      { ...call('Bc'), layout: 'auto', pinned: 'b' },
      'column, screen/b b c local, large screen/b',
    ],
    [
      'a pin beside a screen',
      { ...call('Bc'), layout: 'auto', pinned: 'c' },
      'column, screen/b b c local, large c',
    ],
    ['a pin in a grid', { ...call('bcd'), layout: 'grid', pinned: 'c' }, 'grid, c b d local'],
    ['a pin on oneself', { ...call('bc'), layout: 'auto', pinned: 'ann' }, 'column, b c local, large local'],
    ['a pin on nobody', { ...call('bc'), layout: 'auto', pinned: 'zoe' }, 'grid, b c local'],
    [
      'a speaker',
      { ...call('bcd'), layout: 'speaker', speaker: 'c' },
      'row, b c d local, large c, own in a corner',
    ],
    ['nobody speaking', { ...call('bcd'), layout: 'speaker' }, 'row, b c d local, large b, own in a corner'],
    [
      'the user speaking',
      { ...call('bc'), layout: 'speaker', speaker: 'ann' },
      'row, b c local, large b, own in a corner',
    ],
    [
      'a speaker beside a screen',
      { ...call('Bc'), layout: 'speaker', speaker: 'c' },
      'row, screen/b b c local, large screen/b, own in a corner',
    ],
    ['alone, of speakers', { ...call(''), layout: 'speaker' }, 'row, local, large local'],
    ['a sidebar', { ...call('bcd'), layout: 'sidebar', speaker: 'd' }, 'column, b c d local, large d'],
    [
      'a sidebar in a high box',
      { ...call('bc'), layout: 'sidebar', fit: room(9, 9, true) },
      'row, b c local, large b',
    ],
    ['the first page', { ...call('bcdefg'), layout: 'grid', fit: room(3) }, 'grid, b c local, page 1 of 3'],
    [
      'the last page',
      { ...call('bcdefg'), layout: 'grid', fit: room(3), page: 2 },
      'grid, f g local, page 3 of 3',
    ],
    [
      'a page that is gone',
      { ...call('bcde'), layout: 'grid', fit: room(3), page: 7 },
      'grid, d e local, page 2 of 2',
    ],
    [
      'pages of a row',
      { ...call('bcdef'), layout: 'speaker', fit: room(9, 2), page: 1 },
      'row, b e f local, large b, own in a corner, page 2 of 2',
    ],
    ['room for one', { ...call('bcd'), layout: 'auto', fit: room(1, 0), speaker: 'c' }, 'row, c, large c'],
    ['only watching', { ...call('b'), layout: 'auto', watching: true }, 'grid, b'],
  ];
  for (const [name, input, told] of cases)
    it(`of ${name}`, () => expect(tell(arrange(input))).to.equal(told));

  it('counts who publishes nothing', () => {
    const { participants, streams } = call('bcd');
    const some = streams.filter(({ userId }) => userId !== 'c');
    const { tiles, watchers } = arrange({ participants, streams: some, layout: 'auto' });
    expect(watchers).to.equal(1);
    expect(tiles.map(({ userId }) => userId)).to.deep.equal(['b', 'd', 'ann']);
  });

  const inputs = fc.record({
    others: fc.uniqueArray(fc.constantFrom(...'bcdefghijklmnopqrstuvwxyz'), { maxLength: 25 }),
    sharing: fc.subarray([...'bdz'], {}),
    layout: fc.constantFrom('auto', 'grid', 'speaker', 'sidebar'),
    pinned: fc.option(fc.constantFrom('ann', ...'bcz'), { nil: undefined }),
    speaker: fc.option(fc.constantFrom('ann', ...'bcz'), { nil: undefined }),
    watching: fc.boolean(),
    page: fc.nat(9),
    width: fc.integer({ min: 100, max: 3840 }),
    height: fc.integer({ min: 20, max: 2160 }),
  });

  const one = { pinned: undefined, speaker: undefined, watching: false, page: 0 } as const;
  type Input = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never;
  const examples: [Input][] = [
    [{ ...one, others: ['b'], sharing: [], layout: 'grid', pinned: 'ann', width: 100, height: 144 }],
    [{ ...one, others: [...'pezb'], sharing: ['b'], layout: 'auto', width: 423, height: 350 }],
    [{ ...one, others: [...'bjq'], sharing: [], layout: 'auto', watching: true, width: 100, height: 263 }],
    [{ ...one, others: [...'cuzheb'], sharing: [], layout: 'speaker', width: 530, height: 255 }],
    [{ ...one, others: [...'dnmb'], sharing: [], layout: 'sidebar', width: 157, height: 192 }],
  ];

  it('shows everybody once, in the same order, and no more than fit', () => {
    fc.assert(
      fc.property(inputs, ({ others, sharing, layout, width, height, ...more }) => {
        const letters = others.map((id) => (sharing.includes(id) ? id.toUpperCase() : id)).join('');
        const fit = fitStage({ width, height, rem: 16, gap: 8 });
        const input = { ...call(letters), ...more, layout, fit };
        const first = arrange({ ...input, page: 0 });
        // Only in what is drawn as a grid, a pin comes first.
        const order = first.shape === 'grid' ? layout : 'sidebar';
        const all = arrange({ ...input, layout: order, fit: room(99) }).tiles.map(({ key }) => key);
        const seen = new Map<string, number>();
        for (let page = 0; page < first.pages; page++) {
          const now = arrange({ ...input, page });
          const keys = now.tiles.map(({ key }) => key);
          expect(now.page).to.equal(page);
          expect([now.large, now.floating, now.shape]).to.deep.equal([
            first.large,
            first.floating,
            first.shape,
          ]);
          expect(keys, 'in order').to.deep.equal(all.filter((key) => keys.includes(key)));
          expect(new Set(keys).size).to.equal(keys.length);
          for (const key of [now.large, now.floating]) if (key) expect(keys).to.include(key);
          const small = keys.filter((key) => key !== now.large && key !== now.floating);
          const on = now.pages > 1 ? fit.paged : fit.whole;
          expect(small.length).to.be.at.most(Math.max(on[now.shape], now.shape === 'grid' ? 1 : 0));
          for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
        }
        const always = [first.large, first.floating, 'local'];
        for (const [key, times] of seen) if (!always.includes(key)) expect(times, key).to.equal(1);
        // Without room to turn pages some are not seen.
        if (fit.paged[first.shape] > 1) expect([...seen.keys()].sort()).to.deep.equal([...all].sort());
      }),
      { examples },
    );
  });

  it('holds the speaker until somebody else speaks alone', () => {
    const speaking = (...ids: string[]) => [
      ...['b', 'c', 'd'].map((id) => ({ ...person(id), speaking: ids.includes(id) })),
      { ...person('ann', { local: true }), speaking: ids.includes('ann') },
    ];
    expect(heldSpeaker(undefined, speaking())).to.equal(undefined);
    expect(heldSpeaker(undefined, speaking('c'))).to.equal('c');
    expect(heldSpeaker('c', speaking('b', 'c'))).to.equal('c');
    expect(heldSpeaker('c', speaking())).to.equal('c');
    expect(heldSpeaker('c', speaking('ann'))).to.equal('c');
    expect(heldSpeaker('c', speaking('b', 'ann'))).to.equal('b');
  });
});

describe('what fits on a stage', () => {
  const fit = (width: number, height: number) => fitStage({ width, height, rem: 16, gap: 8 }).whole;

  it('is everybody on a desk and on a wall, and nine on a phone', () => {
    expect(fit(1424, 820).grid).to.equal(49);
    expect(fit(3824, 2080).grid).to.equal(49);
    expect(fit(344, 560).grid).to.be.at.least(9);
    expect(fit(344, 560).upright).to.equal(true);
  });

  it('is one in a box that is hardly one', () => {
    expect(fit(144, 40)).to.include({ grid: 0, row: 0, column: 0 });
    expect(fit(144, 90)).to.include({ grid: 1, row: 0, column: 0 });
  });
});
