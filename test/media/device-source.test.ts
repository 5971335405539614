import type { CallErrorCode } from '../../src/errors.js';
import { deviceSource } from '../../src/media/device-source.js';
import type { OpenedMedia } from '../../src/media/media-source.js';
import { cameraObeys } from '../support/machine.js';
import { expect } from '../support/testing.js';

const BOTH = { audio: true, video: true };
const { mediaDevices, permissions } = navigator;
const realGetUserMedia = mediaDevices.getUserMedia;
const realQuery = permissions.query;

type Asked = 'audio' | 'video' | 'audio+video';
let asked: Asked[] = [];

/** Answers each getUserMedia by what it asks for, and keeps account of it. A missing answer opens the real device. */
function answer(reasons: Partial<Record<Asked, Error>> = {}): void {
  mediaDevices.getUserMedia = (constraints) => {
    const kinds = Object.keys(constraints ?? {})
      .sort()
      .join('+') as Asked;
    asked.push(kinds);
    const reason = reasons[kinds];
    return reason ? Promise.reject(reason) : realGetUserMedia.call(mediaDevices, constraints);
  };
}

function answerPermissions(states: Partial<Record<string, PermissionState>>): void {
  permissions.query = ({ name }) => {
    const state = states[name];
    return state
      ? Promise.resolve({ state } as PermissionStatus)
      : Promise.reject(new TypeError(`${name} is not a permission`));
  };
}

/** What a constraint wishes: browsers give it back as it was asked, or bare. */
const ideal = (constraint: unknown) => (constraint as { ideal?: unknown }).ideal ?? constraint;
const failure = (name: string) => new DOMException(name, name);
const never = () => new AbortController().signal;

