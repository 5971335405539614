import { CallError } from '../../src/errors.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { prefer } from '../support/person.js';
import { expect, nextFrame, waitUntil } from '../support/testing.js';
import { CallFixture, next, reached } from './call-fixture.js';

/** How a page may look around a call. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

const LOST = new CallError('connection-lost', 'The link did not come back.');
const BUSY = new CallError('device-busy', 'Another program has it.', { device: 'camera' });

/** What stands beside the stage. */
const SIDE_PANELS = ['Chat', 'People'] as const;

/** Presses the button of that name, wherever it is in the call, and waits for what `selector` finds. */
async function opened(call: ZegoCallElement, name: string, selector: string): Promise<ZegoCallElement> {
  const buttons = [...call.shadowRoot!.querySelectorAll('button')];
  buttons.find(({ ariaLabel }) => ariaLabel?.startsWith(name))!.click();
  await waitUntil(() => call.shadowRoot!.querySelector(selector), selector);
  return call;
}

/** Brings a call into each state a person can meet it in. */
const STATES: Readonly<Record<string, (test: CallFixture) => Promise<ZegoCallElement>>> = {
  idle: (test) => test.call(),
  'in the lobby': (test) => test.call({ viewOnly: false }),
  async joining(test) {
    const held = test.holdJoin();
    const call = await test.call({ viewOnly: false, source: test.media() });
    call.join().catch(() => undefined); // called off when the test ends
    await (
      await held
    ).called;
    return call;
  },
  alone: (test) => test.joined(),
  async 'with three others'(test) {
    const call = await test.joined();
    for (const name of ['bob', 'A very long name that goes on and on until it does not fit', 'x'])
      await test.guest(name);
    return call;
  },
  async 'with a shared screen'(test) {
    const call = await test.joined();
    const bob = await test.guest('bob', 'Bob');
    await bob.publish('screen', test.media({ audio: false }), new AbortController().signal);
    return call;
  },
  async reconnecting(test) {
    const call = await test.joined();
    test.room.engines[0].emit({ type: 'reconnecting' });
    await reached(call, 'reconnecting');
    return call;
  },
  async 'with a notice'(test) {
    const call = await test.joined();
    const told = next(call, 'call-error');
    test.room.engines[0].emit({ type: 'error', error: BUSY });
    await told;
    return call;
  },
  ...Object.fromEntries(
    SIDE_PANELS.map((name) => [
      `with the panel "${name}"`,
      async (test: CallFixture) => {
        const call = await test.joined();
        const bob = await test.guest('bob', 'Bob');
        const heard = next(call, 'call-message');
        await bob.sendMessage('See https://example.com/ <b>now</b>');
        await heard;
        return opened(call, name, `zego-call-${name.toLowerCase()}`);
      },
    ]),
  ),
  async 'with a menu'(test) {
    return opened(await test.joined(), 'More', 'zego-call-menu');
  },
  async 'with the menu of reactions'(test) {
    return opened(await test.joined(), 'Reactions', 'zego-call-menu');
  },
  async 'with a raised hand'(test) {
    const call = await test.joined();
    await call.setHand(true);
    return call;
  },
  async 'sharing the screen'(test) {
    const call = await test.joined();
    await call.setScreen(true);
    return call;
  },
  async left(test) {
    const call = await test.joined();
    await call.leave();
    return call;
  },
  async failed(test) {
    const call = await test.joined();
    test.room.engines[0].emit({ type: 'failed', error: LOST });
    await reached(call, 'failed');
    return call;
  },
};

describe('<zego-call> for everybody', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(async () => {
    await test.dispose();
    document.documentElement.style.colorScheme = '';
    document.documentElement.dir = '';
  });
  after(() => prefer({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' }));

  for (const [look, media] of Object.entries(LOOKS))
    describe(`in ${look}`, () => {
      before(async function () {
        // Still, so that what is looked at is not on its way.
        const can = await prefer({ ...media, reducedMotion: 'reduce' });
        if (!can && media.forcedColors === 'active') this.skip(); // the other looks are a page's to choose
      });

      for (const dir of ['ltr', 'rtl'] as const)
        for (const [state, reach] of Object.entries(STATES))
          it(`is accessible ${state}, ${dir}`, async () => {
            document.documentElement.style.colorScheme = media.colorScheme;
            document.documentElement.dir = dir;
            const call = await reach(test);
            await call.updateComplete;
            await nextFrame();
            await expect(call).to.be.accessible();
          });
    });
});
