import { expect, nextFrame } from '../support/testing.js';
import { FakeRoom, type FakeEngine } from '../support/fake-engine.js';
import { syntheticMedia, type SyntheticMedia } from '../support/media.js';
import { OwnMedia } from '../../src/call/own-media.js';
import { TRACK } from '../../src/call/own-tracks.js';
import type { DeviceStatus } from '../../src/call/call-state.js';
import { CallError, type MediaKind } from '../../src/errors.js';
import { deferred } from '../../src/internal/deferred.js';
import { untilAborted } from '../../src/internal/until-aborted.js';
import type { MediaRequest, MediaSource } from '../../src/media/media-source.js';

/** Hands out clones of synthetic tracks; what is asked for in `failing` fails. */
class ScriptedSource implements MediaSource {
  ofDevices = true;
  parts: NonNullable<MediaSource['parts']> = (kinds) => Promise.resolve([kinds]);
  readonly failing = new Set<MediaKind>();
  /** What has ended, the next time, before it is handed out. */
  readonly ending = new Set<MediaKind>();
  /** What opens only when it is settled: a prompt. */
  readonly held = new Map<MediaKind, Promise<void>>();
  readonly opened: MediaStreamTrack[] = [];
  readonly #media: SyntheticMedia;

  constructor(media: SyntheticMedia) {
    this.#media = media;
  }

