import { OwnQuality } from '../../src/call/own-quality.js';
import type { EngineEvent } from '../../src/engine/call-engine.js';
import { expect } from '../support/testing.js';

/** Grades of both ways, and what is left of the own picture. */
type Said = readonly [up: number, down: number, heldBack?: number];

describe('how well this user is connected', () => {
  /** What is told of each of those. */
  function told(...said: readonly Said[]): string {
    const quality = new OwnQuality();
    return said
      .map(([up, down, heldBack]) => {
        const event = { type: 'quality', userId: 'ann', up, down } satisfies EngineEvent;
        const now = quality.take(heldBack === undefined ? event : { ...event, heldBack });
        return now ? `${now.up}${now.down}` : '-';
      })
      .join(' ');
  }

  const TABLE: [what: string, told: string, said: readonly Said[]][] = [
    [
      'is told once',
      '54 - 53',
      [
        [5, 4],
        [5, 4],
        [5, 3],
      ],
    ],
    [
      'stays weak while little is left of the picture',
      '22 24 23 25 55',
      [
        [2, 2],
        [4, 4, 40],
        [4, 3, 0],
        [5, 5, 90],
        [5, 5],
      ],
    ],
    [
      'is as weak as it is',
      '12 24',
      [
        [1, 2],
        [3, 4, 40],
      ],
    ],
    [
      'is better with more of the picture',
      '22 44',
      [
        [2, 2],
        [4, 4, 300],
      ],
    ],
    ['is not weak because the picture begins with little', '55', [[5, 5, 40]]],
    [
      'was not weak where it was fair',
      '33 45',
      [
        [3, 3, 40],
        [4, 5, 40],
      ],
    ],
    [
      'is unknown where nothing is sent',
      '22 05',
      [
        [2, 2],
        [0, 5, 40],
      ],
    ],
    [
      'goes on weak after another reading of the same',
      '22 - 25',
      [
        [2, 2],
        [2, 2, 40],
        [5, 5, 40],
      ],
    ],
  ];
  for (const [what, expected, said] of TABLE) it(what, () => expect(told(...said)).to.equal(expected));
});
