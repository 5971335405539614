import type { CallEngine } from '../../src/engine/call-engine.js';
import { CallError } from '../../src/errors.js';
import { FakeEngine, FakeRoom, fakeEngineFactory } from '../support/fake-engine.js';
import { expect } from '../support/testing.js';
import { engineContract } from './engine-contract.js';

const options = { appId: 0, server: '', codec: 'h264', videoBitrate: 500, telemetry: false } as const;
const never = new AbortController().signal;

function fake(engine: CallEngine): FakeEngine {
  if (engine instanceof FakeEngine) return engine;
  throw new Error('not a fake engine');
}

let rooms = 0;

engineContract('FakeEngine', () => {
  const { factory, room } = fakeEngineFactory();
  const roomId = `room-${++rooms}`;
  return {
    create: (some) => factory({ ...options, ...some }),
    joinOptions: (userId, userName = userId) => ({ roomId, userId, userName, token: 'a-token' }),
    interrupt: (engine) => fake(engine).interrupt(),
    restore: (engine) => fake(engine).restore(),
    realMedia: true,
    slack: 0,
    dispose: () => room.dispose(),
  };
});

describe('FakeEngine: the control surface', () => {
  const ann = { roomId: 'daily', userId: 'ann', userName: 'Ann', token: '' };
  let room: FakeRoom;

  beforeEach(() => {
    room = new FakeRoom();
  });
  afterEach(() => room.dispose());

  it('records the calls and the options', async () => {
    const engine = room.factory({ ...options, appId: 7 });
    await engine.join(ann, never);
    expect(room.last).to.equal(engine);
    expect(room.last.options.appId).to.equal(7);
    expect(room.last.calls).to.deep.equal([{ command: 'join', args: [ann, never] }]);
  });

  it('holds a command until it is released', async () => {
    const engine = fake(room.factory(options));
    const hold = engine.holdNext('join');
    let joined = false;
    const work = engine.join(ann, never).then(() => (joined = true));
    await hold.called;
    expect(joined).to.equal(false);
    hold.resolve();
    await work;
    expect(joined).to.equal(true);
  });

  it('fails a command, before or after it is called', async () => {
    const engine = fake(room.factory(options));
    const fault = new CallError('room-full', 'The room is full.');
    engine.holdNext('join').reject(fault);
    const reason = await engine.join(ann, never).catch((error: unknown) => error);
    expect(reason).to.equal(fault);
  });

  it('rejects a held command when the engine is left', async () => {
    const engine = fake(room.factory(options));
    engine.holdNext('join');
    const work = engine.join(ann, never).catch((error: unknown) => error);
    await engine.leave();
    expect(await work).to.include({ name: 'CallError', code: 'cancelled' });
  });

  it('emits what it is told to', async () => {
    const engine = fake(room.factory(options));
    const told: unknown[] = [];
    engine.subscribe((event) => told.push(event));
    await engine.join(ann, never);
    engine.emit({ type: 'token-expiring', expiresIn: 30_000 });
    expect(told).to.deep.equal([{ type: 'token-expiring', expiresIn: 30_000 }]);
  });

  it('lets somebody else in', async () => {
    const engine = fake(room.factory(options));
    const told: unknown[] = [];
    engine.subscribe((event) => told.push(event));
    await engine.join(ann, never);
    await room.enter('daily', 'bob', 'Bob');
    await room.enter('weekly', 'cid');
    expect(told).to.deep.equal([{ type: 'participant-joined', userId: 'bob', userName: 'Bob' }]);
  });
});
