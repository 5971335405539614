import { findStream } from '../../../src/call/call-state.js';
import type { ZegoLocalVideoElement } from '../../../src/elements/zego-local-video.js';
import type { ZegoRemoteVideoElement } from '../../../src/elements/zego-remote-video.js';
import { expect, fixture, html, nextFrame, oneEvent } from '../../support/testing.js';
import { CallFixture, inside, next } from '../call-fixture.js';

const video = (tile: Element) => inside<HTMLVideoElement>(tile, 'video');

describe('<zego-remote-video>', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  describe('without a call', () => {
    it('plays a stream with its sound', async () => {
      const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
      tile.stream = test.media();
      await tile.updateComplete;
      await oneEvent(video(tile), 'playing');
      expect(video(tile).muted).to.equal(false);
      expect(tile.matches(':state(empty)')).to.equal(false);
    });

    it('is empty, and accessible, without a stream', async () => {
      const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
      expect(tile.matches(':state(empty)')).to.equal(true);
      expect(tile.participant).to.equal(undefined);
      await expect(tile).to.be.accessible();
    });

    it('tells when the browser wants a tap, and plays after it', async () => {
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = () =>
        Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
      const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
      const blocked = next(tile, 'call-playback-blocked');
      tile.stream = test.media();
      const { resume } = await blocked;
      HTMLMediaElement.prototype.play = play;
      const playing = oneEvent(video(tile), 'playing');
      await resume();
      await playing;
    });

    it('lets go of the stream when it is removed, and takes it again', async () => {
      const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
      const stream = test.media();
      tile.stream = stream;
      await tile.updateComplete;
      const { parentElement } = tile;
      tile.remove();
      await Promise.resolve(); // might be on its way to another place
      expect(video(tile).srcObject === null).to.equal(true);
      parentElement?.append(tile);
      await tile.updateComplete;
      expect(video(tile).srcObject === stream).to.equal(true);
      expect(stream.active).to.equal(true);
    });

    it('shows an upright picture whole in a wide tile', async () => {
      const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
      tile.stream = test.media({ width: 90, height: 160 });
      await tile.updateComplete;
      await oneEvent(video(tile), 'resize');
      expect(getComputedStyle(video(tile)).objectFit).to.equal('contain');
    });
  });

  describe('in a call', () => {
    const layout = async (inner: string) => {
      const call = await test.call();
      call.innerHTML = inner;
      await nextFrame();
      return { call, tiles: [...call.querySelectorAll('zego-remote-video')] };
    };
    const settled = (tiles: ZegoRemoteVideoElement[]) =>
      Promise.all(tiles.map((tile) => tile.updateComplete));

    it('shows the next free participant, silently, and is empty again when they leave', async () => {
      const { call, tiles } = await layout('<zego-remote-video></zego-remote-video>');
      const [tile] = tiles;
      if (!tile) throw new Error('no tile');
      const bob = await test.guest('bob', 'Bob');
      await call.join();
      await settled(tiles);
      expect(tile.participant?.userName).to.equal('Bob');
      expect(video(tile).srcObject).to.equal(findStream(call.snapshot, 'bob')!.media);
      expect(video(tile).muted).to.equal(true);
      await expect(tile).to.be.accessible();
      await bob.leave();
      await settled(tiles);
      expect(tile.participant).to.equal(undefined);
      expect(video(tile).srcObject).to.equal(null);
      expect(tile.matches(':state(empty)')).to.equal(true);
    });

    it('follows user-id', async () => {
      const { call, tiles } = await layout('<zego-remote-video user-id="eve"></zego-remote-video>');
      await test.guest('bob');
      await test.guest('eve');
      await call.join();
      await settled(tiles);
      expect(tiles[0]?.participant?.userId).to.equal('eve');
      tiles[0]?.setAttribute('user-id', 'bob');
      await settled(tiles);
      expect(tiles[0]?.participant?.userId).to.equal('bob');
    });

    it('plays a stream of the page’s own with its sound, which is nobody’s first picture', async () => {
      const call = await test.joined();
      const tile = document.createElement('zego-remote-video');
      tile.stream = test.media();
      call.append(tile);
      await tile.updateComplete;
      const video = inside<HTMLVideoElement>(tile, 'video');
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      expect(video.muted).to.equal(false);
      expect(call.timing.remoteFrame).to.equal(undefined);
    });

    it('gives its place to another when it is removed', async () => {
      const { call, tiles } = await layout(
        '<zego-remote-video></zego-remote-video><zego-remote-video></zego-remote-video>',
      );
      await test.guest('bob');
      await call.join();
      await settled(tiles);
      tiles[0]?.remove();
      await settled(tiles);
      expect(tiles[1]?.participant?.userId).to.equal('bob');
    });

    it('shows initials and the sign of a muted microphone', async () => {
      const { call, tiles } = await layout('<zego-remote-video></zego-remote-video>');
      const bob = await test.guest('bob', 'Bob van Dam');
      await bob.setTrackEnabled('camera', 'video', false);
      await bob.setTrackEnabled('camera', 'audio', false);
      await call.join();
      await settled(tiles);
      const [tile] = tiles;
      if (!tile) throw new Error('no tile');
      expect(inside(tile, '.avatar').textContent.trim()).to.equal('BD');
      expect(tile.matches(':state(camera-off):state(microphone-off)')).to.equal(true);
      expect(tile.shadowRoot?.querySelector('[part~=badge]')).not.to.equal(null);
      expect(inside(tile, '[role=group]').getAttribute('aria-label')).to.equal(
        'Bob van Dam, Microphone off, Camera off',
      );
    });

    it('changes the call when moveBefore() puts it into another one', async function () {
      if (!('moveBefore' in Element.prototype)) this.skip();
      const { call, tiles } = await layout('<zego-remote-video></zego-remote-video>');
      const other = await test.call({ room: 'weekly', userId: 'amy' });
      const zoe = await test.room.enter('weekly', 'zoe');
      await zoe.publish('camera', test.media(), new AbortController().signal);
      await test.guest('bob');
      await Promise.all([call.join(), other.join()]);
      await settled(tiles);
      const [tile] = tiles;
      if (!tile) throw new Error('no tile');
      other.moveBefore(tile, null);
      await settled(tiles);
      expect(tile.participant?.userId).to.equal(zoe.userId);
    });

    it('reports the first picture of somebody else', async () => {
      await test.guest('bob');
      const call = await test.call();
      const seen = next(call, 'call-timing', ({ timing }) => timing.remoteFrame !== undefined);
      await call.join();
      expect((await seen).timing.remoteFrame).to.be.at.least(call.timing.login ?? Infinity);
    });
  });
});

