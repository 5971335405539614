import { partFiles } from '../../src/elements/part-files.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import '../../src/index.js';
import { FakeRoom } from '../support/fake-engine.js';
import { expect, fixture, html, oneEvent, waitUntil } from '../support/testing.js';

/** In a page of its own: what has arrived once is there for every call of the page. */
describe('the interface of a call, fetched when the first one is joined', () => {
  const inCall = partFiles['in-call'];
  let room: FakeRoom;
  let release: () => void;

  beforeEach(() => {
    room = new FakeRoom();
  });
  afterEach(async () => {
    partFiles['in-call'] = inCall;
    await room.dispose();
  });

  const call = async (properties: Partial<ZegoCallElement> = {}) => {
    const element = await fixture<ZegoCallElement>(html`<zego-call></zego-call>`);
    Object.assign(
      element,
      { engine: room.factory, room: 'daily', userId: 'ann', viewOnly: true },
      properties,
    );
    await element.updateComplete;
    return element;
  };
  const part = ({ shadowRoot }: ZegoCallElement, name: string) =>
    shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`);
  const hold = () => {
    partFiles['in-call'] = () =>
      new Promise((resolve, reject) => {
        release = () => void inCall().then(resolve, reject);
      });
  };

  it('lets try again where it could not be fetched, the call goes on, and no word of it is left', async () => {
    partFiles['in-call'] = () => Promise.reject(new TypeError('Failed to fetch'));
    const element = await call();
    const failed = oneEvent(element, 'call-error');
    await element.join();
    const { detail } = (await failed) as HTMLElementEventMap['call-error'];
    expect(detail.error.code).to.equal('engine-load');
    await element.updateComplete;
    expect(part(element, 'panel')!.textContent).to.include('could not be loaded');
    expect(part(element, 'leave-button')).to.equal(null);
    await expect(element).to.be.accessible();

    await element.leave();
    const again = oneEvent(element, 'call-error');
    await element.join();
    await again;
    await element.updateComplete;

    hold();
    part(element, 'join-button')!.click();
    release();
    await waitUntil(() => part(element, 'leave-button'), 'the buttons are there');
    expect(part(element, 'panel')).to.equal(null);
    expect(part(element, 'notices')!.textContent).not.to.include('could not be loaded');
    expect(element.state).to.equal('joined');
    expect(element.shadowRoot!.querySelector('[aria-live]')!.textContent).to.include('You are in the call');
    await element.leave();
  });
});
