/** `<zego-call>` and ZEGO's own finished client, UIKit Prebuilt, unmodified, in one room: people, messages, orders. */
import type { ChatElement } from '../../src/elements/panels/chat.js';
import { inside, next } from '../elements/call-fixture.js';
import { expect, waitUntil } from '../support/testing.js';
import { AS_HOST, setKitStage, tileSeen, WITH_CHAT } from './kit-stage.js';

describe('<zego-call> in a room with UIKit Prebuilt', function () {
  this.timeout(90_000);
  const stage = setKitStage();

  it('passes messages both ways', async () => {
    const ann = await stage.joined('ann');
    const kit = await stage.kit('kit', WITH_CHAT);
    const heard = next(ann.call, 'call-message');
    await kit.say('<i>good</i> morning');
    expect(await heard).to.deep.include({ text: '<i>good</i> morning' });
    expect((await heard).from).to.include({ userId: 'kit', userName: 'KIT' });
    inside(ann.call, '[part~="chat-button"]').click();
    const chat = () => ann.call.shadowRoot?.querySelector<ChatElement>('zego-call-chat');
    await waitUntil(() => chat()?.hasUpdated, 'the chat is open');
    await Promise.all(['<b>hello</b>', 'to you', 'all'].map((text) => ann.call.sendMessage(text)));
    for (const text of ['<b>hello</b>', 'to you', 'all'])
      await waitUntil(() => kit.text.includes(text), 'the client shows the message');
    await kit.say('thank you');
    const written = () => chat()?.log.map(({ from, text }) => `${from.userId}: ${text}`) ?? [];
    await waitUntil(() => written().length === 5, 'all is in the chat');
    expect(written()).to.deep.equal([
      'kit: <i>good</i> morning',
      'ann: <b>hello</b>',
      'ann: to you',
      'ann: all',
      'kit: thank you',
    ]);
  });

  it('sees the client leave, and is seen leaving', async () => {
    const ann = await stage.joined('ann');
    const bob = await stage.joined('bob');
    const kit = await stage.kit('kit', { showLeaveRoomConfirmDialog: false });
    await kit.sees('ANN');
    await kit.sees('BOB');
    await bob.call.leave();
    await waitUntil(() => !kit.names.includes('BOB'), 'bob is gone');
    await tileSeen(ann.call, 'kit');
    await kit.press('Leave');
    await waitUntil(() => ann.call.participants.length === 1, 'the client is gone');
    expect(ann.call.shadowRoot?.querySelector('zego-remote-video')).to.equal(null);
    expect(ann.call.snapshot.state).to.equal('joined');
  });

  it('finds the client again when its link was lost', async () => {
    const ann = await stage.joined('ann');
    const kit = await stage.kit('kit');
    await Promise.all([tileSeen(ann.call, 'kit'), kit.sees('ANN')]);
    let back = (): void => undefined;
    stage.cloud.faults.drop({ userId: 'kit', until: new Promise<void>((resolve) => (back = resolve)) });
    await ann.call.setMicrophone(false);
    expect(kit.microphone('ANN')).to.equal('on');
    back();
    await waitUntil(() => kit.microphone('ANN') === 'off', 'the client has heard', { timeout: 15_000 });
    await kit.press('Camera');
    const gone = () =>
      ann.call.participants.some(({ userId, camera }) => userId === 'kit' && camera === 'off');
    await waitUntil(gone, 'the client is heard again');
    await kit.sees('ANN');
  });

  it('finds the client again when the service had forgotten everybody', async () => {
    const ann = await stage.joined('ann');
    const kit = await stage.kit('kit');
    await Promise.all([tileSeen(ann.call, 'kit'), kit.sees('ANN')]);
    stage.cloud.faults.restart();
    await waitUntil(() => ann.log.includes('reconnecting'), 'ann has lost the link');
    await ann.reaches('joined', 15_000);
    await waitUntil(() => stage.cloud.streams(stage.room).length === 2, 'both publish', { timeout: 15_000 });
    await Promise.all([tileSeen(ann.call, 'kit'), kit.sees('ANN')]);
  });

  describe('whose user asks something of this one', () => {
    /** What was asked, in order; `prevent` refuses it. */
    function asked(call: HTMLElement, prevent = false): string[] {
      const orders: string[] = [];
      call.addEventListener('call-host-command', (event) => {
        const { command, from } = event.detail;
        orders.push(`${from.userId}: ${command}`);
        if (prevent) event.preventDefault();
      });
      return orders;
    }

    it('turns off microphone and camera, says who asked, and can turn them on again', async () => {
      const ann = await stage.joined('ann');
      const orders = asked(ann.call);
      const kit = await stage.kit('kit', AS_HOST);
      await kit.sees('ANN');
      await kit.order('ann', 'Mute');
      await waitUntil(() => ann.call.microphone === 'off', 'muted');
      expect(await ann.reads()).to.include('KIT');
      await kit.order('ann', 'Turn off camera');
      await waitUntil(() => ann.call.camera === 'off', 'camera off');
      expect(orders).to.deep.equal(['kit: microphone-off', 'kit: camera-off']);
      await waitUntil(() => kit.microphone('ANN') + kit.camera('ANN') === 'offoff', 'the client shows it');
      await ann.call.setCamera(true);
      await kit.sees('ANN');
    });

    it('does nothing when the page refuses', async () => {
      const ann = await stage.joined('ann', { hosts: ['kit'] });
      const orders = asked(ann.call, true);
      const kit = await stage.kit('kit', AS_HOST);
      await kit.sees('ANN');
      await kit.order('ann', 'Turn off camera');
      await kit.order('ann', 'Remove participant');
      await waitUntil(() => orders.length === 2, 'both were asked');
      expect(orders).to.deep.equal(['kit: camera-off', 'kit: remove']);
      expect(ann.call).to.include({ state: 'joined', camera: 'on' });
      await kit.sees('ANN');
    });

    it('leaves when a host removes it', async () => {
      const ann = await stage.joined('ann', { hosts: ['kit'] });
      const kit = await stage.kit('kit', AS_HOST);
      await kit.sees('ANN');
      await kit.order('ann', 'Remove participant');
      await ann.reaches('left');
      expect(ann.call.snapshot.reason).to.equal('removed-by-host');
      await waitUntil(() => !kit.names.includes('ANN'), 'ann is gone');
    });

    it('stays when somebody who is no host would remove it', async () => {
      const ann = await stage.joined('ann', { hosts: ['bob'] });
      const orders = asked(ann.call);
      const kit = await stage.kit('kit', AS_HOST);
      await kit.sees('ANN');
      await kit.order('ann', 'Remove participant');
      await kit.order('ann', 'Mute');
      await waitUntil(() => orders.length > 0, 'the later order was heard');
      expect(orders).to.deep.equal(['kit: microphone-off']);
      expect(ann.call.state).to.equal('joined');
    });
  });
});
