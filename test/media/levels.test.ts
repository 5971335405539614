import { LevelMeter, levelOf } from '../../src/media/levels.js';
import { canMeasure } from '../../src/media/web-audio.js';
import { syntheticMedia } from '../support/media.js';
import { expect, leaks, waitUntil } from '../support/testing.js';

/** Contexts opened since the last look; those of the tones are made before. */
function watchContexts(): { opened: AudioContext[]; stop(): void } {
  const opened: AudioContext[] = [];
  const Original = globalThis.AudioContext;
  globalThis.AudioContext = class extends Original {
    constructor(options?: AudioContextOptions) {
      super(options);
      opened.push(this);
    }
  };
  return { opened, stop: () => void (globalThis.AudioContext = Original) };
}

describe('LevelMeter', () => {
  const stops: (() => unknown)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  function tone(): MediaStream {
    const made = syntheticMedia({ video: false });
    stops.push(() => made.stop());
    return made.stream;
  }

  /** A meter that is let go of after the test, its last levels, and how often it told them. */
  function meter() {
    const seen = { levels: new Map() as ReadonlyMap<string, number>, ticks: 0 };
    const made = new LevelMeter<string>((levels) => {
      seen.levels = levels;
      seen.ticks++;
    });
    stops.push(() => made.measure(new Map()));
    return { made, seen };
  }

  const tick = (seen: { ticks: number }) => {
    const { ticks } = seen;
    return waitUntil(() => seen.ticks > ticks, 'measures');
  };

  it('tells a tone from silence', async () => {
    const silent = tone();
    silent.getAudioTracks()[0].enabled = false;
    const { made, seen } = meter();
    made.measure(
      new Map([
        ['loud', tone()],
        ['silent', silent],
        ['nothing', new MediaStream()],
      ]),
    );
    await waitUntil(() => (seen.levels.get('loud') ?? 0) > 0.8 && seen.levels.get('silent') === 0);
    expect([...seen.levels.keys()]).to.have.members(['loud', 'silent']);
  });

  it('goes on with the track that takes the place of another', async () => {
    const stream = tone();
    const { made, seen } = meter();
    made.measure(new Map([['a', stream]]));
    await waitUntil(() => (seen.levels.get('a') ?? 0) > 0.8);
    const [track] = stream.getAudioTracks();
    stream.removeTrack(track);
    await tick(seen);
    expect(seen.levels.has('a')).to.equal(false);
    stream.addTrack(tone().getAudioTracks()[0]);
    await waitUntil(() => (seen.levels.get('a') ?? 0) > 0.8);
    expect(track.readyState).to.equal('live');
  });

  it('opens one context for all, and closes it with the last user', async () => {
    const [one, two] = [tone(), tone()];
    const contexts = watchContexts();
    stops.push(contexts.stop);
    const [first, second] = [meter(), meter()];
    first.made.measure(new Map([['a', new MediaStream()]]));
    await tick(first.seen);
    expect(contexts.opened).to.be.empty;
    first.made.measure(
      new Map([
        ['a', one],
        ['b', two],
      ]),
    );
    second.made.measure(new Map([['a', two]]));
    await Promise.all([tick(first.seen), tick(second.seen)]);
    expect(contexts.opened).to.have.length(1);
    await waitUntil(() => second.seen.levels.has('a'), 'it runs');
    first.made.measure(new Map());
    await tick(second.seen);
    expect(contexts.opened[0].state).to.equal('running');
    second.made.measure(new Map());
    await waitUntil(() => contexts.opened[0].state === 'closed');
    first.made.measure(new Map([['a', one]]));
    await tick(first.seen);
    await waitUntil(() => (first.seen.levels.get('a') ?? 0) > 0.8);
    expect(contexts.opened).to.have.length(2);
  });

  it('has no levels until a gesture lets sound run', async () => {
    const stream = tone();
    const contexts = watchContexts();
    stops.push(contexts.stop);
    const { made, seen } = meter();
    made.measure(new Map([['a', stream]]));
    await waitUntil(() => (seen.levels.get('a') ?? 0) > 0.8);
    await contexts.opened[0].suspend();
    await tick(seen);
    expect(seen.levels.size).to.equal(0);
    dispatchEvent(new MouseEvent('click'));
    await waitUntil(() => (seen.levels.get('a') ?? 0) > 0.8);
  });

  it('does nothing where there is no Web Audio', async () => {
    const stream = tone();
    const Original = globalThis.AudioContext;
    stops.push(() => void (globalThis.AudioContext = Original));
    Object.assign(globalThis, { AudioContext: undefined });
    expect(canMeasure()).to.equal(false);
    const { made, seen } = meter();
    made.measure(new Map([['a', stream]]));
    await tick(seen);
    expect(seen.levels.size).to.equal(0);
  });

  it('leaves nothing running', async () => {
    const { made, seen } = meter();
    const stream = tone();
    made.measure(new Map([['a', stream]]));
    await tick(seen);
    made.measure(new Map());
    const { ticks } = seen;
    for (const stop of stops.splice(0)) await stop();
    await waitUntil(() => leaks().length === 0);
    expect(seen.ticks).to.equal(ticks);
  });
});

describe('levelOf', () => {
  const sine = (amplitude: number) =>
    Float32Array.from({ length: 2048 }, (_, i) => amplitude * Math.sin((i * Math.PI) / 32));

  it('is 0 for silence, 1 from −10 dBFS on, and half way in the middle', () => {
    expect(levelOf(new Float32Array(2048))).to.equal(0);
    expect(levelOf(sine(0.001))).to.equal(0);
    expect(levelOf(sine(1))).to.equal(1);
    expect(levelOf(sine(10 ** (-35 / 20) * Math.SQRT2))).to.be.closeTo(0.5, 0.01);
  });
});
