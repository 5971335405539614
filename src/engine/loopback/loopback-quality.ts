/** How well everybody in a loopback room is connected, told when it changes. */
import type { EngineEvent, StreamStats } from '../call-engine.js';
import { SOURCES, type Member } from './loopback-messages.js';
import type { LoopbackPeer } from './loopback-peer.js';
import { gradeOf, together, type Figures, type LinkStats } from './loopback-stats.js';

/** What is told of somebody. */
type Told = Omit<Extract<EngineEvent, { type: 'quality' }>, 'type' | 'userId'>;

const NONE: Told = { up: 0, down: 0 };

/** One other member. */
export interface Other {
  readonly peer: LoopbackPeer;
  readonly member: Member;
}

/** One link, as it was a moment ago. */
interface Link {
  readonly other: Other;
  readonly stats: LinkStats;
}

/** Every stream that is sent or played: what goes to several people counts once. */
export async function streamStats(self: Member, others: readonly Other[]): Promise<StreamStats[]> {
  const links = await readAll(others);
  const up = SOURCES.filter((source) => self[source]).map((source) => {
    const figures = together(links.map(({ stats }) => stats.up[source]));
    return { userId: self.userId, source, direction: 'up', ...figures } as const;
  });
  const down = links.flatMap(({ other: { member }, stats }) =>
    SOURCES.filter((source) => member[source]).map((source) => {
      return { userId: member.userId, source, direction: 'down', ...stats.down[source] } as const;
    }),
  );
  return [...up, ...down];
}

/** Remembers what was told. */
export class LoopbackQuality {
  readonly #emit: (event: EngineEvent) => void;
  readonly #told = new Map<string, Told>();
  #busy = false;

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  /** Looks at every link; `others` as they are by then decide who is still to be told of. */
  async look(self: Member, others: () => readonly Other[]): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const links = await readAll(others());
      const there = others();
      for (const userId of [...this.#told.keys()])
        if (userId !== self.userId && !there.some(({ member }) => member.userId === userId))
          this.#told.delete(userId);
      const graded = links
        .filter(({ other }) => there.includes(other))
        .map(({ other, stats }) => ({ ...stats, other, to: grade(stats.up), from: grade(stats.down) }));
      // What comes from somebody is what they send. Of many links a bad one is the fault of the other.
      for (const { other, to, from } of graded) this.#tell(other.member.userId, { up: from, down: to });
      const best = (grades: readonly number[]) => Math.max(0, ...grades);
      const up = best(graded.map(({ to }) => to));
      const down = best(graded.map(({ from }) => from));
      // Not finite: nobody who would have all of the picture gets anything, or somebody has it.
      const heldBack = Math.max(...graded.flatMap(({ to, heldBack }) => (to ? (heldBack ?? []) : [])));
      this.#tell(self.userId, { up, down, ...(Number.isFinite(heldBack) && { heldBack }) });
    } finally {
      this.#busy = false;
    }
  }

  #tell(userId: string, now: Told): void {
    const before = this.#told.get(userId) ?? NONE;
    if (before.up === now.up && before.down === now.down && before.heldBack === now.heldBack) return;
    this.#told.set(userId, now);
    this.#emit({ type: 'quality', userId, ...now });
  }
}

async function readAll(others: readonly Other[]): Promise<Link[]> {
  const links = await Promise.all(
    others.map(async (other) => {
      const stats = await other.peer.stats();
      return stats && { other, stats };
    }),
  );
  return links.filter((link) => link !== undefined);
}

function grade({ camera, screen }: Record<'camera' | 'screen', Figures>): number {
  return gradeOf([camera, screen]);
}
