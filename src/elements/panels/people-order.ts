import type { Participant } from '../../call/call-state.js';

/** Raised hands first, then who speaks, then by name as `locale` sorts. Pure. */
export function ordered(people: readonly Participant[], locale: string): Participant[] {
  const { compare } = collator(locale);
  const rank = (person: Participant) => (hasHandUp(person) ? 0 : person.speaking ? 1 : 2);
  return [...people].sort((a, b) => rank(a) - rank(b) || compare(a.userName, b.userName));
}

/** In the order they have in `before`, those who are new at the end: for while somebody points at one of them. Pure. */
export function keptOrder(people: readonly Participant[], before: readonly Participant[]): Participant[] {
  const places = new Map(before.map(({ userId }, i) => [userId, i]));
  const place = ({ userId }: Participant) => places.get(userId) ?? Infinity;
  return [...people].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Those whose name has the words of `search` in it, whatever the case and the accents. Pure. */
export function matching(people: readonly Participant[], search: string): readonly Participant[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (!words.length) return people;
  return people.filter(({ userName }) => {
    const name = plain(userName);
    return words.every((word) => name.includes(word));
  });
}

/** Whether somebody asks for the word. */
export function hasHandUp(person: Participant): boolean {
  return person.hand === 'on';
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function collator(locale: string): Intl.Collator {
  try {
    return new Intl.Collator(locale || undefined, { sensitivity: 'base', numeric: true });
  } catch {
    return new Intl.Collator(); // no tag of a language
  }
}