  async open({ audio, video }: MediaRequest) {
    if (audio) await this.held.get('microphone');
    if (video) await this.held.get('camera');
    const errors: CallError[] = [];
    const take = (wanted: boolean, device: MediaKind, tracks: MediaStreamTrack[]) => {
      if (!wanted) return undefined;
      if (this.failing.has(device)) {
        errors.push(new CallError('device-busy', 'In use.', { device }));
        return undefined;
      }
      const track = tracks[0].clone();
      if (this.ending.delete(device)) track.stop();
      this.opened.push(track);
      return track;
    };
    const sound = take(audio, 'microphone', this.#media.stream.getAudioTracks());
    const picture = take(video, 'camera', this.#media.stream.getVideoTracks());
    return { ...(sound && { audio: sound }), ...(picture && { video: picture }), errors };
  }
}

describe('OwnMedia', () => {
  let synthetic: SyntheticMedia;
  let source: ScriptedSource;
  let room: FakeRoom;
  let engine: FakeEngine;
  let abort: AbortController;
  let heard: string[];
  let errors: CallError[];
  let media: OwnMedia;

  beforeEach(async () => {
    synthetic = syntheticMedia();
    source = new ScriptedSource(synthetic);
    room = new FakeRoom();
    engine = await room.enter('daily', 'ann');
  });
  afterEach(async () => {
    abort.abort(new CallError('cancelled', 'Left.'));
    media.stop();
    await room.dispose();
    await synthetic.stop();
  });

  type Entry = Exclude<DeviceStatus, 'pending'>;
  /** Opens and publishes, and waits until nothing is pending. */
  async function start(microphone: Entry = 'on', camera: Entry = 'on'): Promise<void> {
    create(microphone, camera);
    await media.open();
    const published = untilHeard('published');
    media.start(engine);
    await published;
    heard = [];
  }

  let wake = () => {};
  function create(microphone: Entry, camera: Entry, from: MediaSource = source): void {
    abort = new AbortController();
    heard = [];
    errors = [];
    const note = (text: string) => {
      heard.push(text);
      wake();
    };
    media = new OwnMedia(
      { media: from, microphone, camera },
      {
        status: (kind, status) => note(`${kind} ${status}`),
        opened: () => note('opened'),
        error: (error) => {
          errors.push(error);
          note(`error ${error.code}`);
        },
        replaced: (kind, label) => note(`${kind} replaced by ${label}`),
        published: () => note('published'),
      },
      abort.signal,
    );
  }

  function untilHeard(text: string): Promise<void> {
    return new Promise((resolve) => {
      wake = () => heard.includes(text) && resolve();
      wake();
    });
  }

  const cameraTrack = () => media.stream.getVideoTracks()[0];
  const commands = () =>
    engine.calls.slice(1).map(({ command, args: [, kind, value] }) => {
      const shown = value instanceof MediaStreamTrack ? 'track' : String(value);
      return command === 'publish' ? command : `${command} ${String(kind)} ${shown}`;
    });

  it('publishes what opened, and says so', async () => {
    await start();
    expect(media.stream.getTracks()).to.have.length(2);
    expect(engine.enabled.camera).to.deep.equal({ audio: true, video: true });
    expect(errors).to.be.empty;
  });

  it('frees the camera when it is turned off, after the others were told, and opens it anew', async () => {
    await start();
    const first = cameraTrack();
    const told = engine.holdNext('setTrackEnabled');
    const off = media.set('camera', false);
    await told.called;
    expect(first.readyState).to.equal('live');
    told.resolve();
    await off;
    expect(first.readyState).to.equal('ended');
    expect(cameraTrack()).to.equal(undefined);
    await media.set('camera', true);
    expect(cameraTrack()).not.to.equal(first);
    expect(heard).to.deep.equal(['camera pending', 'camera off', 'camera pending', 'opened', 'camera on']);
    expect(commands()).to.deep.equal([
      'publish',
      'setTrackEnabled video false',
      'replaceTrack video null',
      'replaceTrack video track',
      'setTrackEnabled video true',
    ]);
  });

  it('keeps the microphone open while it is off, so that it is back at once', async () => {
    await start();
    await media.set('microphone', false);
    const [track] = media.stream.getAudioTracks();
    expect(track).to.include({ readyState: 'live', enabled: false });
    await media.set('microphone', true);
    expect(track.enabled).to.equal(true);
    expect(source.opened).to.have.length(2);
    expect(commands()).to.deep.equal([
      'publish',
      'setTrackEnabled audio false',
      'setTrackEnabled audio true',
    ]);
  });

  it('frees the camera at once when it is turned off before there is a room', async () => {
    create('on', 'on');
    await media.open();
    const camera = cameraTrack();
    await media.set('camera', false);
    expect(camera.readyState).to.equal('ended');
    expect(heard.at(-1)).to.equal('camera off');
  });

  it('frees what opens after it was turned off', async () => {
    create('on', 'on');
    const opening = media.open();
    await media.set('camera', false);
    await opening;
    expect(cameraTrack()).to.equal(undefined);
    expect(source.opened.map(({ readyState }) => readyState)).to.deep.equal(['live', 'ended']);
  });

  it('tells the others of what was turned off while it published', async () => {
    create('on', 'on');
    await media.open();
    const publishing = engine.holdNext('publish');
    media.start(engine);
    await publishing.called;
    const off = media.set('microphone', false);
    publishing.resolve();
    await off;
    expect(engine.enabled.camera).to.deep.equal({ audio: false, video: true });
    expect(heard.at(-1)).to.equal('microphone off');
  });

  it('turns on once there is a room what was asked for before', async () => {
    create('off', 'off');
    await media.open();
    const on = media.set('camera', true);
    media.start(engine);
    await on;
    expect(engine.enabled.camera).to.deep.equal({ audio: false, video: true });
    expect(commands()).to.deep.equal(['publish']);
  });

  it('opens no device that is not wanted, until it is', async () => {
    await start('off', 'off');
    expect(source.opened).to.be.empty;
    await media.set('microphone', true);
    expect(source.opened).to.have.length(1);
    expect(engine.enabled.camera.audio).to.equal(true);
  });

  it('leaves off what the page has disabled, until it is turned on', async () => {
    synthetic.stream.getAudioTracks()[0].enabled = false;
    await start();
    expect(media.wants('microphone')).to.equal(false);
    expect(engine.enabled.camera).to.deep.equal({ audio: false, video: true });
    await media.set('microphone', true);
    expect(engine.enabled.camera.audio).to.equal(true);
    expect(heard.at(-1)).to.equal('microphone on');
  });

  it('goes on with what works, and says which device does not', async () => {
    source.failing.add('camera');
    await start();
    expect(errors.map(({ code, device }) => [code, device])).to.deep.equal([['device-busy', 'camera']]);
    expect(engine.enabled.camera).to.deep.equal({ audio: true, video: false });
    expect(media.wants('camera')).to.equal(false);
  });

  it('stays off with an error when a device cannot be turned on, and works later', async () => {
    await start('on', 'off');
    source.failing.add('camera');
    const refused = await media.set('camera', true).catch((error: unknown) => error);
    expect(refused).to.equal(errors[0]);
    expect(heard).to.deep.equal(['camera pending', 'camera off', 'error device-busy']);
    source.failing.clear();
    await media.set('camera', true);
    expect(heard.at(-1)).to.equal('camera on');
  });

  it('lets the last of several commands win, and skips those it overtook', async () => {
    await start();
    await Promise.all([false, true, false].map((on) => media.set('microphone', on)));
    expect(heard.at(-1)).to.equal('microphone off');
    expect(engine.enabled.camera.audio).to.equal(false);
    expect(commands()).not.to.include('setTrackEnabled audio true');
  });

  describe('when a device is lost', () => {
    const lose = (track: MediaStreamTrack) => {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    };

    it('goes on with the default one, and says which', async () => {
      await start();
      lose(cameraTrack());
      await untilHeard('camera on');
      expect(heard.filter((text) => text !== 'opened')).to.deep.equal([
        'camera pending',
        `camera replaced by ${cameraTrack().label}`,
        'camera on',
      ]);
      expect(engine.tracks.camera?.video?.readyState).to.equal('live');
      expect(errors).to.be.empty;
    });

    it('goes on with the default one where it was lost before the other device was there', async () => {
      create('on', 'on');
      source.ending.add('microphone');
      await media.open();
      media.start(engine);
      await untilHeard('microphone on');
      const [track] = media.stream.getAudioTracks();
      expect(heard).to.include(`microphone replaced by ${track.label}`);
      expect(engine.tracks.camera?.audio?.readyState).to.equal('live');
      expect(errors).to.be.empty;
    });

    for (const [why, prepare] of [
      ['there is no other', () => source.failing.add('camera')],
      ['the page gave the track', () => (source.ofDevices = false)],
    ] as const)
      it(`is off with an error when ${why}, and tells the others`, async () => {
        await start();
        prepare();
        lose(cameraTrack());
        await untilHeard('error device-missing');
        expect(errors.map(({ code, device }) => [code, device])).to.deep.equal([
          ['device-missing', 'camera'],
        ]);
        await media.set('microphone', false); // runs after what the loss queued
        expect(engine.enabled.camera.video).to.equal(false);
        expect(engine.tracks.camera?.video).to.equal(null);
        source.failing.clear();
        await media.set('camera', true);
        expect(cameraTrack().readyState).to.equal('live');
      });

    it('drops a microphone that was off without a word, and opens another one when it is turned on', async () => {
      await start();
      await media.set('microphone', false);
      heard = [];
      lose(media.stream.getAudioTracks()[0]);
      await media.set('camera', false);
      expect(media.stream.getAudioTracks()).to.be.empty;
      expect(engine.tracks.camera?.audio).to.equal(null);
      await media.set('microphone', true);
      expect(errors).to.be.empty;
      expect(engine.tracks.camera?.audio).to.include({ readyState: 'live', enabled: true });
    });
  });

  describe('while another camera takes the place of the one in use', () => {
    const exchange = () => media.exchange('camera', () => undefined);
    const cameras = () =>
      source.opened.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live');
    let allow: () => void;
    /** It opens when it is allowed to. */
    const hold = () => source.held.set('camera', new Promise((resolve) => (allow = resolve)));
    beforeEach(() => start());

    it('keeps no more than the last of several', async () => {
      await Promise.all([exchange(), exchange()]);
      expect(cameras()).to.deep.equal([cameraTrack()]);
      expect(source.opened).to.have.length(4);
      expect(engine.tracks.camera?.video?.readyState).to.equal('live');
    });

    it('stays off where it is turned off meanwhile', async () => {
      hold();
      const exchanging = exchange();
      await media.set('camera', false);
      allow();
      await exchanging;
      expect(cameras()).to.be.empty;
      expect(engine.enabled.camera.video).to.equal(false);
      expect(heard.at(-1)).to.equal('camera off');
    });

    it('lets go of both where the call is left meanwhile', async () => {
      hold();
      const refused = exchange().catch((error: CallError) => error.code);
      abort.abort(new CallError('cancelled', 'Left.'));
      media.stop();
      allow();
      expect(await refused).to.equal('cancelled');
      expect(cameras()).to.be.empty;
      expect(errors).to.be.empty;
    });

    it('goes on with whatever is there where the new one is lost meanwhile', async () => {
      const sending = engine.holdNext('replaceTrack');
      const exchanging = exchange();
      await sending.called;
      const lost = cameraTrack();
      lost.stop();
      lost.dispatchEvent(new Event('ended'));
      sending.resolve();
      await exchanging;
      await untilHeard(`camera replaced by ${lost.label}`);
      await media.set('microphone', false); // runs after what the loss queued
      expect(cameras()).to.deep.equal([cameraTrack()]);
      expect(engine.tracks.camera?.video?.readyState).to.equal('live');
    });
  });

  describe('when the system mutes a device', () => {
    /** As a phone call does: the track stays, and nothing comes of it. */
    function mute(track: MediaStreamTrack, muted: boolean): void {
      Object.defineProperty(track, 'muted', { value: muted, configurable: true });
      track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
    }

    for (const kind of ['microphone', 'camera'] as const) {
      const track = () => media.stream.getTracks().find((each) => each.kind === TRACK[kind])!;

      it(`tells the ${kind} as off, and as on when it is back`, async () => {
        await start();
        mute(track(), true);
        await untilHeard('error device-busy');
        await media.set(kind === 'camera' ? 'microphone' : 'camera', true); // runs after what the mute queued
        expect(engine.enabled.camera[TRACK[kind]]).to.equal(false);
        expect(heard.slice(0, 2)).to.deep.equal([`${kind} off`, 'error device-busy']);
        expect(track().readyState).to.equal('live');
        mute(track(), false);
        await untilHeard(`${kind} on`);
        expect(engine.enabled.camera[TRACK[kind]]).to.equal(true);
        expect(source.opened).to.have.length(2);
      });
    }

    it('stays off when the user turned it off meanwhile', async () => {
      await start();
      const [track] = media.stream.getAudioTracks();
      mute(track, true);
      await untilHeard('error device-busy');
      await media.set('microphone', false);
      mute(track, false);
      await media.set('camera', false);
      expect(engine.enabled.camera).to.deep.equal({ audio: false, video: false });
      expect(media.wants('microphone')).to.equal(false);
    });

    it('opens the device anew when the user wants it, or is back and it has ended', async () => {
      await start();
      mute(cameraTrack(), true);
      await untilHeard('error device-busy');
      const [muted] = media.stream.getVideoTracks();
      await media.set('camera', true);
      expect(cameraTrack()).not.to.equal(muted);
      expect(muted.readyState).to.equal('ended');

      mute(cameraTrack(), true);
      heard = [];
      await untilHeard('error device-busy');
      const lost = cameraTrack();
      lost.stop();
      lost.dispatchEvent(new Event('ended'));
      expect(errors.map(({ code }) => code)).to.deep.equal(['device-busy', 'device-busy']);
      heard = [];
      media.wake();
      await untilHeard('camera on');
      expect(engine.tracks.camera?.video).to.include({ readyState: 'live', enabled: true });
    });
  });

  describe('while the prompt for the camera is open', () => {
    let allow: () => void;
    beforeEach(async () => {
      source.parts = () => Promise.resolve([['microphone'], ['camera']]);
      source.held.set('camera', new Promise((resolve) => (allow = resolve)));
      create('on', 'on');
      void media.open().catch(() => undefined);
      media.start(engine);
      await untilHeard('published');
    });
    afterEach(() => allow());

    it('publishes the microphone, and the camera when it is allowed', async () => {
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: false });
      expect(heard).to.include('microphone on').and.not.to.include('camera on');
      allow();
      await untilHeard('camera on');
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: true });
      expect(engine.tracks.camera?.video?.readyState).to.equal('live');
      expect(source.opened).to.have.length(2);
    });

    it('turns the microphone off all the same, also when the camera was asked for again', async () => {
      await media.set('camera', false);
      const on = media.set('camera', true);
      await media.set('microphone', false);
      expect(engine.enabled.camera.audio).to.equal(false);
      allow();
      await on;
      expect(engine.enabled.camera.video).to.equal(true);
    });
  });

  describe('when another picture is wanted', () => {
    const fits = (gives: boolean) => () => Promise.resolve(gives);
    const replaced = () => commands().filter((command) => command.startsWith('replaceTrack'));
    beforeEach(() => start());

    it('sends the camera anew, which goes on', async () => {
      const [before, sent] = [cameraTrack(), engine.tracks.camera?.video];
      const sending = engine.holdNext('replaceTrack');
      sending.resolve();
      await media.fit(fits(true));
      await sending.called;
      await nextFrame();
      expect(cameraTrack()).to.equal(before);
      expect(sent?.readyState).to.equal('ended');
      expect(engine.tracks.camera?.video?.readyState).to.equal('live');
      expect(heard).to.deep.equal([]);
    });

    it("sends nothing where it gives no other, where it is off, and of a page's own", async () => {
      await media.fit(fits(false));
      source.ofDevices = false;
      await media.fit(fits(true));
      source.ofDevices = true;
      await media.set('camera', false);
      await media.fit(fits(true));
      await media.set('microphone', false);
      expect(replaced()).to.deep.equal(['replaceTrack video null']);
    });

    it('asks a camera that opens later, too', async () => {
      await media.set('camera', false);
      const asked: MediaStreamTrack[] = [];
      await media.fit((camera) => {
        asked.push(camera);
        return Promise.resolve(false);
      });
      await media.set('camera', true);
      expect(asked).to.deep.equal([cameraTrack()]);
    });

    it('asks a camera before anything of it is sent, and holds up nothing else', async () => {
      await media.set('camera', false);
      const [asked, answered] = [deferred(), deferred()];
      await media.fit(async () => {
        asked.resolve();
        await answered.promise;
        return true;
      });
      const on = media.set('camera', true);
      await asked.promise;
      await media.set('microphone', false);
      expect(replaced()).to.deep.equal(['replaceTrack video null']);
      answered.resolve();
      await on;
      await media.set('microphone', true);
      expect(replaced()).to.deep.equal(['replaceTrack video null', 'replaceTrack video track']);
    });

    it('does not send a camera anew that is gone by then', async () => {
      const telling = engine.holdNext('setTrackEnabled');
      const off = media.set('microphone', false);
      await telling.called;
      await media.fit(fits(true));
      source.failing.add('camera');
      cameraTrack().stop();
      cameraTrack().dispatchEvent(new Event('ended'));
      await untilHeard('error device-missing');
      telling.resolve();
      await off;
      await media.set('microphone', true);
      expect(replaced()).to.deep.equal(['replaceTrack video null']);
    });

    it("asks the user's camera only, also while a page's own takes its place, or it that of a page's own", async () => {
      const asked: MediaStreamTrack[] = [];
      const note = (camera: MediaStreamTrack) => {
        asked.push(camera);
        return Promise.resolve(false);
      };
      const page = new ScriptedSource(synthetic);
      page.ofDevices = false;
      const first = cameraTrack();
      await media.fit(note);
      for (const next of [page, source]) {
        const opened = deferred();
        next.held.set('camera', opened.promise);
        const replacing = media.replace({ media: next, microphone: 'on', camera: 'on' });
        await media.fit(note);
        opened.resolve();
        await replacing;
      }
      expect(asked).to.deep.equal([first, cameraTrack()]);
    });
  });

  describe('while a camera does not answer that is asked for another picture', () => {
    let timers: (() => void)[];
    const { setTimeout } = globalThis;
    beforeEach(async () => {
      timers = [];
      globalThis.setTimeout = ((work: () => void, ms: number) =>
        ms === 1000 ? timers.push(work) : setTimeout(work, ms)) as typeof setTimeout;
      create('on', 'on');
      await media.fit(() => new Promise(() => undefined));
    });
    afterEach(() => Object.assign(globalThis, { setTimeout }));

    it('publishes after a second', async () => {
      const opening = media.open();
      media.start(engine);
      await untilHeard('opened');
      await nextFrame();
      expect(heard).not.to.include('published');
      for (const due of timers) due();
      await untilHeard('published');
      await opening;
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: true });
    });

    it('tells at once that the microphone failed', async () => {
      source.failing.add('microphone');
      const opening = media.open();
      await untilHeard('error device-busy');
      for (const due of timers) due();
      await opening;
    });

    it('ends when the call is left', async () => {
      const opening = media.open().catch((reason: CallError) => reason.code);
      await untilHeard('opened');
      await nextFrame();
      abort.abort(new CallError('cancelled', 'Left.'));
      expect(await opening).to.equal('cancelled');
    });
  });

  describe('when the page gives another source', () => {
    const other = () => {
      const next = new ScriptedSource(synthetic);
      next.ofDevices = false;
      return next;
    };

    it('sends its tracks in the place of those before, which end', async () => {
      await start();
      const before = media.stream.getTracks();
      const next = other();
      await media.replace({ media: next, microphone: 'on', camera: 'on' });
      await untilHeard('camera on');
      expect(media.stream.getTracks()).to.have.members(next.opened);
      expect(before.every(({ readyState }) => readyState === 'ended')).to.equal(true);
      expect(commands()).to.deep.equal(['publish', 'replaceTrack audio track', 'replaceTrack video track']);
    });

    it('leaves off what is off', async () => {
      await start();
      await media.set('microphone', false);
      const next = other();
      await media.replace({ media: next, microphone: 'on', camera: 'on' });
      await untilHeard('camera on');
      expect(engine.enabled.camera.audio).to.equal(false);
      expect(next.opened.map(({ kind }) => kind)).to.deep.equal(['video']);
      await media.set('microphone', true);
      expect(engine.tracks.camera?.audio).to.include({ readyState: 'live', enabled: true });
    });

    it('takes up a kind it did not have, and gives up one it has no more', async () => {
      await start('unavailable', 'on');
      await media.replace({ media: other(), microphone: 'on', camera: 'unavailable' });
      await untilHeard('microphone on');
      await media.set('microphone', true);
      expect(heard).to.include('camera unavailable');
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: false });
      expect(engine.tracks.camera?.video).to.equal(null);
    });

    it('opens nothing of the one before when that has yet to begin', async () => {
      create('on', 'on');
      const opening = media.open();
      const next = other();
      await media.replace({ media: next, microphone: 'on', camera: 'on' });
      await opening;
      expect(source.opened).to.be.empty;
      expect(next.opened).to.have.length(2);
    });

    it('sends its tracks where nobody has answered for those before', async () => {
      const unanswered = new Promise<never>(() => undefined);
      create('on', 'on', { ofDevices: true, open: (_, signal) => untilAborted(unanswered, signal) });
      const opening = media.open();
      media.start(engine);
      await nextFrame(); // publishing waits for what opens
      await media.replace({ media: other(), microphone: 'on', camera: 'on' });
      await untilHeard('camera on');
      await opening;
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: true });
      expect(errors).to.be.empty;
    });

    it('drops what opens late from the one before', async () => {
      let allow = () => {};
      source.held.set('camera', new Promise((resolve) => (allow = resolve)));
      create('on', 'on');
      const opening = media.open();
      await Promise.resolve(); // it has begun
      const next = other();
      await media.replace({ media: next, microphone: 'on', camera: 'on' });
      allow();
      await opening;
      expect(media.stream.getTracks()).to.have.members(next.opened);
      expect(source.opened.every(({ readyState }) => readyState === 'ended')).to.equal(true);
    });
  });

  describe('when watching and taking part change', () => {
    let sources: ScriptedSource[];
    const config = (status: 'on' | 'unavailable') => {
      const next = new ScriptedSource(synthetic);
      sources.push(next);
      return { media: next, microphone: status, camera: status };
    };
    const turn = (part: boolean) => media.replace(config(part ? 'on' : 'unavailable'));
    const task = () => new Promise((resolve) => setTimeout(resolve));
    const live = () =>
      [source, ...sources].flatMap(({ opened }) => opened).filter(({ readyState }) => readyState === 'live');
    beforeEach(() => {
      sources = [];
    });

    async function takesPart(): Promise<void> {
      await untilHeard('microphone on');
      await untilHeard('camera on');
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: true });
      expect(live()).to.have.members(media.stream.getTracks()).and.have.length(2);
      for (const kind of ['audio', 'video'] as const)
        expect(engine.tracks.camera?.[kind]?.readyState).to.equal('live');
    }
    function watches(): void {
      expect(engine.tracks.camera).to.equal(null);
      expect(live()).to.be.empty;
      expect(media.stream.getTracks()).to.be.empty;
      expect(heard.slice(-2)).to.deep.equal(['microphone unavailable', 'camera unavailable']);
    }

    for (const [how, between] of [
      ['in one task', () => undefined],
      ['in three tasks', task],
      ['in three frames', () => nextFrame()],
    ] as const) {
      it(`takes part in the end, of three changes ${how}`, async () => {
        create('unavailable', 'unavailable');
        await media.open();
        media.start(engine);
        for (const part of [true, false, true]) {
          heard = [];
          void turn(part);
          await between();
        }
        await takesPart();
        expect(errors).to.be.empty;
      });

      it(`watches in the end, of three changes ${how}`, async () => {
        await start();
        void turn(false);
        await between();
        void turn(true);
        await between();
        await turn(false);
        watches();
        expect(errors).to.be.empty;
      });
    }

    it('lets go of all when it is to watch while publishing hangs, and can publish then', async () => {
      create('unavailable', 'unavailable');
      await media.open();
      media.start(engine);
      const publishing = engine.holdNext('publish');
      void turn(true);
      await publishing.called;
      await turn(false);
      watches();
      heard = [];
      void turn(true);
      await takesPart();
      expect(errors).to.be.empty;
    });
  });

  it('is off when publishing fails, and publishes when a device is turned on again', async () => {
    create('on', 'on');
    await media.open();
    engine.holdNext('publish').reject(new CallError('publish-failed', 'No.'));
    media.start(engine);
    await untilHeard('error publish-failed');
    expect(media.stream.getTracks()).to.be.empty;
    expect(source.opened.every(({ readyState }) => readyState === 'ended')).to.equal(true);
    await media.set('camera', true);
    expect(engine.enabled.camera).to.deep.equal({ audio: false, video: true });
  });

  it('is off when the engine sends nothing any more, and publishes again', async () => {
    await start();
    engine.removeStream('ann/camera');
    media.unpublished(new CallError('publish-failed', 'Taken over.'));
    expect(heard).to.deep.equal(['microphone off', 'camera off', 'error publish-failed']);
    expect(media.stream.getTracks()).to.be.empty;
    await media.set('camera', false);
    expect(commands()).to.deep.equal(['publish']);
    await media.set('microphone', true);
    expect(commands()).to.deep.equal(['publish', 'publish']);
  });

  describe('when the engine cannot switch a device', () => {
    /** Does what it is asked, and then says that it could not. */
    function failAfter(command: 'setTrackEnabled' | 'replaceTrack', times = 1): void {
      const real = engine[command].bind(engine) as (...args: unknown[]) => Promise<void>;
      Object.assign(engine, {
        [command]: async (...args: unknown[]) => {
          await real(...args);
          if (times-- > 0) throw new CallError('publish-failed', 'No.');
        },
      });
    }
    const nothingSent = (kind: 'audio' | 'video') =>
      (engine.tracks.camera?.[kind]?.readyState ?? 'ended') === 'ended' && !engine.enabled.camera[kind];

    for (const kind of ['microphone', 'camera'] as const)
      for (const on of [false, true])
        it(`sends nothing of the ${kind} that was to be turned ${on ? 'on' : 'off'}, and is off`, async () => {
          await start();
          if (on) await media.set(kind, false);
          heard = [];
          failAfter('setTrackEnabled');
          const refused = await media.set(kind, on).catch((error: CallError) => error.code);
          expect(refused).to.equal('publish-failed');
          expect(media.stream.getTracks().some((track) => track.kind === TRACK[kind])).to.equal(false);
          expect(nothingSent(TRACK[kind])).to.equal(true);
          expect(heard.filter((text) => text !== 'opened')).to.deep.equal([
            `${kind} pending`,
            `${kind} off`,
            'error publish-failed',
          ]);
        });

    it('takes the whole stream back when not even that works, and publishes anew', async () => {
      await start();
      failAfter('replaceTrack', 2);
      const refused = await media.set('camera', false).catch((error: CallError) => error.code);
      expect(refused).to.equal('publish-failed');
      expect(engine.tracks.camera).to.equal(null);
      expect(source.opened.every(({ readyState }) => readyState === 'ended')).to.equal(true);
      expect(heard.slice(-3)).to.deep.equal(['microphone off', 'camera off', 'error publish-failed']);
      await media.set('microphone', true);
      expect(engine.enabled.camera).to.deep.equal({ audio: true, video: false });
    });
  });

  it('refuses a device the call was entered without', async () => {
    await start('on', 'unavailable');
    const refused = await media.set('camera', true).catch((error: CallError) => error.code);
    expect(refused).to.equal('configuration');
    expect(heard).to.be.empty;
  });

  it('ends every command when the call is left', async () => {
    await start();
    engine.holdNext('setTrackEnabled');
    const commands = [media.set('camera', false), media.set('microphone', false)].map((command) =>
      command.catch((error: CallError) => error.code),
    );
    abort.abort(new CallError('cancelled', 'Left.'));
    expect(await Promise.all(commands)).to.deep.equal(['cancelled', 'cancelled']);
    expect(errors).to.be.empty;
  });
});
