/** Reactions, where they are seen: over the tile of who sent them. Made by hand: they come in storms, and nothing else changes. */
import type { Participant } from '../../call/call-state.js';

/** How many are shown at once; of more the oldest goes. */
const MOST = 24;

/** How far to the side they rise, in turn, % of the tile: those of an ovation do not hide each other. */
const DRIFTS = [0, -18, 14, -8, 22, -24, 6];

let turn = 0;

/** Shows one in the shadow root of a call; it goes by itself. Hidden from screen readers, which hear it. */
export function flyReaction(root: ShadowRoot, from: Participant, reaction: string): void {
  const page = root.ownerDocument;
  const shown = root.querySelectorAll('.reaction');
  if (shown.length >= MOST) shown[0].remove();
  const element = page.createElement('span');
  element.className = 'reaction';
  element.part.add('reaction');
  element.ariaHidden = 'true';
  const glyph = page.createElement('span');
  glyph.className = 'emoji';
  glyph.textContent = reaction;
  element.append(glyph);
  element.style.setProperty('--drift', `${DRIFTS[turn++ % DRIFTS.length]}%`);
  element.addEventListener('animationend', () => element.remove());
  const tile = tileOf(root, from);
  if (tile) element.slot = 'over';
  else {
    element.classList.add('apart');
    const name = page.createElement('bdi');
    name.textContent = from.userName;
    element.append(name);
  }
  (tile ?? placeApart(root))?.append(element);
}

/** Those that are on another page of the stage, or not on it, have none. */
function tileOf(root: ShadowRoot, { local, userId }: Participant): Element | null {
  if (local) return root.querySelector('.tiles > zego-local-video');
  return root.querySelector(`.tiles > zego-remote-video[user-id="${CSS.escape(userId)}"][source="camera"]`);
}

function placeApart(root: ShadowRoot): Element | undefined {
  const stage = root.querySelector('.stage');
  const place = stage?.querySelector(':scope > .reactions') ?? root.ownerDocument.createElement('div');
  place.className = 'reactions';
  if (!place.isConnected) stage?.append(place);
  return stage ? place : undefined;
}
