import { css } from 'lit';

/** Of the bar of buttons. */
export const controlsStyles = css`
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

  .own .controls {
    padding-block: 0.75rem;
  }

  @media (forced-colors: active) {
    .danger {
      border: 1px solid ButtonText;
    }
  }
`;
