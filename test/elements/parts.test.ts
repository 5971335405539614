/** Every CSS part that the manifest names can be styled from the page, through however many shadow roots. */
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { CallError } from '../../src/errors.js';
import { captureBy, realDevices } from '../support/fake-devices.js';
import { expect, nextFrame, waitUntil } from '../support/testing.js';
import { CallFixture, inside } from './call-fixture.js';

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly { tagName?: string; cssParts?: readonly { name: string }[] }[];
  }[];
}

/** All elements below a root, through the shadow roots of the package. */
function deep(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? deep(element.shadowRoot) : []),
  ]);
}

const { query } = navigator.permissions;
const { play } = HTMLMediaElement.prototype;

describe('the CSS parts of <zego-call>', () => {
  let test: CallFixture;
  let parts: readonly string[];
  const reached = new Set<string>();
  const style = document.createElement('style');

  before(async () => {
    const address = new URL('../../custom-elements.json', import.meta.url);
    const { modules } = (await (await fetch(address)).json()) as Manifest;
    const all = modules.flatMap(({ declarations }) => declarations);
    parts = (all.find(({ tagName }) => tagName === 'zego-call')?.cssParts ?? []).map(({ name }) => name);
    for (const name of parts) CSS.registerProperty({ name: `--at-${name}`, syntax: '*', inherits: false });
    style.textContent = parts.map((name) => `zego-call::part(${name}) { --at-${name}: yes; }`).join('\n');
    document.head.append(style);
  });
  after(() => style.remove());
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => {
    realDevices();
    navigator.permissions.query = query;
    HTMLMediaElement.prototype.play = play;
    return test.dispose();
  });

  const own = () => test.room.engines.find(({ userId }) => userId === 'ann')!;
  const people = async (...names: string[]) => {
    for (const name of names) await test.guest(name.toLowerCase(), name);
  };
  const call = async (width = 800, height = 600, properties: Partial<ZegoCallElement> = {}) => {
    const made = await test.joined(properties);
    Object.assign(made.style, { width: `${width}px`, height: `${height}px` });
    await nextFrame();
    await nextFrame();
    return made;
  };
  const shows = (made: ZegoCallElement, part: string) =>
    waitUntil(() => deep(made.shadowRoot!).some((each) => each.part.contains(part)), part);
  const press = async (made: ZegoCallElement, part: string) => {
    await shows(made, part);
    inside(made, `[part~=${part}]`).click();
    return made;
  };

  /** How to come to see parts: a line for each state that shows some that no other does. */
  const states: Readonly<Record<string, readonly [() => Promise<ZegoCallElement>, ...string[]]>> = {
    'lobby that asks': [
      async () => {
        navigator.permissions.query = () => Promise.resolve({ state: 'prompt' } as PermissionStatus);
        return press(await test.call({ viewOnly: false, userName: '' }), 'settings-button');
      },
      ...['lobby', 'preview', 'preview-button', 'settings-button', 'name-field', 'join-button'],
      ...['picker', 'meter', 'check-button', 'button', 'avatar', 'name', 'local', 'tile'],
    ],
    'lobby whose devices failed': [
      async () => {
        captureBy(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
        navigator.permissions.query = () => Promise.resolve({ state: 'denied' } as PermissionStatus);
        const made = await press(await test.call({ viewOnly: false }), 'preview-button');
        return press(made, 'settings-button');
      },
      ...['problems', 'problem', 'retry-button', 'help'],
    ],
    'panel of a failure': [
      async () => {
        test.holds.push((engine) => engine.holdNext('join').reject(new CallError('room-full', 'Full.')));
        const made = await test.call();
        await made.join().catch(() => undefined);
        return made;
      },
      ...['panel', 'panel-icon', 'panel-title', 'panel-text', 'join-button'],
    ],
    'call with people': [
      async () => {
        await people('Bob', 'Cem');
        const watcher = await test.room.enter('daily', 'watcher');
        await watcher.setHand(true);
        const made = await call(1200, 700);
        const [bob] = test.room.engines;
        await bob.setHand(true);
        await bob.setTrackEnabled('camera', 'audio', false);
        own().emit({ type: 'quality', userId: 'bob', up: 1, down: 1 });
        await bob.sendReaction('👏');
        return made;
      },
      ...[
        'base',
        'stage',
        'tile',
        'local',
        'video',
        'avatar',
        'name',
        'badge',
        'network',
        'hand',
        'reaction',
      ],
      ...['tile-button', 'watchers', 'controls', 'button', 'microphone-button', 'camera-button'],
      ...['screen-button', 'hand-button', 'reactions-button', 'chat-button', 'people-button'],
      ...['layout-button', 'more-button', 'leave-button', 'notices'],
    ],
    'call with a pin and pages': [
      async () => {
        await people('Bob', ...'CDEFGHIJ');
        const made = await call(320, 480, { layout: 'speaker' });
        made.pin('bob');
        return made;
      },
      ...['large', 'pager', 'page', 'previous-button', 'next-button', 'move-button'],
    ],
    'call with notices': [
      async () => {
        await people('Bob');
        const made = await call();
        await made.setScreen(true);
        const sound = inside<HTMLAudioElement>(made, 'audio');
        await waitUntil(() => !sound.paused);
        HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
        sound.pause();
        own().emit({ type: 'error', error: new CallError('device-busy', 'x', { device: 'camera' }) });
        return made;
      },
      ...['notice', 'dismiss-button', 'sharing', 'stop-sharing-button', 'sound-button'],
    ],
    'call whose user speaks while muted': [
      async () => {
        const made = await test.call({ viewOnly: false, audioOnly: true }); // the fake microphone beeps
        await made.join();
        await waitUntil(() => made.microphone === 'on');
        await made.setMicrophone(false);
        return made;
      },
      ...['muted-speech', 'unmute-button'],
    ],
    'call on a weak connection': [
      async () => {
        const made = await call();
        const { setTimeout } = globalThis;
        // It need not last here.
        globalThis.setTimeout = ((run: () => void, ms?: number) =>
          setTimeout(run, ms === 6000 ? 0 : ms)) as typeof setTimeout;
        own().emit({ type: 'quality', userId: 'ann', up: 1, down: 4 });
        globalThis.setTimeout = setTimeout;
        return made;
      },
      ...['weak-link', 'camera-off-button'],
    ],
    'call with a menu': [
      async () => press(await call(), 'devices-button'),
      'menu',
      'menu-item',
      'devices-button',
    ],
    'call with the list of keys': [
      async () => {
        const made = await call();
        inside(made, '.call').dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
        return made;
      },
      ...['dialog', 'dialog-close'],
    ],
    'call with the chat': [
      async () => {
        const made = await press(await call(), 'chat-button');
        own().holdNext('sendMessage').reject(new CallError('message-failed', 'No.'));
        await made.sendMessage('Hello').catch(() => undefined);
        return made;
      },
      ...['side-panel', 'side-title', 'panel-close', 'chat-log', 'chat-message', 'chat-text', 'chat-input'],
      ...['chat-send', 'chat-retry'],
    ],
    'call with the list of people': [
      async () => {
        await people(...'BCDEFGHIJKLM');
        return press(await call(), 'people-button');
      },
      ...['people-search', 'people-list', 'person', 'pin-button'],
    ],
    'call with its figures': [
      async () => {
        const made = await press(await call(), 'more-button');
        await shows(made, 'menu-item');
        const items = deep(made.shadowRoot!).filter((each) => each.part.contains('menu-item'));
        (items.find(({ textContent }) => textContent.trim() === 'Connection') as HTMLElement).click();
        return made;
      },
      ...['diagnostics-person', 'diagnostics-plot', 'diagnostics-copy'],
    ],
  };

  for (const [name, [show, ...wanted]] of Object.entries(states))
    it(`are all reached in the ${name}`, async () => {
      const made = await show();
      await made.updateComplete;
      for (const part of wanted) await shows(made, part);
      expect(parts).to.include.members(wanted);
      const unreached = deep(made.shadowRoot!).flatMap((element) => {
        const styled = getComputedStyle(element);
        for (const part of exported(element)) reached.add(part);
        return [...element.part]
          .filter((part) => parts.includes(part))
          .filter((part) => (reached.add(part), !styled.getPropertyValue(`--at-${part}`)))
          .map((part) => `${element.localName}: ${part}`);
      });
      expect([...new Set(unreached)]).to.deep.equal([]);
    });

  it('are all of them there in one state or another', () => {
    expect(parts.filter((part) => !reached.has(part))).to.deep.equal([]);
  });
});

/** Of parts that are hard to come to see: one is let through from where it would be. */
function exported(element: Element): string[] {
  const names = element.getAttribute('exportparts') ?? '';
  return names.split(',').map((name) => name.replace(/^.*:/, '').trim());
}
