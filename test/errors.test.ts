import { expect } from './support/testing.js';
import { CallError } from '../src/errors.js';

describe('CallError', () => {
  it('carries code, vendor number, device and cause, and derives whether trying again can help', () => {
    const cause = new Error('x');
    const error = new CallError('device-busy', 'In use.', { vendorCode: 3, device: 'camera', cause });
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({
      name: 'CallError',
      code: 'device-busy',
      vendorCode: 3,
      device: 'camera',
      cause,
    });
    expect(error.retryable).to.equal(true);
    expect(new CallError('configuration', 'No room.').retryable).to.equal(false);
    expect(new CallError('configuration', 'No room.')).not.to.have.any.keys('vendorCode', 'device', 'cause');
  });

  describe('from', () => {
    it('returns a CallError as it is', () => {
      const error = new CallError('room-full', 'Full.');
      expect(CallError.from(error, 'internal', 'x')).to.equal(error);
    });

    it('recognises the CallError of another copy of the script', () => {
      const foreign = Object.assign(new Error('Full.'), {
        name: 'CallError',
        code: 'room-full',
        vendorCode: 1002034,
      });
      const error = CallError.from(foreign, 'internal', 'x');
      expect(error).to.be.instanceOf(CallError);
      expect(error).to.include({ code: 'room-full', message: 'Full.', vendorCode: 1002034 });
    });

    it('takes an abort for a cancellation', () => {
      expect(CallError.from(new DOMException('', 'AbortError'), 'internal', 'x').code).to.equal('cancelled');
    });

    it('wraps anything else, keeping it as the cause', () => {
      const error = CallError.from({ code: 7 }, 'connection-failed', 'No answer.');
      expect(error).to.include({ code: 'connection-failed', message: 'No answer.' });
      expect(error.cause).to.deep.equal({ code: 7 });
    });
  });
});
