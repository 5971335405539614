import { emulateMedia } from '@web/test-runner-commands';
import { CallError } from '../../src/errors.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { expect, nextFrame } from '../support/testing.js';
import { CallFixture, next, reached } from './call-fixture.js';

/** How a page may look around a call. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

const LOST = new CallError('connection-lost', 'The link did not come back.');
const BUSY = new CallError('device-busy', 'Another program has it.', { device: 'camera' });

/** Brings a call into each state a person can meet it in. */
const STATES: Readonly<Record<string, (test: CallFixture) => Promise<ZegoCallElement>>> = {
  idle: (test) => test.call(),
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
  after(() => emulateMedia({ colorScheme: 'light', forcedColors: 'none' }));

  for (const [look, media] of Object.entries(LOOKS))
    describe(`in ${look}`, () => {
      before(() => emulateMedia(media));

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
