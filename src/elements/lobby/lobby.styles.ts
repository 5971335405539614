import { css } from '../../styles/css.js';

/** Of the lobby, inside a panel. */
export const lobbyStyles = css`
  .lobby {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    inline-size: min(100%, 30rem);
    text-align: start;
  }

  .preview {
    position: relative;
    inline-size: min(100%, 62cqb);
    min-inline-size: min(100%, 12rem);
    margin-inline: auto;
  }

  .preview > [part~='local'] {
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 14%);
  }

  .preview:has(.ask) > [part~='local']::part(avatar) {
    display: none;
  }

  .toggles {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline: 0.5rem;
    display: flex;
    justify-content: center;
    gap: 0.5rem;
    pointer-events: none;
  }

  .toggles > * {
    pointer-events: auto;
    box-shadow: 0 0.125rem 0.75rem rgb(0 0 0 / 22%);
  }

  .ask {
    position: absolute;
    inset: 0 0.75rem calc(var(--_control) + 1rem);
    block-size: fit-content;
    inline-size: fit-content;
    max-inline-size: calc(100% - 1.5rem);
    margin: auto;
    border-color: transparent;
    box-shadow: 0 0.125rem 0.75rem rgb(0 0 0 / 22%);
    font-size: 0.9375rem;
  }

  .entry {
    display: grid;
    gap: 0.75rem;
    align-content: center;
    min-inline-size: 0;
    text-align: center;
  }

  .entry .title {
    font-size: 1.5rem;
  }

  .entry > .text {
    margin-block-start: -0.5rem;
    justify-self: center;
  }

  .entry > .primary {
    padding-block: 0.75rem;
    font-size: 1.0625rem;
  }

  .field {
    display: grid;
    gap: 0.25rem;
    text-align: start;
    font-size: 0.875rem;
    color: var(--_subtle);
  }

  input {
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
    border-radius: min(var(--_radius), 0.75rem);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 1rem;
  }

  input:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }

  @container panel (inline-size >= 46em) {
    .lobby {
      grid-template-columns: minmax(0, 1.55fr) minmax(15rem, 1fr);
      gap: 1.25rem clamp(1.5rem, 4cqi, 4rem);
      align-items: center;
      inline-size: min(94cqi, 105cqb + 16rem, 88rem);
    }

    .preview {
      inline-size: 100%;
    }

    .preview > [part~='local'] {
      aspect-ratio: 16 / 10;
    }

    .lobby > zego-call-lobby-extras {
      grid-column: 1 / -1;
    }
  }

  /* A strip: side by side, too. */
  @container panel (block-size < 24em) and (24em <= inline-size < 46em) {
    .lobby {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: center;
      inline-size: 100%;
    }

    .preview {
      inline-size: 100%;
    }
  }

  @container panel (block-size < 24em) {
    .entry {
      gap: 0.5rem;
    }

    .entry .title {
      font-size: 1.125rem;
    }
  }

  /* No room for a picture. */
  @container panel (inline-size < 24em) and (block-size < 22em) {
    .lobby {
      gap: 0.5rem;
    }

    .preview > [part~='local'],
    .ask {
      display: none;
    }

    .toggles {
      position: static;
    }
  }

  @container panel (inline-size < 24em) and (block-size < 14em) {
    .preview,
    .entry > .text {
      display: none;
    }
  }
`;
