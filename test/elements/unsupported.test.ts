import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { putBack, takeAway } from '../support/take-away.js';
import { expect, fixture, html, nextFrame } from '../support/testing.js';
import { inside, reached, visibleText } from './call-fixture.js';

/** What of a call is fetched only when one is about to be joined. */
const LAZY = /\/src\/(engine\/(zego|loopback)\/|call\/call-room)/;

const fetched = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => LAZY.test(name));

describe('<zego-call> in a browser that cannot carry a call', () => {
  const { query } = navigator.permissions;
  const { getUserMedia } = navigator.mediaDevices;
  let opened: number;
  let told: string[];
  const listen = ({ detail: { error } }: HTMLElementEventMap['call-error']) =>
    told.push(`${error.code}: ${error.message}`);

  // Of more than these, a browser lists no more.
  before(() => performance.setResourceTimingBufferSize(10_000));

  beforeEach(() => {
    opened = 0;
    told = [];
    // Nothing but the browser is in the way: the devices would open without a question.
    navigator.permissions.query = () => Promise.resolve({ state: 'granted' } as PermissionStatus);
    navigator.mediaDevices.getUserMedia = (constraints) => {
      opened++;
      return getUserMedia.call(navigator.mediaDevices, constraints);
    };
    document.addEventListener('call-error', listen);
  });
  afterEach(() => {
    document.removeEventListener('call-error', listen);
    Object.assign(navigator.mediaDevices, { getUserMedia });
    navigator.permissions.query = query;
    putBack();
    expect(opened, 'nothing was opened').to.equal(0);
    expect(fetched()).to.deep.equal([]);
  });

  const open = async (properties: Partial<ZegoCallElement> = {}) => {
    const description = { engine: 'loopback', room: 'daily', userId: 'ann' } as const;
    const call = document.createElement('zego-call');
    Object.assign(call, description, properties);
    await fixture(html`${call}`);
    await call.updateComplete;
    await nextFrame();
    return call;
  };
  const says = async (call: ZegoCallElement) => {
    expect(visibleText(call)).to.include('This browser cannot make video calls');
    expect(call.shadowRoot?.querySelector('button, input'), 'nothing to press').to.equal(null);
    await expect(call).to.be.accessible();
  };

  for (const [engine, feature] of [
    ['zego', 'RTCPeerConnection'],
    ['loopback', 'RTCPeerConnection'],
    ['zego', 'MediaStream'],
    ['loopback', 'BroadcastChannel'],
    ['loopback', 'LockManager'],
  ] as const)
    it(`says so in place of the lobby where ${engine} finds no ${feature}`, async () => {
      takeAway(globalThis, feature);
      const call = await open({ engine, appId: 1, tokenUrl: '/zego-token' });
      await says(call);
      expect(call.state).to.equal('idle');
      expect(told).to.have.length(1);
      expect(told[0])
        .to.match(/^unsupported: /)
        .and.to.include(feature);
      call.room = 'weekly';
      await call.updateComplete;
      await nextFrame();
      expect(told, 'told once').to.have.length(1);
      expect(`${call.error?.code}: ${call.error?.message}`, 'for who asks later').to.equal(told[0]);
    });

  it('knows why before it is told, also where it would join by itself, and until another engine can', async () => {
    takeAway(globalThis, 'BroadcastChannel');
    let then: string | undefined;
    const look = () => (then = document.querySelector('zego-call')?.snapshot.error?.code);
    document.addEventListener('call-error', look, { once: true });
    const call = await open({ viewOnly: true });
    expect(then).to.equal('unsupported');
    call.engine = 'zego';
    await call.updateComplete;
    await nextFrame();
    expect(call.error).to.equal(undefined);
    const other = await open({ room: '', autojoin: true });
    expect(other.error?.code).to.equal('unsupported');
    expect(told).to.have.length(1);
  });

  it('leaves a page that is not secure to the error of joining', async () => {
    takeAway(globalThis, 'LockManager');
    const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')!;
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });
    try {
      expect((await open({ viewOnly: true })).error).to.equal(undefined);
      expect(told).to.deep.equal([]);
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', secure);
    }
  });

  it('says so in place of the button of who only watches', async () => {
    takeAway(globalThis, 'RTCPeerConnection');
    await says(await open({ viewOnly: true }));
  });

  it('fails when a script joins all the same', async () => {
    takeAway(globalThis, 'RTCPeerConnection');
    const call = await open();
    const states: string[] = [];
    call.addEventListener('call-state', ({ detail }) => states.push(`${detail.state} ${detail.error?.code}`));
    const reason = await call.join().catch((error: unknown) => error);
    expect(reason).to.equal(call.error);
    expect(call.error).to.include({ code: 'unsupported', retryable: false });
    expect(states).to.deep.equal(['joining undefined', 'failed unsupported']);
    await call.updateComplete;
    await says(call);
    const live = inside(call, '[aria-live]');
    while (!live.textContent.includes('This browser cannot')) await nextFrame();
  });

  it('fails once where it joins by itself', async () => {
    takeAway(globalThis, 'RTCPeerConnection');
    const call = await open({ autojoin: true });
    await reached(call, 'failed');
    await says(call);
    expect(told).to.have.length(1);
  });
});
