import { canChooseSpeaker, listDevices, watchDevices } from '../../src/media/devices.js';
import { plugIn, realDevices } from '../support/fake-devices.js';
import { putBack, takeAway } from '../support/take-away.js';
import { expect, oneEvent } from '../support/testing.js';

describe('the list of devices', () => {
  afterEach(() => {
    realDevices();
    putBack();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  });

  it('has the microphones, cameras and speakers of the browser, with labels', async () => {
    const kinds = (await listDevices()).map(({ kind }) => kind);
    const there = await navigator.mediaDevices.enumerateDevices();
    for (const [kind, name] of [
      ['microphone', 'audioinput'],
      ['camera', 'videoinput'],
      ['speaker', 'audiooutput'],
    ] as const) {
      expect(kinds.filter((other) => other === kind)).to.have.length(
        there.filter((each) => each.kind === name).length,
      );
      if (kind !== 'speaker' || canChooseSpeaker()) expect(kinds).to.include(kind);
    }
    expect((await listDevices()).every(({ label, deviceId }) => label && deviceId)).to.equal(true);
  });

  it('leaves out what has no name yet, and the second name of another', async () => {
    plugIn('audioinput:', 'audioinput:default', 'audioinput:communications', 'videoinput:');
    expect(await listDevices()).to.deep.equal([
      { kind: 'microphone', deviceId: 'default', label: 'DEFAULT' },
    ]);
  });

  it('has no speaker where none can be chosen', async () => {
    takeAway(HTMLMediaElement.prototype, 'setSinkId');
    expect((await listDevices()).some(({ kind }) => kind === 'speaker')).to.equal(false);
  });

  it('is empty where the page may not ask', async () => {
    navigator.mediaDevices.enumerateDevices = () => Promise.reject(new DOMException('no', 'SecurityError'));
    expect(await listDevices()).to.deep.equal([]);
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
    expect(await listDevices()).to.deep.equal([]);
    watchDevices(() => undefined, new AbortController().signal);
  });

  it('tells of every change until it is told to stop', async () => {
    const end = new AbortController();
    let told = 0;
    watchDevices(() => told++, end.signal);
    const changed = oneEvent(navigator.mediaDevices, 'devicechange');
    plugIn('audioinput:headset');
    await changed;
    end.abort();
    plugIn();
    expect(told).to.equal(1);
  });
});