describe('<zego-local-video>', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  it('shows a stream without a call, silent and, as it is no camera, not mirrored', async () => {
    const tile = await fixture<ZegoLocalVideoElement>(html`<zego-local-video></zego-local-video>`);
    tile.stream = test.media();
    await tile.updateComplete;
    await oneEvent(video(tile), 'playing');
    expect(video(tile).muted).to.equal(true);
    expect(getComputedStyle(video(tile)).scale).to.equal('none');
    await expect(tile).to.be.accessible();
    tile.mirror = 'on';
    await tile.updateComplete;
    expect(getComputedStyle(video(tile)).scale).to.equal('-1 1');
  });

  it('mirrors a camera, unless told not to', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    try {
      const tile = await fixture<ZegoLocalVideoElement>(html`<zego-local-video></zego-local-video>`);
      tile.stream = stream;
      await tile.updateComplete;
      // A made-up camera may say that it looks away.
      const away = stream.getVideoTracks()[0].getSettings().facingMode === 'environment';
      expect(getComputedStyle(video(tile)).scale).to.equal(away ? 'none' : '-1 1');
      expect(tile.matches(':state(mirrored)')).to.equal(!away);
      tile.mirror = 'off';
      await tile.updateComplete;
      expect(getComputedStyle(video(tile)).scale).to.equal('none');
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  });

  it('never mirrors a screen', async () => {
    const tile = await fixture<ZegoLocalVideoElement>(
      html`<zego-local-video source="screen" mirror="on"></zego-local-video>`,
    );
    tile.stream = test.media();
    await tile.updateComplete;
    expect(getComputedStyle(video(tile)).scale).to.equal('none');
  });

  it('shows initials while the camera is off', async () => {
    const call = await test.joined({ userName: 'Ann Lee' });
    const tile = inside<ZegoLocalVideoElement>(call, 'zego-local-video');
    expect(tile.matches(':state(camera-off)')).to.equal(false);
    await call.setCamera(false);
    await tile.updateComplete;
    expect(tile.matches(':state(camera-off)')).to.equal(true);
    expect(inside(tile, '.avatar').textContent.trim()).to.equal('AL');
  });
});
