/** What the user has made of the interface, apart from the call: it outlives a call, and no one else hears of it. */

import type { StageLayout } from './stage/arrangement.js';

/** What can be open beside the stage. */
export type PanelName = 'chat' | 'people' | 'diagnostics';

/** Where the own picture lies over a large one, seen from the end of the block and of the line: '' is right there. */
export type Corner = '' | 'up' | 'across' | 'up across';

/** What can be open above the buttons: a menu, or the list of keys. */
export type MenuName = 'more' | 'shortcuts';

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
  /** Where the own picture lies. */
  readonly corner?: Corner | undefined;
  /** What is open above the buttons. */
  readonly menu?: MenuName | undefined;
  /** The button that Tab leads to: the one that last had the focus. */
  readonly control?: string | undefined;
}

/** The one home of that state. */
export class ViewState {
  readonly #changed: () => void;
  #view: View = Object.freeze({});

  /** `changed` is called after every change that is one. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** All of it now. Frozen. */
  get now(): View {
    return this.#view;
  }

  /** Changes some of it. */
  set(more: Partial<View>): void {
    const keys = Object.keys(more) as (keyof View)[];
    if (keys.every((key) => this.#view[key] === more[key])) return;
    this.#view = Object.freeze({ ...this.#view, ...more });
    this.#changed();
  }
}
