import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { ZegoRemoteVideoElement } from '../../src/elements/zego-remote-video.js';
import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '../support/testing.js';
import { CallFixture, inside, reached } from './call-fixture.js';

describe('<zego-call> in the life of its page', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const leavePage = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const comeBack = (persisted = true) =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  const leaves = () => test.room.last.calls.filter(({ command }) => command === 'leave').length;

  describe('when the page is left', () => {
    it('leaves in the same task, and frees the devices', async () => {
      const call = await test.joined();
      const held = test.room.last.holdNext('leave');
      leavePage();
      expect(leaves()).to.equal(1);
      expect(call.state).to.equal('leaving');
      held.resolve();
      await reached(call, 'left');
      expect(call.snapshot.reason).to.equal('removed');
    });

    it('joins again when the page comes back as it was', async () => {
      const call = await test.joined();
      leavePage();
      comeBack();
      await reached(call, 'joined');
      expect(test.room.engines.length).to.equal(2);
    });

    it('stays out when it was out, or when the page was loaded anew', async () => {
      const call = await test.call();
      leavePage();
      comeBack();
      await call.join();
      leavePage();
      comeBack(false);
      await reached(call, 'left');
      await aTimeout(0);
      expect(call.state).to.equal('left');
      comeBack(); // of a later visit to another page
      await aTimeout(0);
      expect(test.room.engines.length).to.equal(2);
    });

    it('does nothing once it is removed', async () => {
      const call = await test.joined();
      call.remove();
      await reached(call, 'left');
      leavePage();
      comeBack();
      await aTimeout(0);
      expect(call.state).to.equal('left');
      expect(test.room.engines.length).to.equal(1);
    });
  });

  describe('while the page is prerendered', () => {
    afterEach(() => Reflect.deleteProperty(document, 'prerendering'));

    it('does not join by itself until somebody sees it', async () => {
      Object.defineProperty(document, 'prerendering', { configurable: true, value: true });
      const call = await test.call({ autojoin: true });
      await aTimeout(0);
      expect(call.state).to.equal('idle');
      Object.defineProperty(document, 'prerendering', { configurable: true, value: false });
      document.dispatchEvent(new Event('prerenderingchange'));
      await reached(call, 'joined');
    });
  });

  describe('in another document', () => {
    const frame = async () => {
      const made = await fixture<HTMLIFrameElement>(html`<iframe title="Elsewhere"></iframe>`);
      return { made, body: made.contentDocument!.body };
    };
    const colour = (element: Element) =>
      element.ownerDocument.defaultView!.getComputedStyle(element).backgroundColor;

    it('keeps call and looks, there and back, and plays on', async () => {
      await test.guest('bob');
      const call = await test.joined();
      call.style.setProperty('--zego-call-background', 'rgb(1, 2, 3)');
      call.style.setProperty('--zego-call-tile', 'rgb(4, 5, 6)');
      const home = call.parentElement!;
      const { body } = await frame();
      for (const place of [body, home]) {
        place.append(call);
        await aTimeout(0);
        await nextFrame();
        expect(call.state).to.equal('joined');
        expect(colour(call)).to.equal('rgb(1, 2, 3)');
        for (const name of ['zego-remote-video', 'zego-local-video']) {
          const tile = inside(call, name);
          expect(colour(tile)).to.equal('rgb(4, 5, 6)');
          const video = inside<HTMLVideoElement>(tile, 'video');
          await waitUntil(() => !video.paused, 'the picture plays');
        }
        const sound = inside<HTMLAudioElement>(call, 'audio');
        await waitUntil(() => !sound.paused, 'the sound plays');
      }
      expect(test.room.engines.filter(({ userId }) => userId === 'ann').length).to.equal(1);
    });

    it('draws who comes while it is there', async () => {
      const call = await test.joined();
      call.style.setProperty('--zego-call-tile', 'rgb(4, 5, 6)');
      const { body } = await frame();
      body.append(call);
      await test.guest('bob');
      await call.updateComplete;
      expect(colour(inside(call, 'zego-remote-video'))).to.equal('rgb(4, 5, 6)');
      document.body.append(call);
      call.remove();
      await reached(call, 'left');
    });

    it('leaves when that document goes', async () => {
      const call = await test.joined();
      const { made, body } = await frame();
      body.append(call);
      await aTimeout(0);
      made.remove();
      await waitUntil(() => call.state === 'left');
      expect(call.snapshot.reason).to.equal('removed');
    });
  });

  describe('when the browser stops what plays', () => {
    const { play } = HTMLMediaElement.prototype;
    afterEach(() => (HTMLMediaElement.prototype.play = play));
    const block = () => {
      HTMLMediaElement.prototype.play = () =>
        Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
    };
    const heard = (call: ZegoCallElement) => inside<HTMLAudioElement>(call, 'audio');
    const seen = (call: ZegoCallElement) =>
      inside<HTMLVideoElement>(inside(call, 'zego-remote-video'), 'video');
    const playing = async () => {
      await test.guest('bob');
      const call = await test.joined();
      await waitUntil(() => !heard(call).paused && !seen(call).paused);
      return call;
    };

    for (const [what, find] of [
      ['sound', heard],
      ['picture', seen],
    ] as const) {
      it(`plays the ${what} again after a pause nobody asked for`, async () => {
        const call = await playing();
        const media = find(call);
        media.pause();
        expect(media.paused).to.equal(true);
        await waitUntil(() => !media.paused);
        expect(call.snapshot.playbackBlocked).to.equal(false);
      });

      it(`asks for a tap when the ${what} may not play again, and starts all by it`, async () => {
        const call = await playing();
        block();
        find(call).pause();
        await waitUntil(() => call.snapshot.playbackBlocked);
        heard(call).pause();
        seen(call).pause();
        HTMLMediaElement.prototype.play = play;
        const resumed = call.resumePlayback();
        expect([heard(call).paused, seen(call).paused]).to.deep.equal([false, false]);
        await resumed;
        expect(call.snapshot.playbackBlocked).to.equal(false);
      });

      it(`plays the ${what} again when the page is seen again`, async () => {
        const call = await playing();
        block();
        find(call).pause();
        await waitUntil(() => call.snapshot.playbackBlocked);
        HTMLMediaElement.prototype.play = play;
        document.dispatchEvent(new Event('visibilitychange'));
        await waitUntil(() => !find(call).paused);
        await waitUntil(() => !call.snapshot.playbackBlocked, 'nobody needs to tap');
      });
    }

    it('asks for no tap once the one whose picture may not play is gone', async () => {
      const bob = await test.guest('bob');
      const call = await test.joined();
      await waitUntil(() => !heard(call).paused && !seen(call).paused);
      block();
      seen(call).pause();
      await waitUntil(() => call.snapshot.playbackBlocked);
      await bob.leave();
      await waitUntil(() => !call.snapshot.playbackBlocked, 'nobody needs to tap');
    });

    it('does not go on asking for what may not play', async () => {
      const call = await playing();
      let asked = 0;
      HTMLMediaElement.prototype.play = () => {
        asked++;
        return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
      };
      seen(call).pause();
      await waitUntil(() => call.snapshot.playbackBlocked);
      const before = asked;
      for (const muted of [true, false]) {
        await call.setMicrophone(!muted);
        await call.updateComplete;
      }
      for (let i = 0; i < 10; i++) await nextFrame();
      // A tile that is drawn asks; each change may draw it, and its own look at the frames.
      expect(asked - before).to.be.at.most(4);
      expect(call.snapshot.playbackBlocked).to.equal(true);
    });

    it('stays blocked while a picture may not play', async () => {
      const call = await playing();
      block();
      seen(call).pause();
      await waitUntil(() => call.snapshot.playbackBlocked);
      await call.resumePlayback();
      expect(call.snapshot.playbackBlocked).to.equal(true);
    });
  });

  describe('with a stream of the page', () => {
    it('shows a picture that comes late', async () => {
      const tile = await fixture<ZegoRemoteVideoElement>(html`<zego-remote-video></zego-remote-video>`);
      const source = test.media();
      const [picture] = source.getVideoTracks();
      const stream = new MediaStream(source.getAudioTracks());
      tile.stream = stream;
      await tile.updateComplete;
      expect(tile.matches(':state(camera-off)')).to.equal(true);
      stream.addTrack(picture);
      stream.dispatchEvent(new MediaStreamTrackEvent('addtrack', { track: picture }));
      await tile.updateComplete;
      expect(tile.matches(':state(camera-off)')).to.equal(false);
      stream.removeTrack(picture);
      stream.dispatchEvent(new MediaStreamTrackEvent('removetrack', { track: picture }));
      await tile.updateComplete;
      expect(tile.matches(':state(camera-off)')).to.equal(true);
    });
  });
});
