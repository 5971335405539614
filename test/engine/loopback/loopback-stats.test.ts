import { gradeOf, type Figures } from '../../../src/engine/loopback/loopback-stats.js';
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
