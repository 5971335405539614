import { Devices } from '../../src/call/devices.js';
import type { CallDevice } from '../../src/call/call-state.js';
import type { CallError } from '../../src/errors.js';
import { ofDevice, plugIn, realDevices } from '../support/fake-devices.js';
import { syntheticMedia } from '../support/media.js';
import { putBack, takeAway } from '../support/take-away.js';
import { expect, waitUntil } from '../support/testing.js';

describe('Devices', () => {
  let told: (readonly CallDevice[])[];
  let exchanged: string[];
  let refuse: CallError | undefined;
  /** What is refused. */
  const broken = 'c';
  /** What an exchange waits for. */
  let held: Promise<void>;
  let devices: Devices;

  beforeEach(() => {
    told = [];
    exchanged = [];
    refuse = undefined;
    held = Promise.resolve();
    devices = new Devices({
      changed: (list) => told.push(list),
      exchange: async (kind, undo) => {
        const wish = devices.wish(kind);
        exchanged.push(kind);
        await held;
        if (!refuse || (wish && 'deviceId' in wish && wish.deviceId !== broken)) return;
        undo();
        throw refuse;
      },
    });
  });
  afterEach(() => {
    realDevices();
    putBack();
  });

  const selected = () =>
    told
      .at(-1)
      ?.filter((device) => device.selected)
      .map(({ kind, deviceId }) => `${kind} ${deviceId}`);
  const codeOf = (work: Promise<void>) =>
    work.then(
      () => 'none',
      (error: CallError) => error.code,
    );

  /** Sound and picture that say which device they are of, ended at once: only what they say counts. */
  async function use(microphone: string, camera: string, facingMode?: string): Promise<void> {
    const { stream, stop } = syntheticMedia();
    ofDevice(stream.getAudioTracks()[0], { deviceId: microphone });
    ofDevice(stream.getVideoTracks()[0], { deviceId: camera, ...(facingMode && { facingMode }) });
    devices.use(stream.getTracks());
    await stop();
    await devices.look();
  }

  it('selects the one wished for, else the one in use, else the default one, else the first', async () => {
    plugIn('audioinput:a', 'audioinput:default', 'audioinput:b', 'videoinput:c', 'videoinput:d');
    await devices.look();
    expect(selected()).to.deep.equal(['microphone default', 'camera c']);
    await use('b', 'd');
    expect(selected()).to.deep.equal(['microphone b', 'camera d']);
    await devices.select('microphone', 'a');
    expect(selected()).to.deep.equal(['microphone a', 'camera d']);
    expect(devices.wish('microphone')).to.deep.equal({ deviceId: 'a' });
    await devices.select('microphone', '');
    expect(devices.wish('microphone')).to.equal(undefined);
    expect(exchanged).to.deep.equal(['microphone', 'microphone']);
  });

  it('tells only of what is new', async () => {
    plugIn('videoinput:c');
    await devices.look();
    await devices.look();
    expect(told).to.have.length(1);
  });

  it('goes on with the one before when another cannot be opened', async () => {
    plugIn('videoinput:c', 'videoinput:d');
    await devices.look();
    await devices.select('camera', 'd');
    refuse = { code: 'device-busy' } as CallError;
    expect(await codeOf(devices.select('camera', 'c'))).to.equal('device-busy');
    expect(devices.wish('camera')).to.deep.equal({ deviceId: 'd' });
    expect(selected()).to.deep.equal(['camera d']);
  });

  it('refuses one that is not there, but takes the word of the page before it may look', async () => {
    await devices.select('camera', 'remembered');
    expect(devices.wish('camera')).to.deep.equal({ deviceId: 'remembered' });
    plugIn('videoinput:c');
    await devices.look();
    expect(await codeOf(devices.select('camera', 'x'))).to.equal('device-missing');
  });

  it('does not exchange the one that is in use', async () => {
    plugIn('audioinput:a', 'audioinput:b');
    await use('a', 'c');
    await devices.select('microphone', 'a');
    expect(exchanged).to.deep.equal([]);
  });

  describe('while another one is being opened', () => {
    let opened: () => void;
    beforeEach(async () => {
      plugIn('videoinput:c', 'videoinput:d');
      await use('m', 'c');
      held = new Promise((resolve) => (opened = resolve));
    });

    it('opens the one before anew when that is chosen after all', async () => {
      const chosen = devices.select('camera', 'd');
      await waitUntil(() => exchanged.length);
      const afterAll = devices.select('camera', 'c');
      await use('m', 'd');
      opened();
      await Promise.all([chosen, afterAll]);
      expect(exchanged).to.deep.equal(['camera', 'camera']);
      expect(devices.wish('camera')).to.deep.equal({ deviceId: 'c' });
    });

    it('goes on with that one when the last choice cannot be opened, and never opens one between', async () => {
      plugIn('videoinput:c', 'videoinput:d', 'videoinput:e');
      await devices.look();
      refuse = { code: 'device-busy' } as CallError;
      const chosen = devices.select('camera', 'd');
      await waitUntil(() => exchanged.length);
      const others = [devices.select('camera', 'e'), devices.select('camera', 'c')];
      await use('m', 'd');
      opened();
      expect(await Promise.all([chosen, ...others].map(codeOf))).to.deep.equal([
        'none',
        'none',
        'device-busy',
      ]);
      expect(exchanged).to.have.length(2);
      expect(devices.wish('camera')).to.deep.equal({ deviceId: 'd' });
    });

    it('does not open that one twice', async () => {
      const choices = [devices.select('camera', 'd'), devices.select('camera', 'd')];
      await waitUntil(() => exchanged.length);
      await use('m', 'd');
      opened();
      await Promise.all(choices);
      expect(exchanged).to.deep.equal(['camera']);
    });
  });

  it('takes the chosen one back when it is plugged in again', async function () {
    if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
    plugIn('audioinput:a', 'audioinput:b', 'audiooutput:s');
    await use('a', 'c');
    await devices.select('microphone', 'b');
    await devices.select('speaker', 's');
    await use('b', 'c');
    plugIn('audioinput:a');
    await use('a', 'c');
    expect(selected()).to.deep.equal(['microphone a']);
    expect(devices.speaker).to.equal('');
    exchanged = [];
    plugIn('audioinput:a', 'audioinput:b', 'audiooutput:s');
    await devices.look();
    await waitUntil(() => exchanged.length);
    expect(exchanged).to.deep.equal(['microphone']);
    expect(devices.speaker).to.equal('s');
  });

  describe('when the camera is turned around', () => {
    it('uses the other one of two, there and back', async () => {
      plugIn('videoinput:c', 'videoinput:d');
      await use('m', 'c');
      await devices.flip();
      expect(devices.wish('camera')).to.deep.equal({ deviceId: 'd' });
      await devices.flip();
      expect(devices.wish('camera')).to.deep.equal({ deviceId: 'c' });
    });

    it('asks a phone with many for the one that looks the other way', async () => {
      plugIn('videoinput:wide', 'videoinput:front', 'videoinput:tele');
      await use('m', 'front', 'user');
      await devices.flip();
      expect(devices.wish('camera')).to.deep.equal({ facing: 'environment' });
      await use('m', 'wide', 'environment');
      await devices.flip();
      expect(devices.wish('camera')).to.deep.equal({ facing: 'user' });
    });

    it('uses the next of many that do not say where they look', async () => {
      plugIn('videoinput:1', 'videoinput:2', 'videoinput:3');
      await use('m', '3');
      await devices.flip();
      expect(devices.wish('camera')).to.deep.equal({ deviceId: '1' });
    });

    it('refuses where there is one only, and asks where nothing is known', async () => {
      await devices.flip();
      expect(devices.wish('camera')).to.deep.equal({ facing: 'environment' });
      plugIn('videoinput:1');
      await devices.look();
      expect(await codeOf(devices.flip())).to.equal('device-missing');
    });
  });

  it('says where a speaker cannot be chosen', async () => {
    takeAway(HTMLMediaElement.prototype, 'setSinkId');
    expect(await codeOf(devices.select('speaker', 's'))).to.equal('unsupported');
  });
});
