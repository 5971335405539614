import { findStream } from '../../src/call/call-state.js';
import { recall } from '../../src/call/memory.js';
import { CallFixture, inside, next, reached, visibleText } from '../elements/call-fixture.js';
import { plugIn, realDevices } from '../support/fake-devices.js';
import { expect, waitUntil } from '../support/testing.js';

describe('remote audio', () => {
  const { play } = HTMLMediaElement.prototype;
  const autoplay = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'autoplay')!;
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => {
    HTMLMediaElement.prototype.play = play;
    Object.defineProperty(HTMLMediaElement.prototype, 'autoplay', autoplay);
    return test.dispose();
  });

  const block = () => {
    Object.defineProperty(HTMLMediaElement.prototype, 'autoplay', { ...autoplay, set: () => undefined });
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.muted) return play.call(this);
      return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
    };
  };

  it('plays everybody, whatever tiles there are', async () => {
    await test.guest('bob');
    await test.guest('eve');
    const call = await test.call();
    call.innerHTML = '<p>no tiles</p>';
    await call.join();
    await call.updateComplete;
    const sounds = [...(call.shadowRoot?.querySelectorAll('audio') ?? [])];
    expect(sounds.map(({ srcObject }) => srcObject)).to.deep.equal([
      findStream(call.snapshot, 'bob')!.media,
      findStream(call.snapshot, 'eve')!.media,
    ]);
    expect(sounds.every(({ paused, muted }) => !paused && !muted)).to.equal(true);
  });

  it('does not play the user to themselves', async () => {
    const call = await test.joined();
    expect(call.shadowRoot?.querySelector('audio')).to.equal(null);
  });

  it('goes on playing while other things change', async () => {
    const bob = await test.guest('bob');
    const call = await test.joined();
    const sound = inside<HTMLAudioElement>(call, 'audio');
    let restarts = 0;
    const { srcObject } = sound;
    // Given a stream, even the one it has, a media element starts over: a gap in the sound.
    Object.defineProperty(sound, 'srcObject', { get: () => srcObject, set: () => restarts++ });
    const updated = next(call, 'call-participant-update');
    await bob.setTrackEnabled('camera', 'video', false);
    await updated;
    await call.toggleCamera();
    await call.updateComplete;
    expect(sound.isConnected && !sound.paused).to.equal(true);
    expect(restarts).to.equal(0);
  });

  it('stays on the speaker before, and remembers no other, when the one that was chosen is refused', async function () {
    if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
    const { setSinkId } = HTMLMediaElement.prototype;
    plugIn('audiooutput:default', 'audiooutput:hall');
    await test.guest('bob');
    const call = await test.joined();
    const selected = () => call.devices.find((each) => each.kind === 'speaker' && each.selected)?.deviceId;
    await waitUntil(selected);
    HTMLMediaElement.prototype.setSinkId = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    try {
      const refused = await call.selectSpeaker('hall').catch((error: unknown) => error);
      expect(refused).to.have.property('code', 'permission-denied');
      expect(selected()).to.equal('default');
      expect(recall().speaker).to.equal(undefined);
    } finally {
      HTMLMediaElement.prototype.setSinkId = setSinkId;
      realDevices();
    }
  });

  describe('while the browser wants a tap', () => {
    it('says so once, shows one button, and plays when it is pressed', async () => {
      block();
      await test.guest('bob');
      const call = await test.call();
      let told = 0;
      call.addEventListener('call-playback-blocked', () => told++);
      const blocked = next(call, 'call-playback-blocked');
      await call.join();
      await blocked;
      await call.updateComplete;
      expect(call.snapshot.playbackBlocked).to.equal(true);
      expect(call.matches(':state(playback-blocked)')).to.equal(true);
      expect(visibleText(call)).to.include('Tap to hear the others');
      await expect(call).to.be.accessible();
      HTMLMediaElement.prototype.play = play;
      inside(call, '[part~="sound-button"]').click();
      await waitUntil(() => !call.snapshot.playbackBlocked, 'the sound plays');
      await call.updateComplete;
      expect(call.snapshot.playbackBlocked).to.equal(false);
      expect(inside<HTMLAudioElement>(call, 'audio').paused).to.equal(false);
      expect(visibleText(call)).to.equal('');
      expect(told).to.equal(1);
    });

    it('is over by a tap although somebody has nothing to hear, and so never begins', async () => {
      block();
      await test.guest('bob');
      const call = await test.call();
      const blocked = next(call, 'call-playback-blocked');
      await call.join();
      await blocked;
      test.room.last.emit({ type: 'participant-joined', userId: 'eve', userName: 'Eve' });
      test.room.last.emit({
        ...{ type: 'stream-added', userId: 'eve', source: 'camera', streamId: 'eve-camera' },
        ...{ stream: new MediaStream(), audio: true, video: false },
      });
      await call.updateComplete;
      HTMLMediaElement.prototype.play = play;
      await call.resumePlayback();
      expect(call.snapshot.playbackBlocked).to.equal(false);
    });

    it('stays blocked when the tap was none', async () => {
      block();
      await test.guest('bob');
      const call = await test.call();
      const blocked = next(call, 'call-playback-blocked');
      await call.join();
      await (await blocked).resume();
      expect(call.snapshot.playbackBlocked).to.equal(true);
    });

    it('is over when the one who could not be heard is gone', async () => {
      block();
      const bob = await test.guest('bob');
      const call = await test.call();
      const blocked = next(call, 'call-playback-blocked');
      await call.join();
      await blocked;
      await bob.leave();
      await call.updateComplete;
      expect(call.snapshot.playbackBlocked).to.equal(false);
      await call.leave();
      await reached(call, 'left');
    });
  });
});
