import type { CallDevice } from '../../call/call-state.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { CallView } from '../call-view.js';
import type { Control } from '../controls/control-list.js';
import type { StageLayout } from '../stage/arrangement.js';
import type { MenuName } from '../view-state.js';
import type { MenuSection } from './menu-item.js';

const KINDS: readonly CallDevice['kind'][] = ['microphone', 'camera', 'speaker'];
const LAYOUTS: readonly StageLayout[] = ['auto', 'grid', 'speaker', 'sidebar'];

/** What is in a menu; `rest` are the buttons for which the bar has no room. */
export function menuSections(
  view: CallView,
  menu: MenuName,
  rest: readonly Control[],
): readonly MenuSection[] {
  switch (menu) {
    case 'more':
      return more(view, rest);
    case 'layout':
      return layouts(view);
    case 'devices':
      return devices(view);
    case 'shortcuts':
      return [];
  }
}

function more({ messages, view, shortcuts }: CallView, rest: readonly Control[]): MenuSection[] {
  const list = {
    label: (messages.panels ?? enPanels).shortcuts,
    icon: 'keyboard',
    press: () => view.set({ menu: 'shortcuts' }),
  } as const;
  return [
    { items: rest.map(({ count, label, icon, press }) => ({ label, icon, count, press })) },
    { items: shortcuts ? [list] : [] },
  ];
}

function layouts({ messages, view, layout }: CallView): MenuSection[] {
  const words = (messages.panels ?? enPanels).layouts;
  const used = view.now.layout ?? layout;
  const item = (each: StageLayout) => ({
    label: words[each],
    checked: each === used,
    press: () => view.set({ layout: each }),
  });
  return [{ label: messages.layout, items: LAYOUTS.map(item) }];
}

function devices({ messages, snapshot, selectDevice }: CallView): MenuSection[] {
  const words = (messages.panels ?? enPanels).deviceKinds;
  return KINDS.map((kind) => ({
    label: words[kind],
    items: snapshot.devices
      .filter((device) => device.kind === kind)
      .map(({ deviceId, label, selected }, i) => ({
        label: label || `${words[kind]} ${i + 1}`,
        checked: selected,
        press: () => selectDevice(kind, deviceId),
      })),
  }));
}
