import { noChange, render } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { nextFrame } from '../../controllers/pace.js';
import type { Place } from './places.js';
import { isStill, put } from './tile-motion.js';

/** One tile. Its tag and the names of its attributes stay as they are for as long as its key is shown. */
export interface TileDescription {
  /** Unlike any other in the list. */
  readonly key: string;
  readonly tag: 'zego-local-video' | 'zego-remote-video';
  readonly attributes: Readonly<Record<string, string>>;
  /** Where it is; undefined while the stage is not measured. */
  readonly place: Place | undefined;
  /** Drawn into it. */
  readonly content: unknown;
}

/** How many tiles are made and taken away in one frame: enough for most calls, and a task that nobody feels. */
const A_FRAME = 8;

class TileList extends Directive {
  /** Also those no longer shown, until there is time to take them away. */
  readonly #tiles = new Map<string, HTMLElement>();
  #shown: readonly TileDescription[] = [];
  #drawn: string | undefined;
  /** What this frame had time for is done, and it was not all. */
  #behind = false;

  override render(_shown: readonly TileDescription[], _shape: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [shown, shape]: [readonly TileDescription[], string]): unknown {
    const drawn = JSON.stringify([shape, shown.map(({ key, attributes }) => [key, attributes])]);
    const changed = drawn !== this.#drawn;
    const glides = changed && this.#drawn !== undefined && !isStill(element);
    this.#drawn = drawn;
    this.#shown = shown;
    if (changed) this.#place(element);
    this.#fill(glides);
    return noChange;
  }

  #fill(glides: boolean): void {
    for (const { key, place, content } of this.#shown) {
      const tile = this.#tiles.get(key);
      if (!tile) continue;
      if (place) put(tile, place, glides);
      render(content, tile);
    }
  }

  #place(element: Element): void {
    let left = this.#behind ? 0 : A_FRAME;
    const keys = new Set(this.#shown.map(({ key }) => key));
    const gone = new Map([...this.#tiles].filter(([key]) => !keys.has(key)));
    const leaving = new Set<Element | null>(gone.values());
    const staying = (tile: Element | null): Element | null =>
      leaving.has(tile) ? staying(tile!.nextElementSibling) : tile;
    let place = staying(element.firstElementChild);
    for (const description of this.#shown) {
      const tile = this.#tiles.get(description.key) ?? (left-- > 0 ? this.#create(description) : undefined);
      if (!tile) continue;
      tile.style.display = '';
      for (const [name, value] of Object.entries(description.attributes))
        if (tile.getAttribute(name) !== value) tile.setAttribute(name, value);
      if (tile === place) place = staying(place.nextElementSibling);
      else move(element, tile, place); // moves no tile that stays in order: a picture that is moved may stop
    }
    for (const [key, tile] of gone) {
      const focused = tile.matches(':focus-within'); // taken away at once: the call gives the focus to another then
      tile.style.display = 'none';
      if (left-- <= 0 && !focused) continue;
      tile.remove();
      this.#tiles.delete(key);
    }
    if (left < 0 && !this.#behind) void this.#goOn(element);
  }

  async #goOn(element: Element): Promise<void> {
    this.#behind = true;
    await nextFrame();
    this.#behind = false;
    this.#place(element);
    this.#fill(false);
  }

  #create({ key, tag }: TileDescription): HTMLElement {
    const tile = document.createElement(tag);
    this.#tiles.set(key, tile);
    return tile;
  }
}

/** Where the browser can, a tile plays on while it is moved. */
function move(list: Element, tile: HTMLElement, before: Element | null): void {
  const mover = list as Element & { moveBefore?: (node: Node, before: Node | null) => void };
  if (tile.isConnected && mover.moveBefore) mover.moveBefore(tile, before);
  else list.insertBefore(tile, before);
}

/**
 * Keeps the children of the element it stands in the tiles of a list, one element a key: `<div ${tileList(shown, shape)}>`.
 * When list or `shape`, which stands for all else that places them, has changed, they glide; when the stage is of another
 * size, they are there at once. Lit's `repeat` leaves a comment for each item that was removed (3.3.1 to 3.3.3), and
 * people come and go all day. Many at once are made and taken away over some frames.
 */
export const tileList = directive(TileList);
