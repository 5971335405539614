import { sendKeys } from '@web/test-runner-commands';
import { next, reached } from '../elements/call-fixture.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import '../../src/index.js';
import { expect, fixture, html, waitUntil } from '../support/testing.js';

/** Steps of the Tab or an arrow key after which what is looked for should long have been reached. */
const FAR = 40;

/** What the keyboard is at, through shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** What a screen reader would call it. */
const nameOf = (element: Element | null) => element?.ariaLabel ?? element?.textContent.trim() ?? '';

/** Presses `key` until the focus is on what is called `name`; fails when it is never reached. */
async function press(key: string, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < FAR; step++) {
    if (name.test(nameOf(focused()))) return;
    passed.push(nameOf(focused()));
    await sendKeys({ press: key });
  }
  expect.fail(`${key} does not lead to ${String(name)}, only to: ${passed.join(' | ')}`);
}

describe('a whole call by keyboard alone', function () {
  this.timeout(60_000);

  const room = `keys-${crypto.randomUUID()}`;

  /** Somebody to talk to. */
  async function company(): Promise<ZegoCallElement> {
    const bob = await fixture<ZegoCallElement>(
      html`<zego-call
        engine="loopback"
        room=${room}
        user-id="bob"
        user-name="Bob"
        view-only
        inert
      ></zego-call>`,
    );
    await bob.join();
    return bob;
  }

  it('goes from the lobby to the end', async () => {
    const bob = await company();
    const call = await fixture<ZegoCallElement>(
      html`<zego-call engine="loopback" room=${room} user-id="ann" user-name="Ann"></zego-call>`,
    );
    (document.activeElement as HTMLElement).blur();

    await press('Tab', /^Join$/);
    await sendKeys({ press: 'Enter' });
    await reached(call, 'joined');
    await waitUntil(() => call.microphone === 'on', 'the microphone is on');
    expect(focused(), 'the focus stays in the call').to.not.equal(document.body);

    await press('Tab', /^Turn off microphone$/);
    let media = next(call, 'call-media', ({ kind, status }) => kind === 'microphone' && status === 'off');
    await sendKeys({ press: 'Enter' });
    await media;

    await press('ArrowRight', /^Share your screen$/);
    media = next(call, 'call-media', ({ kind, status }) => kind === 'screen' && status === 'on');
    await sendKeys({ press: 'Enter' });
    await media;

    await press('ArrowRight', /^Chat$/);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.localName === 'textarea', 'the message field has the focus');
    const message = next(bob, 'call-message');
    await sendKeys({ type: 'Hello by keys' });
    await sendKeys({ press: 'Enter' });
    expect((await message).text).to.equal('Hello by keys');

    await sendKeys({ press: 'Escape' });
    await waitUntil(() => /^Chat$/.test(nameOf(focused())), 'the focus is back on the button');
    await press('ArrowRight', /^Leave/);
    await sendKeys({ press: 'Enter' });
    await reached(call, 'left');
    expect(nameOf(focused()), 'the next step is at hand').to.match(/^Join again$/);
  });
});
