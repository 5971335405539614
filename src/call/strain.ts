/** Whether this machine has too much to do for a call. Pure; the time is given. */
import { watchPressure, type Pressure } from '../media/pressure.js';

/** So long it has to be hard to keep up before less is asked of the machine, ms: joining alone is hard for a moment. */
export const HARD_MS = 5000;

/** So long it has to be easy before more is asked again, ms: what was spared is what made it easy. */
export const EASY_MS = 20_000;

type Side = 'hard' | 'easy' | 'between';

const SIDE: Readonly<Record<Pressure, Side>> = {
  ...{ nominal: 'easy', fair: 'easy', serious: 'between', critical: 'hard' },
};

/** What is known of the machine. */
export interface Strain {
  /** Less is to be asked of it. */
  readonly strained: boolean;
  readonly side: Side;
  /** Since when it is on that side, ms. */
  readonly since: number;
}

/** Nothing was told yet. */
export const NO_STRAIN: Strain = { strained: false, side: 'easy', since: 0 };

/** The machine says how it is. */
export function tellPressure(before: Strain, pressure: Pressure, now: number): Strain {
  const strain = strainAt(before, now);
  const side = SIDE[pressure];
  return side === strain.side ? strain : { ...strain, side, since: now };
}

/** The same, some time later. */
export function strainAt(strain: Strain, now: number): Strain {
  const end = strainChange(strain);
  return end !== undefined && end <= now ? { ...strain, strained: !strain.strained } : strain;
}

/** When it will be otherwise if the machine says nothing more, ms; undefined: never. */
export function strainChange({ strained, side, since }: Strain): number | undefined {
  if (strained) return side === 'easy' ? since + EASY_MS : undefined;
  return side === 'hard' ? since + HARD_MS : undefined;
}

/** Tells of every change of pressure until `signal` aborts, in browsers that can tell. */
export function watchStrain(told: (change: (before: Strain) => Strain) => void, signal: AbortSignal): void {
  watchPressure((pressure) => told((before) => tellPressure(before, pressure, performance.now())), signal);
}
