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

/** Of `<zego-call>`: stage, panels, notices, controls. Container queries only. */
export const zegoCallStyles = css`
  :host {
    display: block;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_background);
  }

  p {
    margin: 0;
  }

  .call {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
  }

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

  .panel {
    container: panel / size;
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: min(0.5rem, 2%);
    overflow: auto;
    padding: min(1.5rem, 3%);
    background: radial-gradient(
      ellipse 90% 75% at 50% 0,
      color-mix(in srgb, var(--_accent) 16%, transparent),
      transparent
    );
    text-align: center;
    text-wrap: balance;
  }

  .symbol {
    display: grid;
    place-items: center;
    inline-size: 5rem;
    aspect-ratio: 1;
    margin-block-end: 0.5rem;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: var(--_accent);
  }

  .symbol .icon {
    inline-size: 2.25rem;
    block-size: 2.25rem;
  }

  .warning .symbol {
    background: color-mix(in srgb, var(--_danger) 14%, transparent);
    color: var(--_danger);
  }

  .title {
    font-size: 1.375rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .text {
    color: var(--_subtle);
    overflow-wrap: anywhere;
  }

  .panel > * {
    flex: none;
  }

  .text {
    max-inline-size: min(30rem, 100%);
  }

  .panel button {
    max-inline-size: 100%;
    margin-block-start: 1rem;
    padding-inline: 2.25rem;
  }

  @container panel (block-size < 17rem) {
    .symbol {
      display: none;
    }

    .title {
      font-size: 1.125rem;
    }

    .text {
      font-size: 0.875rem;
    }

    .panel button {
      margin-block-start: 0.25rem;
      padding-inline: 1.25rem;
    }
  }

  .notices {
    position: absolute;
    inset-block-start: min(var(--_gap) + 0.75rem, 4%);
    inset-inline: min(var(--_gap) + 0.75rem, 4%);
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.5rem;
    overflow: auto;
    max-block-size: 92%;
    pointer-events: none;
  }

  .notices > *,
  .notices ::slotted(*) {
    pointer-events: auto;
  }

  .notices > * {
    flex: none;
    max-inline-size: min(34rem, 100%);
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: 1.5rem;
    background: var(--_surface);
    box-shadow: 0 0.25rem 1.25rem rgb(0 0 0 / 18%);
    font-size: 0.9375rem;
  }

  .problem {
    padding-inline-end: 0.25rem;
    padding-block: 0.25rem;
  }

  .problem > .icon {
    color: light-dark(#a65b00, #ffc069);
  }

  .dismiss {
    flex: none;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .spinner {
    flex: none;
    inline-size: 1.1rem;
    aspect-ratio: 1;
    border: 2px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: spin 0.9s linear 0.4s infinite; /* what is quick needs no show */
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  .controls {
    display: flex;
    justify-content: center;
    gap: clamp(0.25rem, 2%, 0.75rem);
    padding: 0.25rem clamp(0.25rem, 2%, 1rem) 0.5rem;
  }

  .off {
    background: color-mix(in srgb, var(--_danger) 16%, var(--_surface));
    color: light-dark(#b01829, #ff9aa4);
  }

  .wide {
    inline-size: calc(var(--_control) * 1.4);
  }

  .own .stage {
    padding: 0;
    overflow: visible;
  }

  .own .stage::before {
    content: none;
  }

  .own .notices {
    position: static;
    overflow: visible;
    max-block-size: none;
    margin-block-start: var(--_gap);
  }

  .own .controls {
    padding-block: 0.75rem;
  }

  .own .panel {
    container: none;
    position: static;
    padding: 1.5rem;
    background: none;
  }

  .own .symbol {
    display: none;
  }

  @media (forced-colors: active) {
    .symbol,
    .danger {
      border: 1px solid ButtonText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }
`;
