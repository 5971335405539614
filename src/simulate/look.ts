/** What sets one drawn person apart from another. */
import { Random } from './random.js';

/** How the hair goes. */
export type Hair = 'short' | 'long' | 'bun' | 'curls' | 'scarf' | 'bald';

/** Everything that is drawn of somebody but the pose. All colours are CSS. */
export interface Look {
  readonly skin: string;
  /** Of neck and nose, which are in the shade. */
  readonly shade: string;
  readonly hair: Hair;
  readonly hairColour: string;
  readonly shirt: string;
  readonly glasses: boolean;
  readonly beard: boolean;
  /** Of the wall, from top to bottom. */
  readonly wall: readonly [string, string];
  readonly room: 'window' | 'shelf' | 'plant';
  /** Hz, of the voice. */
  readonly pitch: number;
}

const SKINS = [
  ['#f3cfb3', '#dfb092'],
  ['#e6b48f', '#cd966e'],
  ['#c98d62', '#ad7249'],
  ['#9a6441', '#7f4e30'],
  ['#6f452d', '#583421'],
] as const;
const HAIRS: readonly Hair[] = ['short', 'long', 'bun', 'curls', 'scarf', 'bald', 'short', 'long'];
const HAIR_COLOURS = ['#241c1a', '#3b2a22', '#5b3d28', '#8a5a33', '#c49a5a', '#77716c'];
const SHIRTS = [
  '#2f6fde',
  '#d9536a',
  '#2b9d84',
  '#e0913a',
  '#7459c9',
  '#3d4a63',
  '#f0efe9',
  '#b8455f',
  '#4c8f3f',
];
const WALLS = [
  ['#cfdcec', '#aebfd6'],
  ['#e9dccb', '#cfbda5'],
  ['#d3e4dc', '#aac6ba'],
  ['#e5d6e6', '#c4aecb'],
  ['#54627c', '#39455c'],
  ['#e6cfc6', '#cba698'],
] as const;

/** What of a look can be settled beforehand. */
export interface Appearance {
  readonly hair: Hair;
  /** 0 the lightest, 4 the darkest. */
  readonly skin: number;
}

/** The look that goes with a seed. */
export function lookOf(seed: number, settled?: Appearance): Look {
  const random = new Random(seed);
  const [anySkin, anyHair] = [random.of(SKINS), random.of(HAIRS)];
  const [skin, shade] = SKINS[settled?.skin ?? -1] ?? anySkin;
  const hair = settled?.hair ?? anyHair;
  const bearded = hair === 'bald' || (hair === 'short' && random.next() < 0.35);
  return {
    ...{ skin, shade, hair },
    hairColour: random.of(HAIR_COLOURS),
    shirt: random.of(SHIRTS),
    glasses: random.next() < 0.3,
    beard: bearded,
    wall: random.of(WALLS),
    room: random.of(['window', 'shelf', 'plant'] as const),
    pitch: bearded ? random.between(90, 140) : random.between(120, 230),
  };
}
