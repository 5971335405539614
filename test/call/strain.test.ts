import { EASY_MS, HARD_MS, NO_STRAIN, strainAt, strainChange, tellPressure } from '../../src/call/strain.js';
import { watchStrain, type Strain } from '../../src/call/strain.js';
import type { Pressure } from '../../src/media/pressure.js';
import { expect } from '../support/testing.js';

describe('the strain of a machine', () => {
  type Told = readonly [at: number, pressure: Pressure];
  const after = (told: readonly Told[]): Strain =>
    told.reduce((strain: Strain, [at, pressure]) => tellPressure(strain, pressure, at), NO_STRAIN);
  const HARD: Told = [0, 'critical'];
  const EASED = HARD_MS + 1000;

  const table: [string, readonly Told[], at: number, strained: boolean][] = [
    ['nothing was told', [], 1e6, false],
    ['it is hard for a moment', [HARD], HARD_MS - 1, false],
    ['it stays hard', [HARD], HARD_MS, true],
    ['it was hard, and is a little less so', [HARD, [HARD_MS - 1, 'serious']], 1e6, false],
    ['it is serious only', [[0, 'serious']], 1e6, false],
    ['it is hard again and again for a moment', [HARD, [3000, 'fair'], [4000, 'critical']], 8000, false],
    ['it has been hard, and is easy for a while', [HARD, [EASED, 'fair']], EASED + EASY_MS - 1, true],
    ['it has been hard, and stays easy', [HARD, [EASED, 'fair']], EASED + EASY_MS, false],
    [
      'it goes on between easy and easier',
      [HARD, [EASED, 'fair'], [EASED + 5000, 'nominal']],
      EASED + EASY_MS,
      false,
    ],
    ['it is no more than serious', [HARD, [EASED, 'serious']], 1e6, true],
    [
      'easy was interrupted',
      [HARD, [EASED, 'fair'], [EASED + 9000, 'serious'], [EASED + 9500, 'fair']],
      EASED + EASY_MS,
      true,
    ],
  ];
  for (const [what, told, at, strained] of table)
    it(`is ${strained ? 'too much' : 'bearable'} where ${what}`, () => {
      expect(strainAt(after(told), at).strained).to.equal(strained);
    });

  it('says when it will be otherwise', () => {
    expect(strainChange(NO_STRAIN)).to.equal(undefined);
    expect(strainChange(after([[7, 'critical']]))).to.equal(7 + HARD_MS);
    expect(strainChange(after([HARD, [EASED, 'serious']]))).to.equal(undefined);
    expect(strainChange(after([HARD, [EASED, 'nominal']]))).to.equal(EASED + EASY_MS);
  });

  it('is watched until nobody wants to know, also where the browser refuses', async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'PressureObserver');
    const end = new AbortController();
    const heard: boolean[] = [];
    let tell: (records: readonly { state: Pressure }[]) => void = () => undefined;
    let watching = 0;
    class PressureObserver {
      constructor(callback: typeof tell) {
        tell = callback;
      }
      observe(): Promise<void> {
        watching++;
        return Promise.reject(new DOMException('By policy.', 'NotAllowedError'));
      }
      disconnect(): void {
        watching--;
      }
    }
    try {
      Object.defineProperty(globalThis, 'PressureObserver', { configurable: true, value: PressureObserver });
      watchStrain((change) => heard.push(change(NO_STRAIN).side === 'hard'), end.signal);
      tell([{ state: 'fair' }, { state: 'critical' }]);
      expect(heard).to.deep.equal([true]);
      end.abort();
      tell([{ state: 'critical' }]);
      await Promise.resolve();
      expect(heard).to.have.length(1);
      expect(watching).to.equal(0);
    } finally {
      Reflect.deleteProperty(globalThis, 'PressureObserver');
      if (before) Object.defineProperty(globalThis, 'PressureObserver', before);
    }
  });
});
