import { expect } from '../support/testing.js';
import { IDLE, reduce as reduceOutside, type CallFact } from '../../src/call/call-reducer.js';
import {
  findStream,
  type CallSnapshot,
  type CallState,
  type CallStream,
  type DeviceStatus,
} from '../../src/call/call-state.js';
import { canMove, isActive, isInCall } from '../../src/call/call-transitions.js';
import { reduceRoom as reduce } from '../../src/call/room-reducer.js';
import { CallError } from '../../src/errors.js';
import { person, streamOf } from '../support/call-input.js';

const error = new CallError('room-full', 'Full.');
const stream = new MediaStream();
const added = (userId: string, more: Partial<CallStream> = {}) => {
  const { media, ...identity } = streamOf(userId, more);
  return { type: 'stream-added', stream: media, ...identity } as const;
};
const removed = (userId: string, source: 'camera' | 'screen' = 'camera') =>
  ({ type: 'stream-removed', userId, source, streamId: `${userId}/${source}` }) as const;
const switched = (userId: string, more: { audio?: boolean; video?: boolean }) =>
  ({ type: 'media-changed', userId, source: 'camera', streamId: `${userId}/camera`, ...more }) as const;
const started: CallFact = {
  type: 'join-started',
  local: person('me', { local: true }),
  microphone: 'pending',
  camera: 'off',
  screen: 'off',
  stream,
};

/** The facts that lead from idle to each state. */
const PATH: Record<CallState, CallFact[]> = {
  idle: [],
  joining: [started],
  joined: [started, { type: 'joined' }],
  reconnecting: [started, { type: 'joined' }, { type: 'reconnecting' }],
  leaving: [started, { type: 'leaving' }],
  left: [started, { type: 'leaving' }, { type: 'left', reason: 'local' }],
  failed: [started, { type: 'failed', error }],
};
const STATES = Object.keys(PATH) as CallState[];
const at = (state: CallState, ...more: CallFact[]): CallSnapshot =>
  [...PATH[state], ...more].reduce(reduce, IDLE);

/** The fact that asks for each state. */
const TOWARDS: Record<Exclude<CallState, 'idle'>, CallFact> = {
  joining: started,
  joined: { type: 'joined' },
  reconnecting: { type: 'reconnecting' },
  leaving: { type: 'leaving' },
  left: { type: 'left', reason: 'removed' },
  failed: { type: 'failed', error },
};

const LEGAL: Record<CallState, CallState[]> = {
  idle: ['joining'],
  joining: ['joined', 'leaving', 'failed'],
  joined: ['reconnecting', 'leaving', 'failed'],
  reconnecting: ['joined', 'leaving', 'failed'],
  leaving: ['left'],
  left: ['joining'],
  failed: ['joining'],
};

describe('call transitions', () => {
  for (const from of STATES)
    for (const to of STATES) {
      const legal = LEGAL[from].includes(to);
      it(`${legal ? 'allow' : 'refuse'} ${from} → ${to}`, () => {
        expect(canMove(from, to)).to.equal(legal);
        if (to === 'idle') return;
        const before = at(from);
        const after = reduce(before, TOWARDS[to]);
        if (legal) expect(after.state).to.equal(to);
        else expect(after).to.equal(before);
      });
    }

  it('know which states are in the call, and which are on the way', () => {
    expect(STATES.filter(isInCall)).to.deep.equal(['joined', 'reconnecting']);
    expect(STATES.filter(isActive)).to.deep.equal(['joining', 'joined', 'reconnecting']);
  });
});

