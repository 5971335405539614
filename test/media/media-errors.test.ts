import type { CallErrorCode } from '../../src/errors.js';
import { captureObstacle, mediaError } from '../../src/media/media-errors.js';
import { expect } from '../support/testing.js';

const CODES: readonly (readonly [unknown, CallErrorCode])[] = [
  [new DOMException('Permission denied', 'NotAllowedError'), 'permission-denied'],
  [new DOMException('', 'SecurityError'), 'permission-denied'],
  [new DOMException('', 'NotFoundError'), 'device-missing'],
  [new DOMException('', 'OverconstrainedError'), 'device-missing'],
  [new DOMException('', 'NotReadableError'), 'device-busy'],
  [new DOMException('', 'AbortError'), 'device-busy'],
  [new TypeError('bad'), 'unsupported'],
  [new DOMException('', 'InvalidStateError'), 'internal'],
  ['text', 'internal'],
];

describe('mediaError', () => {
  for (const [reason, code] of CODES)
    for (const device of ['microphone', 'camera'] as const)
      it(`makes ${reason instanceof Error ? reason.name : String(reason)} of the ${device} ${code}`, () => {
        const error = mediaError(reason, device);
        expect(error).to.include({ name: 'CallError', code, device, cause: reason });
        expect(error.message).to.match(new RegExp(`^The ${device} is not available: .+\\. .+\\.$`));
      });
});

describe('captureObstacle', () => {
  /** Hides the property of `target` behind `value` until the test ends. */
  function shadow(target: object, name: string, value: unknown): void {
    const original = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { value, configurable: true });
    restore = () =>
      original ? Object.defineProperty(target, name, original) : Reflect.deleteProperty(target, name);
  }
  let restore: () => void = () => undefined;
  afterEach(() => restore());

  it('is undefined in a browser that can capture', () => {
    expect(captureObstacle('camera')).to.equal(undefined);
  });

  it('is insecure-context on a page without HTTPS', () => {
    shadow(globalThis, 'isSecureContext', false);
    expect(captureObstacle('camera')).to.include({ code: 'insecure-context', device: 'camera' });
  });

  for (const mediaDevices of [undefined, {}])
    it(`is unsupported where mediaDevices is ${JSON.stringify(mediaDevices)}`, () => {
      shadow(navigator, 'mediaDevices', mediaDevices);
      expect(captureObstacle('microphone')).to.include({ code: 'unsupported', device: 'microphone' });
    });
});
