import type { CallInput } from '../../src/call/call-config.js';
import { roomFile } from '../../src/call/call-files.js';
import { CallSession } from '../../src/call/call-session.js';
import type { EngineFactory } from '../../src/engine/call-engine.js';
import type { CallError } from '../../src/errors.js';
import { LazyFile } from '../../src/internal/lazy-file.js';
import { callInput } from '../support/call-input.js';
import { captureBy, realDevices } from '../support/fake-devices.js';
import { fakeEngineFactory, type FakeRoom } from '../support/fake-engine.js';
import { syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { expect } from '../support/testing.js';

type Code = NonNullable<(typeof roomFile)['now']>;

/** A file that comes, or fails, when a test says so. */
class HeldFile {
  asked = 0;
  #resolve: (code: Code) => void = () => undefined;
  #reject: (reason: Error) => void = () => undefined;
  readonly file = new LazyFile<Code>(() => {
    this.asked++;
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  });

  async arrive(): Promise<void> {
    this.#resolve(await roomFile.load());
    await this.file.load();
  }

  fail(reason: Error = new TypeError('Failed to fetch')): void {
    this.#reject(reason);
  }
}

describe('CallSession, while the code of the room is on its way', () => {
  let room: FakeRoom;
  let factory: EngineFactory;
  let media: SyntheticMedia;
  let held: HeldFile;
  let session: CallSession;
  let log: string[];

  beforeEach(() => {
    ({ room, factory } = fakeEngineFactory());
    media = syntheticMedia();
    held = new HeldFile();
    session = new CallSession(held.file);
    log = [];
    session.subscribe((_, changes) => {
      for (const change of changes) {
        if (change.type === 'state') log.push(`${change.state} ${change.step ?? ''}`.trim());
        if (change.type === 'media') log.push(`${change.kind} ${change.status}`);
        if (change.type === 'error') log.push(`error ${change.error.code}`);
      }
    });
  });
  afterEach(async () => {
    await session.leave();
    realDevices();
    await room.dispose();
    await media.stop();
  });

  const described = (more: Partial<CallInput> = {}) =>
    callInput({ engine: factory, source: media.stream, ...more });
  const join = (more: Partial<CallInput> = {}) => session.join(() => described(more));
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: CallError) => error.code,
    );
  const settled = (kind: 'microphone' | 'camera') =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (session.snapshot[kind] === 'pending') return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = session.subscribe(look);
      look();
    });

  it('says at once that it is joining, with the devices as they are entered', async () => {
    const joining = join({ cameraOff: true });
    expect(log).to.deep.equal(['joining engine', 'microphone pending']);
    expect(session.snapshot).to.include({ state: 'joining', microphone: 'pending', camera: 'off' });
    const { media: own } = session.snapshot.streams[0];
    await held.arrive();
    await joining;
    await settled('microphone');
    expect(held.asked).to.equal(1);
    expect(session.snapshot.streams[0].media).to.equal(own);
    expect(own.getAudioTracks()).to.have.length(1);
    expect(room.last.calls.map(({ command }) => command)).to.deep.equal(['join', 'publish']);
  });

  it('does to the devices what is asked meanwhile', async () => {
    const joining = join({ muted: true });
    const unmuting = session.toggleDevice('microphone');
    const off = session.setDevice('camera', false);
    await off;
    expect(session.snapshot).to.include({ microphone: 'pending', camera: 'off' });
    await held.arrive();
    await Promise.all([joining, unmuting]);
    expect(session.snapshot).to.include({ state: 'joined', microphone: 'on', camera: 'off' });
    expect(session.snapshot.streams[0].media.getTracks().map(({ kind }) => kind)).to.deep.equal(['audio']);
  });

  it('opens the stream that was set meanwhile, once', async () => {
    const other = syntheticMedia({ video: false });
    const joining = join();
    session.replaceMedia(described({ source: other.stream }));
    expect(session.snapshot.camera).to.equal('unavailable');
    await held.arrive();
    await joining;
    await settled('microphone');
    expect(session.snapshot.microphone).to.equal('on');
    expect(room.last.calls.filter(({ command }) => command === 'publish')).to.have.length(1);
    await session.leave();
    await other.stop();
  });

  it('refuses what takes a room, and waits for the code to share a screen', async () => {
    const joining = join();
    for (const command of [
      session.sendMessage('x'),
      session.renewToken('x'),
      session.getStats(),
      session.acts.setHand(true),
      session.acts.sendReaction('👍'),
    ])
      expect(await code(command)).to.equal('cancelled');
    await session.retryMessage('1');
    session.wake();
    expect(session.messages).to.deep.equal([]);
    expect(session.levels.get('ann')).to.equal(0);
    const shared = syntheticMedia({ audio: false });
    const { getDisplayMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(shared.stream);
    try {
      const sharing = session.acts.toggleScreen();
      await held.arrive();
      await Promise.all([joining, sharing]);
      expect(session.snapshot.screen).to.equal('on');
    } finally {
      navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
      await session.leave();
      await shared.stop();
    }
  });

  it('is left without an engine', async () => {
    const joining = code(join());
    const unmuting = code(session.setDevice('microphone', true));
    const sharing = code(session.acts.setScreen(true));
    await session.leave();
    expect(session.snapshot).to.include({ state: 'left', reason: 'local' });
    expect(await Promise.all([joining, unmuting, sharing])).to.deep.equal(Array(3).fill('cancelled'));
    await held.arrive();
    expect(room.engines).to.deep.equal([]);
    await join();
    expect(held.asked).to.equal(1);
    expect(room.engines).to.have.length(1);
  });

  it('fails to join when the code does not come, and asks for it again', async () => {
    const first = code(join());
    held.fail();
    expect(await first).to.equal('engine-load');
    expect(session.snapshot.error).to.include({ code: 'engine-load', retryable: true });
    expect(session.snapshot.error!.message).to.match(/network and the content security policy/);
    expect(log).to.include.members(['failed', 'error engine-load']);
    expect(room.engines).to.deep.equal([]);
    const second = code(join());
    held.fail(new SyntaxError("does not provide an export named 'X'"));
    expect(await second).to.equal('engine-load');
    expect(session.snapshot.error!.message).to.match(/export named 'X'/);
    const third = join();
    await held.arrive();
    await third;
    expect(held.asked).to.equal(3);
    expect(session.snapshot.state).to.equal('joined');
  });

  describe('from the lobby', () => {
    let captured: MediaStreamTrack[];

    beforeEach(async () => {
      captured = [];
      captureBy((constraints) => {
        const wanted = (track: MediaStreamTrack) => constraints?.[track.kind as 'audio' | 'video'];
        const tracks = media.stream
          .getTracks()
          .filter(wanted)
          .map((track) => track.clone());
        captured.push(...tracks);
        return Promise.resolve(new MediaStream(tracks));
      });
      session.preview.follow(described({ source: undefined }));
      await session.preview.open();
    });

    const ended = () => captured.filter(({ readyState }) => readyState === 'ended').length;

    it('takes along what is open there', async () => {
      const joining = join({ source: undefined });
      session.preview.follow(undefined);
      const switching = session.setDevice('camera', true);
      expect(ended()).to.equal(0);
      await held.arrive();
      await Promise.all([joining, switching]);
      await settled('microphone');
      expect(session.snapshot.streams[0].media.getTracks()).to.have.members(captured);
      expect(captured).to.have.length(2);
      expect(ended()).to.equal(0);
    });

    it('frees that at once when it is left', async () => {
      const joining = code(join({ source: undefined }));
      session.preview.follow(undefined);
      void session.leave();
      expect(ended()).to.equal(2);
      expect(await joining).to.equal('cancelled');
    });

    it('frees that when the code does not come', async () => {
      const joining = code(join({ source: undefined }));
      session.preview.follow(undefined);
      held.fail();
      expect(await joining).to.equal('engine-load');
      expect(ended()).to.equal(2);
    });

    it('frees that when all of it is turned off meanwhile, and opens it anew when it is wanted', async () => {
      const joining = join({ source: undefined });
      session.preview.follow(undefined);
      await Promise.all([session.setDevice('camera', false), session.setDevice('microphone', false)]);
      await held.arrive();
      await joining;
      expect(ended()).to.equal(2);
      expect(session.snapshot.camera).to.equal('off');
      await session.setDevice('camera', true);
      expect(session.snapshot.camera).to.equal('on');
      expect(captured).to.have.length(3);
      expect(ended()).to.equal(2);
    });

    it('measures the microphone once the code is there', async () => {
      const heard: number[] = [];
      const stop = session.preview.subscribeLevel((level) => heard.push(level));
      expect(heard).to.deep.equal([]);
      expect(held.asked).to.equal(1);
      await held.arrive();
      const [track] = captured.filter(({ kind }) => kind === 'audio');
      expect(track.readyState).to.equal('live');
      await new Promise<void>((resolve) => {
        const more = session.preview.subscribeLevel((level) => {
          if (!level) return;
          more();
          resolve();
        });
      });
      stop();
    });
  });
});
