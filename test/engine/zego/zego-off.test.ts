import type { TrackKind } from '../../../src/engine/call-engine.js';
import { recordClones } from '../contract/stage.js';
import { syntheticMedia, type SyntheticMedia } from '../../support/media.js';
import { expect } from '../../support/testing.js';
import { callNames, HeldTimers, never, rejection, Stage, type Seat } from './stage.js';

/** Whatever goes wrong: where "off" is shown, nothing is sent, and the device is let go of. */
describe('ZegoEngine, when something is turned off', () => {
  let stage: Stage;
  let media: SyntheticMedia;
  let ann: Seat;
  let copies: ReturnType<typeof recordClones>;

  beforeEach(async () => {
    stage = new Stage();
    media = syntheticMedia();
    ann = await stage.join('ann');
    copies = recordClones();
    await ann.engine.publish('camera', media.stream, never);
  });
  afterEach(async () => {
    await stage.leave();
    await media.stop();
  });

  const source = (kind: TrackKind) => media.stream.getTracks().find((track) => track.kind === kind);
  /** The engine's clones of that kind that hold the device, or send. */
  function live(kind: TrackKind): MediaStreamTrack[] {
    const track = source(kind);
    return track ? copies.stop(track).filter(({ readyState }) => readyState === 'live') : [];
  }
  const sending = (kind: TrackKind) => live(kind).filter(({ enabled }) => enabled);
  const errors = () => ann.events.flatMap((event) => (event.type === 'error' ? event.error.code : []));

  it('resolves when telling is refused, with an error event, and the sound is off', async () => {
    stage.zego.cloud.refuse('extraInfo', 1003051);
    await ann.engine.setTrackEnabled('camera', 'audio', false);
    expect(sending('audio')).to.deep.equal([]);
    expect(errors()).to.deep.equal(['publish-failed']);
  });

  it('resolves when telling is still out after 3 s, with an error event', async () => {
    const timers = new HeldTimers();
    try {
      const release = stage.zego.cloud.hold('extraInfo');
      const muting = ann.engine.setTrackEnabled('camera', 'video', false);
      expect(sending('video')).to.deep.equal([]);
      timers.fire(3000);
      await muting;
      release();
    } finally {
      timers.restore();
    }
    expect(errors()).to.deep.equal(['publish-failed']);
  });

  it('tells again what could not be told, at the next change and when the link was lost', async () => {
    const tellings = () => callNames(ann.sdk).filter((name) => name === 'setStreamExtraInfo').length;
    stage.zego.cloud.refuse('extraInfo', 1003051);
    await ann.engine.setTrackEnabled('camera', 'audio', false);
    await ann.engine.setTrackEnabled('camera', 'audio', false);
    expect(tellings()).to.equal(2);
    stage.zego.cloud.refuse('extraInfo', 1003051);
    await ann.engine.setTrackEnabled('camera', 'audio', true);
    ann.sdk.dispatch('roomStateUpdate', 'daily', 'CONNECTED', 0);
    await ann.sdk.settled();
    expect(tellings()).to.equal(4);
  });

  for (const [kind, name] of [
    ['audio', 'mutePublishStreamAudio'],
    ['video', 'mutePublishStreamVideo'],
  ] as const)
    for (const [how, fail] of [
      ['refuses', () => false],
      [
        'throws',
        () => {
          throw new TypeError('within');
        },
      ],
    ] as const)
      it(`rejects when the SDK ${how} to mute ${kind}, with its clone ended`, async () => {
        ann.sdk[name] = fail;
        const error = await rejection(ann.engine.setTrackEnabled('camera', kind, false));
        expect(error.code).to.equal('publish-failed');
        expect(live(kind)).to.deep.equal([]);
        expect(source(kind)?.readyState).to.equal('live');
      });

  it('rejects when the picture cannot be brought back, with every clone of it ended and told off', async () => {
    await ann.engine.setTrackEnabled('camera', 'video', false);
    ann.sdk.replaceTrack = () => Promise.resolve({ errorCode: 1103047 });
    await rejection(ann.engine.setTrackEnabled('camera', 'video', true));
    expect(live('video')).to.deep.equal([]);
    const told = ann.sdk.calls.filter(({ name }) => name === 'setStreamExtraInfo').at(-1)?.args[1] as string;
    expect(JSON.parse(told)).to.include({ isCameraOn: false });
  });

  it('ends its clone when a track is replaced by nothing and the SDK throws', async () => {
    ann.sdk.mutePublishStreamVideo = () => {
      throw new TypeError('within');
    };
    await rejection(ann.engine.replaceTrack('camera', 'video', null));
    expect(live('video')).to.deep.equal([]);
  });

  it('ends old and new clone when the SDK does not take a track', async () => {
    ann.sdk.replaceTrack = () => Promise.resolve({ errorCode: 1103047 });
    await rejection(ann.engine.replaceTrack('camera', 'video', source('video') ?? null));
    expect(live('video')).to.deep.equal([]);
  });

  it('ends the clones when the SDK ends the stream, though it also throws', async () => {
    const streamID = ann.sdk.calls.find(({ name }) => name === 'startPublishingStream')?.args[0] as string;
    ann.sdk.stopPublishingStream = () => {
      throw new TypeError('within');
    };
    ann.sdk.dispatch('publisherStateUpdate', { streamID, state: 'NO_PUBLISH', errorCode: 1103051 });
    expect(await ann.heard('unpublished')).to.include({ source: 'camera' });
    expect([...live('audio'), ...live('video')]).to.deep.equal([]);
  });

  it('ends the clones of a stream that is taken back while it begins', async () => {
    await ann.engine.unpublish('camera');
    stage.zego.cloud.hold('publish');
    const publishing = rejection(ann.engine.publish('screen', media.stream, never));
    await ann.engine.unpublish('screen');
    expect((await publishing).code).to.equal('cancelled');
    expect([...live('audio'), ...live('video')]).to.deep.equal([]);
  });
});
