import fc from 'fast-check';
import { HOLD_MS, keyOf, MUTED_MS, NO_PLAN, planReception } from '../../src/call/reception-plan.js';
import type { ReceptionBudget, ReceptionPlan, ReceptionWish } from '../../src/call/reception-plan.js';
import { expect } from '../support/testing.js';

const ALL: ReceptionBudget = {
  maxStreams: Infinity,
  ceiling: undefined,
  bandwidth: 'auto',
  hidden: false,
  strained: false,
  glances: 0,
};

function wish(userId: string, more: Partial<ReceptionWish> = {}): ReceptionWish {
  const place = { visible: true, width: 640, height: 360, pinned: false, speaker: false };
  const rest = { soon: false, heardAt: 0, mutedAt: undefined };
  return { userId, source: 'camera', ...place, ...rest, ...more };
}

/** `ann high, bob off`. */
function words(plan: ReceptionPlan): string {
  return [...plan.values()]
    .map(({ userId, level }) => `${userId} ${level}`)
    .sort()
    .join(', ');
}

function plan(
  wishes: readonly ReceptionWish[],
  budget: Partial<ReceptionBudget> = {},
  before = NO_PLAN,
  now = 0,
) {
  return planReception(before, wishes, { ...ALL, ...budget }, now).plan;
}

const SMALL = { width: 240, height: 135 };
const UNSEEN = { visible: false, width: 0, height: 0 };
const MUTED = { mutedAt: -MUTED_MS };

