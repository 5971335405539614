import { CallFixture } from '../elements/call-fixture.js';
import { expect } from '../support/testing.js';

/** Stands in for the system: what a page has set. */
class Buttons {
  readonly handlers = new Map<string, () => void>();
  readonly active: Record<string, boolean> = {};
  sets = 0;
  /** An action this browser does not know. */
  unknown = '';

  setActionHandler(action: string, handler: (() => void) | null): void {
    this.sets++;
    if (action === this.unknown) throw new TypeError('no such action');
    if (handler) this.handlers.set(action, handler);
    else this.handlers.delete(action);
  }

  setMicrophoneActive(active: boolean): Promise<void> {
    this.active['microphone'] = active;
    return Promise.reject(new DOMException('hidden', 'InvalidStateError'));
  }

  setCameraActive(active: boolean): void {
    this.active['camera'] = active;
  }
}

describe('the buttons of the system', () => {
  let test: CallFixture;
  let buttons: Buttons;
  const put = (value: unknown) =>
    Object.defineProperty(navigator, 'mediaSession', { value, configurable: true });

  beforeEach(() => {
    test = new CallFixture();
    put((buttons = new Buttons()));
  });
  afterEach(async () => {
    await test.dispose();
    delete (navigator as { mediaSession?: unknown }).mediaSession; // the browser's own is on the prototype
  });

  const press = (action: string) => buttons.handlers.get(action)!();
  const status = (call: { microphone: string; camera: string }) => `${call.microphone} ${call.camera}`;
  const until = async (call: EventTarget, done: () => boolean) => {
    while (!done())
      await new Promise((resolve) => {
        call.addEventListener('call-media', resolve, { once: true });
        call.addEventListener('call-state', resolve, { once: true });
      });
  };

  it('turn the devices of the call off and on, know how they stand, and hang up', async () => {
    const call = await test.joined();
    expect(buttons.active).to.deep.equal({ microphone: true, camera: true });
    press('togglemicrophone');
    await until(call, () => call.microphone === 'off');
    expect(buttons.active).to.deep.equal({ microphone: false, camera: true });
    press('togglecamera');
    await until(call, () => status(call) === 'off off');
    expect(buttons.active).to.deep.equal({ microphone: false, camera: false });
    press('hangup');
    await until(call, () => call.state === 'left');
    expect(buttons.handlers.size).to.equal(0);
  });

  it('are not set anew for what does not concern them', async () => {
    const call = await test.joined();
    const { sets } = buttons;
    await call.setHand(true);
    await test.guest('bob');
    expect(buttons.sets).to.equal(sets);
  });

  it('hang up only, for who watches', async () => {
    const call = await test.call();
    await call.join();
    expect([...buttons.handlers.keys()]).to.deep.equal(['hangup']);
    await call.leave();
  });

  it('belong to the call joined last, then to the one before', async () => {
    const first = await test.joined();
    const second = await test.call({ userId: 'bob' });
    await second.join();
    expect([...buttons.handlers.keys()]).to.deep.equal(['hangup']);
    await first.setMicrophone(false);
    expect([...buttons.handlers.keys()]).to.deep.equal(['hangup']);
    await second.leave();
    expect(buttons.handlers.size).to.equal(3);
    expect(buttons.active['microphone']).to.equal(false);
    await first.leave();
    expect(buttons.handlers.size).to.equal(0);
  });

  it('are done without where a browser lacks one, or all', async () => {
    buttons.unknown = 'togglecamera';
    const call = await test.joined();
    expect([...buttons.handlers.keys()]).to.deep.equal(['togglemicrophone', 'hangup']);
    await call.leave();
    put(undefined);
    await call.join();
    expect(call.state).to.equal('joined');
    await call.leave();
  });
});
