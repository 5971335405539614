import { css } from '../../styles/css.js';

/** Of the bar of buttons. */
export const controlsStyles = css`
  .call:focus {
    outline: none; /* it takes the focus of a click, so that the keys work */
  }

  .bar {
    display: flex;
    align-items: center;
    min-inline-size: 0;
  }

  .bar ::slotted(*) {
    flex: none;
    margin-inline: 0.5rem;
  }

  .controls {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    justify-content: center;
    gap: clamp(0.25rem, 2%, 0.75rem);
    padding: 0.25rem clamp(0.25rem, 2%, 1rem) 0.5rem;
  }

  .controls button {
    position: relative;
  }

  .off {
    background: color-mix(in srgb, var(--_danger) 16%, var(--_surface));
    color: light-dark(#b01829, #ff9aa4);
  }

  .pressed,
  .pressed:hover {
    border-color: transparent;
    background: color-mix(in srgb, var(--_accent) 18%, var(--_surface));
    color: color-mix(in srgb, var(--_accent) 75%, var(--_text));
  }

  /* How loud the own voice is; see level-ring.ts. */
  .controls [data-key='microphone']::after {
    content: '';
    position: absolute;
    inset: -3px;
    border: 3px solid var(--_accent);
    border-radius: inherit;
    opacity: min(1, 1.6 * var(--level, 0));
    pointer-events: none;
    transition: opacity 0.1s linear;
  }

  .count {
    position: absolute;
    inset-block-start: -0.25rem;
    inset-inline-end: -0.25rem;
    min-inline-size: 1.25rem;
    padding-inline: 0.3rem;
    border: 2px solid var(--_background);
    border-radius: 99rem;
    background: var(--_accent);
    color: var(--_accent-text);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.125rem;
    text-align: center;
  }

  .count:empty {
    min-inline-size: 0.875rem;
    block-size: 0.875rem;
    padding: 0;
  }

  .wide {
    inline-size: calc(var(--_control) * 1.4);
  }

  .own .controls {
    padding-block: 0.75rem;
  }

  /* There or not there, instead of a flicker. */
  @media (prefers-reduced-motion: reduce) {
    .controls [data-key='microphone']::after {
      opacity: round(up, max(0, var(--level, 0) - 0.2), 1);
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .controls [data-key='microphone']::after {
      border-color: Highlight;
    }

    .danger {
      border: 1px solid ButtonText;
    }

    .pressed {
      border: 2px solid Highlight;
    }
  }
`;
