import type { CallEngine } from '../../src/engine/call-engine.js';
import { CallError } from '../../src/errors.js';
import { Ear } from '../support/ear.js';
import { FakeEngine, FakeRoom, fakeEngineFactory } from '../support/fake-engine.js';
import { syntheticMedia } from '../support/media.js';
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
    reception: true,
    measure: () => room.measure(),
    patience: Infinity,
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

  it('tells the statuses with the stream, and nothing more until they change', async () => {
    const engine = fake(room.factory(options));
    const told: unknown[] = [];
    engine.subscribe(({ type }) => told.push(type));
    await engine.join(ann, never);
    const bob = await room.enter('daily', 'bob');
    await bob.publish('camera', new MediaStream(), never);
    expect(bob.enabled.camera).to.deep.equal({ audio: false, video: false });
    await bob.setTrackEnabled('camera', 'audio', true);
    expect(told).to.deep.equal(['participant-joined', 'stream-added', 'media-changed']);
    expect(bob.enabled.camera).to.deep.equal({ audio: true, video: false });
  });

  it('publishes more streams than one of each source', async () => {
    const engine = fake(room.factory(options));
    const ear = new Ear(engine, 'ann', 1000);
    await engine.join(ann, never);
    const bob = await room.enter('daily', 'bob');
    await bob.publish('screen', new MediaStream(), never);
    const streamId = bob.addStream('screen', new MediaStream());
    const added = ear.events.filter((event) => event.type === 'stream-added');
    expect(added.map(({ source }) => source)).to.deep.equal(['screen', 'screen']);
    bob.removeStream(streamId);
    await bob.unpublish('screen');
    const removed = ear.events.filter((event) => event.type === 'stream-removed');
    expect(removed.map((event) => event.streamId)).to.deep.equal([streamId, added[0].streamId]);
    expect(ear.faults).to.deep.equal([]);
  });

  it('takes back for all what it says is unpublished, and can publish then', async () => {
    const engine = fake(room.factory(options));
    const ear = new Ear(engine, 'ann', 1000);
    await engine.join(ann, never);
    const bob = await room.enter('daily', 'bob');
    await bob.publish('camera', new MediaStream(), never);
    const error = new CallError('publish-failed', 'Gone.');
    bob.emit({ type: 'unpublished', source: 'camera', error });
    expect(bob.tracks.camera).to.equal(null);
    expect(ear.types('bob')).to.deep.equal(['participant-joined', 'stream-added', 'stream-removed']);
    await bob.publish('camera', new MediaStream(), never);
  });

  it('lets somebody ask somebody else to do something', async () => {
    const engine = fake(room.factory(options));
    const ear = new Ear(engine, 'ann', 1000);
    await engine.join(ann, never);
    const bob = await room.enter('daily', 'bob');
    bob.ask('ann', 'camera-off');
    expect(ear.events.at(-1)).to.deep.equal({ type: 'host-command', command: 'camera-off', userId: 'bob' });
  });

  it('ends the clone of a kind that could not be changed', async () => {
    const engine = fake(room.factory(options));
    await engine.join(ann, never);
    const { stream, stop } = syntheticMedia({ video: false });
    await engine.publish('camera', stream, never);
    engine.holdNext('setTrackEnabled').reject(new CallError('publish-failed', 'No.'));
    await engine.setTrackEnabled('camera', 'audio', false).catch(() => undefined);
    expect(engine.tracks.camera?.audio).to.include({ readyState: 'ended', enabled: false });
    await stop();
  });
});
