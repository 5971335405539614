import { css } from '../../styles/css.js';

/** Of menus. */
export const menuStyles = css`
  :host {
    display: contents;
  }

  p {
    margin: 0;
  }

  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: min(13rem, 100vw - 1rem);
    max-inline-size: min(22rem, 100vw - 1rem);
    max-block-size: var(--room, 80vh);
    margin: 0;
    padding: 0.375rem;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: min(var(--_radius), 1rem);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 0.75rem 2.5rem rgb(0 0 0 / 28%);
    transition:
      opacity 0.12s,
      translate 0.12s;
  }

  @starting-style {
    .menu:popover-open {
      opacity: 0;
      translate: 0 0.25rem;
    }
  }

  .section + .section {
    margin-block-start: 0.375rem;
    padding-block-start: 0.375rem;
    border-block-start: 1px solid var(--_line);
  }

  .heading {
    padding: 0.25rem 0.75rem;
    color: var(--_subtle);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .item {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.75rem;
    border: 0;
    border-radius: 0.625rem;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }

  .item:hover,
  .item:focus {
    background: color-mix(in srgb, var(--_text) 8%, transparent);
  }

  .item:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
  }

  .glyph {
    flex: 1 0 auto;
    justify-content: center;
    inline-size: 3rem;
    min-block-size: 3rem;
    padding: 0;
    font-size: 1.625rem;
    line-height: 1;
    transition: scale 0.12s;
  }

  .glyph:active {
    scale: 1.2;
  }

  /* As wide as its text, at the side where the interface begins, whatever direction the text has. */
  .label {
    margin-inline-end: auto;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .icon {
    flex: none;
    inline-size: 1.375rem;
    block-size: 1.375rem;
  }

  .check {
    flex: none;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    color: var(--_accent);
  }

  .number {
    min-inline-size: 1.5rem;
    padding-inline: 0.375rem;
    border-radius: 99rem;
    background: color-mix(in srgb, var(--_text) 10%, transparent);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  @media (prefers-reduced-motion: reduce) {
    .menu,
    .glyph {
      transition: none;
    }
  }
`;
