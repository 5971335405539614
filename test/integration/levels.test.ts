import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { next, reached } from '../elements/call-fixture.js';
import { syntheticMedia } from '../support/media.js';
import { expect, fixture, html, leaks, waitUntil } from '../support/testing.js';

define();

let rooms = 0;

describe('<zego-call>: who speaks', () => {
  const stops: (() => Promise<void>)[] = [];
  let room: string;
  beforeEach(() => (room = `levels-${++rooms}`));
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function callOf(userId: string, more: Partial<ZegoCallElement> = {}): Promise<ZegoCallElement> {
    const call = await fixture<ZegoCallElement>(html`<zego-call></zego-call>`);
    Object.assign(call, { engine: 'loopback', room, userId, userName: userId, ...more });
    const done = reached(call, 'joined');
    void call.join();
    await done;
    return call;
  }

  function tone(): MediaStream {
    const { stream, stop } = syntheticMedia();
    stops.push(stop);
    return stream;
  }

  const speaks = (call: ZegoCallElement, userId: string) =>
    call.participants.find((each) => each.userId === userId)?.speaking;

  it('tells of somebody else, draws it, and stops with their microphone', async () => {
    const ann = await callOf('ann', { viewOnly: true });
    const active = next(ann, 'call-active-speaker');
    const bob = await callOf('bob', { source: tone() });
    const { userId, level } = await active;
    expect(userId).to.equal('bob');
    expect(level).to.be.within(0.3, 1);
    expect(ann.snapshot.activeSpeaker).to.equal('bob');
    expect(speaks(ann, 'bob')).to.equal(true);
    await ann.updateComplete;
    const tile = ann.shadowRoot!.querySelector('zego-remote-video')!;
    await tile.updateComplete;
    expect(tile.matches(':state(speaking)')).to.equal(true);
    await waitUntil(() => ann.levels.get('bob') > 0.5);

    await waitUntil(() => speaks(bob, 'bob') === true, 'hears itself');
    await bob.updateComplete;
    expect(bob.shadowRoot!.querySelector('zego-local-video')!.matches(':state(speaking)')).to.equal(true);

    const silent = next(ann, 'call-participant-update', ({ participant }) => !participant.speaking);
    await bob.setMicrophone(false);
    expect((await silent).participant.userId).to.equal('bob');
    expect(ann.levels.get('bob')).to.equal(0);
    expect(ann.snapshot.activeSpeaker).to.equal('bob');
    expect(speaks(bob, 'bob')).to.equal(false);
  });

  it('measures ten times a second without drawing', async () => {
    const ann = await callOf('ann', { viewOnly: true });
    await callOf('bob', { source: tone() });
    await waitUntil(() => speaks(ann, 'bob') === true && ann.timing.remoteFrame !== undefined);
    await ann.updateComplete;
    let drawn = 0;
    ann.addController({ hostUpdated: () => void drawn++ });
    await ann.updateComplete;
    let ticks = 0;
    await new Promise<void>((resolve) => {
      const stop = ann.levels.subscribe(() => {
        if (++ticks < 30) return;
        stop();
        resolve();
      });
    });
    expect(drawn).to.be.below(7); // somebody may have been announced, and the network measured
  });

  it('notices that the user speaks with the microphone off', async () => {
    const ann = await callOf('ann', { audioOnly: true }); // the browser's fake microphone beeps
    await waitUntil(() => ann.microphone === 'on');
    expect(ann.snapshot.speakingWhileMuted).to.equal(false);
    await ann.setMicrophone(false);
    await waitUntil(() => ann.snapshot.speakingWhileMuted, 'is noticed');
    expect(speaks(ann, 'ann')).to.equal(false);
    expect(ann.levels.get('ann')).to.equal(0);
    await ann.setMicrophone(true);
    expect(ann.snapshot.speakingWhileMuted).to.equal(false);
    await ann.setMicrophone(false);
    await ann.leave();
    expect(leaks().filter((leak) => leak.includes('track'))).to.deep.equal([]);
    expect(ann.snapshot.speakingWhileMuted).to.equal(false);
  });

  it('does not listen to a stream of the page that is off', async () => {
    const ann = await callOf('ann', { source: tone() });
    await waitUntil(() => ann.microphone === 'on');
    const { clone } = MediaStreamTrack.prototype;
    let clones = 0;
    MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
      clones++;
      return clone.call(this);
    };
    stops.push(() => Promise.resolve(void (MediaStreamTrack.prototype.clone = clone)));
    await ann.setMicrophone(false);
    expect(clones).to.equal(0);
  });
});
