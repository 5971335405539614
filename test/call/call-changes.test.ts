import { expect } from '../support/testing.js';
import { changesBetween, isVisible } from '../../src/call/call-changes.js';
import { IDLE } from '../../src/call/call-reducer.js';
import type { CallSnapshot } from '../../src/call/call-state.js';
import { CallError } from '../../src/errors.js';
import { person } from '../support/call-input.js';

const me = person('me', { local: true });
const bob = person('bob');
const snapshot = (more: Partial<CallSnapshot>): CallSnapshot => ({ ...IDLE, ...more });
const joined = snapshot({ state: 'joined', participants: [me, bob] });

describe('changesBetween', () => {
  it('reports nothing when nothing changed', () => {
    expect(changesBetween(joined, joined)).to.deep.equal([]);
    expect(changesBetween(joined, { ...joined, streams: [] })).to.deep.equal([]);
  });

  it('reports a state with what belongs to it', () => {
    const joining = snapshot({ state: 'joining', step: 'engine' });
    expect(changesBetween(IDLE, joining)).to.deep.equal([
      { type: 'state', state: 'joining', previous: 'idle', step: 'engine' },
    ]);
    expect(changesBetween(joining, { ...joining, step: 'media' })).to.deep.equal([
      { type: 'state', state: 'joining', previous: 'joining', step: 'media' },
    ]);
    const left = snapshot({ state: 'left', reason: 'replaced' });
    expect(changesBetween(snapshot({ state: 'leaving' }), left)).to.deep.equal([
      { type: 'state', state: 'left', previous: 'leaving', reason: 'replaced' },
    ]);
  });

  it('reports a failure as a state and as an error, state first', () => {
    const error = new CallError('room-full', 'Full.');
    const changes = changesBetween(snapshot({ state: 'joining' }), snapshot({ state: 'failed', error }));
    expect(changes).to.deep.equal([
      { type: 'state', state: 'failed', previous: 'joining', error },
      { type: 'error', error },
    ]);
  });

  it('reports devices, after the state', () => {
    const after = snapshot({
      state: 'joining',
      step: 'engine',
      microphone: 'pending',
      camera: 'unavailable',
    });
    expect(
      changesBetween(IDLE, after).map((change) =>
        'status' in change ? [change.kind, change.status] : change.type,
      ),
    ).to.deep.equal(['state', ['microphone', 'pending'], ['camera', 'unavailable']]);
  });

  it('reports who left, who changed and who came, while in the call', () => {
    const bobOn = person('bob', { camera: 'on' });
    const cid = person('cid');
    const types = (before: CallSnapshot, after: CallSnapshot) =>
      changesBetween(before, after).map((change) =>
        'participant' in change
          ? `${change.type} ${change.participant.userId}`
          : 'count' in change
            ? `${change.type} ${change.count}`
            : change.type,
      );
    expect(types(joined, { ...joined, participants: [me] })).to.deep.equal([
      'participant-leave bob',
      'participant-count 1',
    ]);
    expect(types(joined, { ...joined, unlisted: 700 })).to.deep.equal(['participant-count 702']);
    expect(types(joined, { ...joined, participants: [me, bobOn] })).to.deep.equal(['participant-update bob']);
    expect(types(joined, { ...joined, participants: [me, bob, cid] })).to.deep.equal([
      'participant-join cid',
      'participant-count 3',
    ]);
    expect(types(joined, { ...joined, state: 'reconnecting', participants: [me, cid] })).to.deep.equal([
      'state',
      'participant-leave bob',
      'participant-join cid',
    ]);
  });

  it('does not report people found on joining, nor everybody as leaving when the call ends', () => {
    const joining = snapshot({ state: 'joining', step: 'room', participants: [me] });
    const has = (before: CallSnapshot, after: CallSnapshot) =>
      changesBetween(before, after).some(({ type }) => type.startsWith('participant'));
    expect(has(joining, { ...joining, participants: [me, bob] })).to.equal(false);
    expect(has({ ...joining, participants: [me, bob] }, joined)).to.equal(false);
    expect(has(joined, snapshot({ state: 'failed' }))).to.equal(false);
    expect(has(snapshot({ ...joined, state: 'leaving' }), snapshot({ state: 'left' }))).to.equal(false);
  });

  it('reports blocked sound once, and each new time', () => {
    const blocked = { ...joined, playbackBlocked: true };
    expect(changesBetween(joined, blocked)).to.deep.equal([{ type: 'playback-blocked' }]);
    expect(changesBetween(blocked, joined)).to.deep.equal([]);
    const timing = { login: 3 };
    expect(changesBetween(joined, { ...joined, timing })).to.deep.equal([{ type: 'timing', timing }]);
    expect(changesBetween({ ...joined, timing }, snapshot({ ...joined, timing: {} }))).to.deep.equal([]);
  });
});

describe('isVisible', () => {
  const timing = { type: 'timing', timing: { login: 1 } } as const;

  it('is all but how long a step took', () => {
    expect(isVisible([timing])).to.equal(false);
    expect(isVisible([{ type: 'participant-join', participant: bob }, timing])).to.equal(true);
  });

  it('is a stream that came or went, which is no change to report', () => {
    expect(isVisible([])).to.equal(true);
  });
});
