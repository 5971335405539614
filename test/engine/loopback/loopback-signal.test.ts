import type { LoopbackMessage } from '../../../src/engine/loopback/loopback-messages.js';
import { GATHER_MS, LoopbackSignal } from '../../../src/engine/loopback/loopback-signal.js';
import { withoutTimer } from '../../support/hold-timer.js';
import { pageTime } from '../../support/page-time.js';
import { expect } from '../../support/testing.js';

const chat = (text: string): LoopbackMessage => ({ type: 'chat', text, sentAt: 0 });

describe('LoopbackSignal', () => {
  let signals: LoopbackSignal[];

  /** A member of `roomId`; `next()` is the text of the next chat message it hears. */
  function open(roomId: string, id = crypto.randomUUID()) {
    const texts: string[] = [];
    let wake: () => void = () => undefined;
    const signal = new LoopbackSignal(roomId, id, (_, message) => {
      if (message.type === 'chat') texts.push(message.text);
      wake();
    });
    signals.push(signal);
    const next = async () => {
      while (!texts.length) await new Promise<void>((resolve) => (wake = resolve));
      return texts.shift();
    };
    return { id, signal, next };
  }

  beforeEach(() => {
    signals = [];
  });
  afterEach(() => {
    for (const signal of signals) signal.close();
  });

  it('carries messages to all or to one, in one room only', async () => {
    const roomId = crypto.randomUUID();
    const [ann, bob, cid] = [open(roomId), open(roomId), open(roomId)];
    const other = open(`${roomId}/`);
    other.signal.send(chat('from another room'));
    ann.signal.send(chat('to bob'), bob.id);
    ann.signal.send(chat('to all'));
    expect(await bob.next()).to.equal('to bob');
    expect(await bob.next()).to.equal('to all');
    expect(await cid.next()).to.equal('to all');
  });

  it('names the others in the room until they close', async () => {
    const roomId = crypto.randomUUID();
    const [ann, bob, cid] = [open(roomId), open(roomId), open(roomId)];
    open(`${roomId}/deeper`);
    expect(await ann.signal.others()).to.deep.equal(new Set([bob.id, cid.id]));
    bob.signal.close();
    // The browser frees the lock, and some do so a little later.
    let others = await cid.signal.others();
    while (others.has(bob.id)) others = await cid.signal.others();
    expect(others).to.deep.equal(new Set([ann.id]));
  });

  it('gathers at once when nobody is there', async () => {
    const begin = pageTime();
    await withoutTimer(GATHER_MS, () => open(crypto.randomUUID()).signal.gather());
    expect(pageTime() - begin).to.be.below(500);
  });

  it('gathers as soon as everybody has been heard', async () => {
    const roomId = crypto.randomUUID();
    const bob = open(roomId);
    const ann = open(roomId);
    const begin = pageTime();
    await withoutTimer(GATHER_MS, async () => {
      const gathered = ann.signal.gather();
      bob.signal.send(chat('here'));
      await gathered;
    });
    expect(pageTime() - begin).to.be.below(500);
    expect(await ann.next()).to.equal('here');
  });

  it('gathers after a second when somebody does not answer', async () => {
    const roomId = crypto.randomUUID();
    await open(roomId).signal.others();
    const [begin, had] = [performance.now(), pageTime()];
    await open(roomId).signal.gather();
    expect(performance.now() - begin).to.be.at.least(900);
    expect(pageTime() - had).to.be.at.most(2000);
  });
});
