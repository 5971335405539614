import type { EngineEvent } from '../../../src/engine/call-engine.js';
import type { Member } from '../../../src/engine/loopback/loopback-messages.js';
import { LoopbackQuality, type Other } from '../../../src/engine/loopback/loopback-quality.js';
import { gradeOf, LinkMeter, type Figures } from '../../../src/engine/loopback/loopback-stats.js';
import { expect } from '../../support/testing.js';

describe('the scale of the loopback', () => {
  const flowing = (more: Partial<Figures> = {}): Figures => ({
    ...{ audioBitrate: 30, videoBitrate: 500, packetLoss: 0, roundTripTime: 20 },
    ...{ jitter: 1, width: 640, height: 360, frameRate: 15 },
    ...more,
  });

  const GRADES: [grade: number, what: string, streams: Figures[]][] = [
    [0, 'nothing is sent', []],
    [0, 'nothing flows', [flowing({ audioBitrate: 0, videoBitrate: undefined, packetLoss: 0.5 })]],
    [5, 'all is well', [flowing()]],
    [5, 'what is unknown is no fault', [flowing({ packetLoss: undefined, roundTripTime: undefined })]],
    [4, 'some packets are lost', [flowing({ packetLoss: 0.02 })]],
    [3, 'more are', [flowing({ packetLoss: 0.05 })]],
    [2, 'every seventh is', [flowing({ packetLoss: 0.15 })]],
    [1, 'every third is', [flowing({ packetLoss: 0.33 })]],
    [4, 'the way is long', [flowing({ roundTripTime: 200 })]],
    [3, 'longer', [flowing({ roundTripTime: 400 })]],
    [2, 'as long as by satellite', [flowing({ roundTripTime: 800 })]],
    [1, 'too long to talk', [flowing({ roundTripTime: 1500 })]],
    [2, 'the worse of the two counts', [flowing({ packetLoss: 0.02, roundTripTime: 800 })]],
    [3, 'the worse of two streams counts', [flowing(), flowing({ packetLoss: 0.05 })]],
    [
      5,
      'a stream that is off says nothing',
      [flowing(), flowing({ audioBitrate: 0, videoBitrate: 0, packetLoss: 1 })],
    ],
  ];
  for (const [grade, what, streams] of GRADES)
    it(`is ${grade} when ${what}`, () => expect(gradeOf(streams)).to.equal(grade));
});

describe('what the network leaves of the own picture', () => {
  const SLOTS = [
    { source: 'camera', kind: 'video' },
    { source: 'screen', kind: 'video' },
  ] as const;
  /** Why which picture is less than it could be. */
  type Reasons = readonly [camera: string, screen: string];
  type Camera = Pick<MediaStreamTrack, 'enabled'> | null;
  const ON: Camera = { enabled: true };

  /** Where the camera's encoder is told so much, bit/s. */
  async function heldBack(
    reasons: Reasons,
    targetBitrate: number | undefined,
    track: Camera = ON,
    maxBitrate?: number,
  ): Promise<number | undefined> {
    const sender = { track, getParameters: () => ({ encodings: [maxBitrate ? { maxBitrate } : {}] }) };
    const entries = reasons.map((qualityLimitationReason, i) => {
      const entry = { id: `${i}`, mid: `${i}`, type: 'outbound-rtp', timestamp: 0 };
      return { ...entry, qualityLimitationReason, ...(i === 0 && { targetBitrate }) };
    });
    const connection = {
      getStats: () => Promise.resolve(entries),
      getTransceivers: () => SLOTS.map((_, i) => ({ mid: `${i}`, sender })),
    } as unknown as RTCPeerConnection;
    return (await new LinkMeter(SLOTS).read(connection))?.heldBack;
  }

  it('is what there is room for, nothing too, where there is bandwidth for no more', async () => {
    expect(await heldBack(['bandwidth', 'none'], 40_000)).to.equal(40);
    expect(await heldBack(['bandwidth', 'none'], 0)).to.equal(0);
    expect(await heldBack(['bandwidth', 'none'], 280_000, ON, 300_000), 'limited by itself').to.equal(280);
  });

  it('is not told of what is less for another reason', async () => {
    expect(await heldBack(['none', 'bandwidth'], 40_000), "the screen's").to.equal(Infinity);
    expect(await heldBack(['cpu', 'none'], 40_000), 'a busy machine').to.equal(Infinity);
    expect(await heldBack(['bandwidth', 'none'], undefined), 'not known').to.equal(Infinity);
    expect(await heldBack(['bandwidth', 'none'], 0, null), 'no camera').to.equal(undefined);
    expect(await heldBack(['bandwidth', 'none'], 0, { enabled: false }), 'off').to.equal(undefined);
    expect(await heldBack(['bandwidth', 'none'], 40_000, ON, 150_000), 'wanted low').to.equal(undefined);
  });

  const FLOWS = { audioBitrate: 30, videoBitrate: 0, packetLoss: 0 } as Figures;
  const NONE = {} as Figures;

  /** Of links with so much left each, over which sound flows or nothing. */
  async function told(flows: boolean, ...left: readonly (number | undefined)[]): Promise<unknown> {
    const events: EngineEvent[] = [];
    const member = (userId: string): Member => {
      return { userId, userName: '', joinedAt: 0, hand: false, camera: null, screen: null };
    };
    const others = left.map((heldBack, i) => {
      const way = { camera: flows ? FLOWS : NONE, screen: NONE };
      const stats = () => Promise.resolve({ up: way, down: way, heldBack });
      return { peer: { stats }, member: member(`${i}`) } as unknown as Other;
    });
    await new LoopbackQuality((event) => events.push(event)).look(member('ann'), () => others);
    const own = events.find((event) => event.type === 'quality' && event.userId === 'ann');
    return own && ('heldBack' in own ? own.heldBack : 'all');
  }

  it('is what whoever gets most of it gets', async () => {
    expect(await told(true, 40, 90)).to.equal(90);
    expect(await told(true, 0, 0)).to.equal(0);
    expect(await told(true, 0, Infinity)).to.equal('all');
    expect(await told(true, 40, undefined), 'beside who wants little').to.equal(40);
    expect(await told(true, undefined)).to.equal('all');
    expect(await told(false, 0)).to.equal(undefined);
    expect(await told(true)).to.equal(undefined);
  });
});