function pendingStream() {
  let resolve!: (stream: MediaStream) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<MediaStream>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

function stop({ audio, video }: OpenedMedia): void {
  audio?.stop();
  video?.stop();
}

function outcome({ audio, video, errors }: OpenedMedia) {
  return {
    audio: audio?.readyState,
    video: video?.readyState,
    errors: errors.map(({ device, code }) => `${device}: ${code}`),
  };
}

describe('deviceSource', () => {
  beforeEach(() => {
    asked = [];
    answer();
  });
  afterEach(() => {
    mediaDevices.getUserMedia = realGetUserMedia;
    permissions.query = realQuery;
  });

  describe('while every device works', () => {
    it('opens both with one prompt', async () => {
      const media = await deviceSource('540p').open(BOTH, never());
      expect(outcome(media)).to.deep.equal({ audio: 'live', video: 'live', errors: [] });
      expect(asked).to.deep.equal(['audio+video']);
      stop(media);
    });

    it('captures the size of the quality', async function () {
      if (!(await cameraObeys())) this.skip();
      const media = await deviceSource('360p').open(BOTH, never());
      expect(media.video?.getSettings()).to.include({ width: 640, height: 360 });
      stop(media);
    });

    it('asks for the size and rate of the quality, and processes the voice', async () => {
      const media = await deviceSource('360p').open(BOTH, never());
      const { width, height, frameRate, facingMode } = media.video!.getConstraints();
      expect([width, height, frameRate, facingMode].map(ideal)).to.deep.equal([640, 360, 15, 'user']);
      const known = mediaDevices.getSupportedConstraints(); // of others a browser does not tell that they were asked for
      const voice = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;
      const heard = voice.filter((name) => known[name]).map((name) => [name, true] as const);
      expect(media.audio?.getConstraints()).to.include({
        echoCancellation: true,
        ...Object.fromEntries(heard),
      });
      stop(media);
    });

    it('opens the devices that are wished, and others in the place of those that are not there', async () => {
      const devices = await mediaDevices.enumerateDevices();
      const other = devices.filter(({ kind }) => kind === 'audioinput').at(-1)!.deviceId;
      const wishes = { microphone: { deviceId: other }, camera: { deviceId: 'gone' } };
      const media = await deviceSource('360p', (kind) => wishes[kind]).open(BOTH, never());
      expect(outcome(media)).to.deep.equal({ audio: 'live', video: 'live', errors: [] });
      expect(media.audio?.getSettings().deviceId).to.equal(other);
      expect(asked).to.deep.equal(['audio+video', 'audio', 'video', 'video']);
      stop(media);
    });

    it('asks for a camera that looks the other way, and takes any where there is none', async () => {
      const media = await deviceSource('360p', () => ({ facing: 'environment' })).open(BOTH, never());
      expect(outcome(media)).to.deep.equal({ audio: 'live', video: 'live', errors: [] });
      stop(media);
    });

    for (const [kind, other] of [
      ['audio', 'video'],
      ['video', 'audio'],
    ] as const)
      it(`touches the ${kind} device only when only that is asked for`, async () => {
        const media = await deviceSource('180p').open(
          { [kind]: true, [other]: false } as typeof BOTH,
          never(),
        );
        expect(media[kind]?.readyState).to.equal('live');
        expect(media[other]).to.equal(undefined);
        expect(asked).to.deep.equal([kind]);
        stop(media);
      });

    it('asks for nothing when nothing is wanted', async () => {
      const media = await deviceSource('540p').open({ audio: false, video: false }, never());
      expect(media).to.deep.equal({ errors: [] });
      expect(asked).to.deep.equal([]);
    });
  });

  describe('when one device needs no question and the other does', () => {
    for (const [states, expected] of [
      [{ microphone: 'granted', camera: 'prompt' }, [['microphone'], ['camera']]],
      [{ microphone: 'prompt', camera: 'granted' }, [['camera'], ['microphone']]],
      [{ microphone: 'granted', camera: 'denied' }, [['microphone'], ['camera']]],
      [{ microphone: 'granted', camera: 'granted' }, [['microphone', 'camera']]],
      [{ microphone: 'prompt', camera: 'prompt' }, [['microphone', 'camera']]],
      [{}, [['microphone', 'camera']]],
    ] as const)
      it(`opens ${expected.join(', then ')} at ${JSON.stringify(states)}`, async () => {
        answerPermissions(states);
        expect(await deviceSource('540p').parts!(['microphone', 'camera'])).to.deep.equal(expected);
      });

    it('opens one alone without a question about permissions', async () => {
      permissions.query = () => Promise.reject(new Error('asked'));
      expect(await deviceSource('540p').parts!(['camera'])).to.deep.equal([['camera']]);
    });
  });

  describe('while a device fails', () => {
    const CASES: readonly (readonly [string, CallErrorCode])[] = [
      ['NotFoundError', 'device-missing'],
      ['NotReadableError', 'device-busy'],
      ['OverconstrainedError', 'device-missing'],
      ['AbortError', 'device-busy'],
    ];
    for (const [name, code] of CASES) {
      it(`opens the microphone when the camera fails with ${name}`, async () => {
        answer({ 'audio+video': failure(name), video: failure(name) });
        const media = await deviceSource('540p').open(BOTH, never());
        expect(outcome(media)).to.deep.equal({
          audio: 'live',
          video: undefined,
          errors: [`camera: ${code}`],
        });
        stop(media);
      });

      it(`opens the camera when the microphone fails with ${name}`, async () => {
        answer({ 'audio+video': failure(name), audio: failure(name) });
        const media = await deviceSource('540p').open(BOTH, never());
        expect(outcome(media)).to.deep.equal({
          audio: undefined,
          video: 'live',
          errors: [`microphone: ${code}`],
        });
        stop(media);
      });
    }

    it('reports each device with its own reason when both fail', async () => {
      answer({
        'audio+video': failure('NotFoundError'),
        audio: failure('NotFoundError'),
        video: failure('NotReadableError'),
      });
      const media = await deviceSource('540p').open(BOTH, never());
      expect(outcome(media).errors).to.deep.equal(['microphone: device-missing', 'camera: device-busy']);
    });

    it('does not ask again when a single device fails', async () => {
      answer({ audio: failure('NotReadableError') });
      const media = await deviceSource('540p').open({ audio: true, video: false }, never());
      expect(outcome(media).errors).to.deep.equal(['microphone: device-busy']);
      expect(asked).to.deep.equal(['audio']);
    });
  });

  describe('while access is refused', () => {
    /** Microphone state, camera state, what is asked for after the refusal of both. */
    const CASES: readonly (readonly [PermissionState | undefined, PermissionState | undefined, Asked[]])[] = [
      ['prompt', 'prompt', []],
      ['denied', 'denied', []],
      [undefined, undefined, []],
      ['granted', 'denied', ['audio']],
      ['denied', 'granted', ['video']],
      ['prompt', 'denied', ['audio']],
      ['denied', 'prompt', ['video']],
      ['granted', 'prompt', ['audio']],
      ['granted', 'granted', ['audio', 'video']],
    ];
    for (const [microphone, camera, alone] of CASES)
      it(`asks for ${alone.join(', then ') || 'nothing more'} at microphone ${microphone}, camera ${camera}`, async () => {
        answer({ 'audio+video': failure('NotAllowedError') });
        answerPermissions({ ...(microphone && { microphone }), ...(camera && { camera }) });
        const media = await deviceSource('540p').open(BOTH, never());
        expect(asked).to.deep.equal(['audio+video', ...alone]);
        expect(outcome(media)).to.deep.equal({
          audio: alone.includes('audio') ? 'live' : undefined,
          video: alone.includes('video') ? 'live' : undefined,
          errors: [
            ...(alone.includes('audio') ? [] : ['microphone: permission-denied']),
            ...(alone.includes('video') ? [] : ['camera: permission-denied']),
          ],
        });
        stop(media);
      });
  });

  describe('while the page cannot capture at all', () => {
    afterEach(() => Reflect.deleteProperty(navigator, 'mediaDevices'));

    it('reports every device asked for and rejects nothing', async () => {
      Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
      const media = await deviceSource('540p').open(BOTH, never());
      expect(outcome(media).errors).to.deep.equal(['microphone: unsupported', 'camera: unsupported']);
    });
  });

  describe('while it is cancelled', () => {
    const rejection = async (work: Promise<unknown>): Promise<unknown> => {
      try {
        await work;
      } catch (reason) {
        return reason;
      }
      throw new Error('It did not reject.');
    };

    it('does not touch a device when the signal has aborted before', async () => {
      const reason = await rejection(deviceSource('540p').open(BOTH, AbortSignal.abort()));
      expect(reason).to.include({ name: 'CallError', code: 'cancelled' });
      expect(asked).to.deep.equal([]);
    });

    it('rejects at once and stops the stream that comes late', async () => {
      const { promise, resolve } = pendingStream();
      mediaDevices.getUserMedia = () => promise;
      const attempt = new AbortController();
      const opening = rejection(deviceSource('540p').open(BOTH, attempt.signal));
      attempt.abort();
      expect(await opening).to.include({ code: 'cancelled' });

      const late = await realGetUserMedia.call(mediaDevices, BOTH);
      resolve(late);
      await promise;
      expect(late.getTracks().map((track) => track.readyState)).to.deep.equal(['ended', 'ended']);
    });

    it('ignores a failure that comes late', async () => {
      const { promise, reject } = pendingStream();
      mediaDevices.getUserMedia = () => promise;
      const attempt = new AbortController();
      const opening = rejection(deviceSource('540p').open(BOTH, attempt.signal));
      attempt.abort();
      reject(failure('NotAllowedError'));
      expect(await opening).to.include({ code: 'cancelled' });
    });

    it('stops the device that is open already when the other one is still asked for', async () => {
      const attempt = new AbortController();
      let microphone: MediaStreamTrack | undefined;
      mediaDevices.getUserMedia = async (constraints) => {
        if (constraints?.audio && constraints.video) throw failure('NotFoundError');
        if (constraints?.video) {
          attempt.abort();
          return new Promise<MediaStream>(() => undefined);
        }
        const stream = await realGetUserMedia.call(mediaDevices, constraints);
        microphone = stream.getAudioTracks()[0];
        return stream;
      };
      const reason = await rejection(deviceSource('540p').open(BOTH, attempt.signal));
      expect(reason).to.include({ code: 'cancelled' });
      expect(microphone?.readyState).to.equal('ended');
    });

    it('asks for nothing more after a failure of both', async () => {
      const attempt = new AbortController();
      mediaDevices.getUserMedia = (constraints) => {
        asked.push(Object.keys(constraints ?? {}).join('+') as Asked);
        attempt.abort();
        return Promise.reject(failure('NotFoundError'));
      };
      const reason = await rejection(deviceSource('540p').open(BOTH, attempt.signal));
      expect(reason).to.include({ code: 'cancelled' });
      expect(asked).to.deep.equal(['audio+video']);
    });
  });
});
