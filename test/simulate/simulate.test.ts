import { findStream } from '../../src/call/call-state.js';
import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { LoopbackEngine } from '../../src/engine/loopback/loopback-engine.js';
import {
  drawnCamera,
  simulate,
  type Simulation,
  type SimulationOptions,
} from '../../src/simulate/simulate.js';
import { Ear } from '../support/ear.js';
import { audioLevel, frameWhere, nextFrames, type Frame } from '../support/media.js';
import { expect, fixture, html, leaks, oneEvent, waitUntil } from '../support/testing.js';

define();

describe('simulate()', () => {
  let room: string;
  let simulation: Simulation;
  beforeEach(() => (room = crypto.randomUUID()));
  afterEach(() => simulation.stop());

  async function people(options: SimulationOptions = {}): Promise<Simulation> {
    simulation = simulate(room, { activity: 'none', ...options });
    await simulation.ready;
    return simulation;
  }

  const others = (call: ZegoCallElement) => call.participants.filter(({ local }) => !local);

  /** A viewer, who asks for no device, and has met everybody: joining waits no longer than a second for each. */
  async function viewer(): Promise<ZegoCallElement> {
    const call = document.createElement('zego-call');
    Object.assign(call, { engine: 'loopback', room, userId: 'me', viewOnly: true });
    (await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`)).append(call);
    await call.join();
    await waitUntil(() => others(call).length === simulation.people.length, 'everybody is met');
    return call;
  }

  async function streamOf(call: ZegoCallElement, userId: string, source: 'camera' | 'screen' = 'camera') {
    const find = () =>
      call.snapshot.streams.find((stream) => stream.userId === userId && stream.source === source);
    await waitUntil(find, `a ${source} of ${userId}`);
    return find()!.media;
  }

  it('shows people who are seen, whoever came first', async () => {
    await people({ people: 2, names: ['Ann', 'Bob'] });
    const call = await viewer();
    expect(others(call).map(({ userName }) => userName)).to.deep.equal(['Ann', 'Bob']);
    const cid = await simulation.add({ userId: 'cid', userName: 'Cid' });
    for (const id of ['sim-1', 'sim-2', 'cid']) await nextFrames(await streamOf(call, id), 5);
    const { microphone, camera } = others(call)[2];
    expect([cid.userName, microphone, camera]).to.deep.equal(['Cid', 'on', 'on']);
  });

  it('draws a picture that is decoded in the tile of a call', async () => {
    await people();
    const call = await viewer();
    const stream = await streamOf(call, 'sim-1');
    const { width, height } = await nextFrames(stream, 5);
    expect(width / height).to.be.closeTo(16 / 9, 0.02);
    const tile = call.shadowRoot!.querySelector('zego-remote-video')!;
    expect(tile.shadowRoot!.querySelector('video')!.srcObject).to.equal(stream);
  });

  it('lets somebody talk, who is heard until they are muted', async () => {
    await people();
    const call = await viewer();
    const stream = await streamOf(call, 'sim-1');
    const [person] = simulation.people;
    await person.talk(20);
    expect(person.talking).to.equal(true);
    await audioLevel(stream, 0.02);
    await person.setMicrophone(false);
    expect(person.talking).to.equal(false);
    await waitUntil(() => others(call)[0].microphone === 'off', 'the others are told');
    await person.talk(1);
    expect(person.talking).to.equal(false);
  });

  it('turns a camera off and on again', async () => {
    await people();
    const call = await viewer();
    const stream = await streamOf(call, 'sim-1');
    const [person] = simulation.people;
    await person.setCamera(false);
    await waitUntil(() => others(call)[0].camera === 'off', 'it is off');
    await person.setCamera(true);
    await waitUntil(() => others(call)[0].camera === 'on', 'it is on');
    await nextFrames(stream, 5);
  });

  it('lets people in who have everything off', async () => {
    await people({ people: 0 });
    const call = await viewer();
    await simulation.add({ microphone: false, camera: false });
    await streamOf(call, 'sim-1');
    const { microphone, camera } = others(call)[0];
    expect([microphone, camera]).to.deep.equal(['off', 'off']);
  });

  it('shares a screen and takes it back', async () => {
    await people();
    const call = await viewer();
    const [person] = simulation.people;
    await person.setScreen(true);
    const isPaper = ({ colour }: Frame) => Math.min(...Object.values(colour)) > 150;
    await frameWhere(await streamOf(call, 'sim-1', 'screen'), isPaper, 'a slide');
    await person.setScreen(false);
    await waitUntil(() => !call.snapshot.streams.some(({ source }) => source === 'screen'), 'it is gone');
  });

  it('shares no screen that nobody was given', async () => {
    await people();
    const [person] = simulation.people;
    const { publish } = LoopbackEngine.prototype;
    LoopbackEngine.prototype.publish = () => Promise.reject(new Error('no way'));
    try {
      const why = await person.setScreen(true).catch((error: unknown) => error);
      expect(String(why)).to.equal('Error: no way');
      expect(person.screen).to.equal(false);
    } finally {
      LoopbackEngine.prototype.publish = publish;
    }
    await person.setScreen(true);
    expect(person.screen).to.equal(true);
  });

  it('writes to the room', async () => {
    await people({ names: ['Ann'] });
    const call = await viewer();
    const message = oneEvent(call, 'call-message');
    await simulation.people[0].sendMessage('Hello');
    const { from, text } = (await message).detail;
    expect([from.userName, text]).to.deep.equal(['Ann', 'Hello']);
  });

  it('raises a hand and reacts', async () => {
    await people();
    const call = await viewer();
    const [person] = simulation.people;
    await person.setHand(true);
    expect(person.hand).to.equal(true);
    await waitUntil(() => others(call)[0].hand === 'on', 'the hand is up');
    const reaction = oneEvent(call, 'call-reaction');
    await person.sendReaction('👍');
    expect((await reaction).detail.reaction).to.equal('👍');
  });

  it('keeps exactly as many people as asked for, and lets one leave', async () => {
    await people({ people: 3 });
    const call = await viewer();
    const count = (wanted: number) => waitUntil(() => others(call).length === wanted, `${wanted} others`);
    await simulation.resize(5);
    await count(5);
    await simulation.resize(2);
    await count(2);
    await simulation.people[0].leave();
    await count(1);
    expect(others(call)[0].userId).to.equal('sim-2');
    expect(simulation.people.map(({ userId }) => userId)).to.deep.equal(['sim-2']);
  });

  it('connects nobody with each other, and makes nobody send them a picture', async () => {
    await people({ people: 4 });
    expect(leaks().filter((leak) => leak.includes('RTCPeerConnection'))).to.have.length(0);
    const engine = new LoopbackEngine();
    const ear = new Ear(engine, 'me', 10_000);
    await engine.join(
      { roomId: room, userId: 'me', userName: 'Me', token: '' },
      new AbortController().signal,
    );
    await Promise.all(simulation.people.map(({ userId }) => ear.stream(userId)));
    expect(leaks().filter((leak) => leak.includes('RTCPeerConnection'))).to.have.length(8);
    await engine.leave();
  });

  it('shows the same people who do the same for the same seed', async () => {
    const colours: number[][] = [];
    for (const prefix of ['a', 'b']) {
      room = crypto.randomUUID();
      await people({ seed: 7, still: true, prefix });
      const call = await viewer();
      const { red, green, blue } = (await nextFrames(await streamOf(call, `${prefix}-1`), 3)).colour;
      colours.push([red, green, blue]);
      await call.leave();
      await simulation.stop();
    }
    const [first, second] = colours;
    for (const [i, part] of first.entries()) expect(second[i]).to.be.closeTo(part, 16); // coding loses a little
  });

  it('makes changes in the order they are asked for', async () => {
    simulation = simulate(room, { people: 2, activity: 'none' });
    void simulation.resize(0);
    const { userId } = await simulation.add();
    await simulation.resize(2);
    expect(simulation.people.map((person) => person.userId)).to.deep.equal([userId, 'sim-4']);
  });

  it('talks in turns by itself', async () => {
    await people({ people: 3, activity: 'talk' });
    await waitUntil(() => simulation.people.some(({ talking }) => talking), 'somebody talks');
  });

  it('leaves nothing behind, whenever it is stopped', async () => {
    simulation = simulate(room, { people: 3, activity: 'all' });
    const late = simulation.ready;
    await simulation.stop();
    await late;
    expect(leaks()).to.deep.equal([]);
    await people({ people: 2 });
    const call = await viewer();
    await streamOf(call, 'sim-2');
    await Promise.all(simulation.people.map((person) => person.talk(9)));
    await simulation.people[0].setScreen(true);
    await simulation.stop();
    await waitUntil(() => others(call).length === 0, 'all have left');
    await waitUntil(() => leaks().filter((leak) => !leak.includes('BroadcastChannel')).length === 0);
    expect(simulation.people).to.deep.equal([]);
    expect(findStream(call.snapshot, 'sim-1')).to.equal(undefined);
  });

  it('draws a camera for those who have none, until it is stopped', async () => {
    await people({ people: 0 });
    const camera = drawnCamera({ width: 320 });
    const { width, height } = await nextFrames(camera.stream, 3);
    expect([width, height]).to.deep.equal([320, 180]);
    expect(camera.stream.getTracks().map(({ kind }) => kind)).to.have.members(['audio', 'video']);
    camera.stop();
    await waitUntil(() => leaks().length === 0, 'all of it has ended');
  });

  it('is of no use once stopped, and says so', async () => {
    await people();
    await simulation.stop();
    const refused = await simulation.add().then(
      () => '',
      ({ message }: Error) => message,
    );
    expect(refused).to.contain('stopped');
  });
});
