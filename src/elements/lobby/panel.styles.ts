import { css } from '../../styles/css.js';

/** Of what stands in place of the stage outside a call. */
export const panelStyles = css`
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

  .panel > button {
    max-inline-size: 100%;
    margin-block-start: 1rem;
    padding-inline: 2.25rem;
  }

  @container panel (block-size < 17em) {
    .symbol {
      display: none;
    }

    .title {
      font-size: 1.125rem;
    }

    .text {
      font-size: 0.875rem;
    }

    .panel > button {
      margin-block-start: 0.25rem;
      padding-inline: 1.25rem;
    }
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
    .symbol {
      border: 1px solid ButtonText;
    }
  }
`;
