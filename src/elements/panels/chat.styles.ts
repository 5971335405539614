import { css } from '../../styles/css.js';

/** Of the chat. */
export const chatStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    min-block-size: 0;
  }

  p {
    margin: 0;
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    padding: 0.75rem 1rem;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .scroll:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .group {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.25rem;
    max-inline-size: 100%;
    padding-block-end: 0.875rem;
  }

  .own {
    align-items: flex-end;
  }

  .who {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    max-inline-size: 100%;
    font-size: 0.8125rem;
  }

  .name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time {
    flex: none;
    color: var(--_subtle);
    font-variant-numeric: tabular-nums;
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: inherit;
    max-inline-size: 90%;
  }

  .text {
    padding: 0.4rem 0.75rem;
    border-radius: 0.875rem;
    background: color-mix(in srgb, var(--_text) 8%, transparent);
    overflow-wrap: anywhere;
  }

  .written {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  .own .text {
    background: color-mix(in srgb, var(--_accent) 20%, transparent);
  }

  :is(.queued, .failed) .text {
    outline: 1px dashed color-mix(in srgb, var(--_text) 45%, transparent);
    outline-offset: -1px;
    background: none;
  }

  a {
    color: inherit;
    text-decoration-color: color-mix(in srgb, currentcolor 60%, transparent);
    text-underline-offset: 0.15em;
  }

  a:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .state {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--_subtle);
    font-size: 0.8125rem;
  }

  .failed-text {
    color: light-dark(#b01829, #ff9aa4);
  }

  .state .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }

  .retry {
    padding: 0 0.5rem;
    border-color: transparent;
    background: none;
    color: inherit;
    font-size: inherit;
    text-decoration: underline;
  }

  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 0.25rem;
    min-block-size: 100%;
    padding: 1rem;
    color: var(--_subtle);
    font-size: 0.9375rem;
    text-align: center;
    text-wrap: balance;
  }

  .empty .icon {
    inline-size: 2.25rem;
    block-size: 2.25rem;
    margin-block-end: 0.5rem;
    opacity: 0.6;
  }

  .strong {
    color: var(--_text);
    font-weight: 600;
  }

  .newest {
    align-self: center;
    flex: none;
    margin-block: -3.25rem 0.5rem;
    padding-inline: 1rem;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 25%);
    font-size: 0.875rem;
  }

  .newest .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }

  .write {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: end;
    gap: 0.25rem 0.5rem;
    flex: none;
    padding: 0.625rem;
    border-block-start: 1px solid var(--_line);
  }

  textarea {
    field-sizing: content;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    max-block-size: min(9rem, 30vh);
    padding: 0.6rem 0.875rem;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
    border-radius: 1.375rem;
    background: var(--_background);
    color: inherit;
    font: inherit;
    resize: none;
  }

  textarea:focus-visible {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
  }

  textarea::placeholder {
    color: var(--_subtle);
  }

  .send {
    padding: 0;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_accent-text);
  }

  .send:hover {
    background: var(--_accent);
    filter: brightness(1.08);
  }

  .send:disabled {
    background: color-mix(in srgb, var(--_text) 10%, transparent);
    color: var(--_subtle);
    cursor: default;
    filter: none;
  }

  .send:dir(rtl) .icon {
    scale: -1 1;
  }

  .limit {
    grid-column: 1 / -1;
    padding-inline: 0.875rem;
    color: var(--_subtle);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .over {
    color: light-dark(#b01829, #ff9aa4);
  }

  @media (forced-colors: active) {
    .text {
      border: 1px solid CanvasText;
    }
  }
`;
