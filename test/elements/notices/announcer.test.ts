import type { CallChange } from '../../../src/call/call-changes.js';
import { Announcer, type Scene } from '../../../src/elements/notices/announcer.js';
import { enCall } from '../../../src/i18n/en-call.js';
import { person } from '../../support/call-input.js';
import { expect } from '../../support/testing.js';
import { unmarked } from '../call-fixture.js';

const came = (userName: string): CallChange => ({
  type: 'participant-join',
  participant: { ...person(userName), userName },
});
const went = (userName: string): CallChange =>
  ({ ...came(userName), type: 'participant-leave' }) as CallChange;

describe('the announcer', () => {
  let now: number;
  let timers: { at: number; run: () => void; id: number }[];
  let said: string[];
  let announcer: Announcer;
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;

  beforeEach(() => {
    [now, timers, said] = [0, [], []];
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms: number) => timers.push({ at: now + ms, run, id: timers.length + 1 }),
      clearTimeout: (id: number) => (timers = timers.filter((timer) => timer.id !== id)),
    });
    announcer = new Announcer(() => said.push(announcer.now.text));
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
  });

  function pass(ms: number): void {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }
  const scene: Scene = { active: true, chatOpen: false, participants: [] };
  const news = (...changes: CallChange[]) => announcer.news(enCall, changes, scene);

  it('says in one sentence that ten people came', () => {
    for (const name of ['Ann', 'Bob', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J']) {
      news(came(name));
      pass(90);
    }
    expect(said).to.deep.equal([]);
    pass(100);
    expect(said.map(unmarked)).to.deep.equal(['Ann, Bob, and 8 others joined']);
    expect(timers).to.deep.equal([]);
  });

  it('names the few', () => {
    news(came('Ann'));
    pass(1000);
    announcer.drawn();
    news(came('Bob'), came('Cem'), came('Eve'));
    pass(1000);
    expect(said.map(unmarked)).to.deep.equal(['Ann joined', 'Bob, Cem, and Eve joined']);
  });

  it('says who came and who went, but not who only blinked', () => {
    news(came('Ann'), went('Bob'), came('Cem'));
    news(went('Cem'));
    pass(1000);
    expect(unmarked(announcer.now.text)).to.equal('Ann joined. Bob left');
    news(went('Ann'));
    news(came('Ann'));
    pass(1000);
    expect(unmarked(announcer.now.text)).to.equal('Ann joined. Bob left');
  });

  it('says everything else at once, and loses nothing that is not drawn yet', () => {
    announcer.news(enCall, [{ type: 'media', kind: 'camera', status: 'off' }], scene);
    announcer.news(enCall, [{ type: 'media', kind: 'microphone', status: 'off' }], scene);
    expect(announcer.now.text).to.equal('Camera off. Microphone off');
    announcer.drawn();
    announcer.say('Next');
    expect(announcer.now.text).to.equal('Next');
  });

  it('forgets who came when the call is over', () => {
    news(came('Ann'));
    announcer.news(enCall, [], { ...scene, active: false });
    pass(2000);
    expect(said).to.deep.equal([]);
  });

  it('leaves an open chat to speak for itself', () => {
    const message: CallChange = { type: 'message', from: person('bob'), text: 'hi', sentAt: 0 };
    announcer.news(enCall, [message], { ...scene, chatOpen: true });
    expect(said).to.deep.equal([]);
    news(message);
    expect(said[0]).to.include('hi');
  });
});
