import { css } from './css.js';

/** Every button of the interface: `.round` for a control with an icon, `.primary` and `.danger` for weight. */
export const button = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: 99rem;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color 0.15s,
      color 0.15s,
      scale 0.15s;
  }

  button:hover {
    background: color-mix(in srgb, var(--_text) 8%, var(--_surface));
  }

  button:active {
    scale: 0.96;
  }

  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .primary,
  .primary:hover {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_accent-text);
  }

  .danger,
  .danger:hover {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_danger-text);
  }

  :is(.primary, .danger):hover {
    filter: brightness(1.08);
  }

  .round {
    inline-size: var(--_control);
    block-size: var(--_control);
    padding: 0;
  }

  [aria-busy='true'] {
    cursor: progress;
  }

  [aria-busy='true'] .icon {
    animation: pulse 1s ease-in-out 0.4s infinite alternate;
  }

  .icon {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  @keyframes pulse {
    to {
      opacity: 0.35;
    }
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }

    /* Weight is a colour here too: the two that matter stay filled. */
    :is(.primary, .danger),
    :is(.primary, .danger):hover {
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }

    [aria-busy='true'] .icon {
      animation: none;
      opacity: 0.5;
    }
  }
`;
