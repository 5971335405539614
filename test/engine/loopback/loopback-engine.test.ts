import type { CallEngine, EngineEvent } from '../../../src/engine/call-engine.js';
import { createLoopbackEngine, LoopbackEngine } from '../../../src/engine/loopback/loopback-engine.js';
import { PROTOCOL_VERSION } from '../../../src/engine/loopback/loopback-messages.js';
import type { Member } from '../../../src/engine/loopback/loopback-messages.js';
import { GATHER_MS, LoopbackSignal } from '../../../src/engine/loopback/loopback-signal.js';
import { CallError } from '../../../src/errors.js';
import { Ear } from '../../support/ear.js';
import { withoutTimer } from '../../support/hold-timer.js';
import type { SyntheticMedia } from '../../support/media.js';
import { audioLevel, frameWhere, nextFrames, syntheticMedia } from '../../support/media.js';
import { pageTime } from '../../support/page-time.js';
import { expect, waitUntil } from '../../support/testing.js';
import { engineContract } from '../engine-contract.js';

const options = { appId: 0, server: '', codec: 'h264', videoBitrate: 500, telemetry: false } as const;

function loopback(engine: CallEngine): LoopbackEngine {
  if (engine instanceof LoopbackEngine) return engine;
  throw new Error('not a loopback engine');
}

engineContract('LoopbackEngine', () => {
  const roomId = crypto.randomUUID();
  return {
    create: (some) => createLoopbackEngine({ ...options, ...some }),
    joinOptions: (userId, userName = userId) => ({ roomId, userId, userName, token: '' }),
    interrupt: (engine) => loopback(engine).interrupt(),
    restore: (engine) => loopback(engine).restore(),
    realMedia: true,
    reception: true,
    patience: GATHER_MS,
    slack: 0,
    dispose: () => undefined,
  };
});

