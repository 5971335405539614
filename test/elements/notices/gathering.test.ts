import { Gathering, listed } from '../../../src/elements/notices/gathering.js';
import { enCall } from '../../../src/i18n/en-call.js';
import { expect } from '../../support/testing.js';
import { unmarked } from '../call-fixture.js';

describe('gathering who did the same', () => {
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  let due: (() => void) | undefined;
  let told: [string, readonly string[]][];
  let gathering: Gathering;

  beforeEach(() => {
    told = [];
    due = undefined;
    Object.assign(globalThis, {
      setTimeout: (run: () => void) => ((due = run), 1),
      clearTimeout: () => (due = undefined),
    });
    gathering = new Gathering((what, names) => told.push([what, names]));
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
  });

  it('tells each doing once, with all who did it', () => {
    gathering.add('hands', 'bob', 'Bob');
    gathering.add('👏', 'cem', 'Cem');
    gathering.add('hands', 'eve', 'Eve');
    gathering.add('hands', 'bob', 'Bob');
    expect(told).to.deep.equal([]);
    due?.();
    expect(told).to.deep.equal([
      ['hands', ['Bob', 'Eve']],
      ['👏', ['Cem']],
    ]);
  });

  it('tells nothing of what was undone meanwhile', () => {
    gathering.add('shares', 'bob', 'Bob');
    gathering.add('shares no more', 'bob', 'Bob', 'shares');
    gathering.add('hands', 'bob', 'Bob');
    gathering.undo('hands', 'bob');
    due?.();
    expect(told).to.deep.equal([]);
  });

  it('forgets all when it is told to', () => {
    gathering.add('hands', 'bob', 'Bob');
    gathering.clear();
    expect(due).to.equal(undefined);
    gathering.add('hands', 'cem', 'Cem');
    due?.();
    expect(told).to.deep.equal([['hands', ['Cem']]]);
  });

  it('names few, and counts the others', () => {
    expect(unmarked(listed(enCall, ['A', 'B', 'C']))).to.equal('A, B, and C');
    expect(unmarked(listed(enCall, ['A', 'B', 'C', 'D']))).to.equal('A, B, and 2 others');
  });
});
