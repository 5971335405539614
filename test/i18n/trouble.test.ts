import { CallError, type CallErrorCode } from '../../src/errors.js';
import { enCall } from '../../src/i18n/en-call.js';
import { troubleText } from '../../src/i18n/i18n.js';
import { expect } from '../support/testing.js';

describe('what is said of a failure in a call', () => {
  const said = (code: CallErrorCode, cause?: unknown) =>
    troubleText(enCall, new CallError(code, 'x', { cause }));
  const notAllowed = new DOMException('no gesture', 'NotAllowedError');

  it('is that of its code, whatever the browser threw', () => {
    const codes = ['play-failed', 'publish-failed', 'connection-failed', 'internal'] as const;
    for (const code of codes)
      for (const cause of [
        notAllowed,
        new DOMException('', 'AbortError'),
        new DOMException('', 'InvalidStateError'),
      ])
        expect(said(code, cause), `${code} for ${cause.name}`).to.equal(enCall.errors[code]);
  });

  it('tells what the browser does not allow from what the service does not', () => {
    expect(said('unsupported', new TypeError('no'))).to.equal(enCall.refused);
    expect(said('not-authorized', notAllowed)).to.equal(enCall.refused);
    expect(said('not-authorized')).to.equal(enCall.mayNotPublish);
  });

  it('is the same for what comes out of a window of its own', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { DOMException: Theirs } = frame.contentWindow as Window & typeof globalThis;
    expect(said('not-authorized', new Theirs('no gesture', 'NotAllowedError'))).to.equal(enCall.refused);
    frame.remove();
  });
});
