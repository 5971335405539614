import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** One tile. Its tag and the names of its attributes stay as they are for as long as its key is shown. */
export interface TileDescription {
  /** Unlike any other in the list. */
  readonly key: string;
  readonly tag: 'zego-local-video' | 'zego-remote-video';
  readonly attributes: Readonly<Record<string, string>>;
}

class TileList extends Directive {
  readonly #tiles = new Map<string, HTMLElement>();

  override render(_shown: readonly TileDescription[]): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [shown]: [readonly TileDescription[]]): unknown {
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
      else element.insertBefore(tile, place); // moves no tile that stays in order: a picture that is moved stops
    }
    return noChange;
  }

  #create({ key, tag }: TileDescription): HTMLElement {
    const tile = document.createElement(tag);
    this.#tiles.set(key, tile);
    return tile;
  }
}

/**
 * Keeps the children of the element it stands in the tiles of a list, one element a key: `<div ${tileList(shown)}></div>`.
 * Lit's `repeat` leaves a comment for each item that was removed (3.3.1 to 3.3.3), and people come and go all day.
 */
export const tileList = directive(TileList);
