import { sharesByItself } from '../support/machine.js';
import { expect } from '../support/testing.js';
import { nextFrames, syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { CallError } from '../../src/errors.js';
import { openScreen, screenObstacle } from '../../src/media/screen-source.js';

const { mediaDevices } = navigator;
const { getDisplayMedia } = mediaDevices;
const put = (value: unknown) =>
  Object.defineProperty(mediaDevices, 'getDisplayMedia', { value, configurable: true, writable: true });

async function failure(work: Promise<unknown>): Promise<CallError> {
  const reason: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(reason).to.be.instanceOf(CallError);
  return reason as CallError;
}

describe('openScreen()', () => {
  let synthetic: SyntheticMedia | undefined;
  afterEach(async () => {
    put(getDisplayMedia);
    await synthetic?.stop();
    synthetic = undefined;
  });

  it('gives a moving picture of at most 1080p, meant to stay sharp where it is told so', async function () {
    const stream = await openScreen({ content: 'detail' });
    try {
      if (!sharesByItself) this.skip(); // a drawn one proves nothing
      const [picture] = stream.getVideoTracks();
      expect(picture.contentHint).to.equal('detail');
      const { width, height } = await nextFrames(stream, 2);
      expect(width).to.be.within(1, 1920);
      expect(height).to.be.within(1, 1080);
      const clone = picture.clone();
      expect(clone.contentHint, 'an engine sends a clone').to.equal('detail');
      clone.stop();
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  });

  it('asks for sound, for anything but this tab, and for a switch in the browser’s own bar', async () => {
    let asked: Record<string, unknown> = {};
    synthetic = syntheticMedia({ audio: false });
    put((options: Record<string, unknown>) => {
      asked = options;
      return Promise.resolve(synthetic!.stream);
    });
    await openScreen();
    expect(asked).to.include({ selfBrowserSurface: 'exclude', surfaceSwitching: 'include' });
    expect(asked['audio']).to.include({ restrictOwnAudio: true, suppressLocalAudioPlayback: false });
    const { restrictOwnAudio } = mediaDevices.getSupportedConstraints() as Record<string, boolean>;
    expect(asked['systemAudio']).to.equal(restrictOwnAudio ? 'include' : 'exclude');
  });

  it('asks before it gives way: the click of the user would be over', () => {
    let asked = false;
    put(() => {
      asked = true;
      return new Promise(() => undefined);
    });
    void openScreen();
    expect(asked).to.equal(true);
  });

  it('takes what comes with sound for motion, anything else for what must stay sharp', async () => {
    synthetic = syntheticMedia({ audio: false });
    put(() => Promise.resolve(synthetic!.stream));
    await openScreen();
    expect(synthetic.stream.getVideoTracks()[0].contentHint).to.equal('detail');
    await synthetic.stop();
    synthetic = syntheticMedia();
    put(() => Promise.resolve(synthetic!.stream));
    const [picture] = synthetic.stream.getVideoTracks();
    await openScreen();
    expect(picture.contentHint).to.equal('motion');
    await openScreen({ content: 'detail' });
    expect(picture.contentHint).to.equal('detail');
  });

  for (const [name, message, code] of [
    ['NotAllowedError', 'Permission denied by system', 'permission-denied'],
    ['NotAllowedError', 'Permission denied', 'permission-denied'],
    ['InvalidStateError', 'no gesture', 'permission-denied'],
    ['NotFoundError', '', 'device-missing'],
    ['NotReadableError', '', 'device-busy'],
    ['OtherError', '', 'internal'],
  ] as const)
    it(`tells of ${name} '${message}', which comes at once, as ${code}`, async () => {
      put(() => Promise.reject(new DOMException(message, name)));
      const error = await failure(openScreen());
      expect(error).to.include({ code, device: 'screen' });
      expect(error.cause).to.be.instanceOf(DOMException);
    });

  it('is cancelled when the user puts the picker away', async () => {
    const { now } = performance;
    let time = 0;
    performance.now = () => time;
    try {
      put(() => {
        time = 1500; // how long somebody looks at a picker
        return Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
      });
      expect(await failure(openScreen())).to.include({ code: 'cancelled', device: 'screen' });
    } finally {
      performance.now = now;
    }
  });

  it('says so where a browser cannot', async () => {
    expect(screenObstacle()).to.equal(undefined);
    Object.defineProperty(navigator, 'mediaDevices', { value: {}, configurable: true });
    try {
      expect(screenObstacle()).to.include({ code: 'unsupported', device: 'screen' });
      expect((await failure(openScreen())).code).to.equal('unsupported');
    } finally {
      Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
    }
  });
});
