import { checkResponse, zegoEnding, zegoError } from '../../../src/engine/zego/zego-errors.js';
import { CallError, type CallErrorCode } from '../../../src/errors.js';
import { expect } from '../../support/testing.js';

const CODES: readonly (readonly [vendorCode: number, code: CallErrorCode])[] = [
  [1000002, 'connection-lost'],
  [1000017, 'connection-lost'],
  [1001004, 'configuration'],
  [1002001, 'internal'],
  ...[1002005, 1002006, 1002007, 1002008, 1002009, 1002010].map((code) => [code, 'configuration'] as const),
  ...[1002011, 1002012, 1002013, 1100001].map((code) => [code, 'configuration'] as const),
  [1002031, 'connection-failed'],
  [1002034, 'room-full'],
  [1002036, 'not-authorized'],
  [1002037, 'not-authorized'],
  [1002050, 'not-authorized'],
  [1002055, 'not-authorized'],
  [1002066, 'not-authorized'],
  [1002086, 'not-authorized'],
  [1002099, 'connection-failed'],
  [1003028, 'publish-failed'],
  [1004020, 'play-failed'],
  [1004025, 'play-failed'],
  [1100002, 'connection-lost'],
  [1102016, 'token-invalid'],
  [1102018, 'token-expired'],
  [1102026, 'cancelled'],
  [1103019, 'not-authorized'],
  [1103027, 'publish-failed'],
  [1103028, 'publish-failed'],
  [1103049, 'internal'],
  [1104031, 'play-failed'],
  [1104039, 'play-failed'],
];

describe('zegoError', () => {
  for (const [vendorCode, code] of CODES)
    it(`calls ${vendorCode} ${code}, in both of the SDK's spellings`, () => {
      for (const reason of [
        { code: vendorCode, msg: '' },
        { errorCode: vendorCode, extendedData: '' },
      ]) {
        const error = zegoError(reason, 'device-busy', 'Testing');
        expect(error).to.be.instanceOf(CallError);
        expect(error).to.include({ code, vendorCode });
        expect(error.message).to.match(/^[A-Z].{20,}\.$/);
      }
    });

  it('keeps the number of what it does not know, under the fallback', () => {
    const error = zegoError({ errorCode: 1234567 }, 'play-failed', 'Playing');
    expect(error).to.include({ code: 'play-failed', vendorCode: 1234567 });
    expect(error.message).to.contain('1234567');
  });

  it('keeps nothing else of the vendor: it may quote the token', () => {
    const error = zegoError(
      { code: 1102016, msg: 'bad 04SECRET', extendedData: '04SECRET' },
      'internal',
      'Joining',
    );
    expect(JSON.stringify({ ...error, message: error.message, cause: error.cause ?? null })).not.to.contain(
      'SECRET',
    );
  });

  it('passes a CallError on, calls an abort cancelled, and keeps any other error as the cause', () => {
    const error = new CallError('room-full', 'Full.');
    expect(zegoError(error, 'internal', 'Joining')).to.equal(error);
    expect(zegoError(new DOMException('', 'AbortError'), 'internal', 'Joining').code).to.equal('cancelled');
    const cause = new TypeError('undefined is not a function');
    expect(zegoError(cause, 'internal', 'Joining')).to.include({ code: 'internal', cause });
  });

  it('makes something of nothing', () => {
    for (const reason of [undefined, null, 'text', {}, { errorCode: 0 }])
      expect(zegoError(reason, 'publish-failed', 'Publishing')).to.include({ code: 'publish-failed' });
  });
});

describe('zegoEnding', () => {
  it('tells the ends that are no faults', () => {
    expect(zegoEnding(1002050)).to.deep.equal({ type: 'ended', reason: 'replaced' });
    expect(zegoEnding(1002055)).to.deep.equal({ type: 'ended', reason: 'room-closed' });
  });

  for (const [vendorCode, code] of [
    [1102018, 'token-expired'],
    [1002031, 'connection-lost'],
    [1002099, 'connection-lost'],
    [4711, 'connection-lost'],
  ] as const)
    it(`calls ${vendorCode} ${code}`, () => {
      const ending = zegoEnding(vendorCode);
      expect(ending.type).to.equal('failed');
      if (ending.type === 'failed') expect(ending.error).to.include({ code, vendorCode });
    });
});

describe('checkResponse', () => {
  it('throws what a response that resolved says', () => {
    checkResponse({ errorCode: 0 }, 'publish-failed', 'Replacing a track');
    expect(() => checkResponse({ errorCode: 1103047 }, 'publish-failed', 'Replacing a track')).to.throw(
      CallError,
    );
  });
});
