import { css } from '../../styles/css.js';

/** Of the frame of a panel: beside the stage in a wide call, over it in a narrow one. */
export const sidePanelStyles = css`
  .side {
    --_side: clamp(18rem, 30cqi, 24rem);
    display: flex;
    flex-direction: column;
    position: absolute;
    inset-block: var(--_gap);
    inset-inline-end: var(--_gap);
    z-index: 1;
    inline-size: min(24rem, 100% - 2 * var(--_gap));
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 25%);
    transition:
      opacity 0.15s,
      translate 0.15s;
  }

  @starting-style {
    .side {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }

  @container body (inline-size < 30em) {
    .side {
      inset: 0;
      inline-size: auto;
      border-inline-width: 0;
      border-block-start-width: 0;
      border-radius: 0;
    }
  }

  @container body (inline-size >= 45em) {
    .side {
      inline-size: var(--_side);
      box-shadow: none;
    }

    .stage:has(~ .side) {
      margin-inline-end: calc(clamp(18rem, 30cqi, 24rem) + var(--_gap));
    }
  }

  .side-header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex: none;
    padding: 0.25rem 0.25rem 0.25rem 1rem;
    border-block-end: 1px solid var(--_line);
  }

  .side-header:dir(rtl) {
    padding: 0.25rem 1rem 0.25rem 0.25rem;
  }

  .side-title {
    margin: 0;
    font-size: 1rem;
    font-weight: 650;
  }

  .side > .inside {
    flex: 1;
    min-block-size: 0;
  }

  .side-wait {
    display: grid;
    place-items: center;
    flex: 1;
  }

  /* Its own layout may be wider or narrower than what is around it. */
  .own .body:has(.side) {
    min-block-size: 24rem;
  }

  @media (prefers-reduced-motion: reduce) {
    .side {
      transition: none;
    }
  }
`;
