/** Which pictures there are. */
import type { Scene, Shot } from './scene.js';

const PHONE = [360, 740] as const;
const ACROSS = [740, 360] as const;
const TABLET = [800, 600] as const;
const DESK = [1440, 900] as const;
const TINY = [160, 280] as const;
const WALL = [3840, 2160] as const;
const LONG = 'Maximiliane Wilhelmina von Hohenberg-Lichtenfels zu Altburg';

const shot = (name: string, scene: Scene, size: Shot['size'], scheme: Shot['scheme'] = 'light'): Shot => ({
  ...{ name, scene, size, scheme },
});
const lobby: Scene = { screen: 'lobby', press: ['Turn on microphone and camera'], shows: 'Ready to join?' };
const call = (people: number, more: Scene = {}): Scene => ({ people, mixed: people > 2, ...more });

const chat = call(5, { messages: true, press: ['Chat'], shows: 'Good morning!' });
const everybody = call(14, { press: ['People'], shows: '14 people' });

/** The ones that have to stay as they are until somebody means to change them. */
export const BASELINE: readonly Shot[] = [
  shot('lobby', lobby, TABLET),
  shot('lobby-dark-phone', lobby, PHONE, 'dark'),
  shot('lobby-rtl', { ...lobby, dir: 'rtl' }, TABLET, 'dark'),
  shot('alone', call(1), TABLET),
  shot('two-phone', call(2), PHONE, 'dark'),
  shot('two-across', call(2), ACROSS),
  shot('four', call(4), TABLET),
  shot('four-rtl-long-names', call(4, { dir: 'rtl', names: [LONG, 'A'] }), TABLET, 'dark'),
  shot('nine', call(9), DESK, 'dark'),
  shot('nine-phone', call(9), PHONE),
  shot('twenty-five', call(25), TABLET),
  shot('forty-nine', call(49), DESK),
  shot('screen', call(4, { sharing: true }), TABLET),
  shot('screen-phone', call(4, { sharing: true }), PHONE, 'dark'),
  shot('reconnecting', call(3, { reconnecting: true }), TABLET, 'dark'),
  shot('no-devices-phone', call(2, { devices: 'NotAllowedError' }), PHONE),
  shot('lobby-denied-phone', { ...lobby, devices: 'NotAllowedError' }, PHONE),
  shot('chat', chat, TABLET),
  shot('chat-phone', chat, PHONE, 'dark'),
  shot('people-rtl', { ...everybody, dir: 'rtl' }, TABLET, 'dark'),
  shot('more-phone', call(2, { press: ['More'], shows: 'Keyboard shortcuts' }), PHONE),
  shot('sound-blocked', call(2, { blocked: true }), TABLET),
  shot('left', { screen: 'left' }, TABLET),
  shot('failed-phone', { screen: 'failed', code: 'connection-lost' }, PHONE, 'dark'),
];

/** The ones at the top of the README. */
export const README: readonly Shot[] = (['light', 'dark'] as const).flatMap((scheme) => [
  shot(`lobby-${scheme}`, lobby, [1200, 600], scheme),
  shot(`call-${scheme}`, call(6), [1200, 600], scheme),
]);

const STATES: Readonly<Record<string, Scene>> = {
  'lobby-first': { screen: 'lobby' },
  lobby,
  'lobby-denied': { ...lobby, devices: 'NotAllowedError' },
  'lobby-missing': { ...lobby, devices: 'NotFoundError' },
  'lobby-busy': { ...lobby, devices: 'NotReadableError', kind: 'video' },
  ...Object.fromEntries([1, 2, 4, 9, 25, 49].map((people) => [`people-${people}`, call(people)])),
  'one-letter': call(4, { names: ['A'] }),
  'long-names': call(4, { names: [LONG] }),
  screen: call(5, { sharing: true }),
  chat,
  people: everybody,
  diagnostics: call(4, { press: ['Connection'] }),
  layouts: call(4, { press: ['Layout'], shows: 'Sidebar' }),
  devices: call(4, { press: ['Devices'] }),
  'tile-menu': call(4, { press: ['Kenji Tanaka'] }),
  shortcuts: call(4, { press: ['Keyboard shortcuts'] }),
  'lobby-devices': { ...lobby, press: [...(lobby.press ?? []), 'Devices'] },
  'lobby-check': { ...lobby, press: [...(lobby.press ?? []), 'Devices', 'Check the connection'] },
  more: call(4, { press: ['More'], shows: 'Keyboard shortcuts' }),
  reconnecting: call(3, { reconnecting: true }),
  denied: call(3, { devices: 'NotAllowedError' }),
  busy: call(3, { devices: 'NotReadableError', kind: 'video' }),
  blocked: call(3, { blocked: true }),
  left: { screen: 'left' },
  failed: { screen: 'failed', code: 'connection-lost' },
  'room-full': { screen: 'failed', code: 'room-full' },
};

/** Every state in every size, scheme and direction, to be looked at. */
export function matrix(): readonly Shot[] {
  return Object.entries(STATES).flatMap(([state, scene]) =>
    [TINY, PHONE, ACROSS, TABLET, DESK, WALL].flatMap((size) =>
      (['light', 'dark', 'forced'] as const).flatMap((scheme) =>
        (['ltr', 'rtl'] as const).map((dir) =>
          shot(`${state}.${size.join('x')}.${scheme}.${dir}`, { ...scene, dir }, size, scheme),
        ),
      ),
    ),
  );
}
