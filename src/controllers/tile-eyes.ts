/** What of some elements can be seen, and how large, in whichever documents they are. */

/** One place a picture is shown in. */
export interface Sight {
  readonly visible: boolean;
  /** Pixels of the screen; 0 where that is not known yet. */
  readonly width: number;
  readonly height: number;
}

/** Not seen at all. */
export const NOWHERE: Sight = { visible: false, width: 0, height: 0 };

/** Somewhat beyond the edge, so that what is scrolled to has its picture by then. */
const AHEAD = '120px';

/** A browser with a picture-in-picture of its own does not tell of it: a hidden page may be seen there, small. */
const UNTOLD: Sight = { visible: true, width: 320, height: 180 };
const tellsOfWindows = () => 'pictureInPictureEnabled' in document;

/** The eyes of one document: those of another sleep while its page is hidden. */
interface Eyes {
  readonly crossing: IntersectionObserver;
  readonly size: ResizeObserver;
  readonly life: AbortController;
}

/** One element that is looked at. */
interface Looked {
  readonly view: Window;
  /** Whether it is on the screen; undefined until that is known. */
  near: boolean | undefined;
  /** Whether styles let it be seen, when it was last looked at. */
  drawn: boolean;
  /** The small window that its picture is in. */
  window: PictureInPictureWindow | undefined;
  readonly life: AbortController;
}

/** Looks at tiles. `changed` is called when there may be something new to see, often. */
export class TileEyes {
  readonly #changed: () => void;
  readonly #eyes = new Map<Window, Eyes>();
  readonly #tiles = new Map<Element, Looked>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Looks at these from now on, and at no others. */
  follow(tiles: readonly Element[]): void {
    for (const [tile, { view }] of [...this.#tiles])
      if (!tiles.includes(tile) || tile.ownerDocument.defaultView !== view) this.#forget(tile);
    for (const tile of tiles) if (!this.#tiles.has(tile)) this.#add(tile);
    const views = new Set([...this.#tiles.values()].map(({ view }) => view));
    for (const [view, eyes] of [...this.#eyes]) if (!views.has(view)) this.#close(view, eyes);
  }

  /** How a tile can be seen now; `cover` lies over it. */
  see(tile: Element, cover: DOMRect | undefined): Sight {
    const looked = this.#tiles.get(tile);
    const ratio = looked?.view.devicePixelRatio ?? 1;
    const sized = ({ width, height }: { readonly width: number; readonly height: number }): Sight => {
      return { visible: true, width: Math.round(width * ratio), height: Math.round(height * ratio) };
    };
    if (looked?.window) return sized(looked.window);
    const box = tile.getBoundingClientRect();
    const styles = { visibilityProperty: true, opacityProperty: true };
    const drawn = looked?.near !== false && tile.checkVisibility(styles);
    if (looked) looked.drawn = drawn;
    if (!drawn || !box.width || !box.height || (cover && covers(cover, box))) return NOWHERE;
    if (tile.ownerDocument.hidden) return tellsOfWindows() ? { ...sized(box), visible: false } : UNTOLD;
    return sized(box);
  }

  /** Nothing of any document with a tile can be seen. Where there is no tile, who knows what the page shows. */
  get closed(): boolean {
    const looked = [...this.#tiles.values()];
    if (!looked.length) return false;
    const hidden = document.hidden && looked.every(({ view, window }) => view.document.hidden && !window);
    return hidden && tellsOfWindows();
  }

  /** One was last seen to be kept from sight by styles alone, and no event tells when that ends. */
  get veiled(): boolean {
    return [...this.#tiles.values()].some(({ near, drawn }) => near && !drawn);
  }

  /** Looks at nothing any more. */
  close(): void {
    this.follow([]);
  }

  #add(tile: Element): void {
    const view = tile.ownerDocument.defaultView;
    if (!view) return;
    const looked: Looked = {
      view,
      near: undefined,
      drawn: true,
      window: undefined,
      life: new AbortController(),
    };
    this.#tiles.set(tile, looked);
    const { crossing, size } = this.#eyes.get(view) ?? this.#open(view);
    crossing.observe(tile);
    size.observe(tile);
    const { signal } = looked.life;
    const onWindow = (event: Event) => {
      const { pictureInPictureWindow } = event as PictureInPictureEvent;
      looked.window = event.type === 'enterpictureinpicture' ? pictureInPictureWindow : undefined;
      looked.window?.addEventListener('resize', this.#changed, { signal });
      this.#changed();
    };
    for (const type of ['enterpictureinpicture', 'leavepictureinpicture'])
      tile.shadowRoot?.addEventListener(type, onWindow, { signal });
  }

  #forget(tile: Element): void {
    const looked = this.#tiles.get(tile);
    if (!looked) return;
    this.#tiles.delete(tile);
    looked.life.abort();
    this.#eyes.get(looked.view)?.crossing.unobserve(tile);
    this.#eyes.get(looked.view)?.size.unobserve(tile);
  }

  #open(view: Window): Eyes {
    // Of that document's own realm.
    const { IntersectionObserver, ResizeObserver } = view as Window & typeof globalThis;
    const onCross = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries) {
        const looked = this.#tiles.get(target);
        if (looked) looked.near = isIntersecting;
      }
      this.#changed();
    };
    const ahead = { rootMargin: AHEAD, scrollMargin: AHEAD };
    const life = new AbortController();
    const eyes: Eyes = {
      crossing: new IntersectionObserver(onCross, ahead),
      size: new ResizeObserver(this.#changed),
      life,
    };
    const { signal } = life;
    view.document.addEventListener('visibilitychange', this.#changed, { signal });
    view.addEventListener('resize', this.#changed, { signal });
    this.#watchPixels(view, signal);
    this.#eyes.set(view, eyes);
    return eyes;
  }

  /** A window that is moved to another screen has other pixels and the same size. */
  #watchPixels(view: Window, signal: AbortSignal): void {
    const onChange = () => {
      this.#watchPixels(view, signal);
      this.#changed();
    };
    view
      .matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`)
      .addEventListener('change', onChange, { once: true, signal });
  }

  #close(view: Window, { crossing, size, life }: Eyes): void {
    crossing.disconnect();
    size.disconnect();
    life.abort();
    this.#eyes.delete(view);
  }
}

function covers(cover: DOMRect, box: DOMRect): boolean {
  return (
    cover.left <= box.left && cover.right >= box.right && cover.top <= box.top && cover.bottom >= box.bottom
  );
}
