import { sendKeys } from '@web/test-runner-commands';
import type { ChatElement } from '../../../src/elements/panels/chat.js';
import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import { CallError } from '../../../src/errors.js';
import { pressWith } from '../../support/person.js';
import { expect, nextFrame, waitUntil } from '../../support/testing.js';
import { CallFixture, inside, next } from '../call-fixture.js';

describe('the chat', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const chatOf = (call: Element) =>
    call.shadowRoot?.querySelector<ChatElement>('zego-call-chat') ?? undefined;
  const button = (call: Element) => inside(call, '[part~="chat-button"]');
  const texts = (chat: ChatElement) =>
    [...chat.shadowRoot!.querySelectorAll('.text')].map((text) => text.textContent.trim());
  const field = (chat: ChatElement) => inside<HTMLTextAreaElement>(chat, 'textarea');
  const focusIn = (chat: ChatElement) => chat.shadowRoot?.activeElement?.localName;

  async function opened(call: ZegoCallElement): Promise<ChatElement> {
    button(call).click();
    await waitUntil(() => chatOf(call)?.hasUpdated);
    return chatOf(call)!;
  }

  it('opens beside the stage, takes the focus, and gives it back', async () => {
    const call = await test.joined();
    call.style.width = '1000px';
    button(call).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => chatOf(call)?.hasUpdated);
    const chat = chatOf(call)!;
    expect(focusIn(chat)).to.equal('textarea');
    const side = inside(call, '.side').getBoundingClientRect();
    expect(inside(call, '.stage').getBoundingClientRect().right).to.be.at.most(side.left + 1);
    expect(button(call).ariaPressed).to.equal('true');
    await expect(call).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !chatOf(call));
    expect(call.shadowRoot?.activeElement).to.equal(button(call));
    expect(button(call).ariaPressed).to.equal('false');
  });

  it('lies over the stage where there is no room beside it, and changes the size of nothing', async () => {
    const call = await test.joined();
    call.style.width = '400px';
    await nextFrame();
    const [height, stage] = [call.offsetHeight, inside(call, '.stage').offsetWidth];
    const chat = await opened(call);
    await nextFrame();
    expect([call.offsetHeight, inside(call, '.stage').offsetWidth]).to.deep.equal([height, stage]);
    expect(inside(call, '.side').offsetWidth).to.equal(400);
    await waitUntil(
      () => inside(chat, '.send').getBoundingClientRect().bottom <= call.getBoundingClientRect().bottom,
    );
    inside(call, '[part~="panel-close"]').click();
    await waitUntil(() => !chatOf(call));
    call.style.width = '1000px';
    await nextFrame();
    const wide = call.offsetHeight;
    await opened(call);
    expect(call.offsetHeight).to.equal(wide);
  });

  it('stays at the end when the call is moved', async () => {
    const bob = await test.guest('bob', 'Bob');
    const call = await test.joined();
    const chat = await opened(call);
    for (let i = 0; i < 30; i++) await bob.sendMessage(`Message ${i}`);
    const list = inside(chat, '.scroll');
    const atEnd = () => list.scrollHeight > list.clientHeight + 100 && distanceToEnd() < 2;
    const distanceToEnd = () => list.scrollHeight - list.clientHeight - list.scrollTop;
    await waitUntil(atEnd, 'the newest is shown');
    const place = call.parentElement!;
    call.remove();
    place.append(call);
    await waitUntil(atEnd, 'it still is');
    expect(call.state).to.equal('joined');
  });

  it('shows what is written on both sides, as text, with safe links', async () => {
    const bob = await test.guest('bob', 'Bob');
    const call = await test.joined();
    const chat = await opened(call);
    expect(chat.shadowRoot?.textContent).to.include('No messages yet');
    await bob.sendMessage('<img src=x onerror=alert(1)> https://a.example/b javascript:alert(1)');
    await sendKeys({ type: 'Hello' });
    await pressWith('Shift', 'Enter');
    await sendKeys({ type: 'all' });
    const written = next(call, 'call-message', ({ from }) => from.local);
    await sendKeys({ press: 'Enter' });
    expect((await written).text).to.equal('Hello\nall');
    await waitUntil(() => chat.shadowRoot?.querySelector('.own .message.sent'));
    expect(texts(chat)).to.deep.equal([
      '<img src=x onerror=alert(1)> https://a.example/b javascript:alert(1)',
      'Hello\nall',
    ]);
    const links = [...chat.shadowRoot!.querySelectorAll('a')];
    expect(links.map(({ href, rel, target }) => [href, rel, target])).to.deep.equal([
      ['https://a.example/b', 'noopener noreferrer nofollow', '_blank'],
    ]);
    expect(field(chat).value).to.equal('');
    await expect(call).to.be.accessible();
  });

  it('counts what came while it was closed, says it, and remembers all', async () => {
    const bob = await test.guest('bob', 'Bob');
    const call = await test.joined();
    await bob.sendMessage('one');
    await bob.sendMessage('two');
    await call.sendMessage('mine');
    await call.updateComplete;
    expect(button(call).ariaLabel).to.equal('Chat, 2 new messages');
    expect(button(call).textContent.trim()).to.equal('2');
    expect(inside(call, '[aria-live]').textContent).to.include('two');
    const chat = await opened(call);
    expect(button(call).ariaLabel).to.equal('Chat');
    expect(texts(chat)).to.deep.equal(['one', 'two', 'mine']);
    field(chat).value = 'draft';
    field(chat).dispatchEvent(new Event('input'));
    button(call).click();
    await waitUntil(() => !chatOf(call));
    const again = await opened(call);
    expect(texts(again)).to.have.length(3);
    expect(field(again).value).to.equal('draft');
  });

  it('keeps what is being written for the room it is written in', async () => {
    const call = await test.joined();
    const rejoined = async (room: string) => {
      await call.leave();
      call.room = room;
      await call.join();
      await call.updateComplete;
      return field(await opened(call));
    };
    await opened(call);
    await sendKeys({ type: 'secret' });
    expect((await rejoined('daily')).value).to.equal('secret');
    expect((await rejoined('weekly')).value).to.equal('');
  });

  it('keeps what could not be sent, and sends it at the press of a button', async () => {
    const call = await test.joined();
    const chat = await opened(call);
    test.room.last.holdNext('sendMessage').reject(new CallError('message-failed', 'No.'));
    await sendKeys({ type: 'lost' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => chat.shadowRoot?.querySelector('.retry'));
    expect(chat.shadowRoot?.textContent).to.include('Not sent.');
    await expect(call).to.be.accessible();
    inside(chat, '.retry').click();
    expect(focusIn(chat)).to.equal('textarea');
    await waitUntil(() => chat.shadowRoot?.querySelector('.message.sent'));
    expect(texts(chat)).to.deep.equal(['lost']);
  });

  it('tells of the limit in bytes, and sends nothing that is too long', async () => {
    const call = await test.joined();
    const chat = await opened(call);
    const write = async (text: string) => {
      field(chat).value = text;
      field(chat).dispatchEvent(new Event('input'));
      await chat.updateComplete;
    };
    await write('é'.repeat(400));
    expect(chat.shadowRoot?.querySelector('.limit')).to.equal(null);
    await write('é'.repeat(510));
    expect(inside(chat, '.limit').textContent.trim()).to.equal('4 bytes left');
    await write('é'.repeat(513));
    expect(inside(chat, '.limit').textContent.trim()).to.equal('2 bytes too long');
    expect(inside<HTMLButtonElement>(chat, '.send').disabled).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(field(chat).value).to.have.length(513);
    expect(test.room.last.calls.some(({ command }) => command === 'sendMessage')).to.equal(false);
  });

  it('does not send while a word is being composed', async () => {
    const call = await test.joined();
    const chat = await opened(call);
    field(chat).value = 'にほん';
    field(chat).dispatchEvent(new Event('input'));
    for (const more of [{ isComposing: true }, { keyCode: 229 }])
      field(chat).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...more }));
    expect(field(chat).value).to.equal('にほん');
  });

  it('stays where somebody reads, and leads back to the newest', async () => {
    const bob = await test.guest('bob', 'Bob');
    const call = await test.joined();
    call.style.height = '360px';
    for (let i = 0; i < 40; i++) await bob.sendMessage(`line ${i}`);
    const chat = await opened(call);
    const list = inside(chat, '.scroll');
    const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 2;
    await waitUntil(atEnd);
    list.scrollTop = 0;
    await waitUntil(() => chat.shadowRoot?.querySelector('.newest'));
    await bob.sendMessage('new');
    await chat.updateComplete;
    expect(list.scrollTop).to.equal(0);
    inside(chat, '.newest').focus();
    inside(chat, '.newest').click();
    await waitUntil(() => atEnd() && !chat.shadowRoot?.querySelector('.newest'));
    expect(chat.shadowRoot?.activeElement?.role).to.equal('log');
    await bob.sendMessage('newer');
    await waitUntil(() => texts(chat).includes('newer'));
    await waitUntil(atEnd);
  });

  it('goes with the call, and the log stays for coming back', async () => {
    const call = await test.joined();
    await opened(call);
    await call.sendMessage('before');
    await call.leave();
    await call.updateComplete;
    expect(chatOf(call)).to.equal(undefined);
    await call.join();
    await call.updateComplete;
    expect(texts(await opened(call))).to.deep.equal(['before']);
  });
});
