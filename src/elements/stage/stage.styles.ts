import { css } from '../../styles/css.js';
import { PAGER } from './fit.js';

/** Of what is on the stage; where the tiles are is in `places.ts`. Container queries only. */
export const stageStyles = css`
  /* Clear of what phones have at their edges. Elsewhere the page knows whether it fills the screen. */
  :host(:fullscreen) {
    padding: env(safe-area-inset-top, 0) env(safe-area-inset-right, 0) env(safe-area-inset-bottom, 0)
      env(safe-area-inset-left, 0);
  }

  .frame {
    container: stage / size;
    isolation: isolate; /* notices lie above */
    position: absolute;
    inset: var(--_gap);
  }

  .paged {
    inset-block-end: calc(${PAGER}rem + var(--_gap));
  }

  .tiles {
    block-size: 100%;
  }

  .tiles.scrolls {
    overflow: auto;
  }

  /* Put into place by transforms, which to the browser are no shift of the layout; and none lays out another anew. */
  .tiles > *,
  .move,
  .pager {
    position: absolute;
    top: 0;
    left: 0;
  }

  .tiles > * {
    contain: strict;
  }

  :is(.tiles > *, .move) {
    --_way: 1;
  }

  :is(.tiles > *, .move):dir(rtl) {
    --_way: -1;
  }

  .tiles > .floating,
  .move {
    z-index: 1;
  }

  .tiles > .floating {
    outline: 2px solid var(--_background);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 35%);
    cursor: grab;
    touch-action: none;
  }

  .move {
    min-block-size: 0;
    block-size: 2.75rem;
    inline-size: 2.75rem;
    padding: 0;
    opacity: 0;
    cursor: grab;
    touch-action: none;
  }

  .frame:hover > .move,
  .move:focus-visible {
    opacity: 1;
  }

  @container stage (inline-size < 12em) or (block-size < 9em) {
    .move {
      display: none;
    }
  }

  .tile-menu {
    min-block-size: 0;
    block-size: 2.75rem;
    inline-size: 2.75rem;
    padding: 0;
    border-color: transparent;
    background: rgb(12 15 22 / 72%);
    color: #fff;
  }

  .tile-menu:hover {
    background: rgb(12 15 22 / 88%);
  }

  @media (hover: none) {
    .tile-menu {
      background: none;
      filter: drop-shadow(0 0 2px rgb(0 0 0 / 80%));
    }
  }

  .tile-menu:focus-visible {
    outline-offset: -3px;
  }

  .pager {
    translate: calc(50cqi - 50%) calc(100cqb + var(--_gap));
    display: flex;
    align-items: center;
    gap: 0.25rem;
    inline-size: max-content;
    block-size: ${PAGER}rem;
    font-variant-numeric: tabular-nums;
  }

  .pager button {
    inline-size: 2.75rem;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .pager [aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }

  .pager:dir(rtl) .icon {
    scale: -1 1;
  }

  .watchers {
    position: absolute;
    inset-block-start: calc(var(--_gap) + 0.75rem);
    inset-inline-start: calc(var(--_gap) + 0.75rem);
    padding: 0.15rem 0.75rem;
    border-radius: 99rem;
    background: rgb(12 15 22 / 72%);
    color: #fff;
    font-size: 0.875rem;
    animation: appear 0s 3s backwards; /* whoever has just come may be about to publish */
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .own .stage {
    padding: 0;
    overflow: visible;
  }

  .own .stage::before {
    content: none;
  }
`;
