import { decodeHostCommands } from '../../../src/engine/zego/zego-host-commands.js';
import { decodeMediaState, encodeMediaState } from '../../../src/engine/zego/zego-media-state.js';
import { newStreamId, sourcesOf } from '../../../src/engine/zego/zego-stream-id.js';
import { tokenExpiry } from '../../../src/internal/token04.js';
import { expect } from '../../support/testing.js';

const BOTH = { audio: true, video: true };

describe('the media state in extra info', () => {
  it('survives the way', () => {
    for (const audio of [true, false])
      for (const video of [true, false])
        expect(decodeMediaState(encodeMediaState({ audio, video }, BOTH))).to.deep.equal({ audio, video });
  });

  it("is JSON in the kit's words and in ours, of at most 1024 characters", () => {
    const text = encodeMediaState({ audio: false, video: true }, { audio: false, video: true });
    expect(text.length).to.be.below(1025);
    expect(JSON.parse(text)).to.deep.equal({
      isCameraOn: true,
      isMicrophoneOn: false,
      hasVideo: true,
      hasAudio: false,
      'zego-call': 1,
      microphone: false,
      camera: true,
    });
  });

  for (const [text, state] of [
    [
      '{"isCameraOn":true,"isMicrophoneOn":false,"hasVideo":true,"hasAudio":true}',
      { audio: false, video: true },
    ],
    [
      '{"isCameraOn":true,"isMicrophoneOn":true,"hasVideo":false,"hasAudio":true}',
      { audio: true, video: false },
    ],
    ['{"isCameraOn":true,"isMicrophoneOn":true,"hasAudio":false}', { audio: false, video: true }],
    ['{"isCameraOn":true,"hasVideo":true}', { video: true }],
    ['{"isCameraOn":false}', { video: false }],
    ['{"isMicrophoneOn":true,"isCameraOn":"yes"}', { audio: true }],
    ['{"zego-call":1,"microphone":false,"camera":true}', { audio: false, video: true }],
    ['{"zego-call":1,"microphone":false,"camera":true,"isCameraOn":false}', { audio: false, video: false }],
  ] as const)
    it(`is read out of ${text}`, () => {
      expect(decodeMediaState(text)).to.deep.equal(state);
    });

  it('is not read out of what others put there', () => {
    const foreign = [
      undefined,
      '',
      'hello',
      'null',
      '7',
      '"zego-call"',
      '["isCameraOn"]',
      '{"camera":true,"microphone":true}',
      '{"zego-call":2,"microphone":true,"camera":true}',
      '{"zego-call":1,"microphone":"true"}',
      '{"isCameraOn":1,"isMicrophoneOn":null}',
      '{"isCameraOn":true',
      JSON.stringify({ isCameraOn: true, filler: 'x'.repeat(1024) }),
    ];
    for (const text of foreign) expect(decodeMediaState(text), text).to.deep.equal({});
  });
});

describe('sourcesOf', () => {
  for (const [ids, sources] of [
    ['', ''],
    ['a', 'camera'],
    ['a b c', 'camera screen screen'],
    ['r_u_main', 'camera'],
    ['r_u_screensharing', 'screen'],
    ['r_u_screensharing a', 'screen camera'],
    ['r_u_screensharing a r_u_main', 'screen screen camera'],
    ['a r_u_main', 'screen camera'],
    ['r_u_main a r_v_main', 'camera screen screen'],
    ['r_screensharing_main', 'camera'],
    ['a_main_b', 'camera'],
  ] as const)
    it(`takes ${ids || 'no stream'} for ${sources || 'nothing'}`, () => {
      expect(sourcesOf(ids.split(' ').filter(Boolean)).join(' ')).to.equal(sources);
    });
});

describe('newStreamId', () => {
  for (const userId of ['ann', '', "~!@#$^&*()_+=-`;',.<>/", 'Анна', 'x'.repeat(400), 'a_screensharing'])
    for (const source of ['camera', 'screen'] as const)
      it(`is one ZEGO takes for a ${source} of ${userId.slice(0, 30) || 'nobody'}`, () => {
        const id = newStreamId(userId, source);
        expect(id).to.match(/^[A-Za-z0-9_-]{1,256}$/);
        expect(sourcesOf([id])).to.deep.equal([source]);
        expect(id.includes('_screensharing'), 'a screen for the kit').to.equal(source === 'screen');
      });

  it('differs each time', () => {
    expect(newStreamId('ann', 'camera')).not.to.equal(newStreamId('ann', 'camera'));
  });
});

describe('decodeHostCommands', () => {
  for (const [text, commands] of [
    ['{"zego_turn_camera_off":"ann"}', ['camera-off']],
    ['{"zego_turn_microphone_off":"ann"}', ['microphone-off']],
    ['{"zego_remove_user":["ann"]}', ['remove']],
    ['{"zego_remove_user":["bob","ann"]}', ['remove']],
    ['{"zego_turn_camera_off":"bob"}', []],
    ['{"zego_remove_user":["bob"]}', []],
    ['{"zego_remove_user":{"0":"ann"}}', []],
    ['{"zego_turn_camera_off":true}', []],
    ['{"__proto__":{"zego_turn_camera_off":"ann"}}', []],
    ['{"hello":"ann"}', []],
    ['["zego_remove_user","ann"]', []],
    ['"zego_turn_camera_off"', []],
    ['null', []],
    ['zego_turn_camera_off', []],
    ['', []],
    [undefined, []],
    [{ zego_turn_camera_off: 'ann' }, []],
    [JSON.stringify({ zego_turn_camera_off: 'ann', filler: 'x'.repeat(1024) }), []],
  ] as const)
    it(`reads ${JSON.stringify(commands)} out of ${JSON.stringify(text)?.slice(0, 60) ?? 'nothing'}`, () => {
      expect(decodeHostCommands(text, 'ann')).to.deep.equal(commands);
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
