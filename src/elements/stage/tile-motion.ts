/** Lets tiles glide to their new places: nothing jumps under the eyes, or under a finger. */

const TIMING: KeyframeAnimationOptions = { duration: 250, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/** Where tiles are, to be asked before they move. */
export type Places = ReadonlyMap<HTMLElement, DOMRect>;

/** Where the tiles in `list` are drawn now; nothing where nobody wants motion. */
export function placesOf(list: Element): Places {
  const still =
    list.ownerDocument.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true;
  if (still) return new Map();
  return new Map([...list.children].map((tile) => [tile as HTMLElement, tile.getBoundingClientRect()]));
}

/** Plays the way from `before` to where the tiles are now, by transforms: the layout is the new one at once. */
export function glide(list: Element, before: Places): void {
  for (const tile of list.children as HTMLCollectionOf<HTMLElement>) {
    tile.style.translate = ''; // to where it was dragged
    const from = before.get(tile);
    const to = tile.getBoundingClientRect();
    if (!from?.width || !to.width) continue;
    const [x, y] = [from.x - to.x, from.y - to.y];
    const [sx, sy] = [from.width / to.width, from.height / to.height];
    if (Math.abs(x) + Math.abs(y) < 1 && Math.abs(sx - 1) + Math.abs(sy - 1) < 0.01) continue;
    tile.animate(
      [
        { transformOrigin: '0 0', transform: `translate(${x}px, ${y}px) scale(${sx}, ${sy})` },
        { transformOrigin: '0 0', transform: 'none' },
      ],
      TIMING,
    );
  }
}
