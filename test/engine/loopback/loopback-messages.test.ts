import { PROTOCOL_VERSION, readEnvelope } from '../../../src/engine/loopback/loopback-messages.js';
import { expect } from '../../support/testing.js';

const member = {
  userId: 'ann',
  userName: 'Ann',
  joinedAt: 1,
  hand: false,
  camera: { audio: true, video: false },
  screen: null,
};

const messages = [
  { type: 'hello', member },
  { type: 'welcome', member: { ...member, userName: '' } },
  { type: 'beat', member },
  { type: 'bye' },
  { type: 'reaction', reaction: '👍🏽' },
  { type: 'chat', text: 'é'.repeat(512), sentAt: 2 },
  { type: 'offer', link: 'l', sdp: 'v=0' },
  { type: 'answer', link: 'l', sdp: 'v=0' },
  { type: 'candidate', link: 'l', candidate: '', sdpMid: '0' },
];

const wrap = (message: unknown) => ({ version: PROTOCOL_VERSION, from: 'a', to: null, message });

describe('readEnvelope()', () => {
  for (const message of messages) {
    it(`takes ${message.type}, to all and to one`, () => {
      expect(readEnvelope(wrap(message))).to.deep.equal(wrap(message));
      expect(readEnvelope({ ...wrap(message), to: 'b' })?.to).to.equal('b');
    });

    it(`refuses ${message.type} with a field missing or of another type`, () => {
      for (const key of Object.keys(message)) {
        expect(readEnvelope(wrap({ ...message, [key]: undefined })), key).to.equal(null);
        expect(readEnvelope(wrap({ ...message, [key]: {} })), key).to.equal(null);
      }
    });
  }

  it('refuses a member with a field missing or of another type', () => {
    for (const key of Object.keys(member)) {
      for (const wrong of [undefined, {}, NaN, { audio: true, video: null }]) {
        const message = { type: 'hello', member: { ...member, [key]: wrong } };
        expect(readEnvelope(wrap(message)), key).to.equal(null);
      }
    }
  });

  it('refuses a member without a user', () => {
    for (const key of ['userId', 'userName', 'joinedAt'])
      expect(readEnvelope(wrap({ type: 'hello', member: { ...member, [key]: null } })), key).to.equal(null);
  });

  it('refuses other versions and wrong addresses', () => {
    const good = wrap({ type: 'bye' });
    for (const wrong of [{ version: 0 }, { version: '1' }, { from: '' }, { from: 1 }, { to: '' }, { to: 1 }])
      expect(readEnvelope({ ...good, ...wrong }), JSON.stringify(wrong)).to.equal(null);
  });

  it('refuses anything else', () => {
    const others = [
      undefined,
      null,
      0,
      '',
      'hello',
      [],
      {},
      new Date(),
      wrap(null),
      wrap('bye'),
      wrap({ type: 'x' }),
    ];
    for (const other of others) expect(readEnvelope(other)).to.equal(null);
  });

  it('refuses a chat message that is too long', () => {
    const text = 'é'.repeat(512) + '.';
    expect(readEnvelope(wrap({ type: 'chat', text, sentAt: 2 }))).to.equal(null);
  });
});
