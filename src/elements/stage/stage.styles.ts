import { css, unsafeCSS } from 'lit';
import { COLUMN, COLUMNS, NARROWEST, PAGER, ROW, SHAPES } from './fit.js';

/**
 * The width of a tile for every number of columns; the largest of them is the best fit. `--n` tiles of aspect `--a` in a
 * stage of `--w` x `--h`, where each tile brings its gap `--g` along.
 */
const FITS = unsafeCSS(
  Array.from({ length: COLUMNS }, (_, i) => i + 1)
    .map(
      (c) =>
        `min(var(--w) / ${c}, (var(--h) / round(up, var(--n) / ${c}, 1) - var(--g)) * var(--a) + var(--g))`,
    )
    .join(),
);

const [UPRIGHT, SQUARE, WIDE] = SHAPES.map(({ width, height }) => unsafeCSS(`${width} / ${height}`));

/** The size of small tiles beside a large one. */
const small = ({ least, part, most }: typeof ROW | typeof COLUMN, unit: 'cqb' | 'cqi') =>
  unsafeCSS(`clamp(${least}rem, ${part * 100}${unit}, ${most}rem)`);

/** Of what is on the stage. Container queries only. */
export const stageStyles = css`
  /* Clear of what phones have at their edges. Elsewhere the page knows whether it fills the screen. */
  :host(:fullscreen) {
    padding: env(safe-area-inset-top, 0) env(safe-area-inset-right, 0) env(safe-area-inset-bottom, 0)
      env(safe-area-inset-left, 0);
  }

  .frame {
    container: stage / size;
    position: absolute;
    inset: var(--_gap);
  }

  .paged {
    inset-block-end: calc(${PAGER}rem + var(--_gap));
  }

  .tiles {
    --g: var(--_gap);
    --a: ${WIDE};
    --w: calc(100cqi - 1px + var(--g));
    --h: calc(100cqb - 1px + var(--g));
    display: flex;
    flex-wrap: wrap;
    place-content: safe center;
    gap: var(--g);
    block-size: 100%;
    overflow: auto;
  }

  .tiles > * {
    inline-size: max(${NARROWEST}rem, max(${FITS}) - var(--g));
    aspect-ratio: var(--a);
  }

  @container stage (aspect-ratio < ${SHAPES[1].below}) {
    .tiles {
      --a: ${SQUARE};
    }
  }

  @container stage (aspect-ratio < ${SHAPES[0].below}) {
    .tiles {
      --a: ${UPRIGHT};
    }

    /* Three upright tiles leave half of a phone empty. */
    .grid:has(> :nth-child(3):last-child) {
      --a: ${WIDE};
    }
  }

  .frame:not(.paged) > .grid > :only-child {
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: auto;
  }

  :is(.row, .column) {
    flex-wrap: nowrap;
    align-items: end;
  }

  .row > * {
    flex: none;
    inline-size: auto;
    block-size: ${small(ROW, 'cqb')};
  }

  .column {
    flex-direction: column;
  }

  .column > * {
    flex: none;
    inline-size: ${small(COLUMN, 'cqi')};
  }

  .tiles > .large {
    position: absolute;
    inset: 0;
    inline-size: auto;
    block-size: auto;
    aspect-ratio: auto;
  }

  .row > .large {
    inset-block-end: calc(${small(ROW, 'cqb')} + var(--g));
  }

  .column > .large {
    inset-inline-end: calc(${small(COLUMN, 'cqi')} + var(--g));
  }

  .lone > .large {
    inset: 0;
  }

  .tiles > .floating,
  .move {
    --m: min(var(--_gap) + 0.75rem, 4%);
    position: absolute;
    inset-block: auto var(--m);
    inset-inline: auto var(--m);
    z-index: 1;
  }

  .tiles > .floating {
    inline-size: clamp(2.5rem, 22cqmax, 15rem);
    block-size: auto;
    outline: 2px solid var(--_background);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 35%);
    cursor: grab;
    touch-action: none;
  }

  :is(.row:not(.lone) > .floating, .row:not(.lone) ~ .move) {
    --strip: calc(${small(ROW, 'cqb')} + var(--g));
    inset-block-end: calc(var(--m) + var(--strip));
  }

  .frame .up {
    inset-block: var(--m) auto;
  }

  .frame .across {
    inset-inline: var(--m) auto;
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

  @container stage (inline-size < 12rem) or (block-size < 9rem) {
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
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.25rem;
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
