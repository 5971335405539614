import { MessageLog } from '../../src/call/message-log.js';
import { CallError } from '../../src/errors.js';
import { MAX_MESSAGE_BYTES } from '../../src/internal/utf8.js';
import { person } from '../support/call-input.js';
import { expect } from '../support/testing.js';

const ann = person('ann');

/** Lets everything run that waits for no timer. */
const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

describe('the log of messages', () => {
  let sent: string[];
  let now: number;
  let timers: { at: number; run: () => void; id: number }[];
  let answers: (() => Promise<void>)[];
  let log: MessageLog;
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  const realNow = performance.now.bind(performance);

  beforeEach(() => {
    [sent, now, timers, answers] = [[], 0, [], []];
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms: number) => timers.push({ at: now + ms, run, id: timers.length + 1 }),
      clearTimeout: (id: number) => (timers = timers.filter((timer) => timer.id !== id)),
    });
    performance.now = () => now;
    log = new MessageLog((text) => {
      sent.push(text);
      return answers.shift()?.() ?? Promise.resolve();
    });
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
    performance.now = realNow;
  });

  async function pass(ms: number): Promise<void> {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
    await settled();
  }
  const states = () => log.all.map(({ text, state }) => `${text} ${state}`);
  const codeOf = (promise: Promise<unknown> | undefined) =>
    Promise.resolve(promise).then(
      () => 'none',
      (error: unknown) => (error as CallError).code,
    );

  it('lets no more than two a second out, in order', async () => {
    const sending = ['a', 'b', 'c', 'd', 'e'].map((text) => log.send(ann, text));
    await settled();
    expect(sent).to.deep.equal(['a', 'b']);
    expect(states()).to.deep.equal(['a sent', 'b sent', 'c queued', 'd queued', 'e queued']);
    await pass(999);
    expect(sent).to.have.length(2);
    await pass(1);
    expect(sent).to.deep.equal(['a', 'b', 'c', 'd']);
    await pass(1000);
    await Promise.all(sending);
    expect(sent).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    expect(timers).to.deep.equal([]);
  });

  it('sends the next only when the one before is through', async () => {
    let through: () => void = () => undefined;
    answers.push(() => new Promise((resolve) => (through = resolve)));
    void log.send(ann, 'a');
    void log.send(ann, 'b');
    await pass(5000);
    expect(sent).to.deep.equal(['a']);
    through();
    await settled();
    expect(states()).to.deep.equal(['a sent', 'b sent']);
  });

  it('keeps what failed, and sends it again as the newest', async () => {
    answers.push(() => Promise.reject(new CallError('message-failed', 'No.')));
    expect(await codeOf(log.send(ann, 'a'))).to.equal('message-failed');
    await log.send(ann, 'b');
    expect(states()).to.deep.equal(['a failed', 'b sent']);
    const [{ id }] = log.all;
    const again = log.retry(id);
    expect(log.retry(id)).to.equal(undefined);
    await pass(1000);
    expect((await again)?.text).to.equal('a');
    expect(states()).to.deep.equal(['b sent', 'a sent']);
    expect(log.all.at(-1)?.id).to.equal(id);
  });

  it('counts bytes, not letters', async () => {
    await log.send(ann, 'é'.repeat(MAX_MESSAGE_BYTES / 2));
    expect(await codeOf(log.send(ann, 'é'.repeat(MAX_MESSAGE_BYTES / 2) + 'a'))).to.equal('message-failed');
    expect(log.all).to.have.length(1);
    expect(sent).to.have.length(1);
  });

  it('fails what is queued when the call ends, and leaves no timer', async () => {
    const sending = ['a', 'b', 'c', 'd'].map((text) => codeOf(log.send(ann, text)));
    await settled();
    log.stop();
    expect(await Promise.all(sending)).to.deep.equal(['none', 'none', 'cancelled', 'cancelled']);
    expect(states()).to.deep.equal(['a sent', 'b sent', 'c failed', 'd failed']);
    expect(timers).to.deep.equal([]);
  });

  it('sends in the next call, whatever the last one left under way', async () => {
    answers.push(() => new Promise(() => undefined));
    const lost = codeOf(log.send(ann, 'a'));
    log.stop();
    expect(await lost).to.equal('cancelled');
    const sending = log.send(ann, 'b');
    await settled();
    expect((await sending).state).to.equal('sent');
  });

  it('keeps the last thousand', () => {
    for (let i = 0; i < 1010; i++) log.receive(ann, String(i), i);
    expect(log.all).to.have.length(1000);
    expect(log.all[0].text).to.equal('10');
  });

  it('is kept when the same user comes back to the same room, and by nobody else', () => {
    log.enter({ roomId: 'daily', userId: 'ann' });
    log.receive(ann, 'a', 1);
    log.enter({ roomId: 'daily', userId: 'ann' });
    expect(log.all).to.have.length(1);
    log.enter({ roomId: 'daily', userId: 'bob' });
    expect(log.all).to.deep.equal([]);
  });

  it('tells of every change, in frozen lists', () => {
    let heard = 0;
    const unsubscribe = log.subscribe(() => heard++);
    log.receive(ann, 'a', 1);
    unsubscribe();
    log.receive(ann, 'b', 2);
    expect(heard).to.equal(1);
    expect(Object.isFrozen(log.all) && log.all.every(Object.isFrozen)).to.equal(true);
  });
});
