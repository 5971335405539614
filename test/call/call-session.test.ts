import fc from 'fast-check';
import { expect } from '../support/testing.js';
import { callInput } from '../support/call-input.js';
import { fakeEngineFactory, type FakeRoom, type Hold } from '../support/fake-engine.js';
import { syntheticMedia, type SyntheticMedia } from '../support/media.js';
import type { CallChange } from '../../src/call/call-changes.js';
import type { CallInput } from '../../src/call/call-config.js';
import { CallSession } from '../../src/call/call-session.js';
import { findStream, type CallSnapshot } from '../../src/call/call-state.js';
import { canMove } from '../../src/call/call-transitions.js';
import type { CallEngine, EngineFactory } from '../../src/engine/call-engine.js';
import { CallError } from '../../src/errors.js';

/** The same engine, but for a `leave()` that rejects. */
const unwilling = (engine: CallEngine): CallEngine => ({
  subscribe: (listener) => engine.subscribe(listener),
  getStats: () => engine.getStats(),
  join: (...args) => engine.join(...args),
  publish: (...args) => engine.publish(...args),
  unpublish: (...args) => engine.unpublish(...args),
  replaceTrack: (...args) => engine.replaceTrack(...args),
  setTrackEnabled: (...args) => engine.setTrackEnabled(...args),
  renewToken: (token) => engine.renewToken(token),
  setHand: (raised) => engine.setHand(raised),
  sendReaction: (reaction) => engine.sendReaction(reaction),
  sendMessage: (text) => engine.sendMessage(text),
  leave: () => engine.leave().then(() => Promise.reject(new Error('no'))),
});

let room: FakeRoom;
let factory: EngineFactory;
let media: SyntheticMedia;
let session: CallSession;
let log: { snapshot: CallSnapshot; change: CallChange }[];

const describeCall = (more: Partial<CallInput> = {}) =>
  callInput({ engine: factory, source: media.stream, ...more });
const join = (more: Partial<CallInput> = {}) => session.join(() => describeCall(more));
const types = () =>
  log.map(({ change }) => (change.type === 'state' ? `state ${change.state}` : change.type));
const states = () =>
  log.flatMap(({ change }) =>
    change.type === 'state' ? [`${change.state}${change.step ? ` ${change.step}` : ''}`] : [],
  );
const errors = () => log.flatMap(({ change }) => (change.type === 'error' ? [change.error.code] : []));

/** Resolves with the first snapshot, now or later, for which `test` holds. */
function until(test: (snapshot: CallSnapshot) => boolean): Promise<CallSnapshot> {
  return new Promise((resolve) => {
    let unsubscribe = () => {};
    const check = () => {
      if (!test(session.snapshot)) return;
      unsubscribe();
      resolve(session.snapshot);
    };
    unsubscribe = session.subscribe(check);
    check();
  });
}

async function failure(promise: Promise<unknown>): Promise<CallError> {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(CallError);
    return error as CallError;
  }
  throw new Error('should have failed');
}

const published = () => until(({ microphone, camera }) => microphone !== 'pending' && camera !== 'pending');