describe('LoopbackEngine', () => {
  const never = new AbortController().signal;
  let roomId: string;
  let engines: LoopbackEngine[];
  let ghosts: LoopbackSignal[];
  let media: SyntheticMedia;

  function build(userId: string): { engine: LoopbackEngine; ear: Ear; join: () => Promise<void> } {
    const engine = new LoopbackEngine();
    engines.push(engine);
    const join = () => engine.join({ roomId, userId, userName: userId, token: '' }, never);
    return { engine, ear: new Ear(engine, userId, 10_000), join };
  }

  async function enter(userId: string): Promise<{ engine: LoopbackEngine; ear: Ear }> {
    const { engine, ear, join } = build(userId);
    await join();
    return { engine, ear };
  }

  /** A member that says what it is told to and nothing else; as an address it always offers. */
  function haunt(userId: string): { signal: LoopbackSignal; member: Member; id: string } {
    const id = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
    const signal = new LoopbackSignal(roomId, id, () => undefined);
    ghosts.push(signal);
    const member = { userId, userName: userId, joinedAt: 0, hand: false, camera: null, screen: null };
    return { signal, member, id };
  }

  beforeEach(() => {
    roomId = crypto.randomUUID();
    engines = [];
    ghosts = [];
    media = syntheticMedia({ audio: false });
  });

  afterEach(async () => {
    for (const ghost of ghosts) ghost.close();
    await Promise.all(engines.map((engine) => engine.leave()));
    await media.stop();
  });

  async function codeOf(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => 'resolved',
      (error: unknown) => (error instanceof CallError ? error.code : error),
    );
  }

  it('joins an empty room at once', async () => {
    const begin = pageTime();
    await withoutTimer(GATHER_MS, () => enter('ann'));
    expect(pageTime() - begin).to.be.below(500);
  });

  it('lets people in who come at the same moment', async () => {
    const names = ['ann', 'bob', 'cid', 'dan'];
    const seats = names.map((name) => build(name));
    await Promise.all(seats.map(({ join }) => join()));
    for (const [index, { ear }] of seats.entries()) {
      const others = names.filter((_, other) => other !== index);
      for (const other of others) await ear.present(other);
      expect([...ear.people.keys()].sort()).to.deep.equal(others);
      expect(ear.faults).to.deep.equal([]);
    }
  });

  it('carries six people', async () => {
    const names = ['ann', 'bob', 'cid', 'dan', 'eve', 'fay'];
    const seats = await Promise.all(names.map((name) => enter(name)));
    await Promise.all(seats.map(({ engine }) => engine.publish('camera', media.stream, never)));
    const received = seats.flatMap(({ ear }, index) =>
      names
        .filter((_, other) => other !== index)
        .map(async (name) => nextFrames(await ear.stream(name), 5, 20_000)),
    );
    expect(await Promise.all(received)).to.have.length(30);
    expect(seats.flatMap(({ ear }) => ear.faults)).to.deep.equal([]);
  });

  it('connects in a page whose scripts take a description for granted', async () => {
    const { setLocalDescription } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setLocalDescription = function (...[description]: unknown[]) {
      return Reflect.apply(setLocalDescription, this, [new RTCSessionDescription(description as never)]);
    };
    try {
      const ann = await enter('ann');
      const bob = await enter('bob');
      await ann.engine.publish('camera', media.stream, never);
      await nextFrames(await bob.ear.stream('ann'), 2);
    } finally {
      RTCPeerConnection.prototype.setLocalDescription = setLocalDescription;
    }
  });

  it('shows camera and screen side by side, to those who are there and to those who come', async () => {
    const red = syntheticMedia({ colour: 'rgb(200 0 0)' });
    try {
      const ann = await enter('ann');
      const bob = await enter('bob');
      await ann.engine.publish('camera', media.stream, never);
      await ann.engine.publish('screen', red.stream, never);
      const cid = await enter('cid');
      for (const { ear } of [bob, cid]) {
        const [camera, screen] = [await ear.stream('ann'), await ear.stream('ann', 'screen')];
        await frameWhere(camera, ({ colour }) => colour.green > 100 && colour.red < 80, 'the green camera');
        await frameWhere(screen, ({ colour }) => colour.red > 100 && colour.green < 80, 'the red screen');
        await audioLevel(screen);
        const added = ear.events.filter((event) => event.type === 'stream-added');
        expect(added.map(({ source, audio, video }) => ({ source, audio, video }))).to.deep.equal([
          { source: 'camera', audio: false, video: true },
          { source: 'screen', audio: true, video: true },
        ]);
        expect(ear.types('ann')).not.to.include('media-changed');
        expect(ear.faults).to.deep.equal([]);
      }
    } finally {
      await red.stop();
    }
  });

  it('never shows a stream that was taken back while it was being published', async () => {
    const ann = await enter('ann');
    const bob = await enter('bob');
    const publishing = codeOf(ann.engine.publish('screen', media.stream, never));
    await ann.engine.unpublish('screen');
    expect(await publishing).to.equal('publish-failed');
    await ann.engine.publish('camera', media.stream, never);
    await bob.ear.stream('ann');
    expect(bob.ear.events.filter((event) => event.type === 'stream-added')).to.have.length(1);
  });

  it('sends nothing more of what was cancelled while it was being published', async () => {
    const [ann, bob] = [await enter('ann'), await enter('bob')];
    await bob.engine.publish('camera', media.stream, never);
    await nextFrames(await ann.ear.stream('bob'), 1);
    const senders = new Set<RTCRtpSender>();
    const replaced: Promise<void>[] = [];
    const { replaceTrack } = RTCRtpSender.prototype;
    RTCRtpSender.prototype.replaceTrack = function (track) {
      senders.add(this);
      const done = replaceTrack.call(this, track);
      replaced.push(done);
      return done;
    };
    try {
      const abort = new AbortController();
      const publishing = codeOf(ann.engine.publish('camera', media.stream, abort.signal));
      abort.abort();
      expect(await publishing).to.equal('cancelled');
      expect(senders).to.have.length(2);
      await Promise.all(replaced);
      const isOff = (sender: RTCRtpSender) => !sender.track && !sender.getParameters().encodings[0].active;
      await waitUntil(() => [...senders].every(isOff), 'the senders are off');
    } finally {
      RTCRtpSender.prototype.replaceTrack = replaceTrack;
    }
  });

  it('keeps rooms apart, in one page too', async () => {
    const ann = await enter('ann');
    roomId = `${roomId}/x`;
    const bob = await enter('bob');
    const cid = await enter('cid');
    await bob.engine.sendMessage('hello');
    await cid.ear.heard('message');
    expect(ann.ear.events).to.deep.equal([]);
    expect([...cid.ear.people.keys()]).to.deep.equal(['bob']);
  });

  it('does not hear garbage or another version', async () => {
    const ann = await enter('ann');
    const channel = new BroadcastChannel(`zego-call/loopback/${roomId}`);
    const { member, id } = haunt('bob');
    const message = { type: 'hello', member };
    const version = PROTOCOL_VERSION;
    const garbage = [null, 'hello', 7, {}, { version }, { version, from: id, to: null, message: {} }];
    for (const data of garbage) channel.postMessage(data);
    channel.postMessage({ version: version - 1, from: id, to: null, message });
    channel.postMessage({ version, from: id, to: 'somebody else', message });
    channel.close();
    await enter('cid');
    await ann.ear.present('cid');
    expect([...ann.ear.people.keys()]).to.deep.equal(['cid']);
  });

  it('does not hear people who have not said hello', async () => {
    const ann = await enter('ann');
    const { signal } = haunt('bob');
    signal.send({ type: 'chat', text: 'boo', sentAt: 0 });
    signal.send({ type: 'bye' });
    signal.send({ type: 'offer', link: 'l', sdp: 'v=0' });
    await enter('cid');
    await ann.ear.present('cid');
    expect(ann.ear.events.map(({ type }) => type)).to.deep.equal(['participant-joined']);
  });

  it('reports a connection that cannot be set up, and goes on', async () => {
    const ann = await enter('ann');
    const { signal, member } = haunt('bob');
    signal.send({ type: 'hello', member });
    signal.send({ type: 'offer', link: 'l', sdp: 'no session description' });
    const isError = (event: EngineEvent) => event.type === 'error';
    const { error } = await ann.ear.until(() => ann.ear.events.find(isError), 'an error');
    expect(error.code).to.equal('play-failed');
    await enter('cid');
    await ann.ear.present('cid');
  });

  it('drops somebody who went without a word within 5 s', async () => {
    const ann = await enter('ann');
    const { signal, member } = haunt('bob');
    signal.send({ type: 'hello', member });
    await ann.ear.present('bob');
    const [begin, had] = [performance.now(), pageTime()];
    signal.close();
    await ann.ear.absent('bob');
    expect(performance.now() - begin).to.be.at.least(2000);
    expect(pageTime() - had).to.be.at.most(5000);
  });

  it('says goodbye when the page goes, and is met again when it comes back', async () => {
    const ann = await enter('ann');
    await enter('bob');
    await ann.ear.present('bob');
    const begin = pageTime();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await ann.ear.absent('bob');
    expect(pageTime() - begin).to.be.below(2500);
    await ann.ear.present('bob');
  });

  it('is met anew after an interruption longer than the others wait', async () => {
    const ann = await enter('ann');
    const bob = await enter('bob');
    await bob.engine.publish('camera', media.stream, never);
    const before = await ann.ear.stream('bob');
    bob.engine.interrupt();
    await ann.ear.absent('bob');
    bob.engine.restore();
    await ann.ear.present('bob');
    const after = await ann.ear.stream('bob');
    expect(after).not.to.equal(before);
    await nextFrames(after, 5);
    const told = bob.ear.events.map(({ type }) => type).filter((type) => type !== 'quality');
    expect(told).to.deep.equal(['participant-joined', 'reconnecting', 'reconnected']);
    expect(ann.ear.faults).to.deep.equal([]);
  });

  it('stops its media while interrupted', async () => {
    const ann = await enter('ann');
    const bob = await enter('bob');
    await ann.engine.publish('camera', media.stream, never);
    const stream = await bob.ear.stream('ann');
    await nextFrames(stream, 1);
    bob.engine.interrupt();
    await waitUntil(() => stream.getTracks().every(({ readyState }) => readyState === 'ended'));
    expect(await codeOf(bob.engine.sendMessage('anybody?'))).to.equal('message-failed');
    bob.engine.restore();
    await nextFrames(stream, 5);
  });

  it('tells after an interruption what changed during it', async () => {
    const ann = await enter('ann');
    const bob = await enter('bob');
    await bob.engine.publish('camera', media.stream, never);
    await ann.ear.statuses('bob', { audio: false, video: true });
    bob.engine.interrupt();
    await bob.engine.setTrackEnabled('camera', 'video', false);
    bob.engine.restore();
    await ann.ear.statuses('bob', { audio: false, video: false });
    expect(ann.ear.types('bob')).not.to.include('participant-left');
  });

  it('fails with connection-lost when interrupted for a minute', async () => {
    const ann = await enter('ann');
    const { setTimeout } = globalThis;
    const due: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void, delay: number) => {
      if (delay === 60_000) due.push(run);
      return 0;
    }) as unknown as typeof setTimeout;
    ann.engine.interrupt();
    globalThis.setTimeout = setTimeout;
    for (const run of due) run();
    const [, last] = ann.ear.events;
    expect(last.type === 'failed' && last.error.code).to.equal('connection-lost');
    ann.engine.restore();
    expect(ann.ear.events).to.have.length(2);
  });

  it('ends the older session of a user when it comes back from an interruption', async () => {
    const older = await enter('ann');
    const bob = await enter('bob');
    older.engine.interrupt();
    await enter('ann');
    older.engine.restore();
    await older.ear.heard('ended');
    expect(bob.ear.faults).to.deep.equal([]);
    expect([...bob.ear.people.keys()]).to.deep.equal(['ann']);
  });

  it('keeps one of two sessions of a user that come at the same moment', async () => {
    const bob = await enter('bob');
    const both = [build('ann'), build('ann')];
    const outcomes = await Promise.all(both.map(({ join }) => codeOf(join())));
    await bob.ear.present('ann');
    const ended = () => both.filter(({ ear }) => ear.events.some(({ type }) => type === 'ended'));
    await Promise.race(both.map(({ ear }) => ear.heard('ended')));
    expect(ended()).to.have.length(1);
    expect(outcomes).to.include('resolved');
    expect(bob.ear.faults).to.deep.equal([]);
  });

  it('rejects commands that come too early', async () => {
    const { engine } = build('ann');
    expect(await codeOf(engine.publish('camera', media.stream, never))).to.equal('publish-failed');
    expect(await codeOf(engine.sendMessage('hello'))).to.equal('message-failed');
    const ann = await enter('ann');
    expect(await codeOf(ann.engine.replaceTrack('camera', 'video', null))).to.equal('publish-failed');
    expect(await codeOf(ann.engine.setTrackEnabled('camera', 'audio', true))).to.equal('publish-failed');
  });

  it('rejects with insecure-context where the browser offers no locks', async () => {
    const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')!;
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });
    try {
      expect(await codeOf(build('ann').join())).to.equal('insecure-context');
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', secure);
    }
  });
});
