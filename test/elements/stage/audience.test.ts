import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import type { EngineEvent } from '../../../src/engine/call-engine.js';
import { heapUsed } from '../../support/devtools.js';
import { RenderCount, storm, type Renders } from '../../support/renders.js';
import { expect, nextFrame, waitUntil } from '../../support/testing.js';
import { CallFixture, inside, next } from '../call-fixture.js';

const MANY = 500;
/** What ZEGO plays at most. */
const STREAMS = 50;
const camera = (i: number) => ({ userId: `u${i}`, source: 'camera', streamId: `u${i}/camera` }) as const;

describe('a call of hundreds', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const emit = (event: EngineEvent) => test.room.last.emit(event);
  const come = (i: number) => emit({ type: 'participant-joined', userId: `u${i}`, userName: `Guest ${i}` });
  const tilesOf = (call: ZegoCallElement) => call.shadowRoot!.querySelectorAll('zego-remote-video');
  const counted = (call: ZegoCallElement) =>
    inside(call, '[part~="people-button"]').getAttribute('aria-label')?.replace(/\D/g, '');

  async function joined(): Promise<ZegoCallElement> {
    const call = await test.call();
    await call.join();
    await call.updateComplete;
    return call;
  }

  /** The storm, and two frames for what it has left to draw. */
  async function during(work: (index: number) => unknown): Promise<Renders> {
    await nextFrame();
    const renders = new RenderCount();
    await nextFrame();
    await storm(MANY, work);
    await nextFrame();
    await nextFrame();
    return renders.stop();
  }

  it('draws a storm of switches once a frame, and follows those who come, publish and leave', async () => {
    const call = await joined();
    const few = 20; // the list is searched, and as high as it gets
    for (let i = 0; i < few; i++) come(MANY + i);
    inside(call, '[part~="people-button"]').click();
    await waitUntil(() => call.shadowRoot?.querySelector('zego-call-people')?.hasUpdated);
    await nextFrame();
    const stream = new MediaStream();
    const storms: Record<string, (i: number) => unknown> = {
      come,
      publish: (i) =>
        i < STREAMS && emit({ type: 'stream-added', ...camera(i), stream, audio: true, video: false }),
      switch: (i) =>
        emit({ type: 'media-changed', ...camera(i % STREAMS), audio: Math.floor(i / STREAMS) % 2 > 0 }),
      end: (i) => i < STREAMS && emit({ type: 'stream-removed', ...camera(i) }),
      leave: (i) => emit({ type: 'participant-left', userId: `u${i}` }),
    };
    for (const [name, work] of Object.entries(storms)) {
      const renders = await during(work);
      expect(renders.worstOf(call), name).to.equal(1);
      expect(renders.of(call), name).to.be.within(1, renders.frames + 1);
      if (name !== 'come') continue;
      expect(counted(call)).to.equal(`${few + MANY + 1}`);
      // That they came is said up to a second later, before this hand, and draws as well.
      emit({ type: 'hand-changed', userId: 'u0', raised: true });
      await waitUntil(() => /hand/.test(inside(call, '[aria-live]').textContent ?? ''), 'it is said');
    }
    expect(counted(call)).to.equal(`${few + 1}`);
  });

  it('has no tile and no video for who does not publish', async () => {
    const call = await joined();
    await storm(MANY, come);
    await test.guest('bob');
    await nextFrame();
    await waitUntil(() => tilesOf(call).length === 1);
    expect(call.shadowRoot!.querySelectorAll('video, zego-local-video')).to.have.length(0);
    expect(inside(call, '[part="watchers"]').textContent).to.equal(`${MANY} watching`);
  });

  it('takes at most 5 kB a person', async function () {
    const people = 2000;
    const call = await joined();
    const before = await heapUsed();
    if (before === null) this.skip();
    for (let i = 0; i < people; i++) come(i);
    await nextFrame();
    await nextFrame();
    const each = ((await heapUsed())! - before) / people;
    expect(call.participants).to.have.length(people + 1);
    expect(each, 'bytes').to.be.within(50, 5000);
  });

  it('counts those whom nobody lists', async () => {
    const call = await joined();
    const counts: number[] = [];
    call.addEventListener('call-participant-count', ({ detail: { count } }) => counts.push(count));
    come(1);
    const told = next(call, 'call-participant-count', ({ count }) => count === 1202);
    emit({ type: 'unlisted-changed', count: 1200 });
    await told;
    expect(call.participantCount).to.equal(1202);
    expect(call.participants).to.have.length(2);
    await nextFrame();
    await nextFrame();
    expect(counted(call)).to.equal('1202');
    expect(inside(call, '[part="watchers"]').textContent).to.contain('1201');
    emit({ type: 'unlisted-changed', count: 1200 });
    emit({ type: 'unlisted-changed', count: 0 });
    emit({ type: 'participant-left', userId: 'u1' });
    expect(counts).to.deep.equal([2, 1202, 2, 1]);
    await call.leave();
    expect(call.participantCount).to.equal(0);
  });
});
