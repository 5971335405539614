const KINDS = [
  'Amber',
  'Brave',
  'Calm',
  'Dapper',
  'Eager',
  'Gentle',
  'Jolly',
  'Lucky',
  'Mellow',
  'Quiet',
  'Sunny',
  'Witty',
];
const ANIMALS = [
  'Badger',
  'Crane',
  'Dolphin',
  'Fox',
  'Gecko',
  'Heron',
  'Ibex',
  'Lynx',
  'Otter',
  'Panda',
  'Robin',
  'Wren',
];

const any = (list) => list[Math.floor(Math.random() * list.length)];

/** A name for somebody who gave none. */
export const friendlyName = () => `${any(KINDS)} ${any(ANIMALS)}`;
