/** What the user has made of the interface, apart from the call: it outlives a call, and no one else hears of it. */
import type { CallChange } from '../call/call-changes.js';
import type { Place } from '../call/seats.js';
import type { StageLayout } from './stage/arrangement.js';

/** What can be open beside the stage. */
export type PanelName = 'chat' | 'people' | 'diagnostics';

/** Where the own picture lies over a large one, seen from the end of the block and of the line: '' is right there. */
export type Corner = '' | 'up' | 'across' | 'up across';

/** What can be open above the buttons: a menu, or the list of keys. */
export type MenuName = 'more' | 'shortcuts' | 'layout' | 'devices' | 'reactions' | 'tile';

/** The parts read it; what they change goes through {@link ViewState.set}, which draws the call anew. */
export interface View {
  /** What is open beside the stage. */
  readonly panel?: PanelName | undefined;
  /** How the user wants the stage, over what the page says. */
  readonly layout?: StageLayout | undefined;
  /** Of whom the user wants to see most, by user id. */
  readonly pinned?: string | undefined;
  /** Which page of the stage, from 0. */
  readonly page?: number | undefined;
  /** Which way it may be turned next. */
  readonly turning?: 1 | -1 | undefined;
  /** The tile whose menu is, or was, open: that which Tab leads to. */
  readonly tile?: string | undefined;
  /** It, or a part of it, fills the screen. */
  readonly fullscreen?: boolean | undefined;
  /** Where the own picture lies. */
  readonly corner?: Corner | undefined;
  /** What is open above the buttons. */
  readonly menu?: MenuName | undefined;
  /** The devices are shown in the lobby. */
  readonly lobbyExtras?: boolean | undefined;
  /** How many messages of others came while the chat was not open. */
  readonly unread?: number;
  /** The button that Tab leads to: the one that last had the focus. */
  readonly control?: string | undefined;
}

/** The one home of that state. */
export class ViewState {
  /** What is on the page that may be turned to next; what draws the stage says it. */
  next: readonly Pick<Place, 'userId' | 'source'>[] = [];
  readonly #changed: (more: Partial<View>) => void;
  #view: View = Object.freeze({});

  /** `changed` is called after every change that is one, with what was set. */
  constructor(changed: (more: Partial<View>) => void) {
    this.#changed = changed;
  }

  /** All of it now. Frozen. */
  get now(): View {
    return this.#view;
  }

  /** What news of the call mean for it; `active` while there is one. */
  follow(active: boolean, changes: readonly CallChange[]): void {
    const { panel, unread = 0 } = this.#view;
    const written = changes.filter((change) => change.type === 'message' && !change.from.local).length;
    if (panel !== 'chat') this.set({ unread: unread + written });
    if (!active)
      this.set({ menu: undefined, panel: undefined, unread: 0, pinned: undefined, page: undefined });
  }

  /** Changes some of it. */
  set(more: Partial<View>): void {
    const keys = Object.keys(more) as (keyof View)[];
    if (keys.every((key) => this.#view[key] === more[key])) return;
    this.#view = Object.freeze({ ...this.#view, ...more });
    this.#changed(more);
  }
}
