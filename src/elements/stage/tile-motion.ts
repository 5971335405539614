/** Puts tiles where they belong, and lets them glide there: nothing jumps under the eyes, or under a finger. */
import type { Place } from './places.js';

const TIMING: KeyframeAnimationOptions = { duration: 250, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/** Of one tile. */
interface Motion {
  readonly place: Place;
  /** Where it came from, and how far it has come. */
  readonly from?: Place;
  readonly animation?: Animation;
  /** How far the user has dragged it, px from left and top. */
  readonly dragged?: readonly [number, number];
}

const motions = new WeakMap<HTMLElement, Motion>();

/** True where nobody wants motion, and where nobody sees it. */
export function isStill({ ownerDocument }: Element): boolean {
  return ownerDocument.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true;
}

/**
 * Puts a tile to its place, by a transform: to the browser that is no shift of the layout. With `glides` it is seen going
 * there from where it is seen now, which is known and need not be measured.
 */
export function put(tile: HTMLElement, place: Place, glides: boolean): void {
  const motion = motions.get(tile);
  if (motion && same(motion.place, place)) return;
  const from = motion && glides ? seenAt(tile, motion) : undefined;
  const { style } = tile;
  style.inlineSize = `${place.width}px`;
  style.blockSize = `${place.height}px`;
  style.translate = toPlace(place);
  go(tile, place, from);
}

/**
 * The `translate` that brings something from the left of the stage to its place. The direction of the text decides which side
 * that is counted from, and as nothing else does, its turn is no shift of the layout either.
 */
export function toPlace({ x, y }: Pick<Place, 'x' | 'y'>): string {
  return `calc((100cqi - 100%) * (1 - var(--_way)) / 2 + ${x}px * var(--_way)) ${y}px`;
}

/** Shows a tile so far from its place, px. */
export function drag(tile: HTMLElement, x: number, y: number): void {
  const motion = motions.get(tile);
  if (!motion) return;
  tile.style.transform = `translate(${x}px, ${y}px)`;
  motions.set(tile, { place: motion.place, dragged: [x, y] });
}

/** Lets a dragged tile go back. */
export function drop(tile: HTMLElement): void {
  const motion = motions.get(tile);
  if (motion) go(tile, motion.place, isStill(tile) ? undefined : seenAt(tile, motion));
}

function go(tile: HTMLElement, place: Place, from: Place | undefined): void {
  tile.style.transform = '';
  if (!from || same(from, place)) return void motions.set(tile, { place });
  const way = wayOf(tile);
  const [x, y] = [(from.x - place.x) * way, from.y - place.y];
  const scale = `scale(${from.width / place.width}, ${from.height / place.height})`;
  const transformOrigin = way > 0 ? '0 0' : '100% 0';
  const animation = tile.animate(
    [
      { transformOrigin, transform: `translate(${x}px, ${y}px) ${scale}` },
      { transformOrigin, transform: 'none' },
    ],
    TIMING,
  );
  motions.set(tile, { place, from, animation });
}

function seenAt(tile: HTMLElement, { place, from, animation, dragged }: Motion): Place {
  if (dragged) return { ...place, x: place.x + dragged[0] * wayOf(tile), y: place.y + dragged[1] };
  const progress = animation?.effect?.getComputedTiming().progress ?? 1;
  const between = (side: keyof Place) =>
    from ? from[side] + (place[side] - from[side]) * progress : place[side];
  return { x: between('x'), y: between('y'), width: between('width'), height: between('height') };
}

/** Which way a line goes: 1 to the right, -1 to the left. */
function wayOf(tile: Element): number {
  return tile.matches(':dir(rtl)') ? -1 : 1;
}

function same(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
