import { expect } from '../support/testing.js';
import { FakeRoom, type FakeEngine } from '../support/fake-engine.js';
import { Gestures } from '../../src/call/gestures.js';
import { CallError } from '../../src/errors.js';

describe('Gestures', () => {
  const { now } = performance;
  let time = 0;
  let room: FakeRoom;
  let engine: FakeEngine;
  let told: boolean[];
  let gestures: Gestures;

  beforeEach(async () => {
    time = 0;
    performance.now = () => time;
    room = new FakeRoom();
    engine = await room.enter('daily', 'ann');
    told = [];
    gestures = new Gestures(
      (command) => command(engine),
      (raised) => told.push(raised),
    );
  });
  afterEach(async () => {
    performance.now = now;
    await room.dispose();
  });

  const failure = (work: Promise<void>) =>
    work.then(
      () => undefined,
      (error: CallError) => error.code,
    );

  it('tells of the hand when the engine has', async () => {
    const hold = engine.holdNext('setHand');
    const raising = gestures.setHand(true);
    expect([gestures.raised, told]).to.deep.equal([true, []]);
    hold.resolve();
    await raising;
    expect(told).to.deep.equal([true]);
  });

  it('tells only of the last of two commands', async () => {
    const hold = engine.holdNext('setHand');
    const raising = gestures.setHand(true);
    const lowering = gestures.setHand(false);
    hold.resolve();
    await Promise.all([raising, lowering]);
    expect(told).to.deep.equal([false]);
  });

  it('is as before when it fails', async () => {
    engine.holdNext('setHand').reject(new CallError('message-failed', 'No.'));
    expect(await failure(gestures.setHand(true))).to.equal('message-failed');
    expect([gestures.raised, told]).to.deep.equal([false, []]);
  });

  it('sends three reactions a second, and nothing but emoji', async () => {
    for (const wrong of ['', 'hi', '👍👍'])
      expect(await failure(gestures.react(wrong))).to.equal('message-failed');
    for (let i = 0; i < 3; i++) await gestures.react('👍');
    expect(await failure(gestures.react('👍'))).to.equal('message-failed');
    time = 1001;
    await gestures.react('👍');
    expect(engine.calls.filter(({ command }) => command === 'sendReaction')).to.have.length(4);
  });

  it('passes on what others send at a human pace', () => {
    const admitted = Array.from({ length: 20 }, () => gestures.admits('bob')).filter(Boolean);
    expect(admitted).to.have.length(6);
    expect(gestures.admits('cid')).to.equal(true);
    time = 1001;
    expect(gestures.admits('bob')).to.equal(true);
  });
});
