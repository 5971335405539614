import { askFor } from '../../src/media/camera-picture.js';
import { deviceSource } from '../../src/media/device-source.js';
import { cameraFollows } from '../support/machine.js';
import { expect } from '../support/testing.js';

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

  it('gives one after the other what it is asked for at once', async () => {
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
    void askFor(camera, '180p', attempt.signal);
    expect(clones[0].readyState).to.equal('live');
    attempt.abort();
    expect(clones[0].readyState).to.equal('ended');
  });
});