describe('call reducer', () => {
  it('starts with nobody and nothing', () => {
    expect(IDLE).to.deep.equal({
      state: 'idle',
      microphone: 'off',
      camera: 'off',
      screen: 'off',
      devices: [],
      participants: [],
      unlisted: 0,
      streams: [],
      speakingWhileMuted: false,
      playbackBlocked: false,
      timing: {},
    });
  });

  it('holds why there can be no call until there can, or somebody joins', () => {
    const hindered = (message?: string): CallFact => ({
      type: 'hindered',
      error: message === undefined ? undefined : new CallError('unsupported', message),
    });
    const now = at('idle', hindered('No.'));
    expect(now.error).to.include({ code: 'unsupported', message: 'No.' });
    expect(reduce(now, hindered('No.')), 'the same again').to.equal(now);
    expect(reduce(now, hindered())).to.deep.equal(IDLE);
    expect(reduce(now, started)).not.to.have.property('error');
    for (const state of STATES.slice(1)) expect(at(state, hindered('No.'))).to.deep.equal(at(state));
  });

  it('freezes every snapshot and what it holds', () => {
    const now = at('joined', { type: 'participant-joined', participant: person('bob') }, added('bob'));
    const held = [now.participants, now.participants[1], now.streams, ...now.streams, now.timing];
    expect([now, ...held].every(Object.isFrozen)).to.equal(true);
  });

  it('keeps step, reason and error to the state they belong to', () => {
    expect(at('joining')).to.include({ step: 'engine' }).and.not.have.any.keys('reason', 'error');
    expect(at('joined')).not.to.have.any.keys('step', 'reason', 'error');
    expect(at('left')).to.include({ reason: 'local' }).and.not.have.any.keys('step', 'error');
    expect(at('failed')).to.include({ error }).and.not.have.any.keys('step', 'reason');
    expect(at('failed', started)).not.to.have.any.keys('reason', 'error');
  });

  it('empties the room when the call is over, and keeps it while reconnecting and leaving', () => {
    const bob: CallFact = { type: 'participant-joined', participant: person('bob') };
    for (const over of [{ type: 'failed', error } as const]) {
      const now = at('joined', bob, added('bob'), over);
      expect(now.participants).to.be.empty;
      expect(now.streams).to.be.empty;
      expect(now).to.include({ microphone: 'off', camera: 'off', playbackBlocked: false });
    }
    expect(at('joined', bob, { type: 'reconnecting' }).participants).to.have.length(2);
    expect(at('joined', bob, { type: 'leaving' }).participants).to.have.length(2);
    expect(at('joined', bob, { type: 'leaving' }, { type: 'left', reason: 'local' }).participants).to.be
      .empty;
  });

  it('notes the steps of joining, and nowhere else', () => {
    expect(at('joining', { type: 'step-started', step: 'room' }).step).to.equal('room');
    const joined = at('joined');
    expect(reduce(joined, { type: 'step-started', step: 'room' })).to.equal(joined);
  });

  it('knows nothing of a room before its code is there, and the same of all else', () => {
    const joined = PATH.joined.reduce(reduceOutside, IDLE);
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    expect(reduceOutside(joined, bob)).to.equal(joined);
    for (const fact of PATH.joined.slice(1))
      expect(reduceOutside(joined, fact)).to.equal(reduce(joined, fact));
  });

  it('mirrors the own devices in the local participant', () => {
    const pending = at('joined', { type: 'device-changed', kind: 'camera', status: 'pending' });
    expect(pending.camera).to.equal('pending');
    expect(pending.participants[0].camera).to.equal('off');
    const on = reduce(pending, { type: 'device-changed', kind: 'camera', status: 'on' });
    expect(on.camera).to.equal('on');
    expect(on.participants[0]).to.include({ camera: 'on', microphone: 'off', local: true });
    expect(reduce(on, { type: 'device-changed', kind: 'camera', status: 'on' })).to.equal(on);
  });

  it('keeps the own screen beside the camera: on when it is for the others', () => {
    const shared = new MediaStream();
    const changed = (status: DeviceStatus, stream?: MediaStream) =>
      ({ type: 'screen-changed', status, stream }) as const;
    const choosing = at('joined', changed('pending'));
    expect(choosing).to.include({ screen: 'pending' });
    expect(findStream(choosing, 'me', 'screen')).to.equal(undefined);
    const pending = reduce(choosing, changed('pending', shared));
    expect(findStream(pending, 'me', 'screen')).to.include({ media: shared, video: false });
    expect(pending.participants[0].screen).to.equal('off');
    const on = reduce(pending, changed('on', shared));
    expect(findStream(on, 'me', 'screen')).to.include({ media: shared, video: true, audio: false });
    expect(on.participants[0].screen).to.equal('on');
    expect(findStream(on, 'me')?.media).to.equal(stream);
    expect(reduce(on, changed('on', shared))).to.equal(on);
    expect(reduce(on, { type: 'reconnecting' }).screen).to.equal('on');
    const off = reduce(on, changed('off'));
    expect([off.streams.length, off.participants[0].screen]).to.deep.equal([1, 'off']);
    expect(reduce(on, { type: 'leaving' }).screen).to.equal('on');
    expect(at('joined', changed('on', shared), { type: 'failed', error })).to.include({ screen: 'off' });
  });

  it('adds and removes people, each once, never the local user', () => {
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    const now = at('joined', bob);
    expect(now.participants.map(({ userId }) => userId)).to.deep.equal(['me', 'bob']);
    expect(reduce(now, bob)).to.equal(now);
    expect(reduce(now, { type: 'participant-left', userId: 'nobody' })).to.equal(now);
    expect(reduce(now, { type: 'participant-left', userId: 'me' })).to.equal(now);
    const left = at('joined', bob, added('bob'), { type: 'participant-left', userId: 'bob' });
    expect(left.participants).to.have.length(1);
    expect(findStream(left, 'bob')).to.equal(undefined);
  });

  it('keeps streams of people who are there, and turns both kinds off when one goes', () => {
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    expect(findStream(at('joined', added('bob')), 'bob')).to.equal(undefined);
    const fact = added('bob');
    const now = at('joined', bob, fact);
    expect(findStream(now, 'bob')?.media).to.equal(fact.stream);
    expect(now.participants[1]).to.include({ microphone: 'on', camera: 'on', screen: 'off' });
    expect(reduce(now, fact)).to.equal(now);
    const gone = reduce(now, removed('bob'));
    expect(findStream(gone, 'bob')).to.equal(undefined);
    expect(gone.participants[1]).to.include({ microphone: 'off', camera: 'off' });
    expect(reduce(gone, removed('bob'))).to.equal(gone);
    expect(reduce(gone, removed('me'))).to.equal(gone);
  });

  it('takes what comes with a stream for what is on', () => {
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    const now = at('joined', bob, added('bob', { audio: false }));
    const again = { ...added('bob', { audio: false }), stream: new MediaStream() };
    const next = reduce(now, again);
    expect(findStream(next, 'bob')?.media === again.stream).to.equal(true);
    expect(next.streams).to.have.length(now.streams.length);
    expect(next.participants).to.equal(now.participants);
    expect(now.participants[1]).to.include({ microphone: 'off', camera: 'on' });
  });

  it('keeps every screen of a user, in the order they came, apart from the camera', () => {
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    const screen = (streamId: string) => added('bob', { source: 'screen', streamId });
    const now = at('joined', bob, screen('one'), added('bob', { video: false }), screen('two'));
    expect(now.participants[1]).to.include({ microphone: 'on', camera: 'off', screen: 'on' });
    expect(now.streams.map(({ streamId }) => streamId)).to.deep.equal(['own', 'one', 'bob/camera', 'two']);
    expect(findStream(now, 'bob', 'screen')?.streamId).to.equal('one');
    const none = ['one', 'two'].reduce(
      (before, streamId) => reduce(before, { ...removed('bob', 'screen'), streamId }),
      now,
    );
    expect(none.participants[1]).to.include({ microphone: 'on', screen: 'off' });
  });

  it('is a new snapshot with the same own stream when that has other tracks', () => {
    const before = at('joined');
    const now = reduce(before, { type: 'own-tracks-changed' });
    expect(now.streams).not.to.equal(before.streams);
    expect(now.streams).to.deep.equal(before.streams);
    expect(findStream(now, 'me')?.media).to.equal(stream);
  });

  it('changes one kind at a time, for others only', () => {
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    const now = at('joined', bob, added('bob', { audio: false, video: false }));
    expect(reduce(now, switched('bob', { audio: true })).participants[1]).to.include({
      microphone: 'on',
      camera: 'off',
    });
    expect(reduce(now, switched('bob', { audio: false }))).to.equal(now);
    expect(reduce(now, switched('me', { audio: true }))).to.equal(now);
    expect(reduce(now, switched('nobody', { audio: true }))).to.equal(now);
  });

  it('notes blocked sound and the first time of each step', () => {
    const blocked = at('joined', { type: 'playback-changed', blocked: true });
    expect(blocked.playbackBlocked).to.equal(true);
    expect(reduce(blocked, { type: 'playback-changed', blocked: true })).to.equal(blocked);
    const timed = at('joined', { type: 'timed', timing: { login: 5 } });
    expect(timed.timing).to.deep.equal({ login: 5 });
    expect(reduce(timed, { type: 'timed', timing: { login: 9 } })).to.equal(timed);
    expect(reduce(timed, { type: 'timed', timing: { publish: 9 } }).timing).to.deep.equal({
      login: 5,
      publish: 9,
    });
  });

  it('notes who speaks, the loudest, and what is said with the microphone off', () => {
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    const spoke = (ids: string[], active?: string, whileMuted = false) =>
      ({ type: 'speech-changed', speaking: new Set(ids), whileMuted, ...(active && { active }) }) as const;
    const now = at('joined', bob, spoke(['bob'], 'bob'));
    expect(now).to.include({ activeSpeaker: 'bob', speakingWhileMuted: false });
    expect(now.participants.map(({ speaking }) => speaking)).to.deep.equal([false, true]);
    expect(now.participants[0]).to.equal(at('joined', bob).participants[0]);
    expect(Object.isFrozen(now.participants[1])).to.equal(true);
    expect(reduce(now, spoke(['bob'], 'bob'))).to.equal(now);
    const quiet = reduce(now, spoke([], 'bob', true));
    expect(quiet).to.include({ activeSpeaker: 'bob', speakingWhileMuted: true });
    expect(quiet.participants[1].speaking).to.equal(false);
    expect(reduce(now, { type: 'reconnecting' }).activeSpeaker).to.equal('bob');
    expect(reduce(now, { type: 'participant-left', userId: 'bob' })).not.to.have.property('activeSpeaker');
    expect(reduce(now, spoke(['nobody'], 'nobody'))).not.to.have.property('activeSpeaker');
    expect(reduce(now, { type: 'leaving' })).not.to.have.property('activeSpeaker');
    expect(reduce(at('joining'), spoke(['me'], undefined, true)).speakingWhileMuted).to.equal(true);
  });

  it('takes the worse of two ways for how somebody is connected, unless it is unknown', () => {
    const quality = (userId: string, up: number, down: number) =>
      ({ type: 'quality', userId, up, down }) as const;
    const bob = { type: 'participant-joined', participant: person('bob') } as const;
    const now = at('joined', bob, quality('bob', 4, 2));
    expect(now.participants.map((each) => each.quality)).to.deep.equal([0, 2]);
    expect(reduce(now, quality('bob', 2, 5))).to.equal(now);
    expect(reduce(now, quality('bob', 0, 2))).to.equal(now);
    expect(reduce(now, quality('nobody', 1, 1))).to.equal(now);
    expect(reduce(now, quality('bob', 5, 0)).participants[1].quality).to.equal(5);
    expect(reduce(now, quality('bob', 0, 0)).participants[1].quality).to.equal(0);
    expect(reduce(now, quality('me', 1, 3)).participants[0].quality).to.equal(1);
  });

  const NEWS: CallFact[] = [
    { type: 'quality', userId: 'me', up: 1, down: 1 },
    { type: 'speech-changed', speaking: new Set(['me']), whileMuted: true },
    { type: 'device-changed', kind: 'camera', status: 'on' },
    { type: 'participant-joined', participant: person('bob') },
    { type: 'participant-left', userId: 'me' },
    switched('me', { audio: true }),
    added('me'),
    removed('me'),
    { type: 'playback-changed', blocked: true },
    { type: 'timed', timing: { login: 5 } },
    { type: 'step-started', step: 'room' },
  ];
  for (const state of ['idle', 'leaving', 'left', 'failed'] as const)
    for (const fact of NEWS)
      it(`ignores ${fact.type} when ${state}`, () => {
        const now = at(state);
        expect(reduce(now, fact)).to.equal(now);
      });
});
