import fc from 'fast-check';
import { listen, SILENCE, type Voices } from '../../src/call/active-speaker.js';
import { expect } from '../support/testing.js';

const STEP = 100;

/** What comes of levels measured every 100 ms; people stay when they are silent. */
function play(frames: readonly Readonly<Record<string, number>>[], from = SILENCE, start = 0): Voices[] {
  let now = start;
  let voices = from;
  return frames.map((levels) => {
    now += STEP;
    voices = listen(voices, new Map(Object.entries(levels)), now, () => true);
    return voices;
  });
}

const last = (states: readonly Voices[]) => states.at(-1)!;
const speaking = ({ voices }: Voices) => [...voices].filter(([, v]) => v.speaking).map(([id]) => id);
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('active speaker', () => {
  it('is nobody at first, and whoever speaks then, within 200 ms', () => {
    expect(last(play(times(20, { ann: 0.1, bob: 0.2 })))).not.to.have.property('active');
    const states = play(times(2, { ann: 0.7, bob: 0.1 }));
    expect(last(states).active).to.equal('ann');
    expect(speaking(last(states))).to.deep.equal(['ann']);
  });

  it('does not stutter in the gaps of a sentence', () => {
    const words = [...times(4, { ann: 0.7 }), ...times(5, { ann: 0.05 })];
    const states = play([...words, ...words, ...words]);
    expect(states.slice(2).every((state) => speaking(state).includes('ann'))).to.equal(true);
  });

  it('stops speaking about a second after the last word, and stays the last speaker', () => {
    const spoke = last(play(times(10, { ann: 0.7 })));
    const after = last(play(times(15, { ann: 0 }), spoke, 1000));
    expect(speaking(after)).to.deep.equal([]);
    expect(after.active).to.equal('ann');
  });

  it('is the one who is clearly louder, not the one who coughs', () => {
    const both = play([...times(3, { ann: 0.7, bob: 0 }), { ann: 0.5, bob: 1 }, { ann: 0.7, bob: 0 }]);
    expect(last(both).active).to.equal('ann');
    const louder = last(play(times(20, { ann: 0.5, bob: 0.9 }), last(both), 500));
    expect(louder.active).to.equal('bob');
    const even = last(play(times(30, { ann: 0.93, bob: 0.9 }), louder, 2500));
    expect(even.active).to.equal('bob');
  });

  it('passes on at once when the loudest has finished', () => {
    const ann = last(play(times(10, { ann: 0.8, bob: 0.5 })));
    expect(ann.active).to.equal('ann');
    const states = play(times(30, { bob: 0.5 }), ann, 1000);
    expect(states[0].active).to.equal('bob');
  });

  it('forgets who has gone', () => {
    const ann = last(play(times(10, { ann: 0.8 })));
    expect(listen(ann, new Map(), 1100)).not.to.have.property('active');
    expect(listen(ann, new Map(), 1100, () => true).active).to.equal('ann');
  });

  const level = fc.double({ min: 0, max: 1, noNaN: true });
  const frames = fc.array(fc.dictionary(fc.constantFrom('ann', 'bob', 'cid'), level), { maxLength: 80 });

  it('holds for any sound: only who is heard speaks, and the loudest does not flutter', () => {
    fc.assert(
      fc.property(frames, (sound) => {
        const states = play(sound);
        let changedAt = -Infinity;
        states.forEach((state, i) => {
          const heard = Object.keys(sound[i]);
          const talk = speaking(state);
          expect(talk.every((id) => heard.includes(id))).to.equal(true);
          for (const [, voice] of state.voices) expect(voice.level).to.be.within(0, 1);
          // Somebody who speaks is never without a loudest.
          if (talk.length) expect(talk).to.include(state.active);
          const before = states[i - 1];
          if (before?.active !== state.active) {
            // Nobody is interrupted within a second and a half while they go on speaking.
            if (before?.active && talk.includes(before.active)) expect(i - changedAt).to.be.at.least(15);
            changedAt = i;
          }
          // Who falls silent has been quiet for a while, unless they are not heard at all any more.
          if (before)
            for (const id of speaking(before))
              if (heard.includes(id) && !talk.includes(id))
                expect(sound.slice(Math.max(0, i - 5), i + 1).every((f) => (f[id] ?? 0) < 0.9)).to.equal(
                  true,
                );
        });
      }),
    );
  });

  it('is the same for the same sound, and changes nothing it was given', () => {
    fc.assert(
      fc.property(frames, (sound) => {
        const before = last([SILENCE, ...play(sound)]);
        const copy = new Map(before.voices);
        const again = listen(before, new Map([['ann', 1]]), 1e6);
        expect(listen(before, new Map([['ann', 1]]), 1e6)).to.deep.equal(again);
        expect(before.voices).to.deep.equal(copy);
      }),
    );
  });
});
