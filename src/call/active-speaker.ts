/** Who speaks, from how loud everybody is. Pure. */

/** Of a level's change towards a louder and a quieter one, the share that counts at once: words start quickly, and have gaps. */
const ATTACK = 0.7;
const DECAY = 0.25;
/** Levels, from 0 to 1, at which somebody begins to speak, and below which they no longer do. */
const BEGIN = 0.4;
const END = 0.25;
/** How long somebody speaks at least, and goes on speaking through a gap, ms. */
const HOLD = 800;
/** How long the loudest one stays the loudest while they speak, ms; and how much louder somebody must be to take over. */
const REIGN = 1500;
const MARGIN = 0.1;

/** One voice. */
interface Voice {
  /** Smoothed, 0 to 1. */
  readonly level: number;
  readonly speaking: boolean;
  /** When they were last loud enough. */
  readonly loudAt: number;
}

/** Who speaks at one moment, and what it takes to know that of the next. */
export interface Voices {
  readonly voices: ReadonlyMap<string, Voice>;
  /** The loudest one; when nobody speaks, the one who was it last, as long as they are there. */
  readonly active?: string;
  /** Since when. */
  readonly activeSince: number;
}

/** Nobody is there. */
export const SILENCE: Voices = { voices: new Map(), activeSince: -Infinity };

/**
 * Who speaks `now` (ms, any clock), with these levels by user id. Whoever has none is silent at once, and gone as the
 * loudest unless `present`.
 */
export function listen(
  before: Voices,
  levels: ReadonlyMap<string, number>,
  now: number,
  present: (userId: string) => boolean = (userId) => levels.has(userId),
): Voices {
  const voices = new Map(
    [...levels].map(([userId, level]) => [userId, hear(before.voices.get(userId), level, now)]),
  );
  const was = before.active !== undefined && present(before.active) ? before.active : undefined;
  const active = loudest(voices, was, now - before.activeSince < REIGN) ?? was;
  const activeSince = active === before.active ? before.activeSince : now;
  return { voices, activeSince, ...(active !== undefined && { active }) };
}

function hear(before: Voice | undefined, level: number, now: number): Voice {
  const was = before?.level ?? 0;
  const smooth = was + (level - was) * (level > was ? ATTACK : DECAY);
  const loud = smooth >= (before?.speaking ? END : BEGIN);
  const loudAt = loud ? now : (before?.loudAt ?? -Infinity);
  return { level: smooth, loudAt, speaking: loud || (before?.speaking === true && now - loudAt < HOLD) };
}

/** The loudest of those who speak: who was it stays it for a while, and unless another is clearly louder. */
function loudest(
  voices: ReadonlyMap<string, Voice>,
  was: string | undefined,
  reigning: boolean,
): string | undefined {
  const speaking = [...voices].filter(([, voice]) => voice.speaking);
  const current = was === undefined ? undefined : voices.get(was);
  if (current?.speaking && reigning) return was;
  const [first, ...others] = speaking;
  if (!first) return undefined;
  const [userId, { level }] = others.reduce((a, b) => (b[1].level > a[1].level ? b : a), first);
  return current?.speaking && level < current.level + MARGIN ? was : userId;
}
