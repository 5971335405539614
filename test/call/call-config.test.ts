import { expect } from '../support/testing.js';
import { callInput } from '../support/call-input.js';
import { configChange, isComplete, resolveConfig, type CallInput } from '../../src/call/call-config.js';
import { CallError } from '../../src/errors.js';
import type { EngineFactory } from '../../src/engine/call-engine.js';

const factory: EngineFactory = () => {
  throw new Error('never built here');
};

function problem(more: Partial<CallInput>): string | undefined {
  try {
    resolveConfig(callInput(more));
    return undefined;
  } catch (error) {
    expect(error).to.be.instanceOf(CallError).and.to.include({ code: 'configuration' });
    return (error as CallError).message;
  }
}

describe('resolveConfig', () => {
  const BAD: [Partial<CallInput>, RegExp][] = [
    [{ appId: undefined }, /^app-id is missing or no positive whole number/],
    [{ token: 'not a token' }, /^token is malformed: a token04 is accepted/],
    [{ room: '' }, /^room is missing/],
    [{ room: 'r'.repeat(129) }, /^room is too long: at most 128/],
    [{ room: 'a b' }, /^room has a character that is not accepted: use digits/],
    [{ userId: '' }, /^user-id is missing/],
    [{ userId: 'u'.repeat(65) }, /^user-id is too long: at most 64 bytes/],
    [{ userId: '50%' }, /^user-id has a character that is not accepted/],
    [{ userName: 'é'.repeat(129) }, /^user-name is too long: at most 256 bytes/],
  ];
  for (const [more, message] of BAD)
    it(`refuses ${JSON.stringify(more).slice(0, 40)}: ${message.source}`, () => {
      expect(problem(more)).to.match(message);
    });

  it('accepts what is at the limits', () => {
    expect(problem({ room: 'r'.repeat(128), userId: 'u'.repeat(64), userName: 'é'.repeat(128) })).to.equal(
      undefined,
    );
    expect(problem({ userId: "az09~!@#$^&*()_+=-`;',.<>/" })).to.equal(undefined);
  });

  it('never puts the token into an error', () => {
    expect(problem({ room: '', token: 'very-secret' })).not.to.contain('very-secret');
    expect(problem({ token: 'very-secret' })).not.to.contain('very-secret');
  });

  it('needs app-id and token on ZEGO only', () => {
    expect(problem({ engine: 'loopback', appId: undefined, token: '' })).to.equal(undefined);
    expect(problem({ engine: factory, appId: undefined })).to.equal(undefined);
    expect(resolveConfig(callInput()).tokenNeed).to.equal('required');
    expect(resolveConfig(callInput({ engine: 'loopback' })).tokenNeed).to.equal('none');
    expect(resolveConfig(callInput({ engine: factory })).tokenNeed).to.equal('optional');
  });

  it('uses the user id as the name when there is none', () => {
    expect(resolveConfig(callInput({ userName: '' })).join).to.deep.equal({
      roomId: 'daily',
      userId: 'ann',
      userName: 'ann',
    });
  });

  const ENTRY: [Partial<CallInput>, string, string][] = [
    [{}, 'on', 'on'],
    [{ muted: true }, 'off', 'on'],
    [{ cameraOff: true }, 'on', 'off'],
    [{ audioOnly: true }, 'on', 'unavailable'],
    [{ viewOnly: true }, 'unavailable', 'unavailable'],
    [{ source: new MediaStream() }, 'unavailable', 'unavailable'],
  ];
  for (const [more, microphone, camera] of ENTRY)
    it(`enters with ${Object.keys(more).join() || 'nothing set'}: microphone ${microphone}, camera ${camera}`, () => {
      expect(resolveConfig(callInput(more))).to.include({ microphone, camera });
    });

  it('hands the engine its options', async () => {
    const config = resolveConfig(
      callInput({ engine: factory, server: 'wss://x', codec: 'vp8', telemetry: false }),
    );
    expect(config.engineOptions).to.deep.equal({
      appId: 1234567890,
      server: 'wss://x',
      codec: 'vp8',
      simulcast: 'auto',
      telemetry: false,
      videoBitrate: 300,
    });
    expect(await config.loadEngine()).to.equal(factory);
  });
});

describe('isComplete', () => {
  it('wants a room, and on ZEGO an application and some source of tokens', () => {
    expect(isComplete(callInput())).to.equal(true);
    expect(isComplete(callInput({ room: '' }))).to.equal(false);
    expect(isComplete(callInput({ appId: undefined }))).to.equal(false);
    expect(isComplete(callInput({ token: '' }))).to.equal(false);
    expect(isComplete(callInput({ token: '', tokenUrl: '/token' }))).to.equal(true);
    expect(isComplete(callInput({ token: '', tokenProvider: () => Promise.resolve('t') }))).to.equal(true);
    expect(isComplete(callInput({ engine: 'loopback', appId: undefined, token: '' }))).to.equal(true);
  });
});

describe('configChange', () => {
  const CHANGES: [Partial<CallInput>, string][] = [
    [{}, 'none'],
    [{ room: 'other' }, 'rejoin'],
    [{ userId: 'bob' }, 'rejoin'],
    [{ appId: 1 }, 'rejoin'],
    [{ server: 'wss://x' }, 'rejoin'],
    [{ engine: 'loopback' }, 'rejoin'],
    [{ token: 'fresh' }, 'renew'],
    [{ token: '' }, 'none'],
    [{ token: 'fresh', room: 'other' }, 'rejoin'],
    [{ muted: true, cameraOff: true, userName: 'X' }, 'none'],
  ];
  for (const [more, expected] of CHANGES)
    it(`${JSON.stringify(more)} means ${expected}`, () => {
      expect(configChange(callInput(), callInput(more))).to.equal(expected);
    });
});
