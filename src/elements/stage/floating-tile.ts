/** The own picture over a large one: in whichever corner it is in nobody's way. */
import { html, noChange, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Messages } from '../../i18n/messages.js';
import { ownStyle } from '../own-style.js';
import { icon } from '../icons.js';
import type { Corner, ViewState } from '../view-state.js';
import type { Place } from './places.js';
import { drag as dragTile, drop, toPlace } from './tile-motion.js';

/** In the order the button goes through them. */
const CORNERS: readonly Corner[] = ['', 'across', 'up across', 'up'];

/** What the button shows and changes. */
export interface MoveButton {
  readonly messages: Messages;
  readonly view: ViewState;
  readonly corner: Corner;
  readonly place: Place;
}

/** Goes to the next corner when it is pressed, and where arrow keys point. */
export function moveButton({ messages, view, corner, place }: MoveButton): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    const rtl = (event.currentTarget as Element).matches(':dir(rtl)');
    const up = corner.includes('up');
    const across = corner.includes('across');
    const to: Readonly<Record<string, Corner>> = {
      ArrowUp: cornerOf(true, across),
      ArrowDown: cornerOf(false, across),
      ArrowLeft: cornerOf(up, !rtl),
      ArrowRight: cornerOf(up, rtl),
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    view.set({ corner: next });
  };
  return html`<button
    class="move"
    ${ownStyle('translate', toPlace(place))}
    part="button move-button"
    type="button"
    title=${messages.movePicture}
    aria-label=${messages.movePicture}
    @keydown=${onKeydown}
    @click=${() => view.set({ corner: CORNERS[(CORNERS.indexOf(corner) + 1) % CORNERS.length] })}
  >
    ${icon('move')}
  </button>`;
}

/** The corner by its distance from where it is at first: the end of the block, and of the line. */
function cornerOf(up: boolean, across: boolean): Corner {
  return up ? (across ? 'up across' : 'up') : across ? 'across' : '';
}

class Movable extends Directive {
  #element: HTMLElement | undefined;

  override render(_view: ViewState): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [view]: [ViewState]): unknown {
    if (this.#element === element) return noChange;
    this.#element = element as HTMLElement;
    this.#element.addEventListener('pointerdown', (event) => drag(element as HTMLElement, event, view));
    return noChange;
  }
}

/** Lets a floating tile in the element it stands in be dragged to another corner, by the button over it as well. */
export const movable = directive(Movable);

/** Less is a tap with an unsteady hand, px. */
const DRAG = 8;

function drag(frame: HTMLElement, event: PointerEvent, view: ViewState): void {
  const grip = (event.target as Element).closest('.floating, .move');
  const [tile, button] = ['.floating', '.move'].map((each) => frame.querySelector<HTMLElement>(each));
  if (!grip || !tile || event.button || !event.isPrimary) return;
  const { clientX, clientY, pointerId } = event;
  const done = new AbortController();
  const { signal } = done;
  const onPointer = (next: PointerEvent) => {
    if (next.pointerId !== pointerId) return; // another finger
    if (next.type === 'pointermove' && tile.isConnected) {
      const [x, y] = [next.clientX - clientX, next.clientY - clientY];
      // From here on it is no click on what is in the tile.
      if (Math.hypot(x, y) > DRAG) tile.setPointerCapture(pointerId);
      dragTile(tile, x, y);
      if (button) button.style.transform = tile.style.transform;
      return;
    }
    done.abort();
    if (button) button.style.transform = '';
    const dragged = next.type === 'pointerup' && tile.hasPointerCapture(pointerId);
    const corner = dragged ? nearestCorner(frame, tile) : (view.now.corner ?? '');
    if (corner === (view.now.corner ?? '')) drop(tile);
    else view.set({ corner }); // and from where it is let go it glides
  };
  for (const type of ['pointermove', 'pointerup', 'pointercancel', 'pointerleave'] as const)
    frame.addEventListener(type, onPointer, { signal });
}

function nearestCorner(frame: Element, tile: Element): Corner {
  const [all, own] = [frame.getBoundingClientRect(), tile.getBoundingClientRect()];
  const right = own.left + own.right > all.left + all.right;
  const up = own.top + own.bottom < all.top + all.bottom;
  return cornerOf(up, right === tile.matches(':dir(rtl)'));
}
