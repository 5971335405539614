/** What can be done with one tile. */
import { CallError } from '../../errors.js';
import { enPanels } from '../../i18n/en-panels.js';
import type { PanelMessages } from '../../i18n/panel-messages.js';
import type { MenuItem, MenuSection } from '../menus/menu-item.js';
import { PIN, SMALL_WINDOW, WHOLE_SCREEN } from '../menus/window-icons.js';
import type { StageTile } from '../stage/arrangement.js';

const SAVE = 'M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5M12 15V3';

/** How loud somebody can be, 0 to 1. */
const VOLUMES = [0, 0.25, 0.5, 0.75, 1] as const;

/** The menu of one tile: what it is about, and what it asks for. */
export interface TileMenu {
  readonly tile: StageTile;
  /** Of the participant. */
  readonly name: string;
  /** English where there are none. */
  readonly panels: PanelMessages | undefined;
  /** BCP 47 tag of the words. */
  readonly lang: string;
  readonly pinned: boolean;
  readonly volume: number;
  /** The element. */
  readonly shown: HTMLElement | undefined;
  readonly pin: (userId: string | null) => void;
  readonly setVolume: (userId: string, volume: number) => void;
  readonly takeSnapshot: (userId: string, source: StageTile['source']) => Promise<Blob>;
  /** Hears what could not be done. */
  readonly failed: (error: CallError) => void;
}

/** The sections of the menu of a tile. */
export function tileSections(menu: TileMenu): readonly MenuSection[] {
  const { tile, panels, lang, pinned, volume, failed } = menu;
  const words = (panels ?? enPanels).tile;
  const { userId, source, local } = tile;
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const heard = !local && source === 'camera';
  return [
    {
      items: [
        { label: pinned ? words.unpin : words.pin, path: PIN, press: () => menu.pin(pinned ? null : userId) },
        ...pictureItems(
          menu,
          words,
          (work) =>
            void work().catch((reason: unknown) =>
              // Also where there is no picture to save: that somebody cannot be seen is not what was found out.
              failed(
                new CallError('unsupported', 'The browser refuses it: see the cause.', { cause: reason }),
              ),
            ),
        ),
      ],
    },
    {
      label: words.volume,
      items: (heard ? VOLUMES : []).map((each) => ({
        label: percent.format(each),
        checked: each === volume,
        press: () => menu.setVolume(userId, each),
      })),
    },
  ];
}

function pictureItems(
  { tile, name, shown, takeSnapshot }: TileMenu,
  words: PanelMessages['tile'],
  run: (work: () => Promise<unknown>) => void,
): MenuItem[] {
  const video = shown?.shadowRoot?.querySelector('video');
  const page = shown?.ownerDocument;
  if (!shown || !video || !page) return [];
  const picture = !shown.matches(':state(camera-off)');
  const save = async () => saveAs(page, await takeSnapshot(tile.userId, tile.source), `${name}.png`);
  return [
    ...(picture ? [{ label: words.save, path: SAVE, press: () => run(save) }] : []),
    ...(page.fullscreenEnabled
      ? [{ label: words.fullscreen, path: WHOLE_SCREEN, press: () => run(() => shown.requestFullscreen()) }]
      : []),
    ...(picture && page.pictureInPictureEnabled
      ? [{ label: words.window, path: SMALL_WINDOW, press: () => run(() => video.requestPictureInPicture()) }]
      : []),
  ];
}

function saveAs(page: Document, blob: Blob, name: string): void {
  const link = page.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
