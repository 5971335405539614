/** What the user has made of the interface, apart from the call: it outlives a call, and no one else hears of it. */

/** What can be open beside the stage. */
export type PanelName = 'chat' | 'people' | 'diagnostics';

/** What can be open above the buttons: a menu, or the list of keys. */
export type MenuName = 'more' | 'shortcuts';

/** The parts read it; what they change goes through {@link ViewState.set}, which draws the call anew. */
export interface View {
  /** What is open beside the stage. */
  readonly panel?: PanelName | undefined;
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
