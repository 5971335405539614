import { decodeMediaState, encodeMediaState } from '../../../src/engine/zego/zego-media-state.js';
import { newStreamId } from '../../../src/engine/zego/zego-stream-id.js';
import { tokenExpiry } from '../../../src/internal/token04.js';
import { expect } from '../../support/testing.js';

describe('the media state in extra info', () => {
  it('survives the way', () => {
    for (const audio of [true, false])
      for (const video of [true, false])
        expect(decodeMediaState(encodeMediaState({ audio, video }))).to.deep.equal({ audio, video });
  });

  it('is not read out of what others put there', () => {
    const foreign = [
      undefined,
      '',
      'hello',
      '{"isCameraOn":true}',
      'null "zego-call"',
      '"zego-call"',
      '["zego-call"]',
      '{"zego-call":1}',
      '{"zego-call":2,"microphone":true,"camera":true}',
      '{"zego-call":1,"microphone":"true","camera":true}',
      '{"zego-call":1,"microphone":true',
    ];
    for (const text of foreign) expect(decodeMediaState(text), text).to.equal(undefined);
  });
});

describe('newStreamId', () => {
  for (const userId of ['ann', '', "~!@#$^&*()_+=-`;',.<>/", 'Анна', 'x'.repeat(400)])
    it(`is one ZEGO takes for ${userId.slice(0, 30) || 'nothing'}`, () => {
      expect(newStreamId(userId)).to.match(/^[A-Za-z0-9_-]{1,256}$/);
    });

  it('differs each time', () => {
    expect(newStreamId('ann')).not.to.equal(newStreamId('ann'));
  });
});

describe('tokenExpiry', () => {
  it('reads the seconds at the head of a token04', () => {
    const bytes = new Uint8Array(40);
    new DataView(bytes.buffer).setBigInt64(0, 1_800_000_000n);
    expect(tokenExpiry(`04${btoa(String.fromCharCode(...bytes))}`)).to.equal(1_800_000_000_000);
  });

  it('knows nothing of anything else', () => {
    for (const token of ['', '04', '03AAAA', '04%%%%%%%%%%%%', 'a-token'])
      expect(tokenExpiry(token)).to.equal(undefined);
  });
});
