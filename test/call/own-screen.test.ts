import { expect, waitUntil } from '../support/testing.js';
import { FakeRoom, type FakeEngine } from '../support/fake-engine.js';
import { syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { OwnScreen } from '../../src/call/own-screen.js';
import { CallError } from '../../src/errors.js';

const { mediaDevices } = navigator;
const { getDisplayMedia } = mediaDevices;

describe('OwnScreen', () => {
  let synthetic: SyntheticMedia;
  let room: FakeRoom;
  let engine: FakeEngine;
  let abort: AbortController;
  let heard: string[];
  let shared: MediaStream | undefined;
  let screen: OwnScreen;
  /** What the pickers gave so far. */
  let captured: MediaStream[];
  let picker: () => Promise<unknown>;

  beforeEach(async () => {
    synthetic = syntheticMedia();
    room = new FakeRoom();
    engine = await room.enter('daily', 'ann');
    captured = [];
    picker = () => Promise.resolve();
    mediaDevices.getDisplayMedia = async () => {
      await picker();
      const stream = new MediaStream(synthetic.stream.getTracks().map((track) => track.clone()));
      captured.push(stream);
      return stream;
    };
    create();
    screen.start(engine);
  });
  afterEach(async () => {
    abort.abort(new CallError('cancelled', 'Left.'));
    screen.stop();
    mediaDevices.getDisplayMedia = getDisplayMedia;
    await room.dispose();
    await synthetic.stop();
  });

  let wake = () => {};
  const untilHeard = (status: string) =>
    new Promise<void>((resolve) => (wake = () => heard.at(-1) === status && resolve()));

  function create(entry: 'off' | 'unavailable' = 'off'): void {
    abort = new AbortController();
    heard = [];
    screen = new OwnScreen(
      entry,
      {
        changed: (status, stream) => {
          heard.push(status);
          shared = stream;
          wake();
        },
        error: ({ code, device }) => heard.push(`error ${code} of ${String(device)}`),
      },
      abort.signal,
    );
  }

  const commands = () =>
    engine.calls.slice(1).map(({ command, args: [source] }) => `${command} ${String(source)}`);
  const live = () => captured.flatMap((stream) => stream.getTracks()).filter((t) => t.readyState === 'live');
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: CallError) => error.code,
    );

  it('shares what the user picked, and takes it back', async () => {
    await screen.set(true);
    expect(heard).to.deep.equal(['pending', 'pending', 'on']);
    expect(shared).to.equal(captured[0]);
    expect(engine.enabled.screen).to.deep.equal({ audio: true, video: true });
    await screen.set(false);
    expect(heard.slice(3)).to.deep.equal(['pending', 'off']);
    expect(shared).to.equal(undefined);
    expect(commands()).to.deep.equal(['publish screen', 'unpublish screen']);
    expect(live()).to.deep.equal([]);
  });

  it('asks the user at once, and once', async () => {
    let asked = 0;
    picker = () => Promise.resolve(void asked++);
    const first = screen.set(true);
    expect(asked).to.equal(1);
    expect(screen.wanted).to.equal(true);
    const second = screen.set(true);
    await Promise.all([first, second]);
    expect(asked).to.equal(1);
    expect(commands()).to.deep.equal(['publish screen']);
  });

  it('is no failure when the user picks nothing', async () => {
    const { now } = performance;
    let time = 0;
    performance.now = () => time;
    picker = () => {
      time = 1500; // how long somebody looks at a picker
      return Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    };
    const why = await failure(screen.set(true)).finally(() => (performance.now = now));
    expect(why).to.equal('cancelled');
    expect(heard).to.deep.equal(['pending', 'off']);
    expect(commands()).to.deep.equal([]);
  });

  it('reports what keeps it from beginning', async () => {
    picker = () => Promise.reject(new DOMException('', 'NotReadableError'));
    expect(await failure(screen.set(true))).to.equal('device-busy');
    expect(heard).to.deep.equal(['pending', 'off', 'error device-busy of screen']);
  });

  it('ends with the browser’s own button', async () => {
    await screen.set(true);
    const off = untilHeard('off');
    const [picture] = captured[0].getVideoTracks();
    picture.stop();
    picture.dispatchEvent(new Event('ended'));
    await off;
    expect(commands()).to.deep.equal(['publish screen', 'unpublish screen']);
    expect(live()).to.deep.equal([]);
  });

  it('is off where the window was closed before it was ready to be shared', async () => {
    const { applyConstraints } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.applyConstraints = function () {
      this.stop();
      return Promise.resolve();
    };
    await screen
      .set(true, { content: 'detail' })
      .finally(() => (MediaStreamTrack.prototype.applyConstraints = applyConstraints));
    expect([...new Set(heard)]).to.deep.equal(['pending', 'off']);
    expect(shared).to.equal(undefined);
    expect(commands()).to.deep.equal([]);
    expect(live()).to.deep.equal([]);
  });

  it('waits for the room, and can be called off until then', async () => {
    create();
    const sharing = screen.set(true);
    await Promise.resolve();
    await screen.set(false);
    await sharing;
    expect(heard.at(-1)).to.equal('off');
    const again = screen.set(true);
    expect(commands()).to.deep.equal([]);
    screen.start(engine);
    await again;
    expect(commands()).to.deep.equal(['publish screen']);
    expect(captured).to.have.length(2);
    expect(captured[0].getTracks().every(({ readyState }) => readyState === 'ended')).to.equal(true);
  });

  it('stops what the user picks after it was turned off', async () => {
    let pick = () => {};
    picker = () => new Promise<void>((resolve) => (pick = resolve));
    const sharing = screen.set(true);
    await screen.set(false);
    pick();
    await sharing;
    expect(heard).to.deep.equal(['pending', 'off', 'off']);
    expect(commands()).to.deep.equal([]);
    await waitUntil(() => captured.length === 1 && live().length === 0, 'it is stopped');
  });

  it('takes back what it was publishing when it is turned off', async () => {
    const publishing = engine.holdNext('publish');
    const sharing = screen.set(true);
    await publishing.called;
    const ending = screen.set(false);
    expect(live()).to.deep.equal([]);
    await Promise.all([sharing, ending]);
    expect(heard.at(-1)).to.equal('off');
    expect(engine.streams.size).to.equal(0);
  });

  it('is off, stopped and reported when it cannot be published, and can be tried again', async () => {
    engine.holdNext('publish').reject(new CallError('publish-failed', 'No.'));
    expect(await failure(screen.set(true))).to.equal('publish-failed');
    expect(heard.slice(-2)).to.deep.equal(['off', 'error publish-failed of screen']);
    expect(live()).to.deep.equal([]);
    await screen.set(true);
    expect(heard.at(-1)).to.equal('on');
  });

  it('is off, stopped and reported when the engine sends it no more', async () => {
    await screen.set(true);
    screen.unpublished(new CallError('publish-failed', 'Lost.'));
    expect(heard.slice(-2)).to.deep.equal(['off', 'error publish-failed of screen']);
    expect(live()).to.deep.equal([]);
  });

  it('shares again while the end of the sharing before is under way', async () => {
    await screen.set(true);
    const ending = engine.holdNext('unpublish');
    const off = screen.set(false);
    const on = screen.set(true);
    await ending.called;
    ending.resolve();
    await Promise.all([off, on]);
    expect(heard.at(-1)).to.equal('on');
    expect(commands()).to.deep.equal(['publish screen', 'unpublish screen', 'publish screen']);
    expect(live()).to.have.length(2);
  });

  it('stops at once with the call, and tells nobody', async () => {
    await screen.set(true);
    const told = heard.length;
    abort.abort(new CallError('cancelled', 'Left.'));
    screen.stop();
    expect(live()).to.deep.equal([]);
    expect(await failure(screen.set(true))).to.equal('cancelled');
    screen.stop();
    expect(heard).to.have.length(told);
  });

  it('is refused where the call has none', async () => {
    create('unavailable');
    expect(await failure(screen.set(true))).to.equal('unsupported');
    expect(heard).to.deep.equal([]);
  });
});
