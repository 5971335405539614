/** Who the simulated people are unless the page says. In several scripts, short and long, as in any company. */
import type { Appearance, Hair } from './look.js';

/** Name, hair and skin. */
const CAST = [
  'Ana Oliveira/long/1',
  'Kenji Tanaka/short/1',
  'Amara Okafor/curls/4',
  'Lukas Weber/bald/0',
  'Mei Lin/bun/0',
  'Omar Haddad/short/2',
  'Sofía Reyes/long/2',
  'Ravi Iyer/short/3',
  'Ingrid Dahl/bun/0',
  'Chloé Martin/long/0',
  'Tomasz Nowak/short/0',
  '王小明/short/1',
  'Zanele Dube/curls/4',
  'Jack O’Neill/bald/0',
  'Yara Aziz/scarf/2',
  'Matteo Ricci/short/1',
  'Ngọc Trần/long/1',
  'Daria Petrova/bun/0',
  'Kofi Mensah/bald/4',
  'Elif Kaya/scarf/1',
  'João Costa/short/2',
  'Priya Nair/long/3',
  'Oskar Lind/short/0',
  '김민준/short/0',
  'Lucía Torres/curls/2',
  'Ben Carter/short/4',
  'Siti Rahma/scarf/2',
  'Nils Bakker/bald/0',
  'ليلى منصور/scarf/1',
  'Emma Schmidt/long/0',
  'Diego Flores/curls/2',
  'Hana Sato/bun/1',
  'Ayo Bello/short/4',
  'Marie Dubois/curls/0',
  'Arjun Mehta/bald/3',
  'Lea Novak/long/0',
  'Pavel Horák/short/0',
  'Grace Kim/long/1',
  'Samir Khan/short/2',
  'Freya Holm/bun/0',
  'Luca Bianchi/curls/1',
  'Thandi Nkosi/bun/4',
  'Iris Vos/long/0',
  'Maximilian von Hohenberg/short/0',
  'Bo Chen/short/1',
  'Carmen Ruiz/bun/2',
  'Noah Levi/curls/0',
  'Anika Roy/long/3',
  'Wanjiru Kamau/curls/4',
];

/** The name of the `number`th person, who is not named by the page, and what goes with it; number 0 is the first. */
export function castMember(number: number): { readonly userName: string; readonly appearance: Appearance } {
  const [userName, hair, skin] = CAST[number % CAST.length].split('/');
  return { userName, appearance: { hair: hair as Hair, skin: Number(skin) } };
}
