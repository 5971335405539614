/** Which buttons a call has. Pure. */
import { isInCall } from '../../call/call-transitions.js';
import { participantCount, type CallSnapshot } from '../../call/call-state.js';
import type { MediaKind } from '../../errors.js';
import type { Messages } from '../../i18n/messages.js';
import type { CallAction } from '../call-actions.js';
import type { IconName } from '../icons.js';
import { togglePanel } from '../panels/side-panel.js';
import type { MenuName, ViewState } from '../view-state.js';

/** What the buttons show, and what they ask for. */
export interface ControlsView {
  readonly snapshot: CallSnapshot;
  readonly messages: Messages;
  /** What is open. */
  readonly view: ViewState;
  /** The stage is the page's. */
  readonly ownLayout: boolean;
  readonly act: (action: CallAction) => void;
}

/** One button, in the bar or, where it does not fit there, a line of the menu "More". */
export interface Control {
  readonly key: ControlKey;
  readonly label: string;
  /** What it is called in the bar, where `label` is not what a pressed button should be called. */
  readonly name?: string;
  readonly icon?: IconName;
  /** A drawing that the entry has not, as a path. */
  readonly path?: string;
  /** What it stands for is off. */
  readonly off?: boolean;
  /** It has been asked to do what it has not done yet. */
  readonly busy?: boolean;
  /** Whether it is pressed, for one that stays so. */
  readonly pressed?: boolean;
  /** A number beside the icon; `label` has it in words. */
  readonly count?: number;
  /** What it opens. */
  readonly menu?: MenuName;
  readonly press: () => void;
}

/** Its name: of its CSS part, too, with `-button` after it. */
export type ControlKey = (typeof RANKS)[number];

const SMILE = 'M22 11v1a10 10 0 1 1-9-10M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01M16 5h6M19 2v6';

/** What is the last to go where there is no room for all. */
const RANKS = [
  'microphone',
  'camera',
  'screen',
  'chat',
  'people',
  'hand',
  'reactions',
  'devices',
  'layout',
] as const;

/** The buttons, in the order they stand in, but for "More" and the one that leaves. */
export function controlList(view: ControlsView): Control[] {
  const devices = [...deviceControl(view, 'microphone'), ...deviceControl(view, 'camera')];
  if (!isInCall(view.snapshot.state)) return devices;
  return [
    ...devices,
    ...screenControl(view),
    ...gestureControls(view),
    ...panelControls(view),
    ...menuControls(view),
  ];
}

/** Those that have a place among `places` in the bar, and the others, both in order. */
export function fit(
  controls: readonly Control[],
  places: number,
): { readonly shown: readonly Control[]; readonly rest: readonly Control[] } {
  const rank = ({ key }: Control) => RANKS.indexOf(key);
  const first = new Set([...controls].sort((a, b) => rank(a) - rank(b)).slice(0, Math.max(0, places)));
  return {
    shown: controls.filter((control) => first.has(control)),
    rest: controls.filter((control) => !first.has(control)),
  };
}

/** Whether there is a menu "More": on the way in and out there is nothing to do with it. */
export function hasMore({ snapshot }: ControlsView): boolean {
  return isInCall(snapshot.state);
}

function panelControls(view: ControlsView): Control[] {
  const { messages, snapshot } = view;
  const { panel, unread = 0 } = view.view.now;
  const count = participantCount(snapshot);
  return [
    {
      key: 'chat',
      label: unread ? messages.unread(unread) : messages.chat,
      icon: 'chat',
      pressed: panel === 'chat',
      count: unread,
      press: () => togglePanel(view, 'chat'),
    },
    {
      key: 'people',
      label: messages.peopleCount(count),
      icon: 'people',
      pressed: panel === 'people',
      count,
      press: () => togglePanel(view, 'people'),
    },
  ];
}

/** What needs no device, so that who only watches has it, too. */
function gestureControls({ messages, snapshot, view, act }: ControlsView): Control[] {
  const words = messages.inCall;
  const up = snapshot.participants.some(({ local, hand }) => local && hand === 'on');
  return [
    {
      key: 'hand',
      label: up ? words.lowerHand : words.raiseHand,
      name: words.raiseHand,
      icon: 'hand',
      pressed: up,
      press: () => act('toggle-hand'),
    },
    {
      key: 'reactions',
      label: words.reactions,
      path: SMILE,
      menu: 'reactions',
      press: () => view.set({ menu: view.now.menu === 'reactions' ? undefined : 'reactions' }),
    },
  ];
}

/** What opens a menu: of a stage that is the page's there are no layouts. */
function menuControls(view: ControlsView): Control[] {
  const { messages, snapshot, ownLayout } = view;
  const control = (key: 'layout' | 'devices'): Control => ({
    key,
    label: messages[key],
    icon: key,
    menu: key,
    press: () => view.view.set({ menu: view.view.now.menu === key ? undefined : key }),
  });
  return [
    ...(ownLayout ? [] : [control('layout')]),
    ...(snapshot.devices.length ? [control('devices')] : []),
  ];
}

function screenControl({ messages, snapshot, act }: ControlsView): Control[] {
  const { screen } = snapshot;
  if (screen === 'unavailable') return [];
  return [
    {
      key: 'screen',
      label: messages[screen === 'off' ? 'turnOn' : 'turnOff'].screen,
      icon: 'screen',
      pressed: screen === 'on',
      busy: screen === 'pending',
      press: () => act('toggle-screen'),
    },
  ];
}

/** A device that is not part of the call has no button. */
function deviceControl({ messages, snapshot, act }: ControlsView, kind: MediaKind): Control[] {
  const status = snapshot[kind];
  if (status === 'unavailable') return [];
  const off = status === 'off';
  return [
    {
      key: kind,
      label: messages[off ? 'turnOn' : 'turnOff'][kind],
      icon: off ? `${kind}-off` : kind,
      off,
      busy: status === 'pending',
      press: () => act(`toggle-${kind}`),
    },
  ];
}
