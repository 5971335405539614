import type { CallDevice, CallSnapshot } from '../../call/call-state.js';
import { ignoreReported } from '../../controllers/call-controller.js';
import type { CallError } from '../../errors.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { CallAction } from '../call-actions.js';
import type { CallCommands } from '../call-commands.js';
import type { Messages } from '../../i18n/messages.js';
import type { Control } from '../controls/control-list.js';
import type { StageLayout } from '../stage/arrangement.js';
import type { LazyParts } from '../lazy-parts.js';
import type { MenuName, ViewState } from '../view-state.js';
import { selectDevice } from '../select-device.js';
import type { MenuItem, MenuSection } from './menu-item.js';
import { SMALL_WINDOW, WHOLE_SCREEN } from './window-icons.js';

const KINDS: readonly CallDevice['kind'][] = ['microphone', 'camera', 'speaker'];
const LAYOUTS: readonly StageLayout[] = ['auto', 'grid', 'speaker', 'sidebar'];

/** What the menus show, and what their lines ask for. */
export interface MenuView {
  readonly snapshot: CallSnapshot;
  readonly messages: Messages;
  /** Which menu is open. */
  readonly view: ViewState;
  readonly parts: LazyParts;
  /** For what a page can ask of it, too. */
  readonly call: CallCommands;
  /** How the page wants the stage. */
  readonly layout: StageLayout;
  /** Single keys press buttons. */
  readonly shortcuts: boolean;
  readonly act: (action: CallAction) => void;
  /** Tells the user, and the page, what could not be done. */
  readonly report: (error: CallError) => void;
}

/** What is in a menu; `rest` are the buttons for which the bar has no room. */
export function menuSections(
  view: MenuView,
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
    case 'reactions':
    case 'tile':
    case 'shortcuts':
      return []; // drawn elsewhere
  }
}

function more(all: MenuView, rest: readonly Control[]): MenuSection[] {
  const { messages, view, shortcuts } = all;
  const list = {
    label: (messages.panels ?? enPanels).shortcuts,
    icon: 'keyboard',
    press: () => view.set({ menu: 'shortcuts' }),
  } as const;
  const { panel } = view.now;
  const connection = {
    label: messages.diagnostics,
    icon: 'activity',
    press: () => view.set({ panel: panel === 'diagnostics' ? undefined : 'diagnostics' }),
  } as const;
  return [
    { items: rest.map(({ count, label, icon, path, press }) => ({ label, icon, path, count, press })) },
    { items: windows(all) },
    { items: [connection, ...(shortcuts ? [list] : [])] },
  ];
}

/** Only where the browser has them. */
function windows({ call, messages, act }: MenuView): MenuItem[] {
  const { tile } = messages.panels ?? enPanels;
  const page = call.ownerDocument;
  const apart = 'documentPictureInPicture' in window || page.pictureInPictureEnabled;
  return [
    ...(page.fullscreenEnabled
      ? [{ label: tile.fullscreen, path: WHOLE_SCREEN, press: () => act('toggle-fullscreen') }]
      : []),
    ...(apart && page === document
      ? [{ label: tile.window, path: SMALL_WINDOW, press: () => act('picture-in-picture') }]
      : []),
  ];
}

function layouts({ messages, view, layout }: MenuView): MenuSection[] {
  const words = (messages.panels ?? enPanels).layouts;
  const used = view.now.layout ?? layout;
  const item = (each: StageLayout) => ({
    label: words[each],
    checked: each === used,
    press: () => view.set({ layout: each }),
  });
  return [{ label: messages.layout, items: LAYOUTS.map(item) }];
}

function devices({ messages, snapshot, call }: MenuView): MenuSection[] {
  const words = (messages.panels ?? enPanels).deviceKinds;
  return KINDS.map((kind) => ({
    label: words[kind],
    items: snapshot.devices
      .filter((device) => device.kind === kind)
      .map(({ deviceId, label, selected }, i) => ({
        label: label || `${words[kind]} ${i + 1}`,
        checked: selected,
        press: () => void selectDevice(call, { kind, deviceId }).catch(ignoreReported),
      })),
  }));
}
