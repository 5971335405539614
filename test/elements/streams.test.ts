/** Which streams are shown and heard, and which people only counted. */
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { ZegoRemoteVideoElement } from '../../src/elements/zego-remote-video.js';
import type { StreamSource } from '../../src/engine/call-engine.js';
import type { FakeEngine } from '../support/fake-engine.js';
import { expect, nextFrame, withConsole } from '../support/testing.js';
import { CallFixture, inside, next, visibleText } from './call-fixture.js';

describe('streams in a call', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  /** A call, and its engine to tell it of others. */
  const joined = async (): Promise<{ call: ZegoCallElement; engine: FakeEngine }> => {
    const call = await test.joined();
    return { call, engine: test.room.last };
  };
  const enters = (engine: FakeEngine, userId: string, userName = userId) =>
    engine.emit({ type: 'participant-joined', userId, userName });
  const publishes = (
    engine: FakeEngine,
    userId: string,
    source: StreamSource,
    streamId = `${userId}/${source}`,
  ) => {
    const stream = test.media();
    engine.emit({ type: 'stream-added', userId, source, streamId, stream, audio: true, video: true });
    return stream;
  };
  const settled = async (call: ZegoCallElement) => {
    await nextFrame(); // with which news are drawn that come in the frame of others
    await call.updateComplete;
    const tiles = [...(call.shadowRoot?.querySelectorAll('zego-remote-video') ?? [])];
    await Promise.all(tiles.map((tile) => tile.updateComplete));
    return tiles;
  };
  const video = (tile: Element) => inside<HTMLVideoElement>(tile, 'video');

  it('shows a shared screen first, whole, under a name of its own, and plays its sound', async () => {
    const { call, engine } = await joined();
    enters(engine, 'bob', 'Bob');
    const camera = publishes(engine, 'bob', 'camera');
    const screen = publishes(engine, 'bob', 'screen');
    const tiles = await settled(call);
    expect(tiles.map(({ source }) => source)).to.deep.equal(['screen', 'camera']);
    expect(tiles.map((tile) => video(tile).srcObject)).to.deep.equal([screen, camera]);
    const [first] = tiles as [ZegoRemoteVideoElement];
    expect(getComputedStyle(video(first)).objectFit).to.equal('contain');
    expect(inside(first, '[part~=name]').textContent).to.equal('Screen of \u2068Bob\u2069');
    expect(first.matches(':state(screen)')).to.equal(true);
    expect(call.participants[1]).to.include({ userId: 'bob', camera: 'on', screen: 'on' });
    const sounds = [...(call.shadowRoot?.querySelectorAll('audio') ?? [])].map(({ srcObject }) => srcObject);
    expect(sounds).to.have.members([camera, screen]);
    await expect(call).to.be.accessible();
    engine.emit({ type: 'stream-removed', userId: 'bob', source: 'screen', streamId: 'bob/screen' });
    expect(await settled(call)).to.have.length(1);
    expect(call.shadowRoot?.querySelectorAll('audio')).to.have.length(1);
    expect(call.participants[1]).to.include({ screen: 'off' });
  });

  it('loses none of many screens', async () => {
    const { call, engine } = await joined();
    enters(engine, 'bob');
    const screens = ['one', 'two', 'three'].map((id) => publishes(engine, 'bob', 'screen', id));
    const shown = (await settled(call)).map((tile) => video(tile).srcObject);
    expect(shown).to.deep.equal(screens);
  });

  it('shows a screen where a page wants it', async () => {
    const { call, engine } = await joined();
    call.innerHTML =
      '<zego-remote-video source="screen"></zego-remote-video><zego-remote-video></zego-remote-video>';
    await nextFrame();
    enters(engine, 'bob');
    const screen = publishes(engine, 'bob', 'screen');
    const camera = publishes(engine, 'bob', 'camera');
    const tiles = [...call.querySelectorAll('zego-remote-video')];
    await Promise.all(tiles.map((tile) => tile.updateComplete));
    expect(tiles.map((tile) => video(tile).srcObject)).to.deep.equal([screen, camera]);
  });

  it('warns of a source that is none', async () => {
    const written = await withConsole(() => {
      document.createElement('zego-remote-video').setAttribute('source', 'window');
      document.createElement('zego-local-video').setAttribute('mirror', 'yes');
    });
    expect(written.map(({ text }) => text)).to.deep.equal([
      '<zego-remote-video>: source="window" is ignored; accepted: "camera", "screen".',
      '<zego-local-video>: mirror="yes" is ignored; accepted: "auto", "on", "off".',
    ]);
  });

  it('counts those who only watch, and gives them no tile', async () => {
    const { call, engine } = await joined();
    for (const userId of ['bob', 'eve', 'zoe']) enters(engine, userId);
    publishes(engine, 'eve', 'camera');
    const tiles = await settled(call);
    expect(tiles.map(({ userId }) => userId)).to.deep.equal(['eve']);
    expect(call.shadowRoot?.querySelectorAll('video, audio')).to.have.length(1); // the sound of eve
    expect(inside(call, '[part~=watchers]').textContent).to.equal('2 watching');
    expect(call.participants).to.have.length(4);
  });

  it('does not tell the last one that they are the first', async () => {
    const { call, engine } = await joined();
    expect(visibleText(call)).to.include('first one here');
    enters(engine, 'bob');
    engine.emit({ type: 'participant-left', userId: 'bob' });
    await call.updateComplete;
    expect(visibleText(call)).to.include('Everybody else has left').and.not.to.include('first');
  });
});

describe('commands of a host', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const asked = async (
    command: 'camera-off' | 'microphone-off' | 'remove',
    hosts: readonly string[] = [],
  ) => {
    const call = await test.joined({ hosts });
    const engine = test.room.last;
    engine.emit({ type: 'participant-joined', userId: 'bob', userName: 'Bob' });
    return { call, ask: () => engine.emit({ type: 'host-command', command, userId: 'bob' }) };
  };

  it('are obeyed, and the user is told by whom', async () => {
    const { call, ask } = await asked('microphone-off');
    const event = next(call, 'call-host-command');
    const off = next(call, 'call-media', ({ kind, status }) => kind === 'microphone' && status === 'off');
    ask();
    expect(await event).to.deep.include({ command: 'microphone-off' });
    expect((await event).from.userName).to.equal('Bob');
    await off;
    await call.updateComplete;
    expect(call.camera).to.equal('on');
    expect(visibleText(call)).to.include('Bob turned off your microphone.');
    expect(inside(call, '.problem').textContent, 'the name by itself').to.include('\u2068Bob\u2069');
    await expect(call).to.be.accessible();
    await call.setMicrophone(true);
    await call.updateComplete;
    expect(visibleText(call)).not.to.include('Bob turned off');
  });

  it('are not obeyed when the page prevents them', async () => {
    const { call, ask } = await asked('camera-off');
    call.addEventListener('call-host-command', (event) => event.preventDefault());
    ask();
    await call.updateComplete;
    expect(call.camera).to.equal('on');
    expect(visibleText(call)).not.to.include('Bob');
  });

  it('remove only who the page lets them', async () => {
    const stranger = await asked('remove', ['eve']);
    stranger.ask();
    await stranger.call.updateComplete;
    expect(stranger.call.state).to.equal('joined');
    await stranger.call.leave();
    const host = await asked('remove', ['eve', 'bob']);
    const left = next(host.call, 'call-state', ({ state }) => state === 'left');
    host.ask();
    expect(await left).to.include({ reason: 'removed-by-host' });
    await host.call.updateComplete;
    expect(visibleText(host.call)).to.include('A host removed you from the call');
  });
});
