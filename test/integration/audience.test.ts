import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { audioLevel, nextFrames } from '../support/media.js';
import { expect, fixture, html, openDevices, waitUntil } from '../support/testing.js';

define();

let rooms = 0;

describe('<zego-call view-only> with real devices', function () {
  this.timeout(60_000);

  let asked: MediaStreamConstraints[];
  const { getUserMedia } = navigator.mediaDevices;

  beforeEach(() => {
    asked = [];
    rooms++;
    navigator.mediaDevices.getUserMedia = (constraints = {}) => {
      asked.push(constraints);
      return getUserMedia.call(navigator.mediaDevices, constraints);
    };
  });
  afterEach(() => {
    navigator.mediaDevices.getUserMedia = getUserMedia;
  });

  async function joined(userId: string, viewOnly: boolean): Promise<ZegoCallElement> {
    const call = document.createElement('zego-call');
    Object.assign(call, { engine: 'loopback', room: `audience-${rooms}`, userId, viewOnly, quality: '180p' });
    (await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`)).append(call);
    await call.join();
    return call;
  }

  it('asks and publishes when invited, and ends both when not any more, without leaving', async () => {
    const host = await joined('host', true);
    const guest = await joined('guest', true);
    const states: string[] = [];
    for (const call of [host, guest])
      call.addEventListener('call-state', ({ detail: { state } }) => states.push(state));
    const goings: string[] = [];
    host.addEventListener('call-participant-leave', ({ detail }) => goings.push(detail.participant.userId));
    const seen = () => host.snapshot.streams.find(({ userId }) => userId === 'guest');
    await waitUntil(() => host.participants.length === 2, 'the guest is there');
    expect(asked).to.deep.equal([]);
    expect(guest).to.include({ microphone: 'unavailable', camera: 'unavailable', screen: 'unavailable' });

    for (let time = 1; time <= 2; time++) {
      guest.viewOnly = false;
      await waitUntil(() => guest.camera === 'on' && guest.microphone === 'on', 'on');
      expect(guest.screen).to.equal('off');
      await waitUntil(() => seen()?.audio && seen()?.video, 'the host is told');
      const { media } = seen()!;
      await Promise.all([nextFrames(media, 5), audioLevel(media)]);
      expect(guest.shadowRoot!.querySelectorAll('zego-local-video')).to.have.length(1);
      expect(openDevices().length).to.be.above(0);

      guest.viewOnly = true;
      await waitUntil(() => !seen(), 'the stream is gone');
      expect(guest).to.include({ microphone: 'unavailable', camera: 'unavailable', screen: 'unavailable' });
      expect(guest.shadowRoot!.querySelectorAll('zego-local-video')).to.have.length(0);
      expect(openDevices()).to.have.length(0);
      expect(asked).to.have.length(time);
    }
    expect(host.participants).to.have.length(2);
    expect([...states, ...goings]).to.deep.equal([]);
  });

  it('says which device failed, and publishes the other', async () => {
    const host = await joined('host', true);
    const guest = await joined('guest', true);
    navigator.mediaDevices.getUserMedia = (constraints = {}) =>
      constraints.video
        ? Promise.reject(new DOMException('no', 'NotReadableError'))
        : getUserMedia.call(navigator.mediaDevices, constraints);
    const errors: string[] = [];
    guest.addEventListener('call-error', ({ detail: { error } }) =>
      errors.push(`${error.code} ${error.device}`),
    );
    guest.viewOnly = false;
    await waitUntil(() => guest.microphone === 'on' && guest.camera === 'off', 'sound');
    expect(errors).to.deep.equal(['device-busy camera']);
    const seen = () => host.snapshot.streams.find(({ userId }) => userId === 'guest');
    await waitUntil(() => seen()?.audio && !seen()?.video, 'the guest is heard');
  });
});
