import { css, unsafeCSS } from 'lit';

/**
 * The width of a tile for every number of columns; the largest of them is the best fit. `--n` tiles of aspect `--a` in a
 * stage of `--w` x `--h`, where each tile brings its gap `--g` along.
 */
const FITS = unsafeCSS(
  [1, 2, 3, 4, 5, 6, 7, 8]
    .map(
      (c) =>
        `min(var(--w) / ${c}, (var(--h) / round(up, var(--n) / ${c}, 1) - var(--g)) * var(--a) + var(--g))`,
    )
    .join(),
);

/** Of the stage. Container queries only. */
export const stageStyles = css`
  .stage {
    display: flow-root;
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    padding: var(--_gap);
    overflow: clip;
  }

  /* The height where the page gives none; where it does, this gives way. What is drawn lies above it. */
  .stage::before {
    --_height: calc(max(20rem, 62.5% + 1.25 * var(--_gap)) - 2 * var(--_gap));
    content: '';
    float: inline-start;
    padding-block-start: var(--_height);
  }

  .call:has(.controls) .stage::before {
    padding-block-start: calc(var(--_height) - var(--_control) - 0.75rem);
  }

  .frame {
    container: stage / size;
    position: absolute;
    inset: var(--_gap);
  }

  .tiles {
    --g: var(--_gap);
    --a: 16 / 9;
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
    inline-size: max(6rem, max(${FITS}) - var(--g));
    aspect-ratio: var(--a);
  }

  @container stage (aspect-ratio < 1.4) {
    .tiles {
      --a: 4 / 3;
    }
  }

  @container stage (aspect-ratio < 0.95) {
    .tiles {
      --a: 4 / 5;
    }
  }

  .tiles > :only-child,
  .pair > :first-child {
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: auto;
  }

  .pair > :last-child {
    position: absolute;
    inset-block-end: min(var(--_gap) + 0.75rem, 4%);
    inset-inline-end: min(var(--_gap) + 0.75rem, 4%);
    inline-size: clamp(2.5rem, 22cqmax, 15rem);
    outline: 2px solid var(--_background);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 35%);
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
