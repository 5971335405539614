import { askFor } from '../../src/media/camera-picture.js';
import { deviceSource } from '../../src/media/device-source.js';
import { cameraFollows } from '../support/machine.js';
import { expect, nextFrame } from '../support/testing.js';

describe('an open camera that is asked for another picture', () => {
  let camera: MediaStreamTrack;
  const { signal } = new AbortController();
  beforeEach(async () => {
    const { video } = await deviceSource('540p').open(
      { audio: false, video: true },
      new AbortController().signal,
    );
    camera = video!;
  });
  afterEach(() => camera.stop());

  it('gives less, and all of it again while it is in use', async function () {
    if (!(await cameraFollows())) this.skip();
    expect(await askFor(camera, '180p', signal)).to.equal(true);
    expect(camera.getSettings()).to.include({ width: 320, height: 180 });
    const sent = camera.clone();
    expect(sent.getSettings()).to.include({ width: 320, height: 180 });
    expect(await askFor(camera, '540p', signal)).to.equal(true);
    expect(camera.getSettings()).to.include({ width: 960, height: 540 });
    expect(sent.getSettings(), 'which does not follow').to.include({ width: 320, height: 180 });
    sent.stop();
  });

  it('is asked once, stays the camera it is, and may refuse', async function () {
    if (!(await cameraFollows())) this.skip();
    expect(await askFor(camera, '360p', signal)).to.equal(true);
    expect(await askFor(camera, '360p', signal)).to.equal(false);
    const { facingMode } = camera.getConstraints() as { facingMode?: unknown };
    expect(JSON.stringify(facingMode)).to.contain('user');
    camera.applyConstraints = () => Promise.reject(new OverconstrainedError('width'));
    expect(await askFor(camera, '180p', signal)).to.equal(false);
    Reflect.deleteProperty(camera, 'applyConstraints');
    expect(await askFor(camera, '180p', signal), 'asked again').to.equal(true);
  });

  it('gives one after the other what it is asked for at once', async function () {
    if (!(await cameraFollows())) this.skip();
    const { applyConstraints } = camera;
    let [running, most] = [0, 0];
    camera.applyConstraints = async (constraints) => {
      most = Math.max(most, ++running);
      await applyConstraints.call(camera, constraints);
      running--;
    };
    const answers = [askFor(camera, '180p', signal), askFor(camera, '540p', signal)];
    expect(await Promise.all(answers)).to.deep.equal([true, true]);
    expect(most).to.equal(1);
    expect(camera.getSettings()).to.include({ width: 960, height: 540 });
  });

  it('is not asked again for what it is still asked for, though it refused that at first', async () => {
    const asked: MediaTrackConstraints[] = [];
    camera.applyConstraints = (constraints) => {
      asked.push(constraints!);
      return asked.length === 1 ? Promise.reject(new OverconstrainedError('width')) : Promise.resolve();
    };
    const answers = (['180p', '540p', '180p'] as const).map((quality) => askFor(camera, quality, signal));
    await answers[0];
    answers.push(askFor(camera, '180p', signal));
    await Promise.all(answers);
    expect(asked).to.have.length(3);
  });

  it('is asked for the next where it does not answer for five seconds', async () => {
    const { setTimeout } = globalThis;
    const timers: (() => void)[] = [];
    globalThis.setTimeout = ((work: () => void, ms: number) =>
      ms === 5000 ? timers.push(work) : setTimeout(work, ms)) as typeof setTimeout;
    try {
      let asked = 0;
      camera.applyConstraints = () => (asked++ ? Promise.resolve() : new Promise(() => undefined));
      const answers = [askFor(camera, '180p', signal), askFor(camera, '360p', signal)];
      await nextFrame();
      expect(asked).to.equal(1);
      for (const due of timers) due();
      expect(await Promise.all(answers)).to.deep.equal([false, false]);
      expect(asked).to.equal(2);
    } finally {
      Object.assign(globalThis, { setTimeout });
    }
  });

  it('gives nothing new of what it gives already', async () => {
    expect(await askFor(camera, '540p', signal)).to.equal(false);
  });

  it('is held open no longer than the call', async () => {
    const attempt = new AbortController();
    const { clone } = camera;
    const clones: MediaStreamTrack[] = [];
    camera.clone = () => {
      clones.push(clone.call(camera));
      return clones[0];
    };
    camera.applyConstraints = () => new Promise(() => undefined);
    const answer = askFor(camera, '180p', attempt.signal);
    await nextFrame();
    expect(clones[0].readyState).to.equal('live');
    attempt.abort();
    expect(await answer).to.equal(false);
    expect(clones[0].readyState).to.equal('ended');
  });
});
