import { css } from '../../styles/css.js';

/** Of the list of people. */
export const peopleStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    --row: 3.5rem;
  }

  p {
    margin: 0;
  }

  .head {
    display: grid;
    gap: 0.5rem;
    flex: none;
    padding: 0.75rem 1rem 0.5rem;
  }

  .count {
    color: var(--_subtle);
    font-size: 0.875rem;
  }

  input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
    border-radius: 99rem;
    background: var(--_background);
    color: inherit;
    font: inherit;
  }

  input::placeholder {
    color: var(--_subtle);
  }

  :is(input, .scroll):focus-visible {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .list {
    margin: 0;
    padding: calc(var(--before) * var(--row)) 0 calc(var(--after) * var(--row));
    list-style: none;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    block-size: var(--row);
    padding-inline: 1rem 0.5rem;
  }

  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    background: hsl(var(--hue) 45% 38%);
    color: #fff;
    font-size: 0.8125rem;
    font-weight: 650;
  }

  .avatar .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  .speaking {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .signs {
    display: flex;
    gap: 0.375rem;
    color: var(--_subtle);
  }

  .sign {
    display: inline-flex;
    position: relative;
  }

  .sign .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  .pin {
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_subtle);
  }

  .pin .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  .pinned {
    color: var(--_accent);
  }

  .pinned .icon {
    fill: currentcolor;
  }

  .nobody {
    padding: 1rem;
    color: var(--_subtle);
    text-align: center;
  }

  @media (hover: hover) {
    .row:not(:hover, :focus-within) .pin:not(.pinned) {
      opacity: 0;
    }
  }
`;