describe('CallSession', () => {
  beforeEach(() => {
    ({ room, factory } = fakeEngineFactory());
    media = syntheticMedia();
    session = new CallSession();
    log = [];
    session.subscribe((snapshot, changes) => changes.forEach((change) => log.push({ snapshot, change })));
  });
  afterEach(async () => {
    await session.leave();
    await room.dispose();
    await media.stop();
  });

  describe('while joining', () => {
    it('goes through its steps to joined, then publishes', async () => {
      await join();
      expect(session.snapshot.state).to.equal('joined');
      expect(states()).to.deep.equal(['joining engine', 'joining media', 'joining room', 'joined']);
      const now = await published();
      expect(now).to.include({ microphone: 'on', camera: 'on' });
      expect(now.participants[0]).to.include({ userId: 'ann', userName: 'Ann', local: true, camera: 'on' });
      expect(room.last.calls.map(({ command }) => command)).to.deep.equal(['join', 'publish']);
      expect(Object.keys(now.timing).sort()).to.deep.equal(['engine', 'login', 'media', 'publish']);
    });

    it('changes the snapshot before it tells, and tells before the promise settles', async () => {
      const order: string[] = [];
      session.subscribe((snapshot, changes) => {
        if (changes.some((change) => change.type === 'state' && change.state === 'joined')) {
          expect(session.snapshot).to.equal(snapshot);
          order.push('told');
        }
      });
      await join().then(() => order.push('settled'));
      expect(order).to.deep.equal(['told', 'settled']);
    });

    it('returns the same promise, and resolves at once when in the call', async () => {
      const first = join();
      expect(join({ room: 'other' })).to.equal(first);
      await first;
      await join();
      expect(room.engines).to.have.length(1);
    });

    it('shows those already there in the first joined snapshot, without join events', async () => {
      await room.enter('daily', 'bob', 'Bob');
      await join();
      expect(session.snapshot.participants.map(({ userId }) => userId)).to.deep.equal(['ann', 'bob']);
      expect(types()).not.to.include('participant-join');
    });

    it('fails on a description that cannot work, without building an engine', async () => {
      const error = await failure(join({ room: '' }));
      expect(error.code).to.equal('configuration');
      expect(session.snapshot).to.include({ state: 'failed', error });
      expect(states()).to.deep.equal(['joining engine', 'failed']);
      expect(room.engines).to.be.empty;
    });

    it('fails with the engine’s own reason, frees everything, and can join again', async () => {
      let refuse = true;
      const picky: EngineFactory = (options) => {
        const engine = factory(options);
        if (refuse) room.last.holdNext('join').reject(new CallError('room-full', 'Full.'));
        return engine;
      };
      const error = await failure(join({ engine: picky }));
      expect(error.code).to.equal('room-full');
      expect(types().slice(-4)).to.include.members(['state failed', 'error']);
      expect(room.last.left).to.equal(true);
      refuse = false;
      await join({ engine: picky });
      expect(session.snapshot.state).to.equal('joined');
      expect(session.snapshot).not.to.have.any.keys('error');
    });

    it('fails with engine-load when the engine cannot be built from its files', async () => {
      const error = await failure(
        join({
          engine: () => {
            throw new Error('boom');
          },
        }),
      );
      expect(error.code).to.equal('internal');
      expect(session.snapshot.state).to.equal('failed');
    });

    it('asks for a token while the rest is prepared, and fails when none is to be had', async () => {
      const error = await failure(join({ token: '', tokenProvider: () => Promise.resolve(' ') }));
      expect(error.code).to.equal('token-invalid');
    });

    it('fetches no engine and opens no device when no token is to be had', async () => {
      let opened = 0;
      const { mediaDevices } = navigator;
      const { getUserMedia } = mediaDevices;
      mediaDevices.getUserMedia = () => Promise.reject(new Error(`opened ${++opened}`));
      try {
        const error = await failure(session.join(() => callInput({ token: '' })));
        expect(error).to.include({ code: 'configuration' });
        expect(error.message).to.match(/^token is missing/);
        expect([opened, states()]).to.deep.equal([0, ['joining engine', 'failed']]);
      } finally {
        mediaDevices.getUserMedia = getUserMedia;
      }
    });

    it('refuses what a token source answers when it is no token04', async () => {
      const tokenProvider = () => Promise.resolve('<!doctype html>');
      const error = await failure(session.join(() => callInput({ viewOnly: true, tokenProvider })));
      expect(error.code).to.equal('token-invalid');
    });

    it('hands the token to the engine and to nobody else', async () => {
      await join({ token: 'very-secret' });
      await published();
      expect(room.last.calls[0].args[0]).to.include({ token: 'very-secret' });
      expect(JSON.stringify(log)).not.to.contain('very-secret');
    });

    for (const [name, more, commands] of [
      ['with devices off', { muted: true, cameraOff: true }, ['join', 'publish']],
      ['to watch only', { viewOnly: true }, ['join']],
    ] as const)
      it(`can be done ${name}`, async () => {
        await join(more);
        await published();
        expect(room.last.calls.map(({ command }) => command)).to.deep.equal(commands);
        expect(findStream(session.snapshot, 'ann')!.media.getTracks()).to.be.empty;
      });

    it('looks at what is wanted by the time it publishes', async () => {
      const joined = join();
      await session.setDevice('camera', false);
      await session.setDevice('microphone', false);
      expect(session.snapshot).to.include({ camera: 'off', microphone: 'off' });
      await joined;
      await published();
      expect(session.snapshot).to.include({ camera: 'off', microphone: 'off' });
      expect(room.last.enabled.camera).to.deep.equal({ audio: false, video: false });
    });
  });

  describe('when a listener gives commands', () => {
    /** Gives the command the first time that state is told; resolves with what comes of it. */
    const on = (state: string, command: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const off = session.subscribe((_, changes) => {
          if (!changes.some((change) => change.type === 'state' && change.state === state)) return;
          off();
          command().then(resolve, reject);
        });
      });
    const alive = () => room.engines.filter(({ left }) => !left).length;

    it('joins again from leaving, when all is released', async () => {
      await join();
      const again = on('leaving', () => join({ room: 'other' }));
      await session.leave();
      await again;
      expect(session.snapshot.state).to.equal('joined');
      expect(room.last.roomId).to.equal('other');
      expect(alive()).to.equal(1);
    });

    it('leaves from leaving as one', async () => {
      await join();
      let left = false;
      const nested = on('leaving', () => session.leave()).then(
        () => (left = session.snapshot.state === 'left'),
      );
      await session.leave();
      await nested;
      expect(left).to.equal(true);
    });

    it('joins again from failed', async () => {
      const again = on('failed', () => join());
      const held: EngineFactory = (options) => {
        const engine = factory(options);
        room.last.holdNext('join').reject(new CallError('room-full', 'Full.'));
        return engine;
      };
      expect((await failure(join({ engine: held }))).code).to.equal('room-full');
      await again;
      expect(session.snapshot.state).to.equal('joined');
      expect(alive()).to.equal(1);
    });

    it('joins again from failed where the description was at fault, once', async () => {
      const again = on('failed', () => join());
      const wrong = failure(join({ room: '' }));
      const third = join();
      expect((await wrong).code).to.equal('configuration');
      await again;
      await third;
      expect(session.snapshot.state).to.equal('joined');
      expect(room.engines).to.have.length(1);
    });

    it('joins once when it joins while joining begins', async () => {
      const again = on('joining', () => join());
      await join();
      await again;
      expect(room.engines).to.have.length(1);
    });
  });

  describe('when left while joining', () => {
    const leaveDuring = async (step: string) => {
      await until((now) => now.step === step);
      await session.leave();
    };
    for (const step of ['engine', 'media', 'room'])
      it(`is cancelled during step ${step}, ends as left, and frees everything`, async () => {
        const held: EngineFactory = (options) => {
          const engine = factory(options);
          room.last.holdNext('join');
          return engine;
        };
        const joining = failure(join({ engine: held }));
        await leaveDuring(step);
        expect((await joining).code).to.equal('cancelled');
        expect(session.snapshot).to.include({ state: 'left', reason: 'local' });
        expect(errors()).to.be.empty;
        expect(room.engines.every(({ left }) => left)).to.equal(true);
      });

    it('does not wait for a token that never comes', async () => {
      const joining = failure(join({ tokenProvider: () => new Promise(() => {}) }));
      await leaveDuring('media');
      expect((await joining).code).to.equal('cancelled');
    });

    it('neither asks for a token nor loads an engine when left as soon as it begins', async () => {
      const asked: string[] = [];
      const loaded = () => {
        throw new Error('loaded');
      };
      const off = session.subscribe(({ state }) => {
        if (state === 'joining') void session.leave();
      });
      const tokenProvider = ({ reason }: { reason: string }) => {
        asked.push(reason);
        return Promise.resolve('');
      };
      expect((await failure(join({ engine: loaded, tokenProvider }))).code).to.equal('cancelled');
      off();
      expect(asked).to.be.empty;
    });

    it('joins again after it', async () => {
      const first = failure(join());
      const left = session.leave();
      const second = join({ room: 'other' });
      expect((await first).code).to.equal('cancelled');
      await left;
      await second;
      expect(session.snapshot.state).to.equal('joined');
      expect(room.last.roomId).to.equal('other');
    });

    it('does not join after all when the call is left again before', async () => {
      await join();
      void session.leave();
      const rejoin = failure(join());
      void session.leave();
      expect((await rejoin).code).to.equal('cancelled');
      expect(session.snapshot.state).to.equal('left');
      expect(room.engines).to.have.length(1);
    });
  });

  describe('in the call', () => {
    it('reports people and their devices', async () => {
      await join();
      await published();
      log = [];
      const bob = await room.enter('daily', 'bob', '<b>Bob</b>');
      await bob.publish('camera', media.stream, new AbortController().signal);
      expect(session.snapshot.participants[1]).to.include({
        userName: '<b>Bob</b>',
        microphone: 'on',
        camera: 'on',
      });
      expect(findStream(session.snapshot, 'bob')?.media).to.be.instanceOf(MediaStream);
      await bob.setTrackEnabled('camera', 'audio', false);
      expect(session.snapshot.participants[1]).to.include({ microphone: 'off', camera: 'on' });
      await bob.leave();
      expect(session.snapshot.participants).to.have.length(1);
      expect(types()).to.deep.equal([
        'participant-join',
        'participant-count',
        'participant-update',
        'participant-update',
        'participant-update',
        'participant-leave',
        'participant-count',
      ]);
    });

    it('keeps everybody while reconnecting', async () => {
      await room.enter('daily', 'bob');
      await join();
      room.last.interrupt();
      expect(session.snapshot.state).to.equal('reconnecting');
      expect(session.snapshot.participants).to.have.length(2);
      room.last.restore();
      expect(session.snapshot.state).to.equal('joined');
    });

    it('ends when the same user joins elsewhere, also while reconnecting', async () => {
      for (const interrupted of [false, true]) {
        await join();
        if (interrupted) room.last.interrupt();
        room.last.emit({ type: 'ended', reason: 'replaced' });
        await until(({ state }) => state === 'left');
        expect(session.snapshot.reason).to.equal('replaced');
        expect(room.last.left).to.equal(true);
      }
    });

    it('fails when the engine gives up', async () => {
      await join();
      await published();
      room.last.interrupt();
      room.last.emit({ type: 'failed', error: new CallError('connection-lost', 'Gone.') });
      expect(session.snapshot.state).to.equal('failed');
      expect(session.snapshot.error!.code).to.equal('connection-lost');
      expect(session.snapshot.participants).to.be.empty;
    });

    it('passes on messages, the own ones included, as they are', async () => {
      await join();
      const bob = await room.enter('daily', 'bob');
      log = [];
      await bob.sendMessage('<img src=x onerror=alert(1)>');
      await session.sendMessage('hello');
      const messages = log.flatMap(({ change }) =>
        change.type === 'message' ? [[change.from.userId, change.text]] : [],
      );
      expect(messages).to.deep.equal([
        ['bob', '<img src=x onerror=alert(1)>'],
        ['ann', 'hello'],
      ]);
    });

    it('passes on messages of people who are not listed', async () => {
      await join();
      room.last.emit({ type: 'message', userId: 'zoe', userName: 'Zoe', text: 'hi', sentAt: 1 });
      const [message] = log.flatMap(({ change }) => (change.type === 'message' ? [change] : []));
      expect(message.from).to.include({ userId: 'zoe', userName: 'Zoe', local: false });
    });

    it('reports a command that fails', async () => {
      await join();
      room.last.holdNext('sendMessage').reject(new CallError('message-failed', 'No.'));
      expect((await failure(session.sendMessage('x'))).code).to.equal('message-failed');
      expect(errors()).to.deep.equal(['message-failed']);
    });

    it('reports recoverable errors without ending', async () => {
      await join();
      room.last.emit({ type: 'error', error: new CallError('play-failed', 'Once more.') });
      expect(errors()).to.deep.equal(['play-failed']);
      expect(session.snapshot.state).to.equal('joined');
    });

    it('notes blocked sound and the first remote picture', async () => {
      await join();
      session.reportPlayback(true);
      session.reportPlayback(true);
      expect(types().filter((type) => type === 'playback-blocked')).to.have.length(1);
      session.reportPlayback(false);
      expect(session.snapshot.playbackBlocked).to.equal(false);
      session.reportRemoteFrame();
      const { remoteFrame } = session.snapshot.timing;
      expect(remoteFrame).to.be.a('number');
      session.reportRemoteFrame();
      expect(session.snapshot.timing.remoteFrame).to.equal(remoteFrame);
    });

    it('gives nothing to listeners that unsubscribed, and all to the others when one throws', async () => {
      const heard: string[] = [];
      const unsubscribe = session.subscribe(() => heard.push('gone'));
      unsubscribe();
      session.subscribe(() => heard.push('there'));
      await join();
      expect(new Set(heard)).to.deep.equal(new Set(['there']));
    });

    it('delivers in order when a listener gives a command', async () => {
      session.subscribe((snapshot) => {
        if (snapshot.state === 'joined') void session.leave();
      });
      await join().catch(() => undefined);
      await until(({ state }) => state === 'left');
      expect(states().slice(-3)).to.deep.equal(['joined', 'leaving', 'left']);
    });
  });

  describe('when a host asks for something', () => {
    const hosted = async (more: Partial<CallInput> = {}) => {
      const host = await room.enter('daily', 'host', 'The host');
      await join(more);
      await published();
      log = [];
      return host;
    };

    for (const [command, kind] of [
      ['camera-off', 'camera'],
      ['microphone-off', 'microphone'],
    ] as const)
      it(`obeys ${command}, and says who asked`, async () => {
        const host = await hosted();
        host.ask('ann', command);
        await until((now) => now[kind] === 'off');
        const told = log.flatMap(({ change }) =>
          'command' in change ? [[change.type, change.from.userName]] : [],
        );
        expect(told).to.deep.equal([
          ['host-command', 'The host'],
          ['host-command-obeyed', 'The host'],
        ]);
        log = [];
        host.ask('ann', command);
        expect(log).to.be.empty; // there is nothing to do
      });

    it('is removed by those the page names, as of now', async () => {
      let hosts: string[] = [];
      const page = () => describeCall({ hosts });
      const host = await room.enter('daily', 'host');
      await session.join(page, page);
      host.ask('ann', 'remove');
      expect(session.snapshot.state).to.equal('joined');
      expect(types()).not.to.include('host-command');
      hosts = ['somebody', 'host'];
      host.ask('ann', 'remove');
      expect((await until(({ state }) => state === 'left')).reason).to.equal('removed-by-host');
    });

    it('does nothing that a listener prevents', async () => {
      const host = await hosted({ hosts: ['host'] });
      session.subscribe((_, changes) => {
        for (const change of changes) if (change.type === 'host-command') change.prevent();
      });
      host.ask('ann', 'remove');
      host.ask('ann', 'camera-off');
      await session.setDevice('microphone', false);
      expect(session.snapshot).to.include({ state: 'joined', camera: 'on' });
      expect(types().filter((type) => type.startsWith('host'))).to.deep.equal([
        'host-command',
        'host-command',
      ]);
    });
  });

  describe('when joining again', () => {
    const again = async (more: Partial<CallInput> = {}) => {
      await session.leave();
      await join(more);
      return published();
    };

    it('enters with microphone and camera as they were last wanted', async () => {
      await join();
      await published();
      await session.setDevice('microphone', false);
      expect(await again({ room: 'other' })).to.include({ microphone: 'off', camera: 'on' });
      await session.toggleDevice('microphone');
      await session.toggleDevice('camera');
      room.last.emit({ type: 'failed', error: new CallError('connection-lost', 'Gone.') });
      await join();
      expect(await published()).to.include({ microphone: 'on', camera: 'off' });
    });

    it('follows the page where it has changed its mind', async () => {
      await join({ muted: true });
      await published();
      await session.setDevice('microphone', true);
      await session.setDevice('camera', false);
      expect(await again({ muted: true })).to.include({ microphone: 'on', camera: 'off' });
      expect(await again({ muted: false, cameraOff: true })).to.include({ microphone: 'on', camera: 'off' });
      expect(await again({ muted: true, cameraOff: false })).to.include({ microphone: 'off', camera: 'on' });
    });

    it('tries a device again that failed, and forgets no wish while it is without it', async () => {
      await join();
      await published();
      await session.setDevice('camera', false);
      expect(await again({ audioOnly: true })).to.include({ camera: 'unavailable' });
      expect(await again()).to.include({ camera: 'off' });
    });
  });

  describe('tokens', () => {
    const expire = () => room.last.emit({ type: 'token-expiring', expiresIn: 30_000 });

    it('are renewed before they end', async () => {
      let count = 0;
      await join({ tokenProvider: ({ reason }) => Promise.resolve(`${reason}-${++count}`) });
      await published();
      const renewed = room.last.holdNext('renewToken');
      expire();
      await renewed.called;
      renewed.resolve();
      expect(room.last.calls.at(-1)).to.deep.equal({ command: 'renewToken', args: ['expiring-2'] });
      expect(errors()).to.be.empty;
    });

    it('that nobody renews are an error in the call, which goes on', async () => {
      await join();
      expire();
      expect(errors()).to.deep.equal(['token-expired']);
      expect(session.snapshot.state).to.equal('joined');
    });

    it('are asked for once, however often the engine tells', async () => {
      let asked = 0;
      await join({ tokenProvider: () => Promise.resolve(`t-${++asked}`) });
      await published();
      const renewed = room.last.holdNext('renewToken');
      expire();
      expire();
      await renewed.called;
      renewed.resolve();
      expect(asked).to.equal(2);
    });

    it('that end before joining is done are renewed once it is', async () => {
      let hold: Hold | undefined;
      const slow: EngineFactory = (options) => {
        const engine = factory(options);
        hold = room.last.holdNext('join');
        return engine;
      };
      const joining = join({ engine: slow, tokenProvider: ({ reason }) => Promise.resolve(reason) });
      await until((now) => now.step === 'room');
      const renewed = room.last.holdNext('renewToken');
      expire();
      expire();
      hold!.resolve();
      await Promise.all([joining, renewed.called]);
      renewed.resolve();
      const renewals = room.last.calls.filter(({ command }) => command === 'renewToken');
      expect(renewals.map(({ args }) => args)).to.deep.equal([['expiring']]);
    });

    it('that could not be renewed are asked for again when the link or the network is back', async () => {
      for (const back of [
        () => room.last.restore(),
        () => dispatchEvent(new Event('online')),
        () => session.wake(),
      ]) {
        let asked = 0;
        await join({
          tokenProvider: ({ reason }) =>
            reason === 'join' || ++asked > 1 ? Promise.resolve(reason) : Promise.reject(new Error('offline')),
        });
        await published();
        log = [];
        expire();
        await until(() => errors().length > 0);
        expect(errors()).to.deep.equal(['connection-failed']);
        const renewed = room.last.holdNext('renewToken');
        back();
        await renewed.called;
        renewed.resolve();
        expect(asked).to.equal(2);
        await session.leave();
      }
    });

    it('come from what the page has when they are needed', async () => {
      const page = (token: string) => describeCall({ tokenProvider: () => Promise.resolve(token) });
      let now = page('first');
      await session.join(
        () => now,
        () => now,
      );
      expect(room.last.calls[0].args[0]).to.include({ token: 'first' });
      now = page('second');
      const renewed = room.last.holdNext('renewToken');
      expire();
      await renewed.called;
      renewed.resolve();
      expect(room.last.calls.at(-1)?.args).to.deep.equal(['second']);
    });

    it('that come after leaving are not used', async () => {
      let answer = (_: string) => {};
      await join({
        tokenProvider: ({ reason }) =>
          reason === 'join' ? Promise.resolve('t') : new Promise((resolve) => (answer = resolve)),
      });
      expire();
      await session.leave();
      answer('late');
      expect(room.last.calls.map(({ command }) => command)).not.to.include('renewToken');
      expect(errors()).to.be.empty;
    });
  });

  describe('when left', () => {
    it('leaves once, stops the tracks at once, and does nothing outside a call', async () => {
      await session.leave();
      expect(session.snapshot.state).to.equal('idle');
      await join();
      await published();
      const [track] = findStream(session.snapshot, 'ann')!.media.getTracks();
      const first = session.leave('removed');
      expect(session.snapshot.state).to.equal('leaving');
      expect(track.readyState).to.equal('ended');
      expect(session.leave()).to.equal(first);
      await first;
      expect(session.snapshot).to.include({
        state: 'left',
        reason: 'removed',
        microphone: 'off',
        camera: 'off',
      });
      expect(media.stream.getTracks().every(({ readyState }) => readyState === 'live')).to.equal(true);
    });

    it('ends although an engine rejects', async () => {
      const { reportError } = globalThis;
      const reported: unknown[] = [];
      globalThis.reportError = (reason: unknown) => void reported.push(reason);
      try {
        await join({ engine: (options) => unwilling(factory(options)) });
        await session.leave();
      } finally {
        globalThis.reportError = reportError;
      }
      expect(session.snapshot.state).to.equal('left');
      expect(reported).to.have.length(1);
    });

    it('waits for the engine to be gone', async () => {
      await join();
      const hold = room.last.holdNext('leave');
      const leaving = session.leave();
      await hold.called;
      expect(session.snapshot.state).to.equal('leaving');
      hold.resolve();
      await leaving;
      expect(session.snapshot.state).to.equal('left');
    });

    it('refuses commands', async () => {
      await join();
      await session.leave();
      for (const command of [
        session.setDevice('camera', true),
        session.toggleDevice('microphone'),
        session.sendMessage('x'),
        session.renewToken('x'),
      ])
        expect((await failure(command)).code).to.equal('cancelled');
    });
  });

  it('never makes an illegal move, whatever the order of commands and events', async () => {
    const command = fc.constantFrom(
      'join',
      'leave',
      'mic',
      'cam',
      'interrupt',
      'restore',
      'replaced',
      'lost',
      'bob',
      'tick',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        const moves: [string, string][] = [];
        const own = new CallSession();
        own.subscribe((_, changes) => {
          for (const change of changes)
            if (change.type === 'state' && change.state !== change.previous)
              moves.push([change.previous, change.state]);
        });
        const { factory: engine, room: place } = fakeEngineFactory();
        const pending: Promise<unknown>[] = [];
        const run = (work: Promise<unknown>) =>
          pending.push(
            work.catch((error: CallError) =>
              expect(error.code).to.be.oneOf(['cancelled', 'connection-lost']),
            ),
          );
        for (const name of commands) {
          const last = place.engines.at(-1);
          if (name === 'join') run(own.join(() => describeCall({ engine })));
          else if (name === 'leave') run(own.leave());
          else if (name === 'mic') run(own.toggleDevice('microphone'));
          else if (name === 'cam') run(own.toggleDevice('camera'));
          else if (name === 'interrupt') last?.interrupt();
          else if (name === 'restore') last?.restore();
          else if (name === 'replaced') last?.emit({ type: 'ended', reason: 'replaced' });
          else if (name === 'lost')
            last?.emit({ type: 'failed', error: new CallError('connection-lost', 'Gone.') });
          else if (name === 'bob') last?.emit({ type: 'participant-joined', userId: 'bob', userName: 'Bob' });
          else await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
        }
        await own.leave();
        await Promise.all(pending);
        await place.dispose();
        for (const [from, to] of moves)
          expect(canMove(from as never, to as never), `${from} → ${to}`).to.equal(true);
        expect(own.snapshot.state).to.be.oneOf(['idle', 'left', 'failed']);
        expect(own.snapshot.participants).to.be.empty;
        expect(place.engines.every(({ left }) => left)).to.equal(true);
      }),
      { numRuns: 100 },
    );
  });
});
