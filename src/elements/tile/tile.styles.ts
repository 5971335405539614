import { css } from '../../styles/css.js';

/**
 * Of both video elements. All measures follow the size of the tile, not of the window. What is in it, `.tile > *`, is put into
 * place by transforms (`translate`), as the tile itself is: when it grows, to the browser nothing in it shifts.
 */
export const tileStyles = css`
  :host {
    display: block;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_tile);
    isolation: isolate;
  }

  .tile {
    --_way: 1;
    position: relative;
    container-type: size;
    border-radius: inherit;
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: 16 / 9;
  }

  .tile:dir(rtl) {
    --_way: -1;
  }

  .tile > *,
  .initials,
  ::slotted([slot='menu']) {
    --_edge: clamp(0.25rem, 3cqmin, 0.75rem);
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
  }

  video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--_fit);
  }

  /* To fill a wide tile, an upright picture would lose all but a strip. */
  @container (aspect-ratio > 1.2) {
    [data-upright] {
      object-fit: var(--zego-call-video-fit, contain);
      background: var(--_tile);
    }
  }

  /* Of a screen nothing may be cut off. */
  .whole {
    object-fit: contain;
  }

  .off {
    visibility: hidden;
  }

  .avatar,
  .paused {
    translate: calc((50cqi - 50%) * var(--_way)) calc(50cqb - 50%);
  }

  .avatar {
    --_avatar: clamp(2rem, 38cqmin, 9rem);
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    background: linear-gradient(160deg, oklch(0.6 0.13 var(--hue)), oklch(0.46 0.14 calc(var(--hue) + 30)));
    color: #fff;
    font-size: clamp(0.8rem, 14cqmin, 3.4rem);
    font-weight: 600;
    letter-spacing: 0.02em;
    user-select: none;
  }

  /* Below the picture there is nothing to see of it. */
  .avatar:has(~ .shown) {
    visibility: hidden;
  }

  /* Above the name, which would cover it. */
  @container (block-size < 4.5em) and (inline-size >= 6em) {
    .avatar {
      translate: calc((50cqi - 50%) * var(--_way)) 0.3rem;
    }
  }

  .initials {
    translate: calc((var(--_avatar) / 2 - 50%) * var(--_way)) calc(var(--_avatar) / 2 - 50%);
    white-space: nowrap;
  }

  .initials .icon {
    display: block;
    inline-size: calc(var(--_avatar) * 0.55);
    block-size: calc(var(--_avatar) * 0.55);
  }

  .nobody {
    background: color-mix(in srgb, var(--_text) 14%, transparent);
    color: var(--_subtle);
  }

  .label {
    translate: calc(var(--_edge) * var(--_way)) calc(100cqb - 100% - var(--_edge));
    display: flex;
    align-items: center;
    gap: 0.35rem;
    max-inline-size: calc(100% - 2 * var(--_edge));
    padding: 0.15rem 0.6rem;
    border-radius: 99rem;
    background: rgb(12 15 22 / 72%);
    color: #fff;
    font-size: clamp(0.75rem, 5cqmin, 0.9rem);
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  ::slotted([slot='menu']) {
    --_edge: clamp(0rem, 3cqmin, 0.5rem);
    translate: calc((100cqi - 100% - var(--_edge)) * var(--_way)) var(--_edge);
    opacity: 0;
  }

  .tile:hover ::slotted([slot='menu']),
  ::slotted(:focus-visible),
  ::slotted([aria-expanded='true']) {
    opacity: 1;
  }

  @media (hover: none) {
    ::slotted([slot='menu']) {
      opacity: 1;
    }
  }

  /* A ring that is seen by its two lines as well as by its colour. */
  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    pointer-events: none;
  }

  :host(:state(speaking)) .tile::after {
    border: 3px solid var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_background);
  }

  .connecting > .avatar {
    animation: shimmer 1.2s ease-in-out infinite alternate;
  }

  @keyframes shimmer {
    to {
      opacity: 0.4;
    }
  }

  .still video {
    filter: grayscale(1) brightness(0.55);
  }

  .paused,
  .hand {
    border-radius: 99rem;
    background: rgb(12 15 22 / 72%);
    color: #fff;
  }

  .paused {
    max-inline-size: 90%;
    padding: 0.15rem 0.6rem;
    overflow: hidden;
    font-size: clamp(0.75rem, 5cqmin, 0.9rem);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .hand {
    translate: calc(var(--_edge) * var(--_way)) var(--_edge);
    display: grid;
    place-items: center;
    inline-size: clamp(1.5rem, 12cqmin, 2.25rem);
    aspect-ratio: 1;
    background: #ffd166;
    color: #3a2a00;
  }

  .hand .icon {
    inline-size: 65%;
    block-size: 65%;
  }

  /* In a small tile a name would cover the face; a screen reader has it from the tile. */
  @container (inline-size < 6em) {
    .name,
    .label:not(:has(.badge, .weak)) {
      display: none;
    }
  }

  .badge,
  .weak {
    display: grid;
    color: #ff9aa4;
  }

  .weak {
    color: #ffc069;
  }

  :is(.badge, .weak) .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }

  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }

    .label,
    .hand,
    .paused {
      border: 1px solid CanvasText;
    }

    :host(:state(speaking)) .tile::after {
      border-color: Highlight;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .connecting > .avatar {
      animation: none;
      opacity: 0.6;
    }
  }
`;
