import { CallSession } from '../../src/call/call-session.js';
import { engineFiles, type EngineName } from '../../src/engine/engine-files.js';
import type { CallError } from '../../src/errors.js';
import { callInput } from '../support/call-input.js';
import { syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { expect } from '../support/testing.js';

const files = engineFiles as Record<EngineName, () => Promise<never>>;

describe('CallSession, when the file of an engine fails', () => {
  const { loopback } = files;
  let media: SyntheticMedia;

  beforeEach(() => {
    media = syntheticMedia();
  });
  afterEach(() => {
    files.loopback = loopback;
    media.stop();
  });

  /** The message of a join whose engine fails to load for this reason. */
  async function message(reason: Error): Promise<string> {
    files.loopback = () => Promise.reject(reason);
    const session = new CallSession();
    const input = callInput({ engine: 'loopback', source: media.stream });
    const error = await session.join(() => input).catch((error: CallError) => error);
    expect(error).to.include({ code: 'engine-load', retryable: true, cause: reason });
    return (error as CallError).message;
  }

  it('speaks of the network when it did not come', async () => {
    expect(await message(new TypeError('Failed to fetch'))).to.match(/check the network/);
  });

  it('says what is wrong with it when it came and cannot run', async () => {
    const text = await message(new SyntaxError("does not provide an export named 'X'"));
    expect(text).to.match(/export named 'X'.*bundled/);
    expect(text).not.to.match(/network/);
  });
});
