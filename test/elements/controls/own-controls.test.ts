import { sendKeys } from '@web/test-runner-commands';
import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import { expect, waitUntil } from '../../support/testing.js';
import { CallFixture, inside, reached } from '../call-fixture.js';

describe('with controls of the page in the place of the bar', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  async function joined(): Promise<ZegoCallElement> {
    await test.guest('bob', 'Bob');
    const call = await test.call({ viewOnly: false, source: test.media() });
    call.innerHTML = '<div slot="controls"><button>Mine</button></div>';
    await call.join();
    await call.updateComplete;
    inside(call, '.call').focus();
    return call;
  }

  it('the list of keys is seen', async () => {
    const call = await joined();
    await sendKeys({ press: '?' });
    const dialog = () =>
      call.shadowRoot?.querySelector('zego-call-shortcuts')?.shadowRoot?.querySelector('dialog');
    await waitUntil(() => dialog()?.open);
    expect(dialog()!.checkVisibility()).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog());
  });

  it('the menu of a tile is seen', async () => {
    const call = await joined();
    inside(call, '[user-id=bob] [part~=tile-button]').click();
    const menu = () => call.shadowRoot?.querySelector('zego-call-menu')?.shadowRoot?.querySelector('.menu');
    await waitUntil(() => menu()?.matches(':popover-open'));
    expect(menu()!.checkVisibility()).to.equal(true);
  });

  it('the focus stays in the call when a panel closes', async () => {
    const call = await joined();
    await sendKeys({ press: 'p' });
    const panel = () => call.shadowRoot?.querySelector('zego-call-people');
    await waitUntil(() => panel()?.shadowRoot?.activeElement);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !panel());
    expect(call.shadowRoot?.activeElement?.matches('.call')).to.equal(true);
  });

  it('the focus stays in the call when it is left, also where the page says good-bye itself', async () => {
    const call = await joined();
    call.insertAdjacentHTML('beforeend', '<p slot="left">Bye</p>');
    inside(call, '[user-id=bob] [part~=tile-button]').focus();
    await call.leave();
    await reached(call, 'left');
    expect(call.shadowRoot?.activeElement?.matches('.call')).to.equal(true);
  });
});
