/** `<zego-call>` on the unmodified SDK: what is written in a call, and what becomes of it. */
import type { ChatElement } from '../../src/elements/panels/chat.js';
import { inside } from '../elements/call-fixture.js';
import { expect, waitUntil } from '../support/testing.js';
import { setCallStage } from './call-stage.js';

describe('<zego-call> on the real SDK, with a chat', () => {
  const stage = setCallStage();
  const FORBIDDEN = 50_000;
  const timeout = 15_000;

  /** Somebody in the room with the chat open. */
  async function writer(userId: string) {
    const actor = await stage.joined(userId, { viewOnly: true });
    inside(actor.call, '[part~="chat-button"]').click();
    const find = () => actor.call.shadowRoot?.querySelector<ChatElement>('zego-call-chat');
    await waitUntil(() => find()?.hasUpdated, 'the chat is open', { timeout });
    const chat = find()!;
    const reads = () =>
      chat.log.map(
        ({ from, text, state }) => `${from.userName}: ${text}${state === 'sent' ? '' : ` (${state})`}`,
      );
    return {
      ...actor,
      chat,
      /** Waits until that is what was written. */
      has: (...lines: string[]) =>
        waitUntil(() => reads().join() === lines.join(), `${userId} reads ${lines.join(', ')}`, { timeout }),
      retry: () => inside(chat, '[part~="chat-retry"]').click(),
    };
  }

  /** Two who know of each other. */
  async function writers() {
    const ann = await writer('ann');
    const bob = await writer('bob');
    await waitUntil(() => ann.call.participants.length === 2, 'ann sees bob', { timeout });
    return { ann, bob };
  }

  it('keeps what others and oneself write in the order it was written, for both', async () => {
    const { ann, bob } = await writers();
    const began = Date.now();
    await ann.call.sendMessage('one');
    await bob.has('ANN: one');
    await bob.call.sendMessage('two <b>2</b>');
    await ann.has('ANN: one', 'BOB: two <b>2</b>');
    await ann.call.sendMessage('three');
    for (const { chat, has } of [ann, bob]) {
      await has('ANN: one', 'BOB: two <b>2</b>', 'ANN: three');
      const times = chat.log.map(({ sentAt }) => sentAt);
      expect(times).to.deep.equal([...times].sort());
      expect(times[0]).to.be.within(began - 1000, Date.now());
    }
    expect(ann.chat.log.map(({ from }) => from.local)).to.deep.equal([true, false, true]);
  });

  it('sends no more than the service takes, all of it, in order', async () => {
    const { ann, bob } = await writers();
    const texts = ['a', 'b', 'c', 'd', 'e'];
    const begun = performance.now();
    await Promise.all(texts.map((text) => ann.call.sendMessage(text)));
    expect(performance.now() - begun).to.be.above(1900);
    await bob.has(...texts.map((text) => `ANN: ${text}`));
  });

  it('keeps a message that was refused, says so, and sends it again as the newest', async () => {
    const { ann, bob } = await writers();
    stage.cloud.faults.refuseMessage('ann', FORBIDDEN);
    const refused = await ann.call.sendMessage('lost').catch((error: unknown) => error);
    expect(refused).to.include({ code: 'message-failed' });
    expect(ann.log).to.include('error message-failed');
    await bob.call.sendMessage('next');
    await ann.has('ANN: lost (failed)', 'BOB: next');
    ann.retry();
    await bob.has('BOB: next', 'ANN: lost');
    await ann.has('BOB: next', 'ANN: lost');
    await waitUntil(
      () => !ann.chat.shadowRoot?.querySelector('[part~="chat-retry"]'),
      'nothing to send again',
    );
  });

  it('fails what is written while nobody can be reached, and can send it when they can', async () => {
    const { ann, bob } = await writers();
    let back = (): void => undefined;
    stage.cloud.faults.drop({ userId: 'ann', until: new Promise<void>((resolve) => (back = resolve)) });
    await ann.reaches('reconnecting');
    const sending = ann.call.sendMessage('hello?').then(
      () => 'sent',
      (error: { readonly code: string }) => error.code,
    );
    await ann.has('ANN: hello? (failed)');
    expect(await sending).to.equal('message-failed');
    back();
    await ann.reaches('joined', 30_000);
    ann.retry();
    await bob.has('ANN: hello?');
  });
});
