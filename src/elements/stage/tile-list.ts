import { noChange, render } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
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

class TileList extends Directive {
  readonly #tiles = new Map<string, HTMLElement>();
  #drawn: string | undefined;

  override render(_shown: readonly TileDescription[], _shape: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [shown, shape]: [readonly TileDescription[], string]): unknown {
    const drawn = JSON.stringify([shape, shown.map(({ key, attributes }) => [key, attributes])]);
    const glides = this.#drawn !== undefined && drawn !== this.#drawn && !isStill(element);
    if (drawn !== this.#drawn) this.#place(element, shown);
    this.#drawn = drawn;
    for (const { key, place, content } of shown) {
      const tile = this.#tiles.get(key);
      if (!tile) continue;
      if (place) put(tile, place, glides);
      render(content, tile);
    }
    return noChange;
  }

  #place(element: Element, shown: readonly TileDescription[]): void {
    const keys = new Set(shown.map(({ key }) => key));
    for (const [key, tile] of this.#tiles) {
      if (keys.has(key)) continue;
      tile.remove();
      this.#tiles.delete(key);
    }
    let place = element.firstElementChild;
    for (const description of shown) {
      const tile = this.#tiles.get(description.key) ?? this.#create(description);
      for (const [name, value] of Object.entries(description.attributes))
        if (tile.getAttribute(name) !== value) tile.setAttribute(name, value);
      if (tile === place) place = place.nextElementSibling;
      else move(element, tile, place); // moves no tile that stays in order: a picture that is moved may stop
    }
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
 * people come and go all day.
 */
export const tileList = directive(TileList);
