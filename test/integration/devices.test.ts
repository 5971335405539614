import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { next } from '../elements/call-fixture.js';
import { plugIn, realDevices } from '../support/fake-devices.js';
import { audioLevel } from '../support/media.js';
import { expect, leaks, waitUntil } from '../support/testing.js';
import { deviceCall, ownTrack, received } from './device-call.js';

define();

let rooms = 0;

describe('devices in a call between two', () => {
  let room: string;

  beforeEach(() => {
    room = `devices-${++rooms}`;
  });
  afterEach(() => realDevices());

  const callOf = (userId: string, more?: Partial<ZegoCallElement>) => deviceCall(room, userId, more);
  const microphones = (call: ZegoCallElement) => call.devices.filter(({ kind }) => kind === 'microphone');

  it('lists what there is, and exchanges the microphone while the other one listens', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await waitUntil(() => microphones(ann).length > 1, 'the microphones are listed');
    expect(microphones(ann).filter(({ selected }) => selected)).to.have.length(1);
    await audioLevel(stream);
    const before = ownTrack(ann, 'audio');
    const other = microphones(ann).find(({ selected }) => !selected)!;
    const told = next(ann, 'call-devices', ({ devices }) =>
      devices.some(({ deviceId, selected }) => selected && deviceId === other.deviceId),
    );
    await ann.selectMicrophone(other.deviceId);
    expect((await told).added).to.deep.equal([]);
    expect(before.readyState).to.equal('ended');
    expect(ownTrack(ann, 'audio').getSettings().deviceId).to.equal(other.deviceId);
    expect(ann.microphone).to.equal('on');
    await audioLevel(stream);
  });

  it('exchanges a microphone that is off, which is heard when it is turned on', async () => {
    const ann = await callOf('ann');
    const bob = await callOf('bob', { viewOnly: true });
    const stream = await received(bob, 'ann');
    await ann.setMicrophone(false);
    await waitUntil(() => microphones(ann).length > 1, 'the microphones are listed');
    const before = ownTrack(ann, 'audio');
    const other = microphones(ann).find(({ selected }) => !selected)!;
    await ann.selectMicrophone(other.deviceId);
    expect([before.readyState, ann.microphone]).to.deep.equal(['ended', 'off']);
    expect(ownTrack(ann, 'audio').enabled).to.equal(false);
    await waitUntil(() => !leaks().some((leak) => leak.endsWith(before.label)), 'nothing of it is open');
    await ann.setMicrophone(true);
    await audioLevel(stream);
  });

  it('plays the others on the chosen speaker, also those who come later', async () => {
    const bob = await callOf('bob');
    const ann = await callOf('ann', { viewOnly: true });
    await received(ann, 'bob');
    await ann.updateComplete;
    await waitUntil(() => ann.devices.some(({ kind }) => kind === 'speaker'), 'the speakers are listed');
    const speaker = ann.devices.filter(({ kind }) => kind === 'speaker').at(-1)!;
    await ann.selectSpeaker(speaker.deviceId);
    const sinks = () => [...ann.shadowRoot!.querySelectorAll('audio')].map(({ sinkId }) => sinkId);
    expect(sinks()).to.deep.equal([speaker.deviceId]);
    await callOf('cid');
    await received(ann, 'cid');
    await waitUntil(() => sinks().length === 2 && sinks()[1] === speaker.deviceId, 'so does the other');
    await bob.leave();
  });

  it('tells of a speaker that cannot be used', async () => {
    const bob = await callOf('bob');
    const ann = await callOf('ann', { viewOnly: true });
    await received(ann, 'bob');
    await ann.updateComplete;
    plugIn('audiooutput:none');
    await waitUntil(() => ann.devices.some(({ deviceId }) => deviceId === 'none'), 'it is listed');
    const failed = next(ann, 'call-error');
    const refused = await ann.selectSpeaker('none').catch((error: unknown) => error);
    expect(refused).to.include({ code: 'device-missing', device: 'speaker' });
    expect((await failed).error).to.include({ device: 'speaker' });
    await bob.leave();
  });
});
