import { css } from '../../styles/css.js';

/** Of the diagnostics; the last rules are what uPlot needs of its own sheet. */
export const diagnosticsStyles = css`
  :host {
    display: block;
    padding: 0.75rem 1rem 1rem;
    overflow: auto;
    overscroll-behavior: contain;
  }

  h3,
  p,
  figure,
  ol {
    margin: 0;
    padding: 0;
  }

  .whose {
    display: grid;
    gap: 0.25rem;
    font-size: 0.8125rem;
    color: var(--_subtle);
  }

  select {
    min-block-size: 2.75rem;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: 0 0.5rem;
    border: 1px solid var(--_subtle);
    border-radius: 0.5rem;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 1rem;
  }

  select:focus-visible,
  .copy:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  figure {
    padding-block-start: 1rem;
  }

  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.75rem;
  }

  h3 {
    font-size: 0.875rem;
    font-weight: 600;
  }

  .values {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    color: var(--_subtle);
  }

  .value::before {
    content: '';
    display: inline-block;
    inline-size: 1.25rem;
    margin-inline-end: 0.375rem;
    border-block-start: 2px solid var(--_accent);
    vertical-align: middle;
  }

  .value.down::before {
    border-block-start: 2px dashed var(--_text);
  }

  .value b {
    font-weight: 600;
    color: var(--_text);
  }

  /* A canvas knows no variables and no forced colours: it is drawn in the colours of these. */
  .ink {
    display: none;
  }

  .ink.up {
    color: var(--_accent);
  }

  .ink.text {
    color: var(--_subtle);
  }

  .ink.grid {
    color: var(--_line);
  }

  .plot {
    min-block-size: 84px;
    overflow: clip;
  }

  .steps {
    display: grid;
    gap: 0.5rem;
    padding-block: 0.5rem 1rem;
    list-style: none;
    font-size: 0.8125rem;
  }

  .step {
    display: flex;
    justify-content: space-between;
    gap: 0.75rem;
  }

  .step bdi {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .bar {
    block-size: 4px;
    inline-size: max(4px, var(--share));
    margin-block-start: 0.25rem;
    border-radius: 2px;
    background: var(--_accent);
  }

  .timeline {
    margin-block-start: 1rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_line);
  }

  .copy {
    min-block-size: 2.75rem;
    padding: 0 1rem;
    border: 1px solid var(--_subtle);
    border-radius: 0.5rem;
    background: transparent;
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .outcome {
    min-block-size: 1.4em;
    padding-block-start: 0.25rem;
    font-size: 0.8125rem;
    color: var(--_subtle);
  }

  @media (forced-colors: active) {
    .ink.up {
      color: Highlight;
    }

    .ink.down,
    .ink.text {
      color: CanvasText;
    }

    .ink.grid {
      color: GrayText;
    }

    .value::before,
    .bar {
      forced-color-adjust: none;
      border-color: Highlight;
    }

    .value.down::before {
      border-color: CanvasText;
    }

    .bar {
      background: Highlight;
    }
  }

  .u-wrap {
    position: relative;
  }

  .u-over,
  .u-under,
  .u-axis {
    position: absolute;
  }

  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
`;