describe('planReception', () => {
  const table: [string, readonly ReceptionWish[], Partial<ReceptionBudget>, string][] = [
    ['nobody', [], {}, ''],
    ['who is seen large', [wish('ann')], {}, 'ann high'],
    ['who is seen small', [wish('ann', SMALL)], {}, 'ann low'],
    ['who is seen in an upright strip', [wish('ann', { width: 120, height: 700 })], {}, 'ann low'],
    ['whose place is not known yet', [wish('ann', { width: 0, height: 0 })], {}, 'ann high'],
    ['who is not seen', [wish('ann', { visible: false })], {}, 'ann off'],
    ['who is on the next page', [wish('ann', { ...UNSEEN, soon: true })], {}, 'ann low'],
    [
      'several large, on a machine with too much to do',
      [wish('ann'), wish('bob', { speaker: true }), wish('cid', SMALL), wish('dan', { visible: false })],
      { strained: true },
      'ann low, bob high, cid low, dan off',
    ],
    [
      'a screen and a camera, on a machine with too much to do',
      [wish('ann', { source: 'screen' }), wish('bob'), wish('cid')],
      { strained: true },
      'ann high, bob high, cid low',
    ],
    [
      'who is on the next page of a tab that nobody sees',
      [wish('ann', { ...UNSEEN, soon: true })],
      { hidden: true },
      'ann off',
    ],
    [
      'who is on the next page, with little bandwidth',
      [wish('ann'), wish('bob', { ...UNSEEN, soon: true })],
      { bandwidth: 'low' },
      'ann low, bob off',
    ],
    [
      'who is on the next page, where there is room for those who are seen',
      [wish('ann', { ...UNSEEN, soon: true, pinned: true }), wish('bob')],
      { maxStreams: 1 },
      'ann off, bob high',
    ],
    [
      'more than can be played: whoever was heard last is heard',
      [wish('ann', { ...UNSEEN, heardAt: 1 }), wish('bob', { ...UNSEEN, heardAt: 2 }), wish('cid')],
      { ceiling: 2 },
      'ann none, bob off, cid high',
    ],
    [
      'more than can be played, all seen',
      [wish('ann', SMALL), wish('bob'), wish('cid')],
      { ceiling: 2 },
      'ann none, bob high, cid high',
    ],
    [
      'nothing to see or hear, below max-streams',
      [wish('ann', { ...UNSEEN, ...MUTED }), wish('bob')],
      { ceiling: 50, maxStreams: 2 },
      'ann off, bob high',
    ],
    [
      'nothing to see or hear, beyond max-streams',
      [wish('ann', { ...UNSEEN, ...MUTED }), wish('bob', UNSEEN), wish('cid')],
      { ceiling: 50, maxStreams: 2 },
      'ann none, bob off, cid high',
    ],
    [
      'nothing to see or hear, of an engine that plays any number',
      [wish('ann', { ...UNSEEN, ...MUTED }), wish('bob')],
      { maxStreams: 1 },
      'ann off, bob high',
    ],
    ['a small screen', [wish('ann', { ...SMALL, source: 'screen' })], {}, 'ann high'],
    ['a screen nobody sees', [wish('ann', { visible: false, source: 'screen' })], {}, 'ann off'],
    [
      'a page nobody sees',
      [wish('ann', { pinned: true }), wish('bob')],
      { hidden: true },
      'ann off, bob off',
    ],
    [
      'one too many: the larger stays',
      [wish('ann', SMALL), wish('bob')],
      { maxStreams: 1 },
      'ann off, bob high',
    ],
    [
      'one too many, but for a moment',
      [wish('ann'), wish('bob')],
      { maxStreams: 1, glances: 1 },
      'ann high, bob high',
    ],
    [
      'one too many: the speaker stays',
      [wish('ann'), wish('bob', { ...SMALL, speaker: true })],
      { maxStreams: 1 },
      'ann off, bob low',
    ],
    [
      'one too many: the screen stays',
      [wish('ann', { speaker: true }), wish('bob', { source: 'screen' })],
      { maxStreams: 1 },
      'ann off, bob high',
    ],
    [
      'one too many: the pinned one stays',
      [wish('ann', { source: 'screen' }), wish('bob', { pinned: true })],
      { maxStreams: 1 },
      'ann off, bob high',
    ],
    [
      'one too many, not seen',
      [wish('ann', { visible: false, pinned: true }), wish('bob', SMALL)],
      { maxStreams: 1 },
      'ann off, bob low',
    ],
    ['no pictures at all', [wish('ann')], { maxStreams: 0 }, 'ann off'],
    [
      'little bandwidth',
      [wish('ann'), wish('bob', { speaker: true }), wish('cid')],
      { bandwidth: 'low' },
      'ann off, bob low, cid off',
    ],
    [
      'little bandwidth and a screen',
      [wish('ann', { speaker: true }), wish('bob', { source: 'screen' })],
      { bandwidth: 'low' },
      'ann off, bob low',
    ],
  ];
  for (const [what, wishes, budget, expected] of table)
    it(`${what}: ${expected || 'nothing'}`, () => expect(words(plan(wishes, budget))).to.equal(expected));

  it('gives less only after a while, and asks to be asked by then', () => {
    const before = plan([wish('ann')]);
    const away = [wish('ann', { visible: false })];
    const first = planReception(before, away, ALL, 100);
    expect([words(first.plan), first.again]).to.deep.equal(['ann high', 100 + HOLD_MS]);
    const early = planReception(first.plan, away, ALL, 99 + HOLD_MS);
    expect([words(early.plan), early.again]).to.deep.equal(['ann high', 100 + HOLD_MS]);
    const late = planReception(early.plan, away, ALL, 100 + HOLD_MS);
    expect([words(late.plan), late.again]).to.deep.equal(['ann off', undefined]);
  });

  it('forgets that less would have done when it does no more', () => {
    const before = plan([wish('ann')]);
    const away = plan([wish('ann', { visible: false })], {}, before, 100);
    const back = plan([wish('ann')], {}, away, 200);
    const gone = plan([wish('ann', { visible: false })], {}, back, 100 + HOLD_MS);
    expect(words(gone)).to.equal('ann high');
  });

  it('gives more at once', () => {
    const off = plan([wish('ann', { visible: false })]);
    const low = plan([wish('ann', SMALL)], {}, off, 1);
    expect(words(low)).to.equal('ann low');
    expect(words(plan([wish('ann')], {}, low, 2))).to.equal('ann high');
  });

  it('takes at once what the budget does not allow', () => {
    const before = plan([wish('ann'), wish('bob', SMALL)]);
    expect(words(plan([wish('ann'), wish('bob', SMALL)], { bandwidth: 'low' }, before, 1))).to.equal(
      'ann low, bob off',
    );
  });

  it('plays on for a while whose sound is turned off, and asks to be asked by then', () => {
    const wishes = [wish('ann', { ...UNSEEN, mutedAt: 100 }), wish('bob')];
    const budget = { ...ALL, ceiling: 50, maxStreams: 1 };
    const first = planReception(NO_PLAN, wishes, budget, 200);
    expect([words(first.plan), first.again]).to.deep.equal(['ann off, bob high', 100 + MUTED_MS]);
    const late = planReception(first.plan, wishes, budget, 100 + MUTED_MS);
    expect([words(late.plan), late.again]).to.deep.equal(['ann none, bob high', undefined]);
    const seen = [wish('ann', { ...SMALL, mutedAt: 100 }), wish('bob', UNSEEN)];
    const back = planReception(late.plan, seen, budget, 200 + MUTED_MS);
    expect(words(back.plan)).to.equal('ann low, bob off');
    const unmuted = planReception(late.plan, [wish('ann', UNSEEN), wish('bob')], budget, 200 + MUTED_MS);
    expect(words(unmuted.plan)).to.equal('ann off, bob high');
  });

  it('has the size of a tile as soon as it is shown, if it was got ready', () => {
    const ready = plan([wish('ann', { ...UNSEEN, soon: true })]);
    expect(words(plan([wish('ann', { width: 480, height: 270 })], {}, ready, 1))).to.equal('ann high');
  });

  it('keeps a small picture small until its tile is clearly larger', () => {
    const sized = (height: number, before: ReceptionPlan, now: number) =>
      plan([wish('ann', { width: height * 2, height })], {}, before, now);
    const low = sized(200, NO_PLAN, 0);
    const still = sized(280, low, 1);
    expect(words(still)).to.equal('ann low');
    const high = sized(300, still, 2);
    expect(words(high)).to.equal('ann high');
    expect(words(sized(250, high, 3 + HOLD_MS))).to.equal('ann high');
  });

  it('asks for another size when it differs enough: a larger one at once, a smaller one after a while', () => {
    const sized = (width: number, before: ReceptionPlan, now: number) =>
      plan([wish('ann', { width, height: width / 2 })], {}, before, now);
    const width = (of: ReceptionPlan) => of.get('camera/ann')?.width;
    const before = sized(1000, NO_PLAN, 0);
    expect(width(sized(1050, before, 1))).to.equal(1000);
    expect(width(sized(1200, before, 1))).to.equal(1200);
    expect(width(sized(850, before, HOLD_MS))).to.equal(1000);
    const waiting = sized(700, before, 0);
    expect(width(waiting)).to.equal(1000);
    expect(width(sized(700, waiting, HOLD_MS))).to.equal(700);
  });

  it('stays with whom it has, of two who count the same', () => {
    const before = plan([wish('ann')]);
    for (const wishes of [
      [wish('bob'), wish('ann')],
      [wish('ann'), wish('bob')],
    ])
      expect(words(plan(wishes, { maxStreams: 1 }, before, 1))).to.equal('ann high, bob off');
  });

  describe('whatever is wished for', () => {
    const person = fc.record({
      source: fc.constantFrom<'camera' | 'screen'>('camera', 'screen'),
      visible: fc.boolean(),
      width: fc.integer({ min: 0, max: 4000 }),
      height: fc.integer({ min: 0, max: 3000 }),
      pinned: fc.boolean(),
      speaker: fc.boolean(),
      soon: fc.boolean(),
      heardAt: fc.integer({ min: 0, max: 9 }),
      mutedAt: fc.constantFrom(undefined, -MUTED_MS),
    });
    const wishes = fc
      .array(person, { maxLength: 8 })
      .map((people) => people.map((each, i): ReceptionWish => ({ ...each, userId: `user${i}` })));
    const budget = fc.record({
      maxStreams: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Infinity)),
      ceiling: fc.constantFrom(undefined, 1, 3, 50),
      bandwidth: fc.constantFrom<'auto' | 'low'>('auto', 'low'),
      hidden: fc.boolean(),
      strained: fc.boolean(),
      glances: fc.integer({ min: 0, max: 2 }),
    });
    const steps = fc.array(fc.tuple(wishes, budget, fc.integer({ min: 0, max: 2000 })), {
      minLength: 1,
      maxLength: 8,
    });

    it('plans for each wish, never above the budget, and is at rest when nothing changes', () => {
      fc.assert(
        fc.property(steps, (all) => {
          let now = 0;
          let before = NO_PLAN;
          for (const [asked, spend, later] of all) {
            now += later;
            const { plan: next } = planReception(before, asked, spend, now);
            expect([...next.keys()].sort()).to.deep.equal(asked.map(keyOf).sort());
            const given = [...next.values()].filter(({ level }) => level === 'low' || level === 'high');
            const { ceiling } = spend;
            const none = [...next.values()].filter(({ level }) => level === 'none');
            if (ceiling === undefined) expect(none).to.deep.equal([]);
            else expect(next.size - none.length).to.be.at.most(ceiling);
            for (const { userId } of none) {
              const heard = asked.some((each) => each.userId === userId && each.mutedAt === undefined);
              if (heard) expect(next.size - none.length).to.equal(ceiling);
            }
            const most = spend.bandwidth === 'low' ? Math.min(1, spend.maxStreams) : spend.maxStreams;
            expect(given.length).to.be.at.most(most + spend.glances);
            if (spend.bandwidth === 'low') for (const { level } of given) expect(level).to.equal('low');
            const settled = planReception(next, asked, spend, now + HOLD_MS);
            expect(settled.again).to.equal(undefined);
            for (const each of asked) {
              const level = settled.plan.get(keyOf(each))?.level;
              const pictured = level === 'low' || level === 'high';
              if (spend.hidden || !(each.visible || each.soon)) expect(pictured).to.equal(false);
              else if (spend.maxStreams === Infinity && !ceiling && spend.bandwidth === 'auto')
                expect(pictured).to.equal(true);
            }
            const again = planReception(settled.plan, asked, spend, now + 2 * HOLD_MS);
            expect([...again.plan]).to.have.deep.members([...settled.plan]);
            before = next;
          }
        }),
      );
    });

    it('never leaves out somebody who counts more than another', () => {
      fc.assert(
        fc.property(wishes, fc.integer({ min: 1, max: 4 }), (asked, maxStreams) => {
          const next = plan(asked, { maxStreams });
          const on = (of: ReceptionWish) => next.get(keyOf(of))?.level !== 'off';
          const seen = asked.filter(({ visible }) => visible);
          if (seen.some(({ pinned }) => pinned) && seen.some((each) => on(each) && !each.pinned))
            for (const each of seen) if (each.pinned) expect(on(each)).to.equal(true);
          expect(seen.filter(on)).to.have.length(Math.min(maxStreams, seen.length));
        }),
      );
    });
  });
});
